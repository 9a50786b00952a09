#include <algorithm>

#include "kernel/accounts/store.hpp"
#include "kernel/papers/bundle_asked.hpp"
#include "kernel/papers/bundle_views.hpp"
#include "platform/web/typed_day.hpp"

namespace papers {
namespace {

web::Response form_page(web::Request const& request, web::Context& context, GroupAsked const& about,
                        base::Error const* error)
{
    auto const& texts = context.texts;
    auto const& kind = *about.visible.kind;
    auto const day = web::read_text(request, "dated_on");
    auto const fitting =
        signing_offices(context, kind, about.group.office, web::parse_typed_day(day).value_or(context.today));
    if (fitting.empty())
        return cannot_be_made(context, error != nullptr
                                           ? *error
                                           : base::Error{base::Refusal::invalid, {{"", "paper.no_fitting_office"}}});
    bool const fits = std::find(fitting.begin(), fitting.end(), about.office) != fitting.end();
    auto const office = fits ? about.office : fitting.front();
    NewBundleView view{.action = url_of(kind) + "/bundles",
                       .csrf = context.csrf,
                       .record = base::id_text(about.group.record),
                       .about = about.group.title,
                       .about_url = about.group.url,
                       .unit = office.text(),
                       .unit_name = accounts::unit_name(context.tx, office, context.today),
                       .units = named(context, fitting),
                       .left = without_paper(context.tx, kind, about.group.subjects).size(),
                       .head_missing = issuer_for(context, office).revision == 0};
    view.at_once = std::min(view.left, most_in_bundle);
    view.head_url = web::with_parameter("/papers/offices/" + view.unit, "next",
                                        view.action + "/new?record=" + view.record + "&unit=" + view.unit);
    view.dated_on = {.name = "dated_on",
                     .label = std::string{texts.tr("Day of signing")},
                     .value = day.empty() ? base::vietnamese(context.today) : day,
                     .problem = web::problem_of(texts, error, "dated_on"),
                     .required = true};
    for (auto const& one : bundles_of(context.tx, kind.code, about.group.record))
        view.earlier.push_back(
            {"/papers/bundles/" + one.id.text(), base::vietnamese(one.made_at) + " · " + one.made_by});
    if (error != nullptr) view.problems = error->problems;
    for (auto& problem : view.problems)
        if (view.head_missing || problem.field == "unit") problem.field = "";
    web::Frame const frame{
        .title = kind.name.in(texts.language()), .crumbs = {{about.group.title, about.group.url}}, .active = "/papers"};
    return web::page(
        context, frame, [&](web::Html& out) { new_bundle_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /papers/kinds/{kind}/bundles/new?record=&unit=
web::Response new_bundle(web::Request const& request, web::Context& context)
{
    auto const about =
        group_asked(context, request.in_path("kind"), request.query.get("record"), request.query.get("unit"),
                    web::parse_typed_day(request.query.get("dated_on")).value_or(context.today));
    if (about) return form_page(request, context, *about, nullptr);
    if (about.error().kind != base::Refusal::invalid) return web::not_found();
    return cannot_be_made(context, about.error());
}

/// POST /papers/kinds/{kind}/bundles: 303 to the bundle; 404; 422 with the form again.
web::Response create_bundle(web::Request const& request, web::Context& context)
{
    auto const about =
        group_asked(context, request.in_path("kind"), request.form.get("record"), request.form.get("unit"),
                    web::read_day(request, "dated_on").value_or(context.today));
    if (!about && about.error().kind == base::Refusal::invalid) return cannot_be_made(context, about.error());
    if (!about) return web::status_only(web::status_of(about.error().kind));
    Asked asked{.dated_on = web::read_day(request, "dated_on")};
    if (!asked.dated_on) asked.typed_day = web::read_text(request, "dated_on");
    auto const made =
        make_bundle(context, *about->visible.kind, issuer_for(context, about->office), about->group, asked);
    if (!made) return form_page(request, context, *about, &made.error());
    return web::see_other("/papers/bundles/" + made->text());
}

/// GET /papers/bundles/{id}
web::Response show_bundle(web::Request const& request, web::Context& context)
{
    auto const bundle = visible_bundle(request, context);
    if (!bundle) return web::not_found();
    auto const& texts = context.texts;
    auto const url = "/papers/bundles/" + bundle->id.text();
    BundleView view{.pdf_url = bundle->has_pdf ? url + "/file?format=pdf" : "", .zip_url = url + "/file?format=zip"};
    for (auto const& paper : papers_in(context.tx, bundle->id))
        view.lines.push_back({url_of(paper), paper.title, paper.number_text, paper.voided_at.has_value()});
    view.details = {
        {std::string{texts.tr("About")}, bundle->title},
        {std::string{texts.tr("Issuing office")}, accounts::unit_name(context.tx, bundle->unit, context.today)},
        {std::string{texts.tr("Made")}, base::vietnamese(bundle->made_at) + " · " + bundle->made_by},
        {std::string{texts.tr("How many papers")}, texts.number(static_cast<std::int64_t>(view.lines.size()))}};
    web::Frame const frame{.title = find_kind(bundle->kind)->name.in(texts.language()),
                           .pretitle = bundle->title,
                           .crumbs = {{std::string{texts.tr("Official papers")}, "/papers"}},
                           .active = "/papers"};
    return web::page(context, frame, [&](web::Html& out) { bundle_page(out, view); });
}

/// GET /papers/bundles/{id}/file?format=pdf|zip
web::Response take_bundle(web::Request const& request, web::Context& context)
{
    auto const bundle = visible_bundle(request, context);
    return bundle ? bundle_file(context, *bundle, request.query.get("format")) : web::not_found();
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/papers/kinds/{kind}/bundles/new", make_papers, new_bundle},
    {post, "/papers/kinds/{kind}/bundles", make_papers, create_bundle},
    {get, "/papers/bundles/{id}", view_papers, show_bundle},
    {get, "/papers/bundles/{id}/file", view_papers, take_bundle},
};

}   // namespace

std::span<web::Route const> bundle_page_routes() { return table; }

}   // namespace papers
