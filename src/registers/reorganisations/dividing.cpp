#include "registers/reorganisations/dividing.hpp"

#include <algorithm>

namespace reorganisations {
namespace {

bool takes(Rule const& rule, Thing const& thing)
{
    switch (rule.by) {
        case By::marked:
            return std::ranges::find(rule.units, thing.unit) != rule.units.end();
        case By::area:
            return rule.chosen && thing.place == rule.chosen;
        case By::village:
            return !thing.village.empty() &&
                   organisations::name_core(thing.village) == organisations::name_core(rule.village);
        case By::below:
            return rule.chosen && std::ranges::find(thing.above, *rule.chosen) != thing.above.end();
        case By::rest:
            return true;
    }
    return false;
}

Rule const* rule_for(Plan const& plan, UnitId former, Thing const& thing)
{
    Rule const* first = nullptr;
    for (auto const& rule : plan.rules) {
        if (rule.former != former || !takes(rule, thing)) continue;
        if (rule.by == By::marked) return &rule;   // what was marked by hand goes before
        if (first == nullptr || (first->by == By::rest && rule.by != By::rest)) first = &rule;
    }
    return first;
}

/// It ends too, or a step of its own says where it goes.
bool goes_alone(Plan const& plan, Thing const& thing)
{
    return has_step(plan, thing.unit, What::succeed) || has_step(plan, thing.unit, What::end) ||
           has_step(plan, thing.unit, thing.serves ? What::serve : What::put_under);
}

void add(Count& count, Count const& more, int sign = 1)
{
    count.organisations += sign * more.organisations;
    count.members += sign * more.members;
}

Count of(Thing const& thing) { return {thing.organisations, thing.members}; }

class Counting {
public:
    Counting(Plan const& plan, World const& world) : plan_(plan), world_(world) {}

    std::vector<CountRow> take(std::vector<Division> const& divisions)
    {
        for (auto const& step : plan_.steps) {
            if (step.what == What::found || step.what == What::succeed) see(step.unit);
            for (auto const& successor : step.successors) see(successor.unit);
        }
        for (auto const& division : divisions) {
            Count kept{};
            for (auto const& thing : division.left) add(kept, of(thing));
            after_[division.former] = kept;
            for (auto const& [unit, taken] : division.taken) add(after_[unit], taken);
        }
        for (auto const& step : plan_.steps) {
            if (step.what == What::put_under && step.parent) {
                leave(step.unit);
                see(*step.parent);
                add(after_[*step.parent], before(step.unit));
            }
            if (step.what == What::end) leave(step.unit);
        }
        std::vector<CountRow> rows;
        for (auto const unit : shown_) rows.push_back({unit, {}, before(unit), after_[unit]});
        return rows;
    }

private:
    Count before(UnitId unit) const
    {
        auto const found = world_.counts.find(unit);
        return found == world_.counts.end() ? Count{} : found->second;
    }
    void see(UnitId unit)
    {
        if (after_.emplace(unit, before(unit)).second) shown_.push_back(unit);
    }
    /// What the unit counts for goes from where it stood; a former unit is counted by where its things go.
    void leave(UnitId unit)
    {
        auto const found = world_.units.find(unit);
        if (found == world_.units.end() || !found->second.parent) return;
        auto const parent = *found->second.parent;
        if (has_step(plan_, parent, What::succeed) || has_step(plan_, parent, What::end)) return;
        see(parent);
        add(after_[parent], before(unit), -1);
    }

    Plan const& plan_;
    World const& world_;
    std::map<UnitId, Count> after_ = {};
    std::vector<UnitId> shown_ = {};
};

}   // namespace

bool has_step(Plan const& plan, UnitId unit, What what)
{
    return std::ranges::any_of(plan.steps, [&](Step const& step) { return step.unit == unit && step.what == what; });
}

bool is_heir(Step const& step, UnitId unit)
{
    return std::ranges::any_of(step.successors, [&](Successor const& one) { return one.unit == unit && !one.empty(); });
}

Division divided(Plan const& plan, World const& world, Step const& step)
{
    Division division{.former = step.unit};
    std::vector<UnitId> heirs;
    for (auto const& successor : step.successors)
        if (!successor.empty()) heirs.push_back(successor.unit);
    auto const goes = [&](Thing const& thing, UnitId to) {
        division.goings.push_back({thing.unit, to});
        add(division.taken[to], of(thing));
    };
    auto const things = world.things.find(step.unit);
    if (things == world.things.end()) return division;
    for (auto const& thing : things->second) {
        if (goes_alone(plan, thing)) continue;
        if (thing.decided_after) division.late.push_back(thing.name);
        if (heirs.size() == 1) {
            goes(thing, heirs.front());
        } else if (thing.serves && !thing.grassroots) {
            // who looked after the whole looks after all its parts
            for (auto const heir : heirs) goes(thing, heir);
        } else if (auto const* rule = rule_for(plan, step.unit, thing)) {
            ++division.by_rule[rule->id];
            goes(thing, rule->successor);
        } else {
            division.left.push_back(thing);
        }
    }
    return division;
}

std::vector<CountRow> counted(Plan const& plan, World const& world, std::vector<Division> const& divisions)
{
    return Counting{plan, world}.take(divisions);
}

}   // namespace reorganisations
