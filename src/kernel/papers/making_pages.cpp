#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/papers/pages.hpp"
#include "kernel/papers/views.hpp"
#include "platform/web/typed_day.hpp"

/// The page on which a paper is made.
namespace papers {
namespace {

/// What a request asks, in the address or in the form.
struct Wanted {
    std::string record, unit, day, next;
    web::Request const& request;
};
Wanted wanted_in(web::Request const& request, web::Fields const& fields)
{
    return {std::string{fields.get("record")}, std::string{fields.get("unit")}, base::clean(fields.get("dated_on")),
            web::local_path(fields.get("next"), ""), request};
}

struct About {
    Visible visible;
    Subject subject;
    base::Date day;   // of signing, as far as it can be read
    UnitId office;
};
/// Kind, record and office of a request; `unit` "" is the one that is meant by rule PA-12.
base::Result<About> about_in(web::Context& context, Wanted const& wanted)
{
    base::Error const unseen{base::Refusal::not_found};
    auto const visible = visible_kind(context, wanted.request.in_path("kind"));
    if (!visible) return unseen;
    auto subject = visible.source->find(context, wanted.record);
    if (!subject) return subject.error();
    auto const day = web::parse_typed_day(wanted.day).value_or(context.today);
    auto const office = making_office(context, *visible.kind, subject->office, wanted.unit, day);
    if (!office) return office.error();
    return About{visible, std::move(*subject), day, *office};
}

void add_head(web::Context& context, MakeView& view, Issuer const& issuer)
{
    auto const& texts = context.texts;
    view.head = {{std::string{texts.tr("Body above")}, issuer.superior},
                 {std::string{texts.tr("Issuing office")}, issuer.name},
                 {std::string{texts.tr("Symbol")}, issuer.symbol},
                 {std::string{texts.tr("Place before the date")}, issuer.place},
                 {std::string{texts.tr("Signs on behalf of")}, issuer.on_behalf},
                 {std::string{texts.tr("Post")}, issuer.post},
                 {std::string{texts.tr("Signer")}, issuer.signer}};
    view.head_missing = issuer.revision == 0;
}

/// The number after the last one, or where a series begins. Rule PA-3.
void add_number(web::Context& context, MakeView& view, Kind const& kind, Issuer const& issuer, base::Date day,
                web::Field first)
{
    auto const& texts = context.texts;
    auto const span = std::to_string(base::year_of(day));
    auto const last = last_number(context.tx, issuer.unit, kind.type_code, span);
    auto const next = last >= highest_first_number ? 1 : last + 1;
    bool const stands = any_stands(context.tx, issuer.unit, kind.type_code, span);
    auto const free = first_free(context.tx, issuer.unit, kind.type_code, span, stands ? last + 1 : next);
    if (stands) {
        view.next_number = texts.tr("The next number is {0}.",
                                    {number_and_symbol(kind, culture_of(kind, issuer), issuer.symbol, free)});
        return;
    }
    first.label = texts.tr("First number in {0}", {span});
    if (first.value.empty()) first.value = std::to_string(free);
    if (last == 0)
        first.help = texts.tr("Go on from the book on paper: the number after its last.");
    else
        first.help = texts.tr("All numbers of {0} are void so far, so the first one may be chosen again.", {span});
    view.first_number = std::move(first);
}

void add_fields(web::Context& context, MakeView& view, About const& about, Issuer const& issuer, Wanted const& wanted,
                base::Error const* error)
{
    auto const& texts = context.texts;
    auto const& kind = *about.visible.kind;
    view.dated_on = {.name = "dated_on",
                     .label = std::string{texts.tr("Day of signing")},
                     .value = wanted.day.empty() ? base::vietnamese(context.today) : wanted.day,
                     .problem = web::problem_of(texts, error, "dated_on"),
                     .required = true};
    if (kind.series == Series::none) return;
    if (kind.series == Series::term) {
        view.term = {.name = "term",
                     .label = std::string{texts.tr("Term of office")},
                     .value = web::read_text(wanted.request, "term"),
                     .problem = web::problem_of(texts, error, "term"),
                     .help = "2025-2030",
                     .required = true};
        return;
    }
    add_number(context, view, kind, issuer, about.day,
               {.name = "first_number",
                .value = web::read_text(wanted.request, "first_number"),
                .problem = web::problem_of(texts, error, "first_number")});
}

std::string here(MakeView const& view)
{
    auto url = web::with_parameter(view.action + "/new?record=" + view.record, "unit", view.unit);
    if (!view.asked_day.empty()) url = web::with_parameter(url, "dated_on", view.asked_day);
    return view.next.empty() ? url : web::with_parameter(url, "next", view.next);
}

/// The page with an office that fits: a chosen one that does not gives way to the one that is meant.
web::Response making_page(web::Context& context, About const& about, Wanted const& wanted, base::Error const* error)
{
    auto const& texts = context.texts;
    auto const& kind = *about.visible.kind;
    auto const fitting = signing_offices(context, kind, about.subject.office, about.day);
    bool const fits = std::find(fitting.begin(), fitting.end(), about.office) != fitting.end();
    if (fitting.empty())
        return cannot_be_made(context, error != nullptr
                                           ? *error
                                           : base::Error{base::Refusal::invalid, {{"", "paper.no_fitting_office"}}});
    auto const issuer = issuer_for(context, fits ? about.office : fitting.front());
    MakeView view{.action = url_of(kind) + "/papers",
                  .csrf = context.csrf,
                  .record = base::id_text(about.subject.record),
                  .about = about.subject.title,
                  .about_url = about.subject.url,
                  .unit = issuer.unit.text(),
                  .unit_name = accounts::unit_name(context.tx, issuer.unit, context.today),
                  .units = named(context, fitting),
                  .asked_day = wanted.day,
                  .next = wanted.next};
    add_head(context, view, issuer);
    add_fields(context, view, about, issuer, wanted, error);
    view.head_url = web::with_parameter("/papers/offices/" + view.unit, "next", here(view));
    auto const draft = url_of(kind) + "/preview?unit=" + view.unit + "&record=" + view.record + "&format=";
    view.docx_url = draft + "docx";
    if (!standing_template(context.tx, issuer.unit, kind.code)) view.pdf_url = draft + "pdf";
    for (auto const& one : papers_about(context.tx, kind.code, about.subject.record))
        view.earlier.push_back({url_of(one), one.number_text.empty() ? base::vietnamese(one.dated_on) : one.number_text,
                                one.voided_at.has_value()});
    if (error != nullptr) view.problems = error->problems;
    // what has no field on the page is told for the whole of it
    for (auto& problem : view.problems)
        if (view.head_missing || problem.field == "unit") problem.field = "";
    web::Frame const frame{.title = kind.name.in(texts.language()),
                           .crumbs = {{about.subject.title, about.subject.url}},
                           .active = "/papers"};
    return web::page(
        context, frame, [&](web::Html& out) { make_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /papers/kinds/{kind}/papers/new?record=&unit=&dated_on=&next=: 422 when no office fits, or the record lacks
/// something.
web::Response new_paper(web::Request const& request, web::Context& context)
{
    auto const wanted = wanted_in(request, request.query);
    auto const about = about_in(context, wanted);
    if (about) return making_page(context, *about, wanted, nullptr);
    if (about.error().kind != base::Refusal::invalid) return web::not_found();
    return cannot_be_made(context, about.error());
}

/// POST /papers/kinds/{kind}/papers: 303 to the paper; 404; 422 with the form again.
web::Response create_paper(web::Request const& request, web::Context& context)
{
    auto const wanted = wanted_in(request, request.form);
    auto const about = about_in(context, wanted);
    if (!about) {
        if (about.error().kind == base::Refusal::invalid) return cannot_be_made(context, about.error());
        return web::status_only(web::status_of(about.error().kind));
    }
    Asked asked{.dated_on = web::parse_typed_day(wanted.day), .term = web::read_text(request, "term")};
    if (!asked.dated_on) asked.typed_day = wanted.day;
    if (!request.form.get("first_number").empty())
        asked.first_number = web::read_whole(request, "first_number").value_or(0);
    auto const made = make(context, *about->visible.kind, issuer_for(context, about->office), about->subject, asked);
    if (!made) return making_page(context, *about, wanted, &made.error());
    auto const paper = "/papers/" + made->text();
    return web::see_other(wanted.next.empty() ? paper : web::with_parameter(paper, "next", wanted.next));
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/papers/kinds/{kind}/papers/new", make_papers, new_paper},
    {post, "/papers/kinds/{kind}/papers", make_papers, create_paper},
};

}   // namespace

std::span<web::Route const> making_page_routes() { return table; }

}   // namespace papers
