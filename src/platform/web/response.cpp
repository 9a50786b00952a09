#include "platform/web/response.hpp"

#include <algorithm>

#include "platform/web/html.hpp"

namespace web {
namespace {

constexpr std::string_view hex = "0123456789ABCDEF";

/// For the plain `filename`, which old programs read: everything but harmless ASCII becomes "_".
std::string ascii_name(std::string_view name)
{
    std::string ascii;
    for (char c : name) {
        auto const continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
        auto const plain = c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '%';
        if (plain)
            ascii.push_back(c);
        else if (!continues)
            ascii.push_back('_');
    }
    return ascii;
}

std::string extended_value(std::string_view name)
{
    std::string value = "UTF-8''";
    for (char c : name) {
        auto const byte = static_cast<unsigned char>(c);
        auto const plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                           c == '.' || c == '_';
        if (plain)
            value.push_back(c);
        else
            value.append({'%', hex[byte >> 4U], hex[byte & 15U]});
    }
    return value;
}

}   // namespace

Response html(Html&& page, int status)
{
    return Response{status, {{"Content-Type", "text/html; charset=utf-8"}}, page.take()};
}

Response json(std::string body, int status)
{
    return Response{status, {{"Content-Type", "application/json"}}, std::move(body)};
}

Response download(std::string content, std::string_view file_name, std::string_view media_type)
{
    Response response{200, {{"Content-Type", std::string{media_type}}}, std::move(content)};
    response.header("Content-Disposition",
                    "attachment; filename=\"" + ascii_name(file_name) + "\"; filename*=" + extended_value(file_name));
    return response;
}

Response see_other(std::string_view location) { return Response{303, {{"Location", std::string{location}}}, {}}; }

Response not_found() { return status_only(404); }

Response forbidden() { return status_only(403); }

Response status_only(int status) { return Response{status, {}, {}}; }

int status_of(base::Refusal kind)
{
    switch (kind) {
        case base::Refusal::not_found:
            return 404;
        case base::Refusal::forbidden:
            return 403;
        case base::Refusal::conflict:
            return 409;
        case base::Refusal::invalid:
            break;
    }
    return 422;
}

std::string local_path(std::string_view text, std::string_view otherwise)
{
    // "//host" and "/\host" lead elsewhere
    auto const local = text.starts_with('/') && (text.size() == 1 || (text[1] != '/' && text[1] != '\\'));
    auto const printable =
        std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; });
    return std::string{local && printable ? text : otherwise};
}

}   // namespace web
