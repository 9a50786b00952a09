#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// What the text functions know of single letters. Only for src/base.
namespace base::letters {

/// One code point taken apart. Vietnamese tones are taken off, the marks of vowels (ă, â, ê, ô, ơ, ư) and đ stay.
struct Letter {
    char32_t lower = 0;   // the same letter, small
    char32_t upper = 0;
    char32_t toneless = 0;   // small, without tone
    char32_t bare = 0;       // small, without any mark; đ is d
    char32_t tone = 0;       // U+0300, U+0309, U+0303, U+0301, U+0323; 0 = none
    bool is_letter = false;
};

/// Takes any code point apart; Latin ones come from a table.
Letter const& of(char32_t code_point, Letter& spare);

/// Đ for the letters that look like it: Ð (U+00D0), Ɖ (U+0189) and their small forms; else the letter itself.
constexpr char32_t repaired(char32_t c)
{
    if (c == 0x00D0 || c == 0x0189) return 0x0110;
    if (c == 0x00F0 || c == 0x0256) return 0x0111;
    return c;
}

constexpr bool is_mark(char32_t c) { return c >= 0x0300 && c <= 0x036F; }
bool is_blank(char32_t c);
/// Signs that nobody sees and that make two equal names different: zero-width blanks, soft hyphens, controls.
bool is_invisible(char32_t c);

void append(std::string& out, char32_t code_point);
/// The code point at `at`, which moves behind it. Broken bytes give U+FFFD, one for each maximal part.
char32_t next(std::string_view text, std::size_t& at);

/// Lower case, tone of each syllable put behind it as a combining mark; the same for "hòa" and "hoà".
/// `unify_y` writes i for a y that is the only vowel of its syllable ("mỹ", "quý").
std::string tones_behind(std::string_view nfc_text, bool unify_y);

/// Writes i for y at the end of the syllable out[start..] when it is the only vowel.
void unify_final_y(std::string& out, std::size_t start);

}   // namespace base::letters
