#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "kernel/imports/reading.hpp"
#include "platform/spreadsheets/styles.hpp"

namespace imports {
namespace {

constexpr int first_year = 1850;
constexpr int last_year = 2149;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A part of a day: a number, or a placeholder for "not known" like ".." or "00".
struct Piece {
    int value = 0;
    std::size_t digits = 0;
};

struct Pieces {
    std::array<Piece, 3> of{};
    std::size_t count = 0;
};

/// Numbers between separators. Empty when something else stands there. A run of dots, dashes or question marks in the
/// place of a number is a part that is not known.
std::optional<Pieces> take_apart(std::string_view text)
{
    auto const separator = text.find('/') != std::string_view::npos   ? '/'
                           : text.find('-') != std::string_view::npos ? '-'
                           : text.find('.') != std::string_view::npos ? '.'
                                                                      : ' ';
    Pieces pieces;
    while (true) {
        auto const end = text.find(separator);
        auto part = text.substr(0, end);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (pieces.count == 3) return std::nullopt;
        auto& piece = pieces.of.at(pieces.count++);
        if (part.find_first_not_of(".?-_…x") != std::string_view::npos) {
            auto const [after, fault] = std::from_chars(part.data(), part.data() + part.size(), piece.value);
            if (fault != std::errc{} || after != part.data() + part.size() || part.front() == '-') return std::nullopt;
            piece.digits = part.size();
        } else if (separator != '/' || part.empty()) {
            return std::nullopt;
        }
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + 1);
    }
}

/// "ngay 5 thang 2 nam 2012" (folded) becomes "5/2/2012"; other texts stay. `words` tells that it was so.
std::string without_words(std::string_view folded)
{
    std::string out;
    for (auto word : base::words(folded)) {
        while (word.ends_with(',') || word.ends_with('.')) word.remove_suffix(1);
        if (word == "ngay" || word == "mung" || word == "nam" || word == "thang" || word == "ha" || word == "noi")
            continue;
        if (!out.empty()) out += '/';
        out += word;
    }
    return out;
}

/// Without a time of day behind: "2012-02-05 00:00:00", "2012-02-05T00:00:00".
std::string_view without_time(std::string_view text)
{
    auto const colon = text.find(':');
    if (colon == std::string_view::npos) return text;
    auto const gap = text.find_last_of(" T", colon);
    return gap == std::string_view::npos ? text : text.substr(0, gap);
}

DayReading whole_day(int year, int month, int day_of_month)
{
    if (year < first_year || year > last_year) return {{}, "import.day_not_real"};
    std::chrono::year_month_day const day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day_of_month)}};
    if (!day.ok()) return {{}, "import.day_not_real"};
    return {base::PartialDate{std::chrono::sys_days{day}, base::Precision::day}};
}

DayReading whole_month(int year, int month)
{
    if (year < first_year || year > last_year || month < 1 || month > 12) return {{}, "import.day_not_real"};
    return {base::PartialDate{base::day(year, static_cast<unsigned>(month), 1), base::Precision::month}};
}

DayReading whole_year(int year)
{
    if (year < first_year || year > last_year) return {{}, "import.day_not_real"};
    return {base::PartialDate{base::day(year, 1, 1), base::Precision::year}};
}

DayReading three(Pieces const& pieces)
{
    auto const& [a, b, c] = pieces.of;
    if (a.digits == 4)
        return b.digits == 0 || c.digits == 0 ? DayReading{{}, "import.day_unreadable"}
                                              : whole_day(a.value, b.value, c.value);
    if (c.digits == 2 || c.digits == 1) return {{}, "import.two_digit_year"};
    if (c.digits != 4 || a.digits > 2 || b.digits > 2) return {{}, "import.day_unreadable"};
    // "../../1966" and "00/00/1966": only the year is known; the same with a month
    if (a.value == 0 && b.value == 0) return whole_year(c.value);
    if (a.value == 0) return whole_month(c.value, b.value);
    return whole_day(c.value, b.value, a.value);
}

DayReading two(Pieces const& pieces)
{
    auto const& [a, b, c] = pieces.of;
    if (a.digits == 4 && b.digits <= 2 && b.digits > 0) return whole_month(a.value, b.value);
    if (b.digits == 4 && a.digits <= 2) return a.value == 0 ? whole_year(b.value) : whole_month(b.value, a.value);
    if (a.digits > 0 && a.digits <= 2 && b.digits > 0 && b.digits <= 2) return {{}, "import.two_digit_year"};
    return {{}, "import.day_unreadable"};
}

}   // namespace

DayReading read_day_text(std::string_view text)
{
    auto bare = without_time(text);
    while (!bare.empty() && (bare.front() == '\'' || bare.front() == ' ')) bare.remove_prefix(1);
    std::string worded;
    bool const has_letters =
        bare.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos;
    if (has_letters && bare.find_first_of("xX") == std::string_view::npos) {
        worded = without_words(base::fold(bare));
        bare = worded;
    }
    // "20120205" has no separators and can be nothing else
    if (bare.size() == 8 && std::ranges::all_of(bare, is_digit) && (bare.starts_with("19") || bare.starts_with("20"))) {
        auto const digit = [&](std::size_t i) { return bare[i] - '0'; };
        auto const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
        if (auto const day = whole_day(year, digit(4) * 10 + digit(5), digit(6) * 10 + digit(7)); day.day) return day;
        return {{}, "import.day_unreadable"};
    }
    auto const pieces = take_apart(bare);
    if (!pieces) return {{}, "import.day_unreadable"};
    if (pieces->count == 3) return three(*pieces);
    if (pieces->count == 2) return two(*pieces);
    if (pieces->of[0].digits == 4) return whole_year(pieces->of[0].value);
    if (pieces->of[0].digits == 5) return read_day_number(pieces->of[0].value);
    return {{}, pieces->of[0].digits == 2 ? "import.two_digit_year" : "import.day_unreadable"};
}

DayReading read_day_number(double number)
{
    if (number >= 1 && number < 13 && number != std::floor(number)) {
        // 2.2012 is February 2012 where the cell took the point for a decimal sign
        auto const month = static_cast<int>(number);
        auto const year = static_cast<int>(std::lround((number - month) * 10'000));
        if (year >= first_year && year <= last_year) return whole_month(year, month);
    }
    if (number >= first_year && number <= last_year && number == std::floor(number))
        return whole_year(static_cast<int>(number));
    base::Date day;
    // serial numbers of the years 1910 to 2099
    if (number >= 3'654 && number < 73'051 && spreadsheets::day_of_serial(number, spreadsheets::Epoch::from_1900, day))
        return {base::PartialDate{day, base::Precision::day}};
    if (number >= 19'000'101 && number < 21'000'000)
        return read_day_text(std::to_string(static_cast<std::int64_t>(number)));
    return {{}, number >= 0 && number < 100 ? "import.two_digit_year" : "import.day_unreadable"};
}

}   // namespace imports
