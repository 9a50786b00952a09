#include "work/questionnaires/decimal.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace questionnaires {
namespace {

constexpr std::int64_t one = 1'000'000;
constexpr std::size_t most_decimals = 6;
constexpr std::size_t most_digits = 12;

bool all_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "1.234.567": groups of three behind the first.
bool is_grouped(std::string_view text, char mark)
{
    auto const first = text.find(mark);
    if (first == std::string_view::npos || first == 0 || first > 3) return false;
    for (auto rest = text.substr(first); !rest.empty(); rest.remove_prefix(4))
        if (rest.size() < 4 || rest[0] != mark || !all_digits(rest.substr(1, 3))) return false;
    return all_digits(text.substr(0, first));
}

}   // namespace

std::optional<Decimal> parse_decimal(std::string_view text)
{
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto const part = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (!all_digits(whole) || whole.size() > most_digits) return std::nullopt;
    if (point != std::string_view::npos && (!all_digits(part) || part.size() > most_decimals)) return std::nullopt;
    std::int64_t millionths = 0;
    std::from_chars(whole.data(), whole.data() + whole.size(), millionths);
    millionths *= one;
    auto scale = one;
    for (char const c : part) millionths += (c - '0') * (scale /= 10);
    return Decimal{negative ? -millionths : millionths};
}

std::optional<Decimal> read_decimal(std::string_view typed)
{
    std::string text = base::clean(typed);
    std::erase(text, ' ');
    std::string_view unsigned_text = text;
    if (unsigned_text.starts_with('-')) unsigned_text.remove_prefix(1);
    auto const comma = unsigned_text.rfind(',');
    auto const dot = unsigned_text.rfind('.');
    bool const both = comma != std::string_view::npos && dot != std::string_view::npos;
    // the mark that comes last begins the decimals; a single kind of mark groups where every group has three digits
    char const decimal_mark = both ? (comma > dot ? ',' : '.') : comma != std::string_view::npos ? ',' : '.';
    char const group_mark = decimal_mark == ',' ? '.' : ',';
    auto const before = unsigned_text.substr(0, both ? std::max(comma, dot) : 0);
    if (both && !is_grouped(before, group_mark)) return std::nullopt;
    if (!both && is_grouped(unsigned_text, '.')) {
        std::erase(text, '.');
        return parse_decimal(text);
    }
    std::erase(text, group_mark);
    std::ranges::replace(text, decimal_mark, '.');
    return parse_decimal(text);
}

std::string text_of(Decimal number)
{
    auto const absolute = number.millionths < 0 ? -number.millionths : number.millionths;
    auto text = (number.millionths < 0 ? "-" : "") + std::to_string(absolute / one);
    if (auto part = absolute % one; part != 0) {
        auto digits = std::to_string(part + one).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        text += "." + digits;
    }
    return text;
}

bool fits_decimals(Decimal number, int decimals)
{
    std::int64_t step = one;
    for (int i = 0; i < decimals; ++i) step /= 10;
    return step <= 1 || number.millionths % step == 0;
}

}   // namespace questionnaires
