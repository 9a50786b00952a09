#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/web/limits.hpp"
#include "platform/web/request.hpp"

namespace web {

enum class Reading : std::uint8_t { fine, broken, too_large };

/// Makes a request complete: from `target`, `headers` and `body` as they came, fills path, query, cookies, and for
/// forms `form` and `uploads` (the body is then given up). Broken: percent signs, UTF-8, NUL, multipart that does not
/// hold to its own boundary. A form field `_method` of put, patch or delete changes the method of a POST.
Reading complete(Request& request, Limits const& limits);

enum class Plus : std::uint8_t { stays, is_blank };
/// "%C4%90an" gives "Đan". Empty for a broken percent sign, for NUL and for what is not UTF-8.
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

/// a=1&b=2 into `fields`.
Reading read_urlencoded(std::string_view text, Fields& fields, Limits const& limits);

/// A parameter of a header's value: `boundary` of "multipart/form-data; boundary=x". Quotes are taken off.
std::optional<std::string> header_parameter(std::string_view header, std::string_view name);

/// A multipart/form-data body into `request.form` and `request.uploads`. A file field left empty gives nothing.
Reading read_multipart(std::string_view body, std::string_view boundary, Request& request, Limits const& limits);

}   // namespace web
