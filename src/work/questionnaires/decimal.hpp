#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace questionnaires {

/// An exact number with at most six decimals, between -10^12 and 10^12.
struct Decimal {
    std::int64_t millionths = 0;

    friend auto operator<=>(Decimal const&, Decimal const&) = default;
};

/// As it is stored and exchanged: "-12.5", "3". Empty for anything else.
std::optional<Decimal> parse_decimal(std::string_view text);
/// As people type it: "1.234,5", "1234.5", "1 234,5"; one dot before exactly three digits groups them, else it begins
/// the decimals.
std::optional<Decimal> read_decimal(std::string_view typed);
/// The shortest spelling that `parse_decimal` takes.
std::string text_of(Decimal number);
/// Whether it needs no more decimals than these.
bool fits_decimals(Decimal number, int decimals);

}   // namespace questionnaires
