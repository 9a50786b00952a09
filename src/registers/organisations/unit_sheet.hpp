#pragma once

#include "kernel/imports/sheet.hpp"
#include "registers/organisations/changes.hpp"

namespace organisations {

/// The sheet of units and the sheet of successions, each in a file of its own; sheets.cpp lists them.
extern imports::SheetKind const unit_sheet;
extern imports::SheetKind const succession_sheet;

/// What an import changes with, and those who follow it. `trees` has to outlive it.
Change change_of(db::Connection& tx, ledger::Placement const& trees, imports::Setting const& setting);

/// Of several of one name the one that begins on the day is meant: xã Đan Phượng is made of the former xã Đan Phượng,
/// which lives until the list says that it has ended. Rule O-12.
void prefer_young(std::vector<Unit>& units, base::Date day);

}   // namespace organisations
