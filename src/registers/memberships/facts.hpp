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
/// Takes back all that these memberships count for.
void withdraw_facts(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                    std::span<std::int64_t const> memberships);

/// Writes anew what the moves of a union count for its members; the union has just moved. One of
/// organisations::Followers.
void follow(organisations::Change const& change, UnitId union_);

}   // namespace memberships
