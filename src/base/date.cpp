#include "base/date.hpp"

#include <fmt/format.h>

namespace base {
namespace {

using std::chrono::year_month_day;

constexpr std::chrono::hours vietnam_offset{7};

/// Digits only, so that "+2", " 2" and "2x" are refused.
std::optional<unsigned> number(std::string_view digits)
{
    unsigned value = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

/// Days are written for every row of an import: by hand, for that is many times faster than formatting.
void write_digits(std::string& text, std::size_t at, int count, unsigned value)
{
    for (int i = count - 1; i >= 0; --i, value /= 10)
        text[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
}

}   // namespace

std::string iso(Date date)
{
    year_month_day const ymd{date};
    auto text = std::string{"0000-00-00"};
    write_digits(text, 0, 4, static_cast<unsigned>(static_cast<int>(ymd.year())));
    write_digits(text, 5, 2, static_cast<unsigned>(ymd.month()));
    write_digits(text, 8, 2, static_cast<unsigned>(ymd.day()));
    return text;
}

std::string iso(Instant instant)
{
    auto const date = std::chrono::floor<Days>(instant);
    std::chrono::hh_mm_ss const time{instant - date};
    auto text = iso(date) + "T00:00:00Z";
    write_digits(text, 11, 2, static_cast<unsigned>(time.hours().count()));
    write_digits(text, 14, 2, static_cast<unsigned>(time.minutes().count()));
    write_digits(text, 17, 2, static_cast<unsigned>(time.seconds().count()));
    return text;
}

std::optional<Date> parse_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto const year = number(text.substr(0, 4));
    auto const month = number(text.substr(5, 2));
    auto const day_of_month = number(text.substr(8, 2));
    if (!year || !month || !day_of_month || *year < 1800) return std::nullopt;
    year_month_day const ymd{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                             std::chrono::day{*day_of_month}};
    if (!ymd.ok()) return std::nullopt;
    return Date{ymd};
}

std::optional<Instant> parse_instant(std::string_view text)
{
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    auto const date = parse_date(text.substr(0, 10));
    auto const hours = number(text.substr(11, 2));
    auto const minutes = number(text.substr(14, 2));
    auto const seconds = number(text.substr(17, 2));
    if (!date || !hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
    return Instant{*date} + std::chrono::hours{*hours} + std::chrono::minutes{*minutes} +
           std::chrono::seconds{*seconds};
}

Date civil_day(Instant instant) { return std::chrono::floor<Days>(instant + vietnam_offset); }

Date add_months(Date date, int months)
{
    year_month_day const ymd{date};
    auto const month = ymd.year() / ymd.month() + std::chrono::months{months};
    auto const last = static_cast<unsigned>((month / std::chrono::last).day());
    auto const wanted = static_cast<unsigned>(ymd.day());
    return Date{month / std::chrono::day{wanted < last ? wanted : last}};
}

int year_of(Date date) { return static_cast<int>(year_month_day{date}.year()); }

unsigned month_of(Date date) { return static_cast<unsigned>(year_month_day{date}.month()); }

std::string vietnamese(Date date)
{
    year_month_day const ymd{date};
    return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(ymd.day()), static_cast<unsigned>(ymd.month()),
                       static_cast<int>(ymd.year()));
}

std::string vietnamese(Instant instant)
{
    auto const local = instant + vietnam_offset;
    auto const date = std::chrono::floor<Days>(local);
    std::chrono::hh_mm_ss const time{local - date};
    return fmt::format("{} {:02}:{:02}", vietnamese(date), time.hours().count(), time.minutes().count());
}

std::string vietnamese_in_words(Date date)
{
    year_month_day const ymd{date};
    auto const month = static_cast<unsigned>(ymd.month());
    return fmt::format("ngày {:02} tháng {} năm {}", static_cast<unsigned>(ymd.day()),
                       month < 3 ? fmt::format("{:02}", month) : fmt::format("{}", month),
                       static_cast<int>(ymd.year()));
}

std::string iso(PartialDate const& date)
{
    auto const full = iso(date.date);
    switch (date.precision) {
        case Precision::year:
            return full.substr(0, 4);
        case Precision::month:
            return full.substr(0, 7);
        case Precision::day:
            break;
    }
    return full;
}

std::optional<PartialDate> parse_partial_date(std::string_view text)
{
    auto const precision = text.size() == 4 ? Precision::year : text.size() == 7 ? Precision::month : Precision::day;
    std::string full{text};
    if (precision == Precision::year) full += "-01-01";
    if (precision == Precision::month) full += "-01";
    auto const date = parse_date(full);
    if (!date) return std::nullopt;
    return PartialDate{*date, precision};
}

std::string vietnamese(PartialDate const& date)
{
    auto const full = vietnamese(date.date);
    switch (date.precision) {
        case Precision::year:
            return full.substr(6);
        case Precision::month:
            return full.substr(3);
        case Precision::day:
            break;
    }
    return full;
}

}   // namespace base
