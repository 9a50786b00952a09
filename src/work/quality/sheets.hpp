#pragma once

#include <span>

#include "kernel/imports/sheet.hpp"

namespace quality {

/// Reports of quarters and gradings of years, of organisations of any line: each row needs the right to change the
/// organisation it names. Rules QL-1, QL-2 and QL-14.
std::span<imports::SheetKind const> sheet_kinds();

}   // namespace quality
