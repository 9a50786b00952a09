#pragma once

#include "kernel/imports/sheet.hpp"

namespace organisations {

/// The sheet of units and the sheet of successions, each in a file of its own; sheets.cpp lists them.
extern imports::SheetKind const unit_sheet;
extern imports::SheetKind const succession_sheet;

}   // namespace organisations
