#include "registers/organisations/changes.hpp"

#include <algorithm>

#include "registers/organisations/closure.hpp"
#include "registers/organisations/facts.hpp"
#include "registers/organisations/following.hpp"
#include "registers/organisations/present.hpp"
#include "registers/organisations/rows.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;
using base::Period;

constexpr db::Sql insert_alias{"organisations.insert_alias", R"sql(
    INSERT INTO unit_alias (id, unit_id, line, code, entered_at, entered_by)
    VALUES (:id, :unit, :line, :code, :at, :by) ON CONFLICT DO NOTHING)sql"};

constexpr db::Sql all[] = {insert_alias};

void record(Change const& change, CountedEvent const& event)
{
    if (auto const fact = fact_of(event))
        ledger::record(change.tx, change.placement, change.entry, std::span{&*fact, 1});
}

/// The unit's places and parents over time, along what is decided already about those they were first.
void settle(Change const& change, UnitId id, NewUnit const& made, Period days)
{
    std::optional<UnitId> near;
    for (auto const place : made.places) {
        for (auto const& stay : followed(change.tx, place, days, std::nullopt))
            insert_place(change, id, stay.unit, stay.days);
        if (!near) near = present_place(change.tx, place, "");
    }
    std::vector<ParentRow> parents;
    if (made.parent)
        for (auto const& stay : followed(change.tx, *made.parent, days, near))
            parents.push_back({id, stay.unit, stay.days});
    for (auto const& row : parents) insert_parent(change, made.line, row);
    close_founded(change.tx, made.line, {id, days}, parents);
}

}   // namespace

UnitId add(Change const& change, NewUnit const& made)
{
    auto const id = made.id ? *made.id : change.tx.new_id<UnitId>();
    Period const days{made.decision.effective_on, made.ended_on.value_or(base::forever)};
    insert_unit(change, id, made);
    // a name stays when its unit ends: lists of the past need it
    insert_name(change, id, made.line, made.name, {days.from, base::forever});
    settle(change, id, made, days);

    auto const* kind = find_kind(made.kind);
    auto const place = kind != nullptr && kind->grassroots ? counting_place(change.tx, id, days.from) : std::nullopt;
    auto const event = insert_event(change, {.unit = id, .kind = "establish", .to_place = place}, made.decision);
    CountedEvent counted{.event = event,
                         .line = made.line,
                         .kind = made.kind,
                         .on_day = days.from,
                         .place = place.value_or(UnitId{}),
                         .enterprise = made.enterprise,
                         .ownership = made.ownership};
    record(change, counted);
    if (made.ended_on) {
        Decision ending;
        ending.effective_on = *made.ended_on;
        counted.event = insert_event(change, {.unit = id, .kind = "dissolve", .from_place = place}, ending);
        counted.what = Counted::dissolved;
        counted.on_day = *made.ended_on;
        record(change, counted);
        renew_present(change.tx, id);
    }
    tell_audit(change, "created", id);
    if (made.kind == "village") Divisions{change, {.id = id, .line = made.line, .kind = made.kind}}.tell();
    return id;
}

UnitId found(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
             Founding const& founding)
{
    NewUnit made{.line = founding.line,
                 .kind = founding.kind,
                 .code = founding.code,
                 .name = founding.name,
                 .parent = founding.parent,
                 .enterprise = founding.enterprise,
                 .ownership = founding.ownership};
    if (founding.place) made.places.push_back(*founding.place);
    made.decision.number = founding.decision_number;
    made.decision.decided_on = founding.decided_on;
    made.decision.effective_on = founding.decided_on;
    return add({tx, placement, entry}, made);
}

void rename(Change const& change, Unit const& unit, std::string_view name, Decision const& decision)
{
    touch(change, unit);
    Divisions divisions{change, unit};
    end_name(change, unit.id, decision.effective_on);
    insert_name(change, unit.id, unit.line, name, {decision.effective_on, base::forever});
    insert_event(change, {.unit = unit.id, .kind = "rename"}, decision);
    tell_audit(change, "changed", unit.id);
    divisions.tell();
}

void transfer(Change const& change, Unit const& unit, UnitId parent, Decision const& decision)
{
    touch(change, unit);
    Divisions divisions{change, unit};
    auto const near = counting_place(change.tx, unit.id, decision.effective_on);
    Period const days{decision.effective_on, unit.ended_on.value_or(base::forever)};
    cut_parents(change, unit.id, days.from);
    for (auto const& stay : followed(change.tx, parent, days, near))
        insert_parent(change, unit.line, {unit.id, stay.unit, stay.days});
    close_reparented(change.tx, unit.line, unit.id, days.from);
    renew_present(change.tx, unit.id);
    insert_event(change, {.unit = unit.id, .kind = "transfer_parent"}, decision);
    tell_audit(change, "changed", unit.id);
    divisions.tell();
}

void move(Change const& change, Unit const& unit, std::span<UnitId const> places, Decision const& decision)
{
    touch(change, unit);
    Period const days{decision.effective_on, unit.ended_on.value_or(base::forever)};
    auto const before = counting_place(change.tx, unit.id, days.from);
    cut_places(change, unit.id, days.from);
    for (auto const place : places)
        for (auto const& stay : followed(change.tx, place, days, std::nullopt))
            insert_place(change, unit.id, stay.unit, stay.days);
    auto const after = counting_place(change.tx, unit.id, days.from);
    auto const* kind = find_kind(unit.kind);
    bool const counts = kind != nullptr && kind->grassroots && before && after && *before != *after;
    EventRow const row{.unit = unit.id,
                       .kind = "move",
                       .from_place = counts ? before : std::nullopt,
                       .to_place = counts ? after : std::nullopt};
    auto const event = insert_event(change, row, decision);
    if (counts) {
        record_facts(change, unit.id, event);
        tell_moved(change, unit.id);
    }
    tell_audit(change, "changed", unit.id);
}

void suspend(Change const& change, Unit const& unit, Decision const& decision)
{
    touch(change, unit);
    insert_event(change, {.unit = unit.id, .kind = "suspend"}, decision);
    tell_audit(change, "changed", unit.id);
}

void resume(Change const& change, Unit const& unit, Decision const& decision)
{
    touch(change, unit);
    insert_event(change, {.unit = unit.id, .kind = "resume"}, decision);
    tell_audit(change, "changed", unit.id);
}

void recount(Change const& change)
{
    auto const fresh = placement(change.tx, base::civil_day(change.entry.at));
    ledger::rebuild_people(change.tx, *fresh);
}

void add_alias(Change const& change, Unit const& unit, std::string_view code)
{
    change.tx.change(insert_alias, {{"id", change.tx.new_id<base::Id<struct UnitAliasTag>>()},
                                    {"unit", unit.id},
                                    {"line", name_of(unit.line)},
                                    {"code", code},
                                    {"at", change.entry.at},
                                    {"by", change.entry.by}});
}

std::span<db::Sql const> change_statements() { return all; }

}   // namespace organisations
