#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "kernel/ledger/fact.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/unit.hpp"

/// What organisations write to the ledger: grassroots organisations founded, ended, moved, and what became another kind
/// or came into another enterprise where it was. Rule O-11.
namespace organisations {

std::span<ledger::FactKind const> fact_kinds();

/// A change is counted out as what it was and in as what it is, at the same place.
enum class Counted : std::uint8_t { founded, dissolved, moved_in, moved_out, changed_in, changed_out };

/// A decision about a grassroots organisation as a line that counts.
struct CountedEvent {
    Counted what = Counted::founded;
    std::int64_t event = 0;   // id of the unit_event behind it
    Line line = Line::union_;
    std::string_view kind;   // of the unit, on that side of the day
    base::Date on_day;
    UnitId place;   // administrative unit
    std::optional<EnterpriseId> enterprise = {};
    std::string_view ownership = {};
};
/// Views into the argument's texts. Empty for what does not count: kinds above grassroots, lines without a fact.
std::optional<ledger::Fact> fact_of(CountedEvent const& event);

/// Writes what an event of the unit counts for.
void record_facts(Change const& change, UnitId unit, std::int64_t event);
/// Writes the facts of all its events anew, after what it was on days of the past has changed.
void renew_facts(Change const& change, UnitId unit);

/// Gives all facts that the standing events stand for.
void refill(db::Connection& tx, ledger::Give const& give);

}   // namespace organisations
