#pragma once

#include <istream>
#include <memory>
#include <string_view>

#include "platform/spreadsheets/workbook.hpp"

namespace spreadsheets {

/// A text table: comma, semicolon, tab or bar between cells, UTF-8 or UTF-16, or bytes of a legacy encoding.
/// `first` is its beginning (a megabyte, or all), by which all this is guessed; `input` stands at its start.
/// Throws Refused when it is no text.
std::unique_ptr<Workbook> open_csv(std::unique_ptr<std::istream> input, std::string_view first, std::string_view name,
                                   std::int64_t bytes, Limits const& limits);

/// The separator of a table by its first lines: the one that stands equally often in most of them.
char guess_separator(std::string_view first);

}   // namespace spreadsheets
