#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/sample/random.hpp"
#include "base/date.hpp"

/// The ways in which real lists differ from what they mean.
namespace app::sample {

struct Cell {
    enum class Kind : std::uint8_t { blank, text, number, day };
    Kind kind = Kind::blank;
    std::string text = {};
    double number = 0;
    base::Date day = {};
};
inline Cell const blank{};
Cell text_cell(std::string text);
Cell number_cell(double number);

class Dirt {
public:
    explicit Dirt(Random& random) : random_(&random) {}

    /// NFC mostly, else NFD or the mixed form of older keyboards; sometimes blanks too many.
    Cell text(std::string_view text);
    /// A real date mostly, else text in one of three spellings.
    Cell day(base::Date date);
    /// Only the year, now and then, where the rest is not needed to tell people apart.
    Cell birth_day(base::Date date, bool may_lose_day);
    /// A code as text mostly, else as a number that lost its leading zeros.
    Cell code(std::string_view digits);

private:
    Random* random_;
};

std::string nfd(std::string_view text);
/// Vowels with their own marks composed, tones as combining characters: "ê" + U+0323.
std::string mixed_form(std::string_view text);

}   // namespace app::sample
