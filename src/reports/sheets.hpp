#pragma once

#include <span>

#include "kernel/imports/sheet.hpp"

namespace reports {

std::span<imports::SheetKind const> sheet_kinds();

}   // namespace reports
