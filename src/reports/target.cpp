#include <algorithm>
#include <array>

#include "registers/organisations/store.hpp"
#include "reports/store.hpp"

namespace reports {

base::Result<Target> checked(TargetForm const& form)
{
    std::vector<base::Problem> problems;
    auto const* directive = find_directive(form.directive);
    auto const* indicator = indicator_from_text(form.indicator);
    if (!directive) problems.push_back({"directive", "target.unknown_directive", form.directive});
    if (!indicator) problems.push_back({"indicator", "target.unknown_indicator", form.indicator});
    if (!form.unit) problems.push_back({"unit", "required"});
    if (directive && form.year &&
        (*form.year < base::year_of(directive->period.from) || *form.year >= base::year_of(directive->period.to)))
        problems.push_back({"year", "target.year_outside", std::to_string(*form.year)});
    if (!form.value)
        problems.push_back({"value", "required"});
    else if (*form.value < 0)
        problems.push_back({"value", "target.below_zero", std::to_string(*form.value)});
    constexpr std::array<std::string_view, 3> comparisons{">=", "<=", "="};
    if (std::ranges::find(comparisons, form.comparison) == comparisons.end())
        problems.push_back({"comparison", "target.unknown_comparison", form.comparison});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return Target{indicator->id, static_cast<int>(form.year.value_or(0)), *form.value, form.comparison};
}

base::Result<StoredTarget> set_target(web::Context& context, TypedTarget const& typed)
{
    auto const* directive = find_directive(typed.directive);
    TargetForm form{.directive = typed.directive,
                    .indicator = typed.indicator,
                    .year = typed.year,
                    .value = typed.value,
                    .comparison = typed.comparison};
    std::vector<base::Problem> problems;
    if (!typed.unit.empty()) {
        auto const period = directive ? directive->period : base::Period{context.today, context.today + base::Days{1}};
        auto const unit = resolve_unit(context.tx, typed.unit, period, context.today);
        if (!unit)
            problems.push_back(unit.error().problems.front());
        else if (!organisations::wholly_in_scope(context.tx, context.actor, edit_targets, *unit, context.today))
            problems.push_back({"unit", "report.unit_unknown", typed.unit});
        else
            form.unit = *unit;
    }
    if (!typed.year && !typed.year_text.empty())
        problems.push_back({"year", "target.year_unreadable", typed.year_text});
    auto const target = checked(form);
    if (!target)
        for (auto const& problem : target.error().problems)
            if (std::ranges::find(problems, problem.field, &base::Problem::field) == problems.end())
                problems.push_back(problem);
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    auto const saved = save(context.tx, {UserId{context.actor.user}, context.now}, typed.directive, form.unit, *target);
    return *find_target(context.tx, saved.id);
}

std::optional<StoredTarget> withdraw_target(web::Context& context, TargetId id)
{
    auto const stored = find_target(context.tx, id);
    if (!stored ||
        !organisations::wholly_in_scope(context.tx, context.actor, edit_targets, stored->unit, context.today))
        return std::nullopt;
    withdraw_target(context.tx, {UserId{context.actor.user}, context.now}, id);
    return stored;
}

base::Result<UnitId> resolve_unit(db::Connection& tx, std::string_view text, base::Period period, base::Date today)
{
    using organisations::Line;
    if (text.empty()) return base::Error{base::Refusal::invalid, {{"unit", "required"}}};
    auto const last = period.to - base::Days{1};
    if (auto const unit = organisations::find_by_code(tx, Line::administrative, text, last)) return unit->id;
    if (auto const id = UnitId::parse(text); id && organisations::find(tx, id, last)) return id;
    for (auto const on : {last, period.from, today}) {
        auto const units = organisations::find_by_name(tx, Line::administrative, text, on);
        if (units.size() == 1) return units.front().id;
        if (units.size() > 1)
            return base::Error{base::Refusal::conflict, {{"unit", "report.unit_ambiguous", std::string{text}}}};
    }
    return base::Error{base::Refusal::not_found, {{"unit", "report.unit_unknown", std::string{text}}}};
}

std::optional<UnitId> unit_of(db::Connection& tx, Directive const& directive, base::Date today)
{
    for (auto const& text : {directive.unit_code, directive.unit_name})
        if (auto const found = resolve_unit(tx, text, directive.period, today)) return *found;
    return std::nullopt;
}

std::vector<UnitId> units_followed(db::Connection& tx, web::Actor const& actor, Directive const& directive,
                                   base::Date today)
{
    constexpr std::size_t most = 3;
    if (!actor.may(view_reports)) return {};
    auto const own = unit_of(tx, directive, today);
    if (own && organisations::wholly_in_scope(tx, actor, view_reports, *own, today)) return {*own};
    auto places = organisations::places_in_scope(tx, actor, view_reports, today).value_or(std::vector<UnitId>{});
    places.resize(std::min(places.size(), most));
    return places;
}

std::optional<Report> state_of(db::Connection& tx, Directive const& directive, std::optional<UnitId> unit,
                               base::Date today)
{
    if (!unit) unit = unit_of(tx, directive, today);
    if (!unit || directive.reports.empty()) return std::nullopt;
    std::vector<Indicator const*> main;
    for (auto const& id : directive.main) main.push_back(find_indicator(id));
    // a district that is gone and a commune of today both show what belongs to them by their own tree
    auto const found = organisations::find(tx, *unit, today);
    bool const younger = found && found->founded_on >= directive.period.to;
    Question const question{.code = directive.reports.front().code,
                            .unit = *unit,
                            .period = directive.period,
                            .structure = younger ? ledger::Structure::now : ledger::Structure::then};
    return compute_some(tx, question, std::move(main), today);
}

}   // namespace reports
