#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/package.hpp"

namespace spreadsheets {

/// What a number format makes of a number.
struct Format {
    enum class Kind : std::uint8_t { number, day, day_without_year, zeros };
    Kind kind = Kind::number;
    int digits = 0;   // zeros: shown with at least so many digits
};

/// Judges a format code: "dd/mm/yyyy", "[$-42A]d/m/yyyy;@", "\"ngày\" dd \"tháng\" mm" are days, "h:mm" and "0.00" are
/// not.
Format format_of(std::string_view code);
/// The same for the numbers of formats that every spreadsheet program knows by heart.
Format built_in_format(int id);

/// The formats of the cell styles in their order; a cell's s="…" is an index into them.
std::vector<Format> read_formats(Part part, Limits const& limits);

enum class Epoch : std::uint8_t { from_1900, from_1904 };

/// The day of a serial number; false when it is none (a time of day, or the 29 February 1900 that never was).
bool day_of_serial(double serial, Epoch epoch, base::Date& day);

}   // namespace spreadsheets
