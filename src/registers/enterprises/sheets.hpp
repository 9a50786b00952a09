#pragma once

#include <span>

#include "kernel/imports/sheet.hpp"

namespace enterprises {

/// Lists of enterprises.
std::span<imports::SheetKind const> sheet_kinds();

}   // namespace enterprises
