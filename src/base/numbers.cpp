#include "base/numbers.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/expect.hpp"

namespace base {
namespace {

__extension__ using Wide = __int128;

struct Signs {
    char group;
    char decimal;
};

Signs signs(Language language) { return language == Language::vi ? Signs{'.', ','} : Signs{',', '.'}; }

std::string grouped_digits(std::string const& digits, char group)
{
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += group;
        out += digits[i];
    }
    return out;
}

std::string from_tenths(std::int64_t tenths, Language language)
{
    auto const size = tenths < 0 ? 0 - static_cast<std::uint64_t>(tenths) : static_cast<std::uint64_t>(tenths);
    auto const [group, decimal] = signs(language);
    return fmt::format("{}{}{}{}", tenths < 0 ? "-" : "", grouped_digits(std::to_string(size / 10), group), decimal,
                       size % 10);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A blank between groups: ASCII, no-break (U+00A0) or narrow no-break (U+202F). Its length, 0 for none.
std::size_t blank_at(std::string_view text, std::size_t at)
{
    auto const rest = text.substr(at);
    if (rest.starts_with(' ')) return 1;
    if (rest.starts_with("\xC2\xA0")) return 2;
    if (rest.starts_with("\xE2\x80\xAF")) return 3;
    return 0;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && blank_at(text, 0) != 0) text.remove_prefix(blank_at(text, 0));
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// The text without ".0", ",00" … behind, where that cannot be a group of thousands.
std::string_view without_zero_decimals(std::string_view text)
{
    auto const mark = text.find_last_of(".,");
    if (mark == std::string_view::npos || mark + 1 == text.size()) return text;
    auto const behind = text.substr(mark + 1);
    if (behind.find_first_not_of('0') != std::string_view::npos || behind.size() == 3) return text;
    return text.substr(0, mark);
}

}   // namespace

std::string grouped(std::int64_t value, Language language)
{
    auto const size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    return (value < 0 ? "-" : "") + grouped_digits(std::to_string(size), signs(language).group);
}

std::string one_decimal(double value, Language language)
{
    expect(std::isfinite(value) && std::abs(value) < 1e17, "a number too large to print with a decimal");
    return from_tenths(std::llround(value * 10), language);
}

std::optional<std::int64_t> percent_tenths(std::int64_t part, std::int64_t whole)
{
    if (whole == 0) return std::nullopt;
    Wide top = Wide{part} * 2000 + whole;   // part / whole * 1000 + 1/2, over the denominator 2 * whole
    Wide bottom = Wide{whole} * 2;
    if (bottom < 0) {
        top = -top;
        bottom = -bottom;
    }
    auto tenths = top / bottom;
    if (top % bottom < 0) --tenths;   // division truncates; half up asks for the floor
    expect(tenths >= std::numeric_limits<std::int64_t>::min() && tenths <= std::numeric_limits<std::int64_t>::max(),
           "a percentage beyond all bounds");
    return static_cast<std::int64_t>(tenths);
}

std::string percent(std::int64_t part, std::int64_t whole, Language language)
{
    auto const tenths = percent_tenths(part, whole);
    return tenths ? from_tenths(*tenths, language) + "%" : "-";
}

std::optional<std::int64_t> parse_whole(std::string_view text)
{
    text = trimmed(text);
    bool const negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    text = without_zero_decimals(text);

    std::uint64_t value = 0;
    std::size_t in_group = 0;
    std::string_view separator;
    for (std::size_t at = 0; at < text.size();) {
        if (is_digit(text[at])) {
            auto const digit = static_cast<std::uint64_t>(text[at] - '0');
            if (value > (static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) - digit) / 10)
                return std::nullopt;
            value = value * 10 + digit;
            ++in_group;
            ++at;
            continue;
        }
        auto const blank = blank_at(text, at);
        auto const found = text.substr(at, blank != 0 ? blank : 1);
        if (blank == 0 && found != "." && found != ",") return std::nullopt;
        bool const fits = separator.empty() ? in_group >= 1 && in_group <= 3 : in_group == 3 && found == separator;
        if (!fits) return std::nullopt;
        separator = found;
        in_group = 0;
        at += found.size();
    }
    if (in_group == 0 || (!separator.empty() && in_group != 3)) return std::nullopt;
    return negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
}

}   // namespace base
