#include "platform/web/cookies.hpp"

#include "base/text.hpp"
#include "platform/web/cursor.hpp"

namespace web {
namespace {

constexpr std::string_view host_prefix = "__Host-";
constexpr std::string_view flash_cookie = "flash";
constexpr std::size_t max_flash_bytes = 1000;

std::string cookie_line(Request const& request, Cookie const& cookie, std::string_view age)
{
    std::string line;
    if (request.secure) line += host_prefix;
    line.append(cookie.name).append("=").append(cookie.value).append("; Path=/; HttpOnly; SameSite=Lax").append(age);
    if (request.secure) line += "; Secure";
    return line;
}

}   // namespace

void set_cookie(Response& response, Request const& request, Cookie const& cookie)
{
    auto const age =
        cookie.max_age_seconds == 0 ? std::string{} : "; Max-Age=" + std::to_string(cookie.max_age_seconds);
    response.header("Set-Cookie", cookie_line(request, cookie, age));
}

void forget_cookie(Response& response, Request const& request, std::string_view name)
{
    response.header("Set-Cookie", cookie_line(request, {name, ""}, "; Max-Age=0"));
}

void flash(Response& response, Request const& request, std::string_view sentence)
{
    auto const value = base64url(sentence.substr(0, max_flash_bytes));
    set_cookie(response, request, {flash_cookie, value, 60});
}

Fields read_cookies(std::string_view header)
{
    Fields plain;
    Fields all;
    while (!header.empty()) {
        auto const end = header.find(';');
        auto pair = header.substr(0, end);
        header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
        while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
        auto const equals = pair.find('=');
        if (equals == std::string_view::npos || !base::is_utf8(pair)) continue;
        auto const name = pair.substr(0, equals);
        std::string value{pair.substr(equals + 1)};
        if (name.starts_with(host_prefix))
            all.add(std::string{name.substr(host_prefix.size())}, std::move(value));
        else
            plain.add(std::string{name}, std::move(value));
    }
    for (auto const& [name, value] : plain.all()) all.add(name, value);
    return all;
}

}   // namespace web
