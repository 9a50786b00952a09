#include "kernel/notices/calendar.hpp"

#include <algorithm>

namespace notices {
namespace {

constexpr std::size_t line_bytes = 75;   // without CRLF

/// "20260302"
std::string basic(base::Date day)
{
    auto text = base::iso(day);
    std::erase(text, '-');
    return text;
}

/// "20260302T030000Z"
std::string basic(base::Instant at)
{
    auto text = base::iso(at);
    std::erase(text, '-');
    std::erase(text, ':');
    return text;
}

void add_event(std::string& out, CalendarEvent const& event, std::string const& stamp)
{
    out += "BEGIN:VEVENT\r\n";
    out += folded("UID:" + escaped(event.uid));
    out += folded("DTSTAMP:" + stamp);
    out += folded("DTSTART;VALUE=DATE:" + basic(event.on));
    out += folded("DTEND;VALUE=DATE:" + basic(event.on + base::Days{1}));
    out += folded("SUMMARY:" + escaped(event.summary));
    if (!event.description.empty()) out += folded("DESCRIPTION:" + escaped(event.description));
    if (!event.url.empty()) out += folded("URL:" + event.url);
    out += "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
}

}   // namespace

std::string folded(std::string_view line)
{
    std::string out;
    std::size_t room = line_bytes;
    while (line.size() > room) {
        auto end = room;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
        out.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
        room = line_bytes - 1;   // the blank counts
    }
    return out.append(line).append("\r\n");
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(c) >= ' ' && c != '\x7f')
            out += c;
    }
    return out;
}

std::string calendar(CalendarHead const& head, std::span<CalendarEvent const> events)
{
    std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    out += folded("PRODID:-//Dong Hanh//donghanh//VI");
    out += "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n";
    out += folded("NAME:" + escaped(head.name));
    out += folded("X-WR-CALNAME:" + escaped(head.name));
    out += "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n";
    auto const stamp = basic(head.stamp);
    for (auto const& event : events) add_event(out, event, stamp);
    return out.append("END:VCALENDAR\r\n");
}

}   // namespace notices
