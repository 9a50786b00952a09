#pragma once

#include <span>

#include "kernel/imports/sheet.hpp"

namespace training {

/// Classes, and learners of classes.
std::span<imports::SheetKind const> sheet_kinds();

}   // namespace training
