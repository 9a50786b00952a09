#pragma once

#include "kernel/imports/sheet.hpp"

namespace enterprises {

/// A sheet of what happened to enterprises: which, what, when and by which paper.
imports::SheetKind event_sheet_kind();

}   // namespace enterprises
