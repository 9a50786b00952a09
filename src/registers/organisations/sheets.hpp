#pragma once

#include <span>

#include "kernel/imports/sheet.hpp"

namespace organisations {

/// Units above grassroots, and who went on with whom. Rule O-12.
std::span<imports::SheetKind const> sheet_kinds();

}   // namespace organisations
