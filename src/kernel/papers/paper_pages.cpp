#include "kernel/accounts/store.hpp"
#include "kernel/papers/pages.hpp"
#include "kernel/papers/views.hpp"
#include "platform/web/paging.hpp"

namespace papers {
namespace {

constexpr std::size_t page_size = 50;

struct About {
    Visible visible;
    Subject subject;
    UnitId office;
};
/// Kind, record and office of a request; `unit` "" is the record's own office.
base::Result<About> about_in(web::Context& context, std::string_view kind, std::string_view record,
                             std::string_view unit)
{
    base::Error const unseen{base::Refusal::not_found};
    auto const visible = visible_kind(context, kind);
    if (!visible) return unseen;
    auto subject = visible.source->find(context, record);
    if (!subject) return subject.error();
    auto const office = making_office(context, subject->office, unit);
    if (!office) return unseen;
    return About{visible, std::move(*subject), *office};
}

void add_head(web::Context& context, MakeView& view, Issuer const& issuer)
{
    auto const& texts = context.texts;
    view.head = {{std::string{texts.tr("Body above")}, issuer.superior},
                 {std::string{texts.tr("Issuing office")}, issuer.name},
                 {std::string{texts.tr("Symbol")}, issuer.symbol},
                 {std::string{texts.tr("Place")}, issuer.place},
                 {std::string{texts.tr("Signs on behalf of")}, issuer.on_behalf},
                 {std::string{texts.tr("Post")}, issuer.post},
                 {std::string{texts.tr("Signer")}, issuer.signer}};
    view.head_missing = issuer.revision == 0;
}

void add_numbers(web::Context& context, MakeView& view, Kind const& kind, Issuer const& issuer,
                 web::Request const& request, base::Error const* error)
{
    auto const& texts = context.texts;
    auto const day = web::read_text(request, "dated_on");
    view.dated_on = {.name = "dated_on",
                     .label = std::string{texts.tr("Day of signing")},
                     .value = day.empty() ? base::vietnamese(context.today) : day,
                     .problem = web::problem_of(texts, error, "dated_on"),
                     .required = true};
    if (kind.series == Series::none) return;
    if (kind.series == Series::term) {
        view.term = {.name = "term",
                     .label = std::string{texts.tr("Term of office")},
                     .value = web::read_text(request, "term"),
                     .problem = web::problem_of(texts, error, "term"),
                     .help = "2025-2030",
                     .required = true};
        return;
    }
    auto const span = std::to_string(base::year_of(web::read_day(request, "dated_on").value_or(context.today)));
    if (auto const last = last_number(context.tx, issuer.unit, kind.type_code, span); last > 0)
        view.next_number = texts.tr("The next number is {0}.",
                                    {number_and_symbol(kind, culture_of(kind, issuer), issuer.symbol, last + 1)});
    else
        view.first_number = {
            .name = "first_number",
            .label = std::string{texts.tr("First number in {0}", {span})},
            .value = request.form.get("first_number").empty() ? "1" : web::read_text(request, "first_number"),
            .problem = web::problem_of(texts, error, "first_number"),
            .help = std::string{texts.tr("Go on from the book on paper: the number after its last.")}};
}

web::Response making_page(web::Request const& request, web::Context& context, About const& about,
                          base::Error const* error)
{
    auto const& texts = context.texts;
    auto const& kind = *about.visible.kind;
    auto const issuer = issuer_for(context, about.office);
    MakeView view{.action = url_of(kind) + "/papers",
                  .csrf = context.csrf,
                  .record = base::id_text(about.subject.record),
                  .about = about.subject.title,
                  .about_url = about.subject.url,
                  .unit = about.office.text(),
                  .units = office_choices(context, make_papers, about.office)};
    add_head(context, view, issuer);
    add_numbers(context, view, kind, issuer, request, error);
    auto const here = view.action + "/new?record=" + view.record + "&unit=" + view.unit;
    view.head_url = web::with_parameter("/papers/offices/" + view.unit, "next", here);
    auto const draft = url_of(kind) + "/preview?unit=" + view.unit + "&record=" + view.record + "&format=";
    view.docx_url = draft + "docx";
    if (!standing_template(context.tx, about.office, kind.code)) view.pdf_url = draft + "pdf";
    for (auto const& one : papers_about(context.tx, kind.code, about.subject.record))
        view.earlier.push_back({url_of(one), one.number_text.empty() ? base::vietnamese(one.dated_on) : one.number_text,
                                one.voided_at.has_value()});
    if (error != nullptr) view.problems = error->problems;
    web::Frame const frame{.title = kind.name.in(texts.language()),
                           .crumbs = {{about.subject.title, about.subject.url}},
                           .active = "/papers"};
    return web::page(
        context, frame, [&](web::Html& out) { make_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /papers/kinds/{kind}/papers/new?record=&unit=
web::Response new_paper(web::Request const& request, web::Context& context)
{
    auto const about =
        about_in(context, request.in_path("kind"), request.query.get("record"), request.query.get("unit"));
    if (about) return making_page(request, context, *about, nullptr);
    if (about.error().kind != base::Refusal::invalid) return web::not_found();
    return web::message_page(context, 422, std::string{context.texts.tr("This paper cannot be made yet")},
                             context.texts.problem(about.error().problems.front()));
}

/// POST /papers/kinds/{kind}/papers: 303 to the paper; 404; 422 with the form again.
web::Response create_paper(web::Request const& request, web::Context& context)
{
    auto const about = about_in(context, request.in_path("kind"), request.form.get("record"), request.form.get("unit"));
    if (!about) return web::status_only(web::status_of(about.error().kind));
    Asked asked{.dated_on = web::read_day(request, "dated_on"), .term = web::read_text(request, "term")};
    if (!request.form.get("first_number").empty())
        asked.first_number = web::read_whole(request, "first_number").value_or(0);
    auto const made = make(context, *about->visible.kind, issuer_for(context, about->office), about->subject, asked);
    if (!made) return making_page(request, context, *about, &made.error());
    return web::see_other("/papers/" + made->text());
}

web::Response paper_response(web::Context& context, Paper const& paper, web::Request const& request,
                             base::Error const* error)
{
    auto const& texts = context.texts;
    auto const& kind = *find_kind(paper.kind);
    PaperView view{
        .csrf = context.csrf, .docx_url = url_of(paper) + "/file?format=docx", .voided = paper.voided_at.has_value()};
    bool const has_pdf = kind.unkept ? !standing_template(context.tx, paper.unit, kind.code) : paper.has_pdf;
    if (has_pdf)
        view.pdf_url = url_of(paper) + "/file?format=pdf";
    else
        view.no_pdf = texts.tr("A PDF of your own template is made in Word: File, Save as, PDF.");
    if (!paper.seal.empty()) view.seal_url = "/v/" + paper.seal;
    auto const subject = visible_kind(context, paper.kind).source->find(context, base::id_text(paper.record));
    view.details = {
        {std::string{texts.tr("Number and symbol")}, paper.number_text},
        {std::string{texts.tr("Day of signing")}, base::vietnamese(paper.dated_on)},
        {std::string{texts.tr("Issuing office")}, accounts::unit_name(context.tx, paper.unit, context.today)},
        {std::string{texts.tr("About")}, subject && paper.title.empty() ? subject->title : paper.title,
         subject ? subject->url : ""},
        {std::string{texts.tr("Made")}, base::vietnamese(paper.made_at) + " · " + paper.made_by}};
    if (view.voided)
        view.details.push_back({std::string{texts.tr("Voided")}, base::vietnamese(*paper.voided_at) + " · " +
                                                                     paper.voided_by + " · " + paper.void_reason});
    else if (office_in_scope(context, make_papers, paper.unit))
        view.void_action = url_of(paper) + "/voiding";
    view.reason = {.name = "reason",
                   .label = std::string{texts.tr("Reason")},
                   .value = web::read_text(request, "reason"),
                   .problem = web::problem_of(texts, error, "reason"),
                   .required = true,
                   .max_length = 300};
    if (error != nullptr) view.problems = error->problems;
    web::Frame const frame{.title = kind.name.in(texts.language()),
                           .pretitle = paper.number_text,
                           .crumbs = {{std::string{texts.tr("Official papers")}, "/papers"}},
                           .active = "/papers"};
    return web::page(
        context, frame, [&](web::Html& out) { paper_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /papers/{id}
web::Response show_paper(web::Request const& request, web::Context& context)
{
    auto const paper = visible_paper(context, PaperId::parse(request.in_path("id")), view_papers);
    return paper ? paper_response(context, *paper, request, nullptr) : web::not_found();
}

/// GET /papers/{id}/file?format=docx|pdf
web::Response take_file(web::Request const& request, web::Context& context)
{
    auto const paper = visible_paper(context, PaperId::parse(request.in_path("id")), view_papers);
    if (!paper) return web::not_found();
    auto const files = files_to_take(context, *paper);
    if (!files) return web::not_found();
    return file_response(*files, file_name(*find_kind(paper->kind), paper->number_text, ""),
                         request.query.get("format"));
}

/// POST /papers/{id}/voiding: 303 to the paper; 404; 409 when it is void already; 422 without a reason.
web::Response create_voiding(web::Request const& request, web::Context& context)
{
    auto const paper = visible_paper(context, PaperId::parse(request.in_path("id")), make_papers);
    if (!paper) return web::not_found();
    auto const reason = checked_reason(request.form.get("reason"));
    if (!reason) return paper_response(context, *paper, request, &reason.error());
    auto const done = void_paper(context.tx, paper->id, *reason, UserId{context.actor.user}, context.now);
    if (!done) return paper_response(context, *paper, request, &done.error());
    return web::see_other(url_of(*paper));
}

web::Register register_of(web::Context& context, UnitId office, std::string_view type)
{
    auto const& texts = context.texts;
    web::Register view{.url = "/papers",
                       .empty_text = std::string{texts.tr("No paper has been made here yet. Papers are made "
                                                          "from the page of a record, such as a class.")}};
    web::Filter types{
        "type", std::string{texts.tr("Type of paper")}, {{"", std::string{texts.tr("all")}}}, std::string{type}};
    for (auto const& kind : kinds())
        if (visible_kind(context, kind.code) && !kind.type_code.empty() &&
            std::none_of(types.choices.begin(), types.choices.end(),
                         [&](web::Choice const& one) { return one.value == kind.type_code; }))
            types.choices.push_back({kind.type_code, kind.type_name});
    auto offices = office_choices(context, view_papers, office);
    if (offices.size() > 1)
        view.filters.push_back({"unit", std::string{texts.tr("Office")}, std::move(offices), office.text()});
    view.filters.push_back(std::move(types));
    view.columns = {{std::string{texts.tr("Number and symbol")}},
                    {std::string{texts.tr("Paper")}},
                    {std::string{texts.tr("Day of signing")}},
                    {std::string{texts.tr("State")}}};
    return view;
}

/// GET /papers?unit=&type=&after=: the book of papers of an office.
web::Response list_register(web::Request const& request, web::Context& context)
{
    auto const& texts = context.texts;
    auto const office = office_in(context, view_papers, request.query.get("unit"));
    if (!office) return web::not_found();
    auto const type = request.query.get("type");
    auto const page = list_papers(context.tx, *office, type, web::parse_cursor(request.query.get("after")), page_size);
    auto view = register_of(context, *office, type);
    view.paging = web::paging(request, page.next);
    std::vector<PaperLine> lines;
    for (auto const& one : page.rows) {
        auto const visible = visible_kind(context, one.kind);
        if (!visible) continue;
        lines.push_back({url_of(one), one.number_text.empty() ? std::string{texts.tr("no number")} : one.number_text,
                         visible.kind->name.in(texts.language()), one.title, base::vietnamese(one.dated_on),
                         one.voided_at.has_value(), one.void_reason});
    }
    web::Frame frame{.title = std::string{texts.tr("Official papers")}, .active = "/papers"};
    frame.pretitle = accounts::unit_name(context.tx, *office, context.today);
    frame.actions = [unit = office->text()](web::Html& out) {
        web::link_button(out, "/papers/check", out.texts().tr("Check a Word file"), "", "clipboard-list");
        web::link_button(out, "/papers/kinds", out.texts().tr("Kinds and templates"), "", "file-text");
        web::link_button(out, "/papers/offices/" + unit, out.texts().tr("Head and signature"), "", "edit");
    };
    if (request.wants_fragment()) {
        web::Html out{texts};
        paper_register(out, view, lines);
        return web::html(std::move(out));
    }
    return web::page(context, frame, [&](web::Html& out) { paper_register(out, view, lines); });
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/papers", view_papers, list_register},
    {get, "/papers/kinds/{kind}/papers/new", make_papers, new_paper},
    {post, "/papers/kinds/{kind}/papers", make_papers, create_paper},
    {get, "/papers/{id}", view_papers, show_paper},
    {get, "/papers/{id}/file", view_papers, take_file},
    {post, "/papers/{id}/voiding", make_papers, create_voiding},
};

}   // namespace

std::span<web::Route const> paper_page_routes() { return table; }

}   // namespace papers
