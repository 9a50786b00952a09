#pragma once

#include <map>
#include <span>
#include <vector>

#include "registers/organisations/changes.hpp"

/// Grassroots organisations that came to count in another administrative unit, and ends of units.
namespace organisations {

struct Move {
    UnitId unit;
    base::Date on = {};   // first day there
    UnitId from;
    UnitId to;
    ledger::Entry entry = {};
};
/// By unit; of each the oldest first.
using Moves = std::map<UnitId, std::vector<Move>>;
Moves moves(db::Connection& tx, std::span<UnitId const> units);
/// Of all organisations of a line.
Moves all_moves(db::Connection& tx, Line line);

/// The end of a unit as its followers are told of it, by the decisions that stand; `on` is the first day it is no more.
/// A successor is one that goes on with it from that day and got people; one alone, else there is none. Rule O-18.
Ended end_of(db::Connection& tx, UnitId unit, base::Date on);

}   // namespace organisations
