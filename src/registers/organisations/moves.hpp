#pragma once

#include <vector>

#include "registers/organisations/changes.hpp"

/// Grassroots organisations that came to count in another administrative unit, and what follows them there.
namespace organisations {

struct Move {
    UnitId unit;
    base::Date on = {};   // first day there
    UnitId from;
    UnitId to;
    ledger::Entry entry = {};
};
/// Oldest first.
std::vector<Move> moves(db::Connection& tx, UnitId unit);
/// Of all organisations of a line: by unit, then oldest first.
std::vector<Move> all_moves(db::Connection& tx, Line line);

/// What counts where an organisation does, and follows when it moves. A slice whose records do says so when it is set
/// up; saying it again changes nothing. Called in the transaction of the move, behind its event and facts.
using Follow = void (*)(Change const& change, UnitId unit);
void let_follow(Follow follow);

/// Lets all follow that said so.
void tell_moved(Change const& change, UnitId unit);

}   // namespace organisations
