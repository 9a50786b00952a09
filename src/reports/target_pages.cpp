#include <algorithm>

#include "registers/organisations/store.hpp"
#include "reports/pages.hpp"
#include "reports/store.hpp"
#include "reports/views.hpp"

namespace reports {
namespace {

/// "≥ " as people write it; nothing where exactly so many are asked.
std::string sign_of(std::string_view comparison)
{
    if (comparison == ">=") return "≥ ";
    if (comparison == "<=") return "≤ ";
    return {};
}

std::string targets_url(Directive const& directive) { return "/targets?directive=" + directive.code; }

TargetsView::Line line_of(web::Context& context, Directive const& directive, StoredTarget const& stored)
{
    auto const& texts = context.texts;
    auto const* indicator = find_indicator(stored.target.indicator);
    bool const may_edit =
        organisations::wholly_in_scope(context.tx, context.actor, edit_targets, stored.unit, context.today);
    return {.indicator = indicator ? indicator->name.in(texts.language()) : stored.target.indicator,
            .unit = organisations::name_on(context.tx, stored.unit, directive.period.to - base::Days{1}),
            .year = stored.target.year ? std::to_string(stored.target.year) : std::string{texts.tr("Whole period")},
            .target = sign_of(stored.target.comparison) + texts.number(stored.target.value),
            .withdraw_url = may_edit ? "/targets/" + stored.id.text() : ""};
}

web::Response targets_page(web::Context& context, Directive const& directive, TargetsView view, int status)
{
    auto const& texts = context.texts;
    auto const language = texts.language();
    view.csrf = context.csrf;
    view.directive = directive.code;
    view.summary = directive.kind.in(language) + " " + directive.number + ". " + directive.title.in(language) + ".";
    for (auto const& other : directives()) view.directives.push_back({targets_url(other), other.number});
    for (auto const& indicator : indicators()) view.indicators.push_back({indicator.id, indicator.name.in(language)});
    view.may_edit = context.actor.may(edit_targets);
    for (auto const& stored : list_targets(context.tx, directive.code))
        if (organisations::wholly_in_scope(context.tx, context.actor, view_reports, stored.unit, context.today))
            view.lines.push_back(line_of(context, directive, stored));
    return web::page(
        context,
        {.title = std::string{texts.tr("Targets")},
         .pretitle = directive.number,
         .crumbs = {{std::string{texts.tr("Reports")}, "/reports"}},
         .active = "/reports"},
        [&](web::Html& out) { targets_body(out, view); }, status);
}

TargetsView empty_targets(web::Context& context)
{
    auto const& texts = context.texts;
    TargetsView view;
    view.unit = {.name = "unit",
                 .label = std::string{texts.tr("Unit")},
                 .help = std::string{texts.tr("Code or name of the unit")},
                 .required = true};
    view.year = {.name = "year",
                 .label = std::string{texts.tr("Year")},
                 .help = std::string{texts.tr("Leave empty for the whole period")}};
    view.value = {.name = "value", .label = std::string{texts.tr("Target")}, .required = true};
    view.comparison = ">=";
    return view;
}

/// The directive an address or a form names, the newest when it names none.
Directive const* directive_in(web::Fields const& fields)
{
    auto const code = fields.get("directive");
    return code.empty() ? &directives().front() : find_directive(code);
}

/// GET /targets?directive=: 200; 404 for a directive that is not known.
web::Response list_targets_page(web::Request const& request, web::Context& context)
{
    auto const* directive = directive_in(request.query);
    return directive ? targets_page(context, *directive, empty_targets(context), 200) : web::not_found();
}

/// The form again, as it was typed, with what is wrong.
web::Response refused_target(web::Request const& request, web::Context& context, Directive const& directive,
                             base::Error const& error)
{
    auto view = empty_targets(context);
    view.problems = error.problems;
    view.indicator = web::read_text(request, "indicator");
    view.comparison = web::read_text(request, "comparison");
    view.indicator_problem = web::problem_of(context.texts, &error, "indicator");
    for (auto* field : {&view.unit, &view.year, &view.value}) {
        field->value = web::read_text(request, field->name);
        field->problem = web::problem_of(context.texts, &error, field->name);
    }
    return targets_page(context, directive, std::move(view), 422);
}

/// POST /targets: 303 back; 404; 422 with the form again.
web::Response create_target(web::Request const& request, web::Context& context)
{
    auto const* directive = directive_in(request.form);
    if (!directive) return web::not_found();
    auto const set = set_target(context, {.directive = directive->code,
                                          .indicator = web::read_text(request, "indicator"),
                                          .unit = web::read_text(request, "unit"),
                                          .year = web::read_whole(request, "year"),
                                          .year_text = web::read_text(request, "year"),
                                          .value = web::read_whole(request, "value"),
                                          .comparison = web::read_text(request, "comparison")});
    if (!set) return refused_target(request, context, *directive, set.error());
    return web::see_other(targets_url(*directive));
}

/// DELETE /targets/{id}: withdraws it; 303; 404.
web::Response delete_target(web::Request const& request, web::Context& context)
{
    auto const withdrawn = withdraw_target(context, TargetId::parse(request.in_path("id")));
    if (!withdrawn) return web::not_found();
    return web::see_other("/targets?directive=" + withdrawn->directive);
}

constexpr web::Route table[] = {
    {web::Method::get, "/targets", view_reports, list_targets_page},
    {web::Method::post, "/targets", edit_targets, create_target},
    {web::Method::delete_, "/targets/{id}", edit_targets, delete_target},
};

}   // namespace

std::span<web::Route const> target_page_routes() { return table; }

}   // namespace reports
