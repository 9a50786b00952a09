#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

/// Names as people are listed, found and told apart. Source: docs/rules/people.md, P-6 to P-9.
namespace people {

/// What a full name is found and ordered by. A syllable has two words: the plain one without accents ("tuan") and the
/// exact one, its tone as a digit before the letters ("4tuân"). Words of the given name come once more, marked.
struct NameKeys {
    std::string words;              // " nguyen 3nguyên van 0văn tuan 4tuân 9tuan 84tuân "
    std::string sort_key;           // given name first, Vietnamese order; compare as bytes
    std::string given_sort_key;     // what the keys of all names with this given name begin with
    std::string given_word;         // "tuan"
    std::string given_exact_word;   // "4tuân"
};
NameKeys keys_of(std::string_view full_name);

/// The plain and the exact word of one syllable; signs inside (H'Mông) fall away.
std::string plain_word(std::string_view syllable);
std::string exact_word(std::string_view syllable);

/// Equal for spellings of one name: old and new tone placement, i and y and case do not matter. 42 bits of a hash, with
/// room for a birth date below.
std::int64_t name_key(std::string_view full_name);
/// A birth date as a number below `births_of_a_name`, in the order of the days; unknown parts are 0, so the dates of a
/// year stand within `births_of_a_year`.
std::int64_t birth_key(std::optional<base::PartialDate> const& born);
inline constexpr std::int64_t births_of_a_year = 512;
inline constexpr std::int64_t births_of_a_name = births_of_a_year * 4096;
/// Both in one: people of one name stand together, ordered by birth.
std::int64_t name_born(std::string_view full_name, std::optional<base::PartialDate> const& born);

/// One syllable as someone typed it into a search field.
struct TypedSyllable {
    std::string plain;
    std::string exact;
    bool has_accents = false;
    bool is_prefix = false;       // the last one may be unfinished
    std::string beginning = {};   // of a plain prefix whose final y was read as i: "ky" of "ki", for "Kỳ" and "Kyên"
};
/// At most ten syllables, as a name has.
std::vector<TypedSyllable> typed_syllables(std::string_view text);

/// Which of its two words stands for a syllable when names are compared with what was typed.
enum class Accents : std::uint8_t { as_typed, ignored };

/// What a name must hold: every typed syllable as a word, the last one as the beginning of a word.
class NamePattern {
public:
    NamePattern() = default;
    NamePattern(std::vector<TypedSyllable> const& typed, Accents accents);

    /// Whether `words` (of NameKeys) holds everything typed.
    bool matches(std::string_view words) const;
    /// Whether this given name is one of the typed syllables.
    bool given_matches(std::string_view given_word, std::string_view given_exact_word) const;

    struct Word {
        std::string text;
        bool is_prefix = false;
        bool is_exact = false;
        std::string beginning = {};   // also found by this beginning
    };
    std::vector<Word> const& words() const { return words_; }

private:
    std::vector<Word> words_;
};

/// How a search goes on after the names that hold the typed accents: not at all when no accents or only accents were
/// typed, else with those that hold the letters alone.
bool has_second_rank(std::vector<TypedSyllable> const& typed);

}   // namespace people
