#include "registers/reorganisations/carrying.hpp"

#include <algorithm>
#include <set>

#include "registers/organisations/decisions.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/handover.hpp"
#include "registers/reorganisations/store.hpp"
#include "registers/reorganisations/world.hpp"

namespace reorganisations {
namespace {

using organisations::Change;
using organisations::Decision;

base::Error conflict(std::string_view code, std::string detail = {})
{
    return {base::Refusal::conflict, {{"", code, std::move(detail)}}};
}

base::Error error_of(Outcome const& outcome)
{
    base::Error error;
    for (auto const& finding : outcome.findings)
        if (std::ranges::find(error.problems, finding.problem) == error.problems.end())
            error.problems.push_back(finding.problem);
    return error;
}

class Carrying {
public:
    Carrying(Change const& change, Plan const& plan, Outcome const& outcome, World const& world)
        : change_(change), plan_(plan), outcome_(outcome), day_(world.day)
    {
        decision_ = {.number = plan.decision.number,
                     .decided_on = plan.decision.decided_on,
                     .effective_on = world.day,
                     .issuer = plan.decision.issuer,
                     .note = plan.decision.note};
    }

    void run()
    {
        for (std::size_t what = 0; what <= static_cast<std::size_t>(What::end); ++what)
            for (auto const& step : in_order(static_cast<What>(what))) run(*step);
        // once all links are told: of several that merge into one each goes its own way
        for (auto const& division : outcome_.divisions)
            organisations::take_along(change_, division.former, division.goings);
    }

    /// Every unit stands where the plan said, once.
    void check()
    {
        for (auto const& division : outcome_.divisions)
            for (auto const& going : division.goings) {
                auto const unit = organisations::find(change_.tx, going.unit, day_);
                base::expect(unit.has_value(), "a unit was lost in a reorganisation");
                if (unit->line == plan_.line)
                    base::expect(unit->parent == going.to, "a unit went elsewhere than the plan said");
            }
    }

private:
    /// A parent is founded before what stands below it, and ends after it.
    std::vector<Step const*> in_order(What what) const
    {
        std::vector<Step const*> steps;
        for (auto const& step : plan_.steps)
            if (step.what == what) steps.push_back(&step);
        auto const level = [&](Step const* step) {
            auto const* kind = organisations::find_kind(kind_of(*step));
            return kind == nullptr ? 0 : kind->level;
        };
        bool const upwards = what == What::succeed || what == What::end;
        std::ranges::stable_sort(
            steps, [&](Step const* a, Step const* b) { return upwards ? level(a) > level(b) : level(a) < level(b); });
        return steps;
    }
    std::string kind_of(Step const& step) const
    {
        if (step.what == What::found) return step.kind;
        auto const unit = organisations::find(change_.tx, step.unit, day_);
        return unit ? unit->kind : std::string{};
    }

    void run(Step const& step)
    {
        if (step.what == What::found) {
            organisations::add(change_, {.id = step.unit,
                                         .line = plan_.line,
                                         .kind = step.kind,
                                         .code = step.code,
                                         .name = step.name,
                                         .parent = step.parent,
                                         .places = step.places,
                                         .decision = decision_});
            return;
        }
        auto const unit = organisations::find(change_.tx, step.unit, day_);
        base::expect(unit.has_value(), "a unit of a judged plan is not there");
        switch (step.what) {
            case What::rename:
                organisations::rename(change_, *unit, step.name, decision_);
                break;
            case What::put_under:
                organisations::transfer(change_, *unit, *step.parent, decision_);
                break;
            case What::serve:
                organisations::move(change_, *unit, step.places, decision_);
                break;
            case What::succeed: {
                std::vector<organisations::Part> parts;
                for (auto const& s : step.successors) parts.push_back({s.unit, s.share, {}, s.people});
                organisations::succeed(change_, *unit, parts, decision_, organisations::Predecessor::ends);
                break;
            }
            case What::end:
                organisations::dissolve(change_, *unit, decision_);
                break;
            case What::found:
                break;
        }
    }

    Change const& change_;
    Plan const& plan_;
    Outcome const& outcome_;
    base::Date day_;
    Decision decision_ = {};
};

std::vector<UnitId> founded_by(Plan const& plan)
{
    std::vector<UnitId> units;
    for (auto const& step : plan.steps)
        if (step.what == What::found) units.push_back(step.unit);
    return units;
}

}   // namespace

base::Result<base::Done> carry_out(web::Context& context, Plan const& plan)
{
    if (plan.state != State::draft) return conflict("reorganisation.no_draft");
    auto const world = world_of(context.tx, plan, context.today);
    auto const outcome = judge(plan, world, context.today);
    if (!outcome.ready()) return error_of(outcome);

    auto const digest = digest_of(context.tx, outcome.divisions, world.day);
    auto const founded = founded_by(plan);
    auto units = named_in(plan);
    std::erase_if(units, [&](UnitId unit) { return std::ranges::find(founded, unit) != founded.end(); });
    organisations::Before const before{context.tx, units, ended_by(plan), world.day};
    auto const trees = organisations::placement(context.tx, context.today);
    auto const change = organisations::change_of(context, *trees);
    Carrying carrying{change, plan, outcome, world};
    carrying.run();
    carrying.check();
    base::expect(digest_of(context.tx, outcome.divisions, world.day) == digest,
                 "a reorganisation lost or doubled somebody");
    before.keep_trace(context.tx, plan.id, founded);
    open_handovers(context.tx, plan, world, change.entry);
    if (plan.line == Line::administrative) organisations::recount(change);
    save_state(context.tx, change.entry, plan, State::carried_out, digest);
    return base::Done{};
}

base::Result<base::Done> take_back(web::Context& context, Plan const& plan)
{
    if (plan.state != State::carried_out) return conflict("reorganisation.not_carried_out");
    auto const& holders = context.services.shelf.get<organisations::Holders>();
    auto const later = organisations::dependents(context.tx, holders, plan.id, context.today);
    if (!later.empty()) {
        base::Error error{base::Refusal::conflict, {}};
        for (auto const& one : later) {
            auto const name = organisations::name_on(context.tx, one.unit, context.today);
            error.problems.push_back(
                {"", "reorganisation.depended_on", name + ": " + std::string{context.texts.of(one.what)}});
        }
        return error;
    }
    auto const trees = organisations::placement(context.tx, context.today);
    auto const change = organisations::change_of(context, *trees);
    organisations::put_back(change, plan.id, plan.line);
    withdraw_handovers(context.tx, plan.id, change.entry);
    save_state(context.tx, change.entry, plan, State::undone, plan.digest);
    return base::Done{};
}

}   // namespace reorganisations
