#pragma once

#include <span>
#include <vector>

#include "platform/db/connection.hpp"
#include "registers/organisations/tree.hpp"

/// Where records belong, as it is stored: kept with every change. Only for this slice.
namespace organisations {

/// A unit begins its life and keeps its records itself.
void begin_present(db::Connection& tx, Life const& life);

/// Makes anew where the records of units belong, and of all whose records came to them.
void renew_present(db::Connection& tx, std::span<UnitId const> units);
/// The same after one unit alone has changed. Where it only leads further than before, as when it ends, all whose
/// records came to it are led on by a few statements, however many they are.
void renew_present(db::Connection& tx, UnitId unit);

/// Of a unit: as it follows from lives and successions, and as it is stored; for tests, and for what is above.
std::vector<PresentRow> computed_present(db::Connection& tx, UnitId unit);
std::vector<PresentRow> stored_present(db::Connection& tx, UnitId unit);

}   // namespace organisations
