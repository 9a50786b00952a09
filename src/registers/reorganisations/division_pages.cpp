#include <algorithm>

#include "base/text.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/reading.hpp"
#include "registers/reorganisations/store.hpp"

namespace reorganisations {
namespace {

/// The step that divides `former`, with `successor` among those that get people.
Step const* step_for(Plan const& plan, UnitId former, UnitId successor)
{
    for (auto const& step : plan.steps)
        if (step.what == What::succeed && step.unit == former)
            for (auto const& one : step.successors)
                if (one.unit == successor && !one.empty()) return &step;
    return nullptr;
}

/// POST /reorganisations/{id}/rules: 303 to the plan; 404; 422 with the plan and what is missing.
web::Response create_rule(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    if (!plan) return web::not_found();
    std::vector<base::Problem> problems;
    Rule rule{.former = UnitId::parse(request.form.get("former")),
              .by = parse_by(request.form.get("by")).value_or(By::marked),
              .successor = UnitId::parse(request.form.get("successor"))};
    if (rule.by == By::marked) problems.push_back({"by", "required"});
    if (step_for(*plan, rule.former, rule.successor) == nullptr)
        problems.push_back({"successor", "reorganisation.rule_names_no_successor"});
    auto const day = day_of(*plan, context.today);
    auto const choose = [&](Line line, char const* field) {
        auto const told = read_unit(request, context, *plan, line, field, field, day);
        problems.insert(problems.end(), told.problems.begin(), told.problems.end());
        if (told.units.empty() && told.problems.empty()) problems.push_back({field, "reorganisation.rule_needs"});
        if (!told.units.empty()) rule.chosen = told.units.front();
    };
    if (rule.by == By::area) choose(Line::administrative, "area");
    if (rule.by == By::below) choose(plan->line == Line::administrative ? Line::union_ : plan->line, "unit");
    if (rule.by == By::village) {
        rule.village = web::read_text(request, "village");
        if (rule.village.empty()) problems.push_back({"village", "reorganisation.rule_needs"});
        if (base::length(rule.village) > 200) problems.push_back({"village", "unit.text_too_long"});
    }
    if (!problems.empty()) {
        base::Error const error{base::Refusal::invalid, std::move(problems)};
        return show_plan(context, *plan, &error);
    }
    add_rule(context.tx, entry_of(context), *plan, rule);
    return web::see_other(url_of(plan->id));
}

/// POST /reorganisations/{id}/rules/{rule}/removal: 303; 404.
web::Response delete_rule(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    auto const id = RuleId::parse(request.in_path("rule"));
    if (!plan || std::ranges::find(plan->rules, id, &Rule::id) == plan->rules.end()) return web::not_found();
    remove_rule(context.tx, entry_of(context), *plan, id);
    return web::see_other(url_of(plan->id));
}

/// POST /reorganisations/{id}/marks: 303; 404; 422 when nothing is marked or it goes nowhere.
web::Response create_marks(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    if (!plan) return web::not_found();
    auto const former = UnitId::parse(request.form.get("former"));
    auto const successor = UnitId::parse(request.form.get("successor"));
    std::vector<UnitId> units;
    for (auto const& [name, value] : request.form.all())
        if (auto const unit = UnitId::parse(value); name == "marked[]" && unit) units.push_back(unit);
    std::vector<base::Problem> problems;
    if (units.empty()) problems.push_back({"marked", "reorganisation.nothing_marked"});
    if (step_for(*plan, former, successor) == nullptr)
        problems.push_back({"successor", "reorganisation.rule_names_no_successor"});
    if (!problems.empty()) {
        base::Error const error{base::Refusal::invalid, std::move(problems)};
        return show_plan(context, *plan, &error);
    }
    mark(context.tx, entry_of(context), *plan, former, successor, units);
    return web::see_other(url_of(plan->id));
}

constexpr auto view = organisations::view_organisations;
constexpr web::Route routes[] = {
    {web::Method::post, "/reorganisations/{id}/rules", view, create_rule},
    {web::Method::post, "/reorganisations/{id}/rules/{rule}/removal", view, delete_rule},
    {web::Method::post, "/reorganisations/{id}/marks", view, create_marks},
};

}   // namespace

std::span<web::Route const> division_page_routes() { return routes; }

}   // namespace reorganisations
