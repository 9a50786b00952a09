#pragma once

#include <span>

#include "kernel/imports/sheet.hpp"

namespace grassroots {

/// Foundings of unions, and of Party organisations.
std::span<imports::SheetKind const> sheet_kinds();

}   // namespace grassroots
