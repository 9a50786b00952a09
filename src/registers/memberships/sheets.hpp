#pragma once

#include <span>

#include "kernel/imports/sheet.hpp"

namespace memberships {

/// Lists of union members.
std::span<imports::SheetKind const> sheet_kinds();

}   // namespace memberships
