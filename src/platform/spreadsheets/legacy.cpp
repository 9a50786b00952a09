#include "platform/spreadsheets/legacy.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"
#include "platform/spreadsheets/csv_text.hpp"

namespace spreadsheets {
namespace {

using Letters = std::u32string;

/// Code points; a broken byte is taken for a letter of its own.
Letters letters_of(std::string_view text)
{
    Letters letters;
    letters.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        auto const byte = static_cast<unsigned char>(text[i]);
        std::size_t const length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        if (length == 1 || i + length > text.size()) {
            letters += byte;
            ++i;
            continue;
        }
        char32_t letter = byte & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k)
            letter = (letter << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        letters += letter;
        i += length;
    }
    return letters;
}

std::string utf8_of(Letters const& letters)
{
    std::string text;
    for (auto const letter : letters) append_utf8(text, letter);
    return text;
}

/// TCVN 5712, third table: bytes A1 to FE. Capital letters with tones do not exist: a font of capitals shows the small.
constexpr std::u32string_view tcvn3_letters =
    U"ĂÂÊÔƠƯĐăâêôơưđ\u00B0\u0300\u0309\u0303\u0301\u0323àảãáạ\u00BAằẳẵắ\u00BF\u00C0\u00C1\u00C2\u00C3\u00C4\u00C5ặầẩẫấậ"
    U"è\u00CDẻẽéẹề"
    U"ểễếệìỉ\u00D9\u00DA\u00DBĩíịò\u00E0ỏõóọồổỗốộờởỡớợù\u00F0ủũúụừửữứựỳỷỹýỵ";

Letters from_tcvn3(Letters const& text)
{
    Letters out;
    std::size_t capitals = 0;
    std::size_t small = 0;
    std::size_t word_begin = 0;
    auto const end_word = [&] {
        // "HOµ": letters without tone are capital, so the font was the one of capitals
        if (capitals >= 2 && small == 0) {
            auto const word = letters_of(base::upper(utf8_of(out.substr(word_begin))));
            out.resize(word_begin);
            out += word;
        }
        capitals = small = 0;
    };
    for (auto const letter : text) {
        if (letter == U' ' || letter == U'\n') {
            end_word();
            out += letter;
            word_begin = out.size();
            continue;
        }
        if (letter >= U'A' && letter <= U'Z') ++capitals;
        if (letter >= U'a' && letter <= U'z') ++small;
        out += letter >= 0xA1 && letter <= 0xFE ? tcvn3_letters.at(letter - 0xA1) : letter;
    }
    end_word();
    return out;
}

struct Pair {
    char32_t from;
    std::u32string_view to;
};

/// VNI: a letter stands for itself, or is a mark behind the vowel it belongs to.
constexpr std::array<Pair, 11> vni_letters{{{0xF1, U"đ"},
                                            {0xD1, U"Đ"},
                                            {0xF4, U"ơ"},
                                            {0xD4, U"Ơ"},
                                            {0xF6, U"ư"},
                                            {0xD6, U"Ư"},
                                            {0xED, U"í"},
                                            {0xEC, U"ì"},
                                            {0xE6, U"ỉ"},
                                            {0xF3, U"ĩ"},
                                            {0xF2, U"ị"}}};
constexpr std::array<Pair, 7> vni_more{
    {{0xCD, U"Í"}, {0xCC, U"Ì"}, {0xC6, U"Ỉ"}, {0xD3, U"Ĩ"}, {0xD2, U"Ị"}, {0xEE, U"ỵ"}, {0xCE, U"Ỵ"}}};
constexpr std::array<Pair, 17> vni_marks{{{0xF9, U"\u0301"},
                                          {0xF8, U"\u0300"},
                                          {0xFB, U"\u0309"},
                                          {0xF5, U"\u0303"},
                                          {0xEF, U"\u0323"},
                                          {0xE2, U"\u0302"},
                                          {0xE1, U"\u0302\u0301"},
                                          {0xE0, U"\u0302\u0300"},
                                          {0xE5, U"\u0302\u0309"},
                                          {0xE3, U"\u0302\u0303"},
                                          {0xE4, U"\u0302\u0323"},
                                          {0xEA, U"\u0306"},
                                          {0xE9, U"\u0306\u0301"},
                                          {0xE8, U"\u0306\u0300"},
                                          {0xFA, U"\u0306\u0309"},
                                          {0xFC, U"\u0306\u0303"},
                                          {0xEB, U"\u0306\u0323"}}};

template <std::size_t N>
std::u32string_view find(std::array<Pair, N> const& table, char32_t letter)
{
    auto const found = std::ranges::find(table, letter, &Pair::from);
    return found == table.end() ? std::u32string_view{} : found->to;
}

Letters from_vni(Letters const& text)
{
    Letters out;
    char32_t before = 0;
    for (auto const letter : text) {
        bool const after_vowel = std::u32string_view{U"aeouyAEOUYôÔöÖ"}.find(before) != std::u32string_view::npos;
        // marks in capitals lie 0x20 below the small ones
        auto const small = letter >= 0xC0 && letter <= 0xDE ? letter + 0x20 : letter;
        auto const mark = after_vowel ? find(vni_marks, small) : std::u32string_view{};
        auto const whole = mark.empty() ? find(vni_letters, letter) : std::u32string_view{};
        auto const more = mark.empty() && whole.empty() ? find(vni_more, letter) : std::u32string_view{};
        if (!mark.empty())
            out += mark;
        else if (!whole.empty())
            out += whole;
        else if (!more.empty())
            out += more;
        else
            out += letter;
        before = letter;
    }
    return out;
}

constexpr std::array<Pair, 15> windows1258_letters{{{0xC3, U"Ă"},
                                                    {0xE3, U"ă"},
                                                    {0xD0, U"Đ"},
                                                    {0xF0, U"đ"},
                                                    {0xD5, U"Ơ"},
                                                    {0xF5, U"ơ"},
                                                    {0xDD, U"Ư"},
                                                    {0xFD, U"ư"},
                                                    {0xCC, U"\u0300"},
                                                    {0xD2, U"\u0309"},
                                                    {0xDE, U"\u0303"},
                                                    {0xEC, U"\u0301"},
                                                    {0xF2, U"\u0323"},
                                                    {0xFE, U"₫"},
                                                    {0x80, U"€"}}};

Letters from_windows1258(Letters const& text)
{
    Letters out;
    for (auto const letter : text) {
        auto const to = find(windows1258_letters, letter);
        if (to.empty())
            out += letter;
        else
            out += to;
    }
    return out;
}

constexpr std::array<std::string_view, 27> initials{"",   "b",  "c", "ch", "d", "g",  "gh", "gi",  "h",
                                                    "k",  "kh", "l", "m",  "n", "ng", "nh", "ngh", "p",
                                                    "ph", "qu", "r", "s",  "t", "th", "tr", "v",   "x"};
constexpr std::array<std::string_view, 9> finals{"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};
constexpr std::array<std::string_view, 39> vowels{"a",   "e",   "i",   "o",   "u",   "y",   "ai",  "ao",  "au",  "ay",
                                                  "eo",  "eu",  "ia",  "ie",  "iu",  "oa",  "oe",  "oi",  "oo",  "ua",
                                                  "ue",  "ui",  "uo",  "uu",  "uy",  "ya",  "ye",  "ieu", "oai", "oao",
                                                  "oay", "oeo", "uay", "uoi", "uou", "uya", "uye", "uyu", "yeu"};

template <class List>
bool has(List const& list, std::string_view text)
{
    return std::ranges::find(list, text) != list.end();
}

}   // namespace

std::string_view name_of(Legacy legacy)
{
    switch (legacy) {
        case Legacy::none:
            return "";
        case Legacy::tcvn3:
            return "TCVN3 (.VnTime)";
        case Legacy::vni:
            return "VNI";
        case Legacy::windows1258:
            return "Windows-1258";
    }
    return "";
}

bool is_syllable(std::string_view word)
{
    // only letters of the alphabet, with at most one tone and at most one other mark per letter
    auto const small = base::lower(word);
    int tones = 0;
    for (auto const letter : letters_of(small)) {
        if (letter >= U'a' && letter <= U'z') continue;
        constexpr std::u32string_view plain = U"ăâđêôơư";
        constexpr std::u32string_view toned = U"àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
        if (plain.find(letter) != std::u32string_view::npos) continue;
        if (toned.find(letter) == std::u32string_view::npos) return false;
        ++tones;
    }
    if (tones > 1) return false;
    std::string bare;
    for (auto const letter : letters_of(small)) {
        if (letter == U'đ')
            bare += 'd';
        else if (letter < 0x80)
            bare += static_cast<char>(letter);
        else if (std::u32string_view{U"ỳỷỹýỵ"}.find(letter) != std::u32string_view::npos)
            bare += 'y';   // alone it would be folded to "i"
        else
            bare += base::fold(utf8_of({letter}));
    }
    for (std::size_t begin = 0; begin <= std::min<std::size_t>(3, bare.size()); ++begin) {
        if (!has(initials, std::string_view{bare}.substr(0, begin))) continue;
        for (std::size_t end = begin + 1; end <= bare.size(); ++end)
            if (has(vowels, std::string_view{bare}.substr(begin, end - begin)) &&
                has(finals, std::string_view{bare}.substr(end)))
                return true;
    }
    return false;
}

std::string to_unicode(Legacy legacy, std::string_view text)
{
    switch (legacy) {
        case Legacy::none:
            break;
        case Legacy::tcvn3:
            return utf8_of(from_tcvn3(letters_of(text)));
        case Legacy::vni:
            return utf8_of(from_vni(letters_of(text)));
        case Legacy::windows1258:
            return utf8_of(from_windows1258(letters_of(text)));
    }
    return std::string{text};
}

Legacy guess_legacy(std::span<std::string const> texts)
{
    std::vector<std::string> strange;
    for (auto const& text : texts) {
        for (auto const word : base::words(text)) {
            std::string bare;
            for (char const c : word)
                if (std::string_view{",.;:()/\"'!?-0123456789"}.find(c) == std::string_view::npos) bare += c;
            if (std::ranges::any_of(bare, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
                strange.push_back(std::move(bare));
        }
        if (strange.size() > 2000) break;
    }
    if (strange.size() < 3) return Legacy::none;

    auto const share = [&](Legacy legacy) {
        auto const good = std::ranges::count_if(
            strange, [&](std::string const& word) { return is_syllable(base::clean(to_unicode(legacy, word))); });
        return static_cast<double>(good) / static_cast<double>(strange.size());
    };
    auto const as_it_is = share(Legacy::none);
    Legacy best = Legacy::none;
    double best_share = 0.7;
    for (auto const legacy : {Legacy::tcvn3, Legacy::vni, Legacy::windows1258})
        if (auto const its = share(legacy); its > best_share && its > as_it_is + 0.2) {
            best = legacy;
            best_share = its;
        }
    return best;
}

}   // namespace spreadsheets
