#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/imports/arena.hpp"
#include "kernel/imports/sheet.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace imports {

/// A day as it is typed: 5/2/2012, 05-02-2012, 5.2.2012, 2012-02-05, "ngày 5 tháng 2 năm 2012", 2/2012, 2012,
/// "../../1966"; a time behind it is ignored. The day always stands before the month. Rules I-10 to I-12.
struct DayReading {
    std::optional<base::PartialDate> day = {};
    std::string_view problem = {};   // "import.day_unreadable", "import.day_not_real", "import.two_digit_year"
};
DayReading read_day_text(std::string_view text);
/// A number in a column of days: a year, or the serial number of a day whose format got lost.
DayReading read_day_number(double number);

/// The cell in the shape that its column has. Texts are kept in `arena`. Gives the code of what is wrong, "" when
/// nothing is; an empty cell is never wrong here. Rules I-10 to I-19.
std::string_view read_cell(Shape shape, spreadsheets::Cell const& from, Arena& arena, Cell& cell);

/// Codes with the zeros that a spreadsheet dropped put back, and without blanks and dots; as they are when the result
/// would not be plausible. Rules I-15 to I-17.
std::string read_tax_code(std::string_view text);
std::string read_identity_number(std::string_view text);
std::string read_phone(std::string_view text);

}   // namespace imports
