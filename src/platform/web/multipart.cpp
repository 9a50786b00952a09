#include <algorithm>

#include "base/text.hpp"
#include "platform/web/parse.hpp"

namespace web {
namespace {

constexpr std::size_t max_part_header_bytes = 8 * 1024;
constexpr std::size_t max_boundary_bytes = 200;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// The value of the part's Content-Disposition; empty when it has none.
std::string_view disposition_of(std::string_view headers)
{
    constexpr std::string_view name = "content-disposition:";
    while (!headers.empty()) {
        auto const end = headers.find("\r\n");
        auto const line = headers.substr(0, end);
        headers = end == std::string_view::npos ? std::string_view{} : headers.substr(end + 2);
        if (line.size() >= name.size() && std::ranges::equal(line.substr(0, name.size()), name, {}, lower))
            return line.substr(name.size());
    }
    return {};
}

bool is_text(std::string_view value) { return value.find('\0') == std::string_view::npos && base::is_utf8(value); }

std::string last_part(std::string_view file_name)
{
    auto const slash = file_name.find_last_of("/\\");
    return std::string{slash == std::string_view::npos ? file_name : file_name.substr(slash + 1)};
}

/// Browsers write a quote and line ends in names as %22, %0D and %0A, and nothing else.
std::string unescaped(std::string name)
{
    for (auto const& [escape, c] : {std::pair{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}})
        for (auto at = name.find(escape); at != std::string::npos; at = name.find(escape, at + 1))
            name.replace(at, 3, 1, c);
    return name;
}

Reading take_part(std::string_view headers, std::string_view content, Request& request, Limits const& limits)
{
    auto const disposition = disposition_of(headers);
    auto name = header_parameter(disposition, "name");
    if (!name || !is_text(*name)) return Reading::broken;
    auto const file_name = header_parameter(disposition, "filename");
    if (file_name) {
        if (!is_text(*file_name)) return Reading::broken;
        if (file_name->empty() && content.empty()) return Reading::fine;
        if (request.uploads.size() >= limits.files) return Reading::too_large;
        request.uploads.push_back(
            {unescaped(std::move(*name)), last_part(unescaped(*file_name)), std::string{content}});
        return Reading::fine;
    }
    if (!is_text(content)) return Reading::broken;
    if (content.size() > limits.field_bytes || request.form.all().size() >= limits.fields) return Reading::too_large;
    request.form.add(unescaped(std::move(*name)), std::string{content});
    return Reading::fine;
}

}   // namespace

Reading read_multipart(std::string_view body, std::string_view boundary, Request& request, Limits const& limits)
{
    if (boundary.empty() || boundary.size() > max_boundary_bytes) return Reading::broken;
    std::string const delimiter = "\r\n--" + std::string{boundary};
    auto const opening = std::string_view{delimiter}.substr(2);
    if (!body.starts_with(opening)) return Reading::broken;
    body.remove_prefix(opening.size());

    while (!body.starts_with("--")) {
        if (!body.starts_with("\r\n")) return Reading::broken;
        body.remove_prefix(2);
        auto const headers_end = body.substr(0, max_part_header_bytes).find("\r\n\r\n");
        if (headers_end == std::string_view::npos) return Reading::broken;
        auto const headers = body.substr(0, headers_end);
        // the blank line's own line end may be the one before the next delimiter
        body.remove_prefix(headers_end + 2);
        auto const content_end = body.find(delimiter);
        if (content_end == std::string_view::npos) return Reading::broken;
        auto const content = content_end < 2 ? std::string_view{} : body.substr(2, content_end - 2);
        if (auto const outcome = take_part(headers, content, request, limits); outcome != Reading::fine) return outcome;
        body.remove_prefix(content_end + delimiter.size());
    }
    return Reading::fine;
}

}   // namespace web
