#pragma once

#include <string>

#include "platform/spreadsheets/package.hpp"

namespace spreadsheets {

/// Whether a part of a workbook holds texts that stand in no cell: comments, boxes drawn over sheets, what the file
/// says of itself.
bool stands_beside(std::string const& part);

/// Gives each paragraph of such a part. Throws Refused.
Go read_beside(Part part, Limits const& limits, PieceSink const& sink);

/// Gives each part (left, middle, right) of the headers and footers of a sheet's print, without their codes of format.
/// Throws Refused.
Go read_margins(Part sheet, Limits const& limits, PieceSink const& sink);

/// From behind the first place of an element's name to the next one, looked for in the plain bytes: many times faster
/// than parsing the rows before it. "" when there is none; ends at 4 MB. Throws Refused.
std::string between_names(Part part, std::string_view element);

}   // namespace spreadsheets
