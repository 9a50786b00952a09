#include "work/quality/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/numbers.hpp"
#include "base/text.hpp"

namespace quality {
namespace {

template <class Value>
struct Phrase {
    std::string_view words;
    Value value;
};

/// Those that deny come first: "chưa hoàn thành" holds "hoàn thành" too.
constexpr Phrase<Obligations> obligation_phrases[] = {
    {"một phần", Obligations::partly}, {"chưa đầy đủ", Obligations::partly},
    {"chưa đủ", Obligations::partly},  {"không", Obligations::not_met},
    {"chưa", Obligations::not_met},    {"hoàn thành", Obligations::met},
    {"đầy đủ", Obligations::met},      {"đủ", Obligations::met},
    {"đạt", Obligations::met},
};
constexpr Phrase<Grade> grade_phrases[] = {
    {"không", Grade::not_fulfilled}, {"chưa", Grade::not_fulfilled},   {"KHTNV", Grade::not_fulfilled},
    {"xuất sắc", Grade::excellent},  {"HTXSNV", Grade::excellent},     {"tốt", Grade::good},
    {"HTTNV", Grade::good},          {"hoàn thành", Grade::fulfilled}, {"HTNV", Grade::fulfilled},
};

template <class Value, std::size_t N>
std::optional<Value> value_in(std::string_view text, Phrase<Value> const (&phrases)[N])
{
    auto const told = " " + base::fold(text) + " ";
    for (auto const& phrase : phrases)
        if (told.find(" " + base::fold(phrase.words) + " ") != std::string::npos) return phrase.value;
    return std::nullopt;
}

/// The letters and digits of a folded text, word by word.
std::vector<std::string> parts_of(std::string_view text)
{
    std::vector<std::string> parts(1);
    for (char const c : base::fold(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            parts.back() += c;
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

constexpr std::string_view numbers[][2] = {{"1", "i"}, {"2", "ii"}, {"3", "iii"}, {"4", "iv"}};

/// 1 to 4 from "1", "Q1", "I"; 0 when it is none.
int number_of(std::string_view part)
{
    if (part.size() > 1 && part.front() == 'q') part.remove_prefix(1);
    for (std::size_t i = 0; i < std::size(numbers); ++i)
        if (std::ranges::find(numbers[i], part) != std::end(numbers[i])) return static_cast<int>(i) + 1;
    return 0;
}

}   // namespace

std::optional<Quarter> quarter_from_text(std::string_view text, std::optional<std::int64_t> year)
{
    auto const quarter_word = base::fold("quý");
    int number = 0;
    for (auto const& part : parts_of(text)) {
        if (part == quarter_word || part == "nam" || part == "q") continue;
        auto const written = part.size() == 4 ? base::parse_whole(part) : std::nullopt;
        auto const its_number = number_of(part);
        if ((!written && its_number == 0) || (its_number != 0 && number != 0)) return std::nullopt;
        if (written && year && *written != *year) return std::nullopt;
        if (written)
            year = written;
        else
            number = its_number;
    }
    if (!year || *year < 0) return std::nullopt;
    return parse_quarter(fmt::format("{:04}-Q{}", *year, number));
}

std::optional<Obligations> obligations_from_text(std::string_view text)
{
    auto const by_name = parse_obligations(text);
    return by_name ? by_name : value_in(text, obligation_phrases);
}

std::optional<Grade> grade_from_text(std::string_view text)
{
    auto const by_name = parse_grade(text);
    return by_name ? by_name : value_in(text, grade_phrases);
}

}   // namespace quality
