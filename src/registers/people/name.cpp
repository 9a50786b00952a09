#include "registers/people/name.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.hpp"

namespace people {
namespace {

constexpr std::size_t most_syllables = 10;
// marks of the given name's words; exact words begin with a tone 0 to 5, so neither can be mistaken
constexpr char given_plain_mark = '9';
constexpr char given_exact_mark = '8';

struct Tone {
    std::string_view mark;
    char digit;
};
constexpr std::array<Tone, 5> tones{
    {{"\u0300", '1'}, {"\u0309", '2'}, {"\u0303", '3'}, {"\u0301", '4'}, {"\u0323", '5'}}};

/// Bytes of the code point at the start of `rest` when it is a Latin letter beyond ASCII (U+00C0-U+024F,
/// U+1E00-U+1EFF).
std::size_t latin_letter(std::string_view rest)
{
    auto const byte = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
    bool const is_sign = byte(0) == 0xC3 && (byte(1) == 0x97 || byte(1) == 0xB7);   // × and ÷
    if (byte(0) >= 0xC3 && byte(0) <= 0xC9 && byte(1) >= 0x80 && !is_sign && (byte(0) < 0xC9 || byte(1) <= 0x8F))
        return 2;
    return byte(0) == 0xE1 && byte(1) >= 0xB8 && byte(1) <= 0xBB && byte(2) >= 0x80 ? 3 : 0;
}

/// Latin letters and digits only: apostrophes and hyphens of names like H'Mông do not part a word, and both search
/// indexes take the rest for one word.
std::string letters_of(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const size = latin_letter(text.substr(i));
        if (size != 0)
            out.append(text.substr(i, size));
        else if (static_cast<unsigned char>(text[i]) < 0x80 && std::isalnum(static_cast<unsigned char>(text[i])) != 0)
            out += text[i];
        if (size > 1) i += size - 1;
    }
    return out;
}

std::uint64_t mixed(std::uint64_t hash)
{
    hash ^= hash >> 30U;
    hash *= 0xBF58476D1CE4E5B9U;
    hash ^= hash >> 27U;
    hash *= 0x94D049BB133111EBU;
    return hash ^ hash >> 31U;
}

}   // namespace

std::string plain_word(std::string_view syllable) { return letters_of(base::fold(syllable)); }

std::string exact_word(std::string_view syllable)
{
    auto word = base::accent_key(syllable);
    char digit = '0';
    for (auto const& tone : tones) {
        if (!word.ends_with(tone.mark)) continue;
        digit = tone.digit;
        word.resize(word.size() - tone.mark.size());
        break;
    }
    return digit + letters_of(word);
}

NameKeys keys_of(std::string_view full_name)
{
    NameKeys keys;
    keys.words = " ";
    auto const add = [&](std::string_view word) { (keys.words += word) += ' '; };
    auto const syllables = base::words(full_name);
    for (auto const syllable : syllables) {
        keys.given_word = plain_word(syllable);
        keys.given_exact_word = exact_word(syllable);
        if (keys.given_word.empty()) continue;
        add(keys.given_word);
        add(keys.given_exact_word);
    }
    if (!keys.given_word.empty()) {
        add(given_plain_mark + keys.given_word);
        add(given_exact_mark + keys.given_exact_word);
        keys.given_sort_key = base::name_sort_key(syllables.back());
    }
    keys.sort_key = base::name_sort_key(full_name);
    return keys;
}

std::int64_t name_key(std::string_view full_name)
{
    constexpr unsigned spare_bits = 22;   // a sign and a birth date
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (unsigned char const c : base::accent_key(full_name)) hash = (hash ^ c) * 0x100000001B3U;
    return static_cast<std::int64_t>(mixed(hash) >> spare_bits) * births_of_a_name;
}

std::int64_t birth_key(std::optional<base::PartialDate> const& born)
{
    if (!born) return 0;
    std::chrono::year_month_day const day{born->date};
    auto const month = born->precision == base::Precision::year ? 0U : static_cast<unsigned>(day.month());
    auto const day_of_month = born->precision == base::Precision::day ? static_cast<unsigned>(day.day()) : 0U;
    constexpr std::int64_t days = 32;
    return static_cast<int>(day.year()) * births_of_a_year % births_of_a_name + month * days + day_of_month;
}

std::int64_t name_born(std::string_view full_name, std::optional<base::PartialDate> const& born)
{
    return name_key(full_name) + birth_key(born);
}

std::vector<TypedSyllable> typed_syllables(std::string_view text)
{
    std::vector<TypedSyllable> typed;
    auto const cleaned = base::clean(text);
    for (auto const syllable : base::words(cleaned)) {
        TypedSyllable one{.plain = plain_word(syllable), .exact = exact_word(syllable)};
        if (one.plain.empty() || typed.size() == most_syllables) continue;
        one.has_accents = one.exact != "0" + one.plain;
        typed.push_back(std::move(one));
    }
    if (typed.empty()) return typed;
    auto& last = typed.back();
    last.is_prefix = true;
    auto const letters = base::lower(cleaned);
    if (letters.ends_with('y') && last.plain.ends_with('i')) {
        last.beginning = last.plain;
        last.beginning.back() = 'y';
    }
    return typed;
}

NamePattern::NamePattern(std::vector<TypedSyllable> const& typed, Accents accents)
{
    for (auto const& syllable : typed) {
        bool const exact = accents == Accents::as_typed && syllable.has_accents;
        words_.push_back({exact ? syllable.exact : syllable.plain, syllable.is_prefix, exact,
                          exact ? std::string{} : syllable.beginning});
    }
}

bool NamePattern::matches(std::string_view words) const
{
    std::string wanted;
    return std::ranges::all_of(words_, [&](Word const& word) {
        wanted.assign(1, ' ').append(word.text);
        if (!word.is_prefix) wanted += ' ';
        if (words.find(wanted) != std::string_view::npos) return true;
        return !word.beginning.empty() && words.find(" " + word.beginning) != std::string_view::npos;
    });
}

bool NamePattern::given_matches(std::string_view given_word, std::string_view given_exact_word) const
{
    return std::ranges::any_of(words_, [&](Word const& word) {
        auto const given = word.is_exact ? given_exact_word : given_word;
        if (!word.beginning.empty() && given.starts_with(word.beginning)) return true;
        return word.is_prefix ? given.starts_with(word.text) : given == word.text;
    });
}

bool has_second_rank(std::vector<TypedSyllable> const& typed)
{
    auto const with = std::ranges::count_if(typed, &TypedSyllable::has_accents);
    return with > 0 && with < static_cast<std::ptrdiff_t>(typed.size());
}

}   // namespace people
