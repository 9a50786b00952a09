#pragma once

#include <span>
#include <vector>

#include "platform/db/connection.hpp"
#include "registers/organisations/tree.hpp"
#include "registers/organisations/unit.hpp"

/// The stored closure: kept step by step with every change. Only for this slice.
namespace organisations {

/// All closure rows of a unit: who stood above it, and when.
std::vector<ClosureRow> rows_above(db::Connection& tx, UnitId unit);
/// All closure rows of a unit and of everything that was ever below it.
std::vector<ClosureRow> rows_of_branch(db::Connection& tx, UnitId unit);
std::vector<ParentRow> parents_of(db::Connection& tx, UnitId unit);

/// A unit begins its life; its parent rows stand already.
void close_founded(db::Connection& tx, Line line, Life const& life, std::span<ParentRow const> parents);
/// From `from` on the unit stands under what its parent rows say.
void close_reparented(db::Connection& tx, Line line, UnitId unit, base::Date from);
/// The unit ends; nothing stands below it any more.
void close_ended(db::Connection& tx, Line line, UnitId unit, base::Date from);
void close_withdrawn(db::Connection& tx, UnitId unit);

/// Writes what the stored closure of a line lacks or has too much, after rows of the past were put back.
void renew_closure(db::Connection& tx, Line line);

/// The closure of a whole line made from nothing, and the stored one: for tests and `organisations verify`.
std::vector<ClosureRow> computed_closure(db::Connection& tx, Line line);
std::vector<ClosureRow> stored_closure(db::Connection& tx, Line line);

}   // namespace organisations
