#include "platform/web/wire.hpp"

#include <array>

#include <fmt/format.h>

#include "platform/web/file_body.hpp"

namespace web {
namespace {

std::string_view reason(int status)
{
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 409:
            return "Conflict";
        case 413:
            return "Content Too Large";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        case 507:
            return "Insufficient Storage";
        default:
            return "Status";
    }
}

void append_line(std::string& head, std::string_view name, std::string_view value)
{
    head.append(name).append(": ");
    for (char c : value) head.push_back(static_cast<unsigned char>(c) < ' ' || c == 127 ? ' ' : c);
    head.append("\r\n");
}

}   // namespace

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::string head_of(Response const& response, Wire const& wire)
{
    std::string head;
    head.reserve(640);
    head.append("HTTP/1.1 ")
        .append(std::to_string(response.status))
        .append(" ")
        .append(reason(response.status))
        .append("\r\n");
    append_line(head, "Date", wire.date);
    if (has_body(response.status))
        append_line(head, "Content-Length",
                    std::to_string(response.file ? response.file->bytes : std::uint64_t{response.body.size()}));
    if (!wire.keep_alive)
        append_line(head, "Connection", "close");
    else if (wire.http_minor == 0)
        append_line(head, "Connection", "keep-alive");
    for (auto const& [name, value] : response.headers) append_line(head, name, value);
    head.append("\r\n");
    return head;
}

std::string http_date(std::chrono::sys_seconds now)
{
    using namespace std::chrono;
    constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = floor<std::chrono::days>(now);
    year_month_day const date{day};
    hh_mm_ss const time{now - day};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

}   // namespace web
