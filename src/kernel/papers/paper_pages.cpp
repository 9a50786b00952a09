#include "kernel/accounts/store.hpp"
#include "kernel/papers/pages.hpp"
#include "kernel/papers/views.hpp"
#include "platform/web/paging.hpp"

namespace papers {
namespace {

constexpr std::size_t page_size = 50;

web::Response paper_response(web::Context& context, Paper const& paper, web::Request const& request,
                             base::Error const* error)
{
    auto const& texts = context.texts;
    auto const& kind = *find_kind(paper.kind);
    PaperView view{.csrf = context.csrf,
                   .docx_url = url_of(paper) + "/file?format=docx",
                   .back_url = web::local_path(request.query.get("next"), ""),
                   .voided = paper.voided_at.has_value()};
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
    web::Filter types{"type",
                      std::string{texts.tr("Type of paper")},
                      {{"", std::string{texts.tr("All types of papers")}}},
                      std::string{type}};
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
    {get, "/papers/{id}", view_papers, show_paper},
    {get, "/papers/{id}/file", view_papers, take_file},
    {post, "/papers/{id}/voiding", make_papers, create_voiding},
};

}   // namespace

std::span<web::Route const> paper_page_routes() { return table; }

}   // namespace papers
