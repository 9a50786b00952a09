#pragma once

#include <functional>
#include <vector>

#include "registers/memberships/store.hpp"
#include "registers/organisations/moves.hpp"

/// What memberships write to the ledger. Rule M-6.
namespace memberships {

using organisations::Move;

/// All that a membership counts for: joining, each move of its union that the person went along with, the end.
/// `moves`: of all unions concerned. `end_place`: of the union on the day of the end. Views into the membership.
/// A move is given with its fact, else null.
void give_facts(Membership const& membership, organisations::Moves const& moves, UnitId end_place,
                std::function<void(ledger::Fact const&, Move const*)> const& give);

/// Writes what the end counts for, and takes back what later moves of the union do.
void record_end(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                Membership const& ended, UnitId end_place);
/// Writes anew what the ends of these and the moves of their unions count for; `end_places` in the same order.
void renew_ends(organisations::Change const& change, std::span<Membership const> memberships,
                std::span<UnitId const> end_places);
/// Writes what their joining counts for.
void record_joinings(organisations::Change const& change, std::span<Membership const> memberships);
/// Takes back all that these memberships count for.
void withdraw_facts(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                    std::span<std::int64_t const> memberships);

/// Where members count who end with the union: where it counted on the day before, or moved to on that day.
std::optional<UnitId> last_place(db::Connection& tx, UnitId union_, base::Date on);

/// Writes anew what the moves of a union count for its members; the union has just moved. One of
/// organisations::Followers.
void follow(organisations::Change const& change, UnitId union_);

}   // namespace memberships
