#pragma once

#include <memory>

#include "platform/spreadsheets/package.hpp"

namespace spreadsheets {

/// A workbook in the package. Throws Refused.
std::unique_ptr<Workbook> open_xlsx(Package package, Limits const& limits);

}   // namespace spreadsheets
