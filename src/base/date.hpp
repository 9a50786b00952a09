#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A civil day in Asia/Ho_Chi_Minh. Stored and exchanged as YYYY-MM-DD.
using Date = std::chrono::sys_days;
using Days = std::chrono::days;
/// A moment, UTC, to the second. Stored and exchanged as YYYY-MM-DDTHH:MM:SSZ.
using Instant = std::chrono::sys_seconds;

/// The open end of a dated row: 9999-12-31.
constexpr Date forever = std::chrono::sys_days{std::chrono::year{9999} / 12 / 31};

constexpr Date day(int year, unsigned month, unsigned day_of_month)
{
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month}};
}

std::string iso(Date date);
std::string iso(Instant instant);
/// A real day written YYYY-MM-DD between 1800 and 9999; empty otherwise.
std::optional<Date> parse_date(std::string_view text);
std::optional<Instant> parse_instant(std::string_view text);

/// The civil day in Việt Nam (UTC+7, no summer time since 1975) at a moment.
Date civil_day(Instant instant);

/// The same day of the month `months` later, clamped to the month's end: 31 March + 1 month = 30 April.
Date add_months(Date date, int months);
int year_of(Date date);
unsigned month_of(Date date);

/// dd/mm/yyyy, as it is written in Vietnamese.
std::string vietnamese(Date date);
/// dd/mm/yyyy HH:MM in Việt Nam's time.
std::string vietnamese(Instant instant);
/// "ngày 05 tháng 02 năm 2026": a zero before days 1-9 and months 1-2, as State documents ask.
std::string vietnamese_in_words(Date date);

enum class Precision : std::uint8_t { day, month, year };

/// A day of which perhaps only the month or the year is known; the unknown parts of `date` are 1.
/// Stored as YYYY-MM-DD, YYYY-MM or YYYY; never printed with an invented day.
struct PartialDate {
    Date date = {};
    Precision precision = Precision::day;

    friend auto operator<=>(PartialDate const&, PartialDate const&) = default;
};

std::string iso(PartialDate const& date);
std::optional<PartialDate> parse_partial_date(std::string_view text);
/// 20/05/1966, 05/1966 or 1966.
std::string vietnamese(PartialDate const& date);

/// A half-open stretch of days: from <= day < to.
struct Period {
    Date from = {};
    Date to = {};

    bool contains(Date date) const { return from <= date && date < to; }
    friend bool operator==(Period const&, Period const&) = default;
};

}   // namespace base
