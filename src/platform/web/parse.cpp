#include "platform/web/parse.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "platform/web/cookies.hpp"

namespace web {
namespace {

int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool equal_ignoring_case(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Reading read_target(Request& request, Limits const& limits)
{
    std::string_view const target = request.target;
    if (target.empty() || target.front() != '/') return Reading::broken;
    auto const end = target.find('#');
    auto const question = target.substr(0, end).find('?');
    auto path = percent_decoded(target.substr(0, std::min(question, end)), Plus::stays);
    if (!path) return Reading::broken;
    request.path = std::move(*path);
    if (question == std::string_view::npos) return Reading::fine;
    return read_urlencoded(target.substr(0, end).substr(question + 1), request.query, limits);
}

void override_method(Request& request)
{
    if (request.method != Method::post) return;
    auto const wanted = request.form.get("_method");
    if (equal_ignoring_case(wanted, "delete")) request.method = Method::delete_;
    if (equal_ignoring_case(wanted, "put")) request.method = Method::put;
    if (equal_ignoring_case(wanted, "patch")) request.method = Method::patch;
}

Reading read_form(Request& request, Limits const& limits)
{
    auto const type = request.headers.get("content-type");
    auto const media = trimmed(type.substr(0, type.find(';')));
    auto outcome = Reading::fine;
    if (equal_ignoring_case(media, "application/x-www-form-urlencoded"))
        outcome = read_urlencoded(request.body, request.form, limits);
    else if (equal_ignoring_case(media, "multipart/form-data")) {
        auto const boundary = header_parameter(type, "boundary");
        outcome = boundary ? read_multipart(request.body, *boundary, request, limits) : Reading::broken;
    } else {
        return Reading::fine;
    }
    request.body = {};
    return outcome;
}

}   // namespace

Reading complete(Request& request, Limits const& limits)
{
    if (auto const outcome = read_target(request, limits); outcome != Reading::fine) return outcome;
    if (auto const header = request.headers.get("cookie"); !header.empty()) request.cookies = read_cookies(header);
    if (!request.body.empty())
        if (auto const outcome = read_form(request, limits); outcome != Reading::fine) return outcome;
    override_method(request);
    return Reading::fine;
}

std::optional<std::string> percent_decoded(std::string_view text, Plus plus)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            auto const high = hex_digit(text[i + 1]);
            auto const low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high << 4 | low);
            i += 2;
        } else if (c == '+' && plus == Plus::is_blank) {
            c = ' ';
        }
        // PostgreSQL stores no NUL, and no honest text has one
        if (c == '\0') return std::nullopt;
        decoded.push_back(c);
    }
    if (!base::is_utf8(decoded)) return std::nullopt;
    return decoded;
}

Reading read_urlencoded(std::string_view text, Fields& fields, Limits const& limits)
{
    std::size_t count = 0;
    while (!text.empty()) {
        auto const end = text.find('&');
        auto const pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (pair.empty()) continue;
        if (++count > limits.fields) return Reading::too_large;
        auto const equals = pair.find('=');
        auto name = percent_decoded(pair.substr(0, equals), Plus::is_blank);
        auto value =
            equals == std::string_view::npos ? std::string{} : percent_decoded(pair.substr(equals + 1), Plus::is_blank);
        if (!name || !value) return Reading::broken;
        if (value->size() > limits.field_bytes) return Reading::too_large;
        fields.add(std::move(*name), std::move(*value));
    }
    return Reading::fine;
}

std::optional<std::string> header_parameter(std::string_view header, std::string_view name)
{
    auto rest = header.substr(std::min(header.find(';'), header.size()));
    while (!rest.empty()) {
        rest.remove_prefix(1);
        auto const equals = rest.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        auto const key = trimmed(rest.substr(0, equals));
        rest = rest.substr(equals + 1);
        std::string value;
        if (auto const blank = rest.find_first_not_of(" \t"); blank != std::string_view::npos && rest[blank] == '"') {
            auto i = blank + 1;
            // browsers write a quote inside as %22; some other clients as \"
            for (; i < rest.size() && rest[i] != '"'; ++i) {
                if (rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) ++i;
                value.push_back(rest[i]);
            }
            if (i >= rest.size()) return std::nullopt;
            rest = rest.substr(i + 1);
            rest = rest.substr(std::min(rest.find(';'), rest.size()));
        } else {
            auto const end = std::min(rest.find(';'), rest.size());
            value = trimmed(rest.substr(0, end));
            rest = rest.substr(end);
        }
        if (equal_ignoring_case(key, name)) return value;
    }
    return std::nullopt;
}

}   // namespace web
