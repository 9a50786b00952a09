#pragma once

#include "kernel/imports/sheet.hpp"

namespace enterprises {

/// A sheet of how many people of each kind work in enterprises, as counted on a day. Rule E-7.
imports::SheetKind headcount_sheet_kind();

}   // namespace enterprises
