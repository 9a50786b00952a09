// Everything that reads what a browser or a client sends: whole requests, addresses, forms, cookies, cursors, JSON
// bodies.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/cursor.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/parse.hpp"
#include "platform/web/request_reader.hpp"
#include "platform/web/response.hpp"

namespace {

void hold(bool condition)
{
    if (!condition) std::abort();
}

void read_as_form(std::string_view type, std::string_view body)
{
    web::Request request;
    request.method = web::Method::post;
    request.target = "/";
    request.headers.add("content-type", std::string{type});
    request.body = body;
    web::Limits const limits{.fields = 50, .field_bytes = 1000, .files = 5};
    if (web::complete(request, limits) != web::Reading::fine) return;
    hold(request.form.all().size() <= limits.fields && request.uploads.size() <= limits.files);
    for (auto const& [name, value] : request.form.all()) hold(base::is_utf8(name) && base::is_utf8(value));
}

void read_as_target(std::string_view text)
{
    web::Request request;
    request.target = text;
    if (web::complete(request, {}) == web::Reading::fine)
        hold(request.path.starts_with('/') && base::is_utf8(request.path));
    hold(web::local_path(text).starts_with('/'));
}

void read_as_cursor(std::string_view text)
{
    if (auto const cursor = web::parse_cursor(text)) hold(web::cursor_text(*cursor) == text);
    hold(web::parse_cursor(web::cursor_text({std::string{text.substr(0, 1000)}, 7})).has_value());
}

void read_as_json(std::string_view text)
{
    web::JsonBody body{text};
    body.text("name", web::Needed::yes);
    body.integer("count");
    body.partial_date("on");
    body.texts("tags");
    for (auto& object : body.objects("rows")) object.text("a");
    (void)body.error();
}

std::optional<web::Received> read_in_pieces(std::string_view bytes, std::size_t piece)
{
    web::Limits const limits{.header_bytes = 2000, .body_bytes = 1000, .upload_bytes = 2000};
    web::RequestReader reader{limits};
    std::string waiting;
    for (std::size_t from = 0; from < bytes.size() && reader.fault() == 0 && !reader.is_whole(); from += piece) {
        waiting += bytes.substr(from, piece);
        auto const taken = reader.take(waiting);
        hold(taken <= waiting.size());
        waiting.erase(0, taken);
    }
    if (!reader.is_whole() || reader.fault() != 0) return std::nullopt;
    return reader.received("127.0.0.1", web::Sender::trusted_proxy);
}

/// The bytes of a connection: what is read does not depend on where they break.
void read_as_request(std::string_view bytes)
{
    auto whole = read_in_pieces(bytes, bytes.size() + 1);
    auto const pieces = read_in_pieces(bytes, 7);
    if (!whole) return;
    if (pieces) hold(pieces->request.target == whole->request.target && pieces->request.body == whole->request.body);
    (void)web::complete(whole->request, {});
}

}   // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    if (input.empty()) return 0;
    auto const rest = input.substr(1);
    switch (input.front() % 8) {
        case 0:
            read_as_form("multipart/form-data; boundary=B", rest);
            break;
        case 1:
            read_as_form("application/x-www-form-urlencoded", rest);
            break;
        case 2:
            read_as_form(rest.substr(0, rest.find('\n')), rest.substr(std::min(rest.find('\n'), rest.size())));
            break;
        case 3:
            (void)web::read_cookies(rest);
            break;
        case 4:
            read_as_target(rest);
            break;
        case 5:
            read_as_cursor(rest);
            break;
        case 6:
            read_as_request(rest);
            break;
        default:
            read_as_json(rest);
            break;
    }
    return 0;
}
