#include "registers/reorganisations/world.hpp"

#include <algorithm>
#include <set>

#include "base/sorted.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/memberships/counts.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/store.hpp"

namespace reorganisations {
namespace {

using base::Date;

constexpr db::Sql select_below{"reorganisations.select_directly_below", R"sql(
    SELECT unit_id FROM unit_closure
    WHERE ancestor_id = :unit AND depth = 1 AND valid_from <= :day AND valid_to > :day ORDER BY unit_id)sql"};
constexpr db::Sql select_serving{"reorganisations.select_serving", R"sql(
    SELECT DISTINCT unit_id FROM unit_place
    WHERE place_id = :unit AND valid_from <= :day AND valid_to > :day ORDER BY unit_id)sql"};
constexpr db::Sql select_served{"reorganisations.select_served", R"sql(
    SELECT place_id FROM unit_place
    WHERE unit_id = :unit AND valid_from <= :day AND valid_to > :day ORDER BY id)sql"};
constexpr db::Sql select_above{"reorganisations.select_above", R"sql(
    SELECT ancestor_id FROM unit_closure
    WHERE unit_id = :unit AND depth > 0 AND valid_from <= :day AND valid_to > :day ORDER BY depth, ancestor_id)sql"};

constexpr db::Sql all[] = {select_below, select_serving, select_served, select_above};

std::vector<UnitId> ids(db::Connection& tx, db::Sql const& sql, UnitId unit, Date day)
{
    std::vector<UnitId> units;
    for (auto const& row : tx.run(sql, {{"unit", unit}, {"day", day}})) units.push_back(row.id<UnitId>(0));
    return units;
}

bool is_grassroots(std::string_view kind)
{
    auto const* known = organisations::find_kind(kind);
    return known != nullptr && known->grassroots;
}

class Reading {
public:
    Reading(db::Connection& tx, Plan const& plan, Date today) : tx_(tx), plan_(plan)
    {
        world_.day = plan.decision.effective_on.value_or(today);
    }

    World take()
    {
        meet(plan_.above);
        for (auto const unit : named_in(plan_)) meet(unit);
        for (auto const& step : plan_.steps) {
            if (step.what == What::succeed || step.what == What::end) read_things(step.unit);
            if (step.code.empty()) continue;
            if (auto const bearer = organisations::find_by_code(tx_, plan_.line, step.code, world_.day))
                world_.code_bearers.emplace(step.code, bearer->name);
        }
        read_counts();
        return std::move(world_);
    }

private:
    /// The unit and all above it.
    void meet(UnitId unit)
    {
        if (world_.units.contains(unit)) return;
        auto const found = organisations::find(tx_, unit, world_.day);
        if (!found) return;
        world_.units.emplace(unit, *found);
        world_.places[unit] = ids(tx_, select_served, unit, world_.day);
        if (found->line == plan_.line) {
            auto const above = ids(tx_, select_above, unit, world_.day);
            if (std::ranges::find(above, plan_.above) != above.end()) world_.within.push_back(unit);
            std::optional<Date> after;
            for (auto const& event : organisations::events(tx_, unit))
                if (event.effective_on > world_.day) after = event.effective_on;
            world_.decided_after[unit] = after;
            for (auto const one : above) meet(one);
        }
    }

    void read_things(UnitId former)
    {
        auto& things = world_.things[former];
        for (auto const unit : ids(tx_, select_below, former, world_.day)) things.push_back(thing_of(unit, false));
        if (plan_.line == Line::administrative)
            for (auto const unit : ids(tx_, select_serving, former, world_.day)) things.push_back(thing_of(unit, true));
        std::vector<UnitId> above;
        for (auto const& thing : things)
            if (!thing.grassroots && !thing.serves) above.push_back(thing.unit);
        for (auto const& [unit, number] : organisations::grassroots_below(tx_, above, world_.day))
            std::ranges::find(things, unit, &Thing::unit)->organisations = number;
        std::vector<UnitId> unions;
        for (auto const& thing : things)
            if (thing.line == Line::union_ && (plan_.line == Line::union_ || thing.grassroots))
                unions.push_back(thing.unit);
        auto const members = memberships::members_below(tx_, unions, world_.day);
        for (auto& thing : things)
            if (auto const found = members.find(thing.unit); found != members.end())
                thing.members = found->second.members;
    }

    Thing thing_of(UnitId unit, bool serves)
    {
        auto const found = organisations::find(tx_, unit, world_.day);
        base::expect(found.has_value(), "a unit of the closure is not there");
        Thing thing{.unit = unit,
                    .line = found->line,
                    .kind = found->kind,
                    .name = found->name,
                    .grassroots = is_grassroots(found->kind),
                    .serves = serves,
                    .above = ids(tx_, select_above, unit, world_.day)};
        if (found->enterprise)
            if (auto const enterprise = enterprises::find(tx_, *found->enterprise, world_.day))
                thing.village = enterprise->village;
        if (found->place)
            thing.place = organisations::present_place(tx_, *found->place, thing.village).value_or(*found->place);
        // of what only serves an area nothing but itself counts there
        if (thing.grassroots) thing.organisations = 1;
        for (auto const& event : organisations::events(tx_, unit))
            if (event.effective_on >= world_.day) thing.decided_after = event.effective_on;
        if (!serves && !thing.grassroots) meet(unit);
        return thing;
    }

    void read_counts()
    {
        // nothing counts differently in what the plan's unit stands in
        auto const over = ids(tx_, select_above, plan_.above, world_.day);
        std::vector<UnitId> of_line;
        for (auto const& [id, unit] : world_.units)
            if (unit.line == plan_.line && id != plan_.above && std::ranges::find(over, id) == over.end())
                of_line.push_back(id);
        bool const places = plan_.line == Line::administrative;
        auto const members = places                       ? memberships::members_in(tx_, of_line, world_.day)
                             : plan_.line == Line::union_ ? memberships::members_below(tx_, of_line, world_.day)
                                                          : std::map<UnitId, memberships::MembersPrint>{};
        auto const below = organisations::grassroots_below(tx_, of_line, world_.day);
        for (auto const unit : of_line) {
            auto& count = world_.counts[unit];
            if (auto const found = members.find(unit); found != members.end()) count.members = found->second.members;
            count.organisations = places ? organisations::grassroots_in(tx_, unit, world_.day)
                                  : is_grassroots(world_.units.at(unit).kind) ? 1
                                  : below.contains(unit)                      ? below.at(unit)
                                                                              : 0;
        }
    }

    db::Connection& tx_;
    Plan const& plan_;
    World world_ = {};
};

}   // namespace

World world_of(db::Connection& tx, Plan const& plan, Date today) { return Reading{tx, plan, today}.take(); }

std::string digest_of(db::Connection& tx, std::vector<Division> const& divisions, Date day)
{
    std::set<UnitId> units;
    for (auto const& division : divisions)
        for (auto const& going : division.goings) units.insert(going.unit);
    std::uint64_t print = 0;
    for (auto const unit : units) print += static_cast<std::uint64_t>(unit.value) % 2147483647;
    std::vector<UnitId> const all_units{units.begin(), units.end()};
    std::int64_t members = 0;
    for (auto const& [unit, counted] : memberships::members_below(tx, all_units, day)) {
        members += counted.members;
        print += static_cast<std::uint64_t>(counted.print);
    }
    return std::to_string(units.size()) + "-" + std::to_string(members) + "-" + std::to_string(print);
}

std::vector<UnitId> directly_below(db::Connection& tx, UnitId unit, Date day)
{
    return ids(tx, select_below, unit, day);
}

bool stands_below(db::Connection& tx, UnitId above, UnitId unit, Date day)
{
    auto const over = ids(tx, select_above, unit, day);
    return std::ranges::find(over, above) != over.end();
}

std::span<db::Sql const> world_statements() { return all; }

}   // namespace reorganisations
