#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/date.hpp"

/// Calendars as other programs read them: iCalendar, RFC 5545. Rule N-8.
namespace notices {

/// A whole day.
struct CalendarEvent {
    std::string uid;   // the same as long as the record is
    base::Date on = {};
    std::string summary;
    std::string description = {};
    std::string url = {};
};
struct CalendarHead {
    std::string name;
    base::Instant stamp = {};   // DTSTAMP of every event
};
/// The whole file: CRLF, lines folded before their 76th byte, no letter cut.
std::string calendar(CalendarHead const& head, std::span<CalendarEvent const> events);

/// One content line of any length with its CRLF, folded.
std::string folded(std::string_view line);
/// A text value: "\", ";" and "," escaped, line breaks as "\n", other control letters dropped.
std::string escaped(std::string_view text);

}   // namespace notices
