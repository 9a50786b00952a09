#pragma once

#include "kernel/imports/sheet.hpp"

namespace training {

extern imports::SheetKind const class_sheet;
extern imports::SheetKind const learner_sheet;

}   // namespace training
