#pragma once

#include <string>
#include <string_view>

#include "platform/web/request.hpp"

/// Forms of our pages carry a token that other sites cannot know: the session's mark, masked anew on every page so that
/// compressed pages do not give it away.
namespace web {

/// The name of the hidden field; scripts send the header "x-csrf-token" instead.
inline constexpr std::string_view csrf_field = "csrf";

/// A token for the holder of `secret`. Never the same twice.
std::string csrf_token(std::string_view secret);

/// Whether a request that changes something comes from a page of ours: by what the browser says of its origin, and by
/// the token in the form or the header.
bool comes_from_us(Request const& request, std::string_view secret);

/// Whether the browser itself says that the request comes from a page of ours. A request of which nothing is said does
/// not: enough for showing a form again, never for carrying it out.
bool surely_same_origin(Request const& request);

/// Random letters for a URL or a cookie: `bytes` of randomness.
std::string random_text(std::size_t bytes);

}   // namespace web
