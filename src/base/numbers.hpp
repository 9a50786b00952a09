#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class Language : std::uint8_t { vi, en };

/// An amount of đồng, whole.
struct Money {
    std::int64_t dong = 0;

    friend auto operator<=>(Money const&, Money const&) = default;
};

/// 20400 is "20.400" in Vietnamese and "20,400" in English.
std::string grouped(std::int64_t value, Language language = Language::vi);
/// One decimal: 1234.5 is "1.234,5".
std::string one_decimal(double value, Language language = Language::vi);
/// part/whole as a percentage with one decimal, half up: 855 of 492 is "173,8%". "-" when `whole` is 0.
std::string percent(std::int64_t part, std::int64_t whole, Language language = Language::vi);
/// Tenths of a per cent, half up; empty when `whole` is 0. 855 of 492 gives 1738.
std::optional<std::int64_t> percent_tenths(std::int64_t part, std::int64_t whole);

/// A whole number written plainly or with thousands grouped by "." or "," or blanks, perhaps with ".0" behind.
std::optional<std::int64_t> parse_whole(std::string_view text);

}   // namespace base
