#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

namespace web {

/// The cookie that carries the sign-in. Its value is the gatekeeper's affair.
inline constexpr std::string_view session_cookie = "session";
/// "vi" or "en"; "auto", "light" or "dark".
inline constexpr std::string_view language_cookie = "language";
inline constexpr std::string_view theme_cookie = "theme";

struct Cookie {
    std::string_view name;
    std::string_view value;             // letters, digits and "-_." only
    std::int64_t max_age_seconds = 0;   // 0: until the browser closes
};

/// Path=/, HttpOnly, SameSite=Lax; behind TLS also Secure, with the name under the prefix __Host-, which
/// `Request::cookies` leaves out again.
void set_cookie(Response& response, Request const& request, Cookie const& cookie);
void forget_cookie(Response& response, Request const& request, std::string_view name);

/// A sentence, already translated, that the next page shows once (Context::flash).
void flash(Response& response, Request const& request, std::string_view sentence);

/// The names and values of a Cookie header; those under __Host- first. Anything that is not UTF-8 is left out.
Fields read_cookies(std::string_view header);

}   // namespace web
