#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registers/organisations/changes.hpp"

/// Single rows of the dated tables. Only for the changes of this slice.
namespace organisations {

void insert_unit(Change const& change, UnitId id, NewUnit const& made);
void insert_name(Change const& change, UnitId unit, Line line, std::string_view name, base::Period days);
void end_name(Change const& change, UnitId unit, base::Date from);

void insert_parent(Change const& change, Line line, ParentRow const& row);
/// Parent rows that reach beyond a day end there; those that begin later are withdrawn.
void cut_parents(Change const& change, UnitId unit, base::Date from);

void insert_place(Change const& change, UnitId unit, UnitId place, base::Period days);
void cut_places(Change const& change, UnitId unit, base::Date from);
/// On that day, the first entered first.
std::vector<UnitId> places_on(db::Connection& tx, UnitId unit, base::Date day);
/// The administrative unit in which a unit counts on a day: its own first place, else the next one it
/// will be in (a commune may be younger than the decision), else the one of its parent.
std::optional<UnitId> counting_place(db::Connection& tx, UnitId unit, base::Date day);

struct EventRow {
    UnitId unit;
    std::string_view kind;
    std::optional<UnitId> from_place = {};
    std::optional<UnitId> to_place = {};
};
std::int64_t insert_event(Change const& change, EventRow const& event, Decision const& decision);

/// A db::Conflict when somebody else has changed the unit since it was read.
void touch(Change const& change, Unit const& unit);
void set_end(Change const& change, UnitId unit, base::Date ended_on);
void tell_audit(Change const& change, std::string_view action, UnitId unit);

/// Where a stay goes on when the unit stayed with ends: with its only successor that got people, or, of several, with
/// the one that serves `near`. Rule O-8.
struct Stay {
    UnitId unit;
    base::Period days;
};
std::vector<Stay> followed(db::Connection& tx, UnitId unit, base::Period days, std::optional<UnitId> near);

}   // namespace organisations
