#include "kernel/imports/reading.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/numbers.hpp"
#include "base/text.hpp"

namespace imports {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

/// Text that is clean as it stands: plain ASCII without blanks at the ends or two in a row.
bool is_clean(std::string_view text)
{
    char before = ' ';
    for (char const c : text) {
        if (static_cast<unsigned char>(c) >= 0x7f || static_cast<unsigned char>(c) < 0x20 ||
            (c == ' ' && before == ' '))
            return false;
        before = c;
    }
    return before != ' ';
}

std::string_view keep_clean(std::string_view text, Arena& arena)
{
    if (text.empty()) return {};
    return is_clean(text) ? arena.keep(text) : arena.keep(base::clean(text));
}

/// A cell that a spreadsheet turned into a day although it was a fraction: "12/12" of general education. The larger
/// part 10 or 12 is the number of classes there are. Rule I-18.
std::string fraction_of(base::Date day)
{
    std::chrono::year_month_day const parts{day};
    auto first = static_cast<unsigned>(parts.day());
    auto second = static_cast<unsigned>(parts.month());
    if (second != 10 && second != 12 && (first == 10 || first == 12)) std::swap(first, second);
    return std::to_string(first) + "/" + std::to_string(second);
}

std::string text_of(spreadsheets::Cell const& from)
{
    if (from.type != spreadsheets::CellType::day) return std::string{from.text};
    return from.year_shown ? base::vietnamese(from.day) : fraction_of(from.day);
}

/// Only the digits of a code, if it has nothing else but blanks, dots and dashes between them; "-" is kept on wish.
std::string digits_of(std::string_view text, std::string_view kept = {})
{
    std::string digits;
    for (char const c : text) {
        if (is_digit(c) || kept.find(c) != std::string_view::npos)
            digits += c;
        else if (c != ' ' && c != '.' && c != '\'')
            return std::string{text};
    }
    return digits;
}

/// Weights of the last digit of a tax code; rule I-15.
bool tax_check_digit_holds(std::string_view ten)
{
    constexpr int weights[]{31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += weights[i] * (ten[i] - '0');
    return 10 - sum % 11 == ten[9] - '0';
}

std::string_view read_day(Shape shape, spreadsheets::Cell const& from, Cell& cell)
{
    if (from.type == spreadsheets::CellType::day) {
        cell.day = base::PartialDate{from.day, base::Precision::day};
        return {};
    }
    auto const reading =
        from.type == spreadsheets::CellType::number ? read_day_number(from.number) : read_day_text(cell.text);
    if (!reading.day) return reading.problem;
    if (shape == Shape::day && reading.day->precision != base::Precision::day) return "import.day_incomplete";
    cell.day = reading.day;
    return {};
}

std::string_view read_whole(spreadsheets::Cell const& from, Cell& cell)
{
    if (from.type == spreadsheets::CellType::number) {
        if (from.number != std::floor(from.number) || std::fabs(from.number) > 1e15) return "import.whole_unreadable";
        cell.whole = static_cast<std::int64_t>(from.number);
        return {};
    }
    cell.whole = base::parse_whole(cell.text);
    return cell.whole ? std::string_view{} : "import.whole_unreadable";
}

}   // namespace

std::string read_tax_code(std::string_view text)
{
    auto digits = digits_of(text, "-");
    auto const dash = digits.find('-');
    auto main = digits.substr(0, dash);
    auto branch = dash == std::string::npos ? std::string{} : digits.substr(dash + 1);
    if (!all_digits(main) || (dash != std::string::npos && !all_digits(branch))) return std::string{text};
    if (main.size() == 13 && branch.empty()) {
        branch = main.substr(10);
        main.resize(10);
    }
    if (main.size() == 9 && tax_check_digit_holds("0" + main)) main.insert(0, 1, '0');
    return branch.empty() ? main : main + "-" + branch;
}

std::string read_identity_number(std::string_view text)
{
    auto digits = digits_of(text);
    if (!all_digits(digits)) return std::string{text};
    // provinces are numbered 001 to 096, so one or two zeros are lost; the digit behind is century and sex
    if (digits.size() == 10 || digits.size() == 11) {
        auto const padded = std::string(12 - digits.size(), '0') + digits;
        auto const province = (padded[1] - '0') * 10 + (padded[2] - '0');
        if (province >= 1 && province <= 96 && padded[3] <= '3') return padded;
    }
    if (digits.size() == 8) return "0" + digits;
    return digits;
}

std::string read_phone(std::string_view text)
{
    std::string digits;
    for (char const c : text) {
        if (is_digit(c) || (c == '+' && digits.empty()))
            digits += c;
        else if (std::string_view{" .-()'"}.find(c) == std::string_view::npos)
            return std::string{text};
    }
    if (digits.starts_with("+84")) return "0" + digits.substr(3);
    if (digits.starts_with("84") && digits.size() == 11) return "0" + digits.substr(2);
    if (digits.size() == 9 && digits.front() != '0') return "0" + digits;
    return digits;
}

std::string_view read_cell(Shape shape, spreadsheets::Cell const& from, Arena& arena, Cell& cell)
{
    cell = {};
    if (from.type == spreadsheets::CellType::empty) return {};
    if (from.type == spreadsheets::CellType::error) {
        cell.text = arena.keep(from.text);
        return "import.error_cell";
    }
    cell.text = from.type == spreadsheets::CellType::day ? arena.keep(text_of(from)) : keep_clean(from.text, arena);
    if (cell.text.empty()) return {};
    switch (shape) {
        case Shape::text:
        case Shape::name:
        case Shape::choice:
        case Shape::code:
            return {};
        case Shape::day:
        case Shape::partial_day:
            return read_day(shape, from, cell);
        case Shape::whole:
            return read_whole(from, cell);
        case Shape::identity_number:
            cell.text = arena.keep(read_identity_number(cell.text));
            return {};
        case Shape::tax_code:
            cell.text = arena.keep(read_tax_code(cell.text));
            return {};
        case Shape::phone:
            cell.text = arena.keep(read_phone(cell.text));
            return {};
    }
    return {};
}

}   // namespace imports
