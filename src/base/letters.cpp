#include "base/letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "base/expect.hpp"

namespace base::letters {
namespace {

constexpr char32_t latin_end = 0x0250;          // Latin-1, Extended-A and -B
constexpr char32_t additional_start = 0x1E00;   // Latin Extended Additional: the toned Vietnamese vowels
constexpr char32_t additional_end = 0x1F00;
constexpr std::size_t table_size = latin_end + (additional_end - additional_start);

constexpr bool is_tone(char32_t c) { return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 || c == 0x0323; }

icu::Normalizer2 const& normalizer(bool composing)
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* found = composing ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
    expect(U_SUCCESS(status) && found != nullptr, "ICU has no normalisation data");
    return *found;
}

Letter taken_apart(char32_t code_point)
{
    auto const c = static_cast<UChar32>(repaired(code_point));
    Letter letter;
    letter.lower = static_cast<char32_t>(u_tolower(c));
    letter.upper = static_cast<char32_t>(u_toupper(c));
    letter.is_letter = u_isalpha(c) != 0;

    icu::UnicodeString parts;
    if (normalizer(false).getDecomposition(static_cast<UChar32>(letter.lower), parts) == 0)
        parts = icu::UnicodeString(static_cast<UChar32>(letter.lower));
    icu::UnicodeString toneless;
    for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        auto const part = static_cast<char32_t>(parts.char32At(i));
        if (i > 0 && is_tone(part))
            letter.tone = part;
        else
            toneless.append(static_cast<UChar32>(part));
    }
    UErrorCode status = U_ZERO_ERROR;
    auto const composed = normalizer(true).normalize(toneless, status);
    auto const first = static_cast<char32_t>(parts.char32At(0));
    // what does not compose into one code point (no Vietnamese letter) keeps only its base
    letter.toneless = composed.countChar32() == 1 ? static_cast<char32_t>(composed.char32At(0)) : first;
    letter.bare = first == 0x0111 ? U'd' : first;
    return letter;
}

std::array<Letter, table_size> make_table()
{
    std::array<Letter, table_size> table;
    for (char32_t c = 0; c < latin_end; ++c) table[c] = taken_apart(c);
    for (char32_t c = additional_start; c < additional_end; ++c)
        table[latin_end + (c - additional_start)] = taken_apart(c);
    return table;
}

bool is_bare_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

}   // namespace

Letter const& of(char32_t code_point, Letter& spare)
{
    static std::array<Letter, table_size> const table = make_table();
    if (code_point < latin_end) return table[code_point];
    if (code_point >= additional_start && code_point < additional_end)
        return table[latin_end + (code_point - additional_start)];
    spare = taken_apart(code_point);
    return spare;
}

bool is_blank(char32_t c)
{
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c)
{
    if (c < 0x20) return !is_blank(c);
    if (c < 0x7F) return false;
    return c < 0xA0 ? c != 0x85
                    : c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                          (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

void append(std::string& out, char32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6U));
        out += static_cast<char>(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12U));
        out += static_cast<char>(0x80 | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80 | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18U));
        out += static_cast<char>(0x80 | ((c >> 12U) & 0x3FU));
        out += static_cast<char>(0x80 | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80 | (c & 0x3FU));
    }
}

char32_t next(std::string_view text, std::size_t& at)
{
    auto const first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), at, text.size(), c);
    return static_cast<char32_t>(c);
}

void unify_final_y(std::string& out, std::size_t start)
{
    if (out.size() <= start || out.back() != 'y') return;
    auto const before = std::string_view{out}.substr(start, out.size() - start - 1);
    if (before == "qu") {
        out.back() = 'i';
        return;
    }
    for (char c : before)
        if (is_bare_vowel(c) || static_cast<unsigned char>(c) >= 0x80) return;
    out.back() = 'i';
}

std::string tones_behind(std::string_view nfc_text, bool unify_y)
{
    std::string out;
    out.reserve(nfc_text.size() + 8);
    std::string tones;
    std::size_t syllable = 0;
    Letter spare;
    auto const end_syllable = [&] {
        if (unify_y) unify_final_y(out, syllable);
        out += tones;
        tones.clear();
    };
    for (std::size_t at = 0; at < nfc_text.size();) {
        auto const c = next(nfc_text, at);
        if (is_tone(c)) {
            append(tones, c);
            continue;
        }
        auto const& letter = of(c, spare);
        if (!letter.is_letter && !is_mark(c)) {
            end_syllable();
            append(out, c);
            syllable = out.size();
            continue;
        }
        append(out, letter.toneless);
        if (letter.tone != 0) append(tones, letter.tone);
    }
    end_syllable();
    return out;
}

}   // namespace base::letters
