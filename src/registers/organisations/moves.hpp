#pragma once

#include <map>
#include <span>
#include <vector>

#include "registers/organisations/changes.hpp"

/// Grassroots organisations that came to count in another administrative unit.
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

}   // namespace organisations
