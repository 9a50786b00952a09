#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "registers/reorganisations/dividing.hpp"

/// What a plan would do: the steps in their order over units as plain values.
namespace reorganisations {
namespace {

using base::Problem;
using organisations::DecisionForm;

class Judging {
public:
    Judging(Plan const& plan, World const& world, base::Date today)
        : plan_(plan), world_(world), today_(today), units_(world.units), ended_(ended_by(plan))
    {
        for (auto const& step : plan.steps)
            if (step.what == What::found) founded_.insert(step.unit);
    }

    Outcome take()
    {
        judge_decision();
        draw(outcome_.before, world_.units, {});
        for (std::size_t what = 0; what <= static_cast<std::size_t>(What::end); ++what)
            for (auto const& step : plan_.steps)
                if (static_cast<std::size_t>(step.what) == what) judge(step);
        judge_places();
        judge_circles();
        for (auto const& step : plan_.steps)
            if (step.what == What::succeed) divide(step);
        outcome_.counts = counted(plan_, world_, outcome_.divisions);
        for (auto& row : outcome_.counts)
            if (auto const unit = unit_of(row.unit)) row.name = unit->name;
        draw(outcome_.after, units_, ended_);
        return std::move(outcome_);
    }

private:
    void find(std::optional<StepId> step, Problem problem) { outcome_.findings.push_back({step, std::move(problem)}); }
    template <class Value>
    void take_problems(Step const& step, base::Result<Value> const& judged)
    {
        if (!judged)
            for (auto const& problem : judged.error().problems) find(step.id, problem);
    }

    /// The decision as the rules of single steps ask for it; what is wrong with it is told once, for the plan.
    DecisionForm decision() const
    {
        DecisionForm form;
        form.number = plan_.decision.number;
        form.effective_on = world_.day;
        return form;
    }

    void judge_decision()
    {
        auto const& d = plan_.decision;
        for (auto const& problem : d.unreadable) find({}, problem);
        if (d.number.empty()) find({}, {"decision_number", "required"});
        if (!d.effective_on) find({}, {"effective_on", "required"});
        if (d.decided_on && *d.decided_on > today_) find({}, {"decided_on", "date.in_future"});
        if (base::length(d.number) > 60) find({}, {"decision_number", "unit.text_too_long"});
        if (base::length(d.issuer) > 500) find({}, {"issuer", "unit.text_too_long"});
        if (base::length(d.note) > 500) find({}, {"note", "unit.text_too_long"});
        if (plan_.steps.empty()) find({}, {"", "reorganisation.empty"});
    }

    std::optional<Unit> unit_of(UnitId id) const
    {
        auto const found = units_.find(id);
        return found == units_.end() ? std::nullopt : std::optional{found->second};
    }
    bool ends(UnitId unit) const { return std::ranges::binary_search(ended_, unit); }

    void judge(Step const& step)
    {
        if (step.what == What::found) return found(step);
        auto const unit = unit_of(step.unit);
        if (!unit) return find(step.id, {"unit", "unit.unknown"});
        if (!founded_.contains(step.unit)) {
            if (std::ranges::find(world_.within, step.unit) == world_.within.end())
                find(step.id, {"unit", "reorganisation.outside", unit->name});
            auto const later = world_.decided_after.find(step.unit);
            if (later != world_.decided_after.end() && later->second)
                find(step.id, {"unit", "reorganisation.decided_after", base::vietnamese(*later->second)});
        }
        switch (step.what) {
            case What::rename:
                take_problems(step, check_rename(*unit, step.name, decision(), today_));
                units_[step.unit].name = step.name;
                break;
            case What::put_under:
                put_under(step, *unit);
                break;
            case What::serve:
                serve(step, *unit);
                break;
            case What::succeed:
                succeed(step, *unit);
                break;
            case What::end:
                end(step, *unit);
                break;
            case What::found:
                break;
        }
    }

    void found(Step const& step)
    {
        organisations::FoundingForm form{.kind = step.kind, .name = step.name, .code = step.code};
        form.parent_asked = step.parent.has_value();
        if (step.parent) form.parent = unit_of(*step.parent);
        if (auto const bearer = world_.code_bearers.find(step.code); bearer != world_.code_bearers.end())
            form.code_bearer = bearer->second;
        auto const* kind = organisations::find_kind(step.kind);
        if (kind != nullptr && kind->line != plan_.line) find(step.id, {"kind", "unit.other_line", step.name});
        if (kind != nullptr && kind->grassroots) find(step.id, {"kind", "reorganisation.founds_grassroots"});
        if (step.parent && ends(*step.parent)) find(step.id, {"parent", "reorganisation.ends_too", step.name});
        if (!step.parent && plan_.line != Line::agency) find(step.id, {"parent", "required"});
        take_problems(step, organisations::make_unit(form, decision(), today_));
        units_[step.unit] = {.id = step.unit,
                             .line = plan_.line,
                             .kind = step.kind,
                             .name = step.name,
                             .parent = step.parent,
                             .founded_on = world_.day};
    }

    void put_under(Step const& step, Unit const& unit)
    {
        auto const parent = step.parent ? unit_of(*step.parent) : std::nullopt;
        take_problems(step, check_transfer(unit, parent, false, decision(), today_));
        if (step.parent && ends(*step.parent)) find(step.id, {"parent", "reorganisation.ends_too", parent->name});
        units_[step.unit].parent = step.parent;
    }

    void serve(Step const& step, Unit const& unit)
    {
        if (unit.line == Line::administrative) find(step.id, {"unit", "reorganisation.places_serve_nothing"});
        if (auto const* kind = organisations::find_kind(unit.kind); kind != nullptr && kind->grassroots)
            find(step.id, {"unit", "reorganisation.grassroots_moves"});
        if (step.places.empty()) find(step.id, {"places", "required"});
        std::set<UnitId> seen;
        for (auto const place : step.places) {
            auto const area = unit_of(place);
            if (!area)
                find(step.id, {"places", "unit.unknown"});
            else if (area->line != Line::administrative)
                find(step.id, {"places", "unit.other_line", area->name});
            else if (!lives_on(*area, world_.day))
                find(step.id, {"places", "unit.not_living_then", area->name});
            else if (!seen.insert(place).second)
                find(step.id, {"places", "reorganisation.twice", area->name});
        }
    }

    void succeed(Step const& step, Unit const& unit)
    {
        judge_once(step, unit);
        std::vector<organisations::PartForm> parts;
        for (auto const& successor : step.successors) {
            auto next = unit_of(successor.unit);
            if (next && ends(next->id)) find(step.id, {"successor", "reorganisation.ends_too", next->name});
            parts.push_back({std::move(next), successor.share, successor.people});
        }
        take_problems(step, check_succession(unit, parts, decision(), today_));
        auto const peopled = std::ranges::count_if(step.successors, [](Successor const& s) { return !s.empty(); });
        if (!step.successors.empty() && peopled == 0) find(step.id, {"successor", "reorganisation.nobody_goes_on"});
        auto const* kind = organisations::find_kind(unit.kind);
        if (kind != nullptr && kind->grassroots && peopled > 1)
            find(step.id, {"successor", "reorganisation.divides_grassroots", unit.name});
    }

    void end(Step const& step, Unit const& unit)
    {
        judge_once(step, unit);
        take_problems(step, check_ending(unit, decision(), today_));
        auto const below = world_.things.find(step.unit);
        if (below == world_.things.end()) return;
        auto const stays = std::ranges::count_if(below->second, [&](Thing const& thing) {
            auto const now = units_.find(thing.unit);
            bool const moved = now != units_.end() && now->second.parent && *now->second.parent != step.unit;
            return !ends(thing.unit) && (thing.serves || !moved);
        });
        if (stays > 0) find(step.id, {"unit", "reorganisation.leaves_alone", std::to_string(stays)});
    }

    void judge_once(Step const& step, Unit const& unit)
    {
        auto const same = std::ranges::count_if(plan_.steps, [&](Step const& other) {
            return other.unit == step.unit && (other.what == What::succeed || other.what == What::end);
        });
        if (same > 1) find(step.id, {"unit", "reorganisation.ends_twice", unit.name});
        if (founded_.contains(step.unit)) find(step.id, {"unit", "reorganisation.ends_what_it_founds", unit.name});
    }

    /// What is served has to live on, too.
    void judge_places()
    {
        for (auto const& step : plan_.steps)
            for (auto const place : step.places)
                if (auto const area = unit_of(place); area && ends(place))
                    find(step.id, {"places", "reorganisation.ends_too", area->name});
    }

    void judge_circles()
    {
        for (auto const& step : plan_.steps) {
            if (step.what != What::put_under) continue;
            std::set<UnitId> seen{step.unit};
            for (auto at = step.parent; at;) {
                if (!seen.insert(*at).second) {
                    find(step.id, {"parent", "unit.cycle", units_[step.unit].name});
                    break;
                }
                auto const above = unit_of(*at);
                at = above ? above->parent : std::nullopt;
            }
        }
    }

    void divide(Step const& step)
    {
        auto division = divided(plan_, world_, step);
        for (auto const& thing : division.late) find(step.id, {"unit", "reorganisation.below_decided_after", thing});
        for (auto const& rule : plan_.rules)
            if (rule.former == step.unit && !is_heir(step, rule.successor))
                find(step.id, {"rule", "reorganisation.rule_names_no_successor"});
        if (!division.left.empty())
            find(step.id, {"unit", "reorganisation.unassigned", std::to_string(division.left.size())});
        for (auto const& going : division.goings)
            if (auto const child = units_.find(going.unit); child != units_.end() && child->second.parent == step.unit)
                child->second.parent = going.to;
        outcome_.divisions.push_back(std::move(division));
    }

    void draw(std::vector<Node>& nodes, std::map<UnitId, Unit> const& units, std::vector<UnitId> const& without) const
    {
        for (auto const& [id, unit] : units) {
            if (unit.line != plan_.line || std::ranges::binary_search(without, id)) continue;
            if (!lives_on(unit, world_.day)) continue;
            std::string_view mark;
            if (founded_.contains(id))
                mark = "new";
            else if (ends(id))
                mark = "ends";
            else if (has_step(plan_, id, What::rename) || has_step(plan_, id, What::put_under) ||
                     has_step(plan_, id, What::serve))
                mark = "changed";
            nodes.push_back({id, unit.name, unit.parent, mark});
        }
    }

    Plan const& plan_;
    World const& world_;
    base::Date today_;
    std::map<UnitId, Unit> units_;
    std::vector<UnitId> ended_;
    std::set<UnitId> founded_ = {};
    Outcome outcome_ = {};
};

}   // namespace

Outcome judge(Plan const& plan, World const& world, base::Date today) { return Judging{plan, world, today}.take(); }

}   // namespace reorganisations
