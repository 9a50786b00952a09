#include "platform/web/request_reader.hpp"

#include <algorithm>
#include <string>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace web {
namespace {

namespace http = boost::beast::http;
using ErrorCode = boost::system::error_code;
using Message = http::request<http::string_body>;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::optional<Method> method_of(http::verb verb)
{
    switch (verb) {
        case http::verb::get:
        case http::verb::head:
            return Method::get;
        case http::verb::post:
            return Method::post;
        case http::verb::put:
            return Method::put;
        case http::verb::patch:
            return Method::patch;
        case http::verb::delete_:
            return Method::delete_;
        default:
            return std::nullopt;
    }
}

int status_of(ErrorCode error)
{
    if (error == http::error::header_limit) return 431;
    if (error == http::error::body_limit) return 413;
    return 400;
}

bool is_multipart(Message const& message)
{
    return boost::beast::iequals(message[http::field::content_type].substr(0, 19), "multipart/form-data");
}

/// Headers in lower case; what a trusted proxy says about the client takes the place of what the connection shows.
void take_headers(Message const& message, Sender sender, Request& request)
{
    bool const trusted = sender == Sender::trusted_proxy;
    for (auto const& field : message) {
        std::string name{view(field.name_string())};
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        auto const value = view(field.value());
        if (trusted && name == "x-forwarded-proto") request.secure = value == "https";
        if (trusted && name == "x-forwarded-for") request.remote = value.substr(value.find_last_of(", ") + 1);
        if (trusted && name == "x-forwarded-host")
            name = "host";
        else if (trusted && name == "host" && message.count("X-Forwarded-Host") > 0)
            continue;
        request.headers.add(std::move(name), std::string{value});
    }
}

}   // namespace

struct RequestReader::Parser : http::request_parser<http::string_body> {};

RequestReader::RequestReader(Limits const& limits) : parser_(std::make_unique<Parser>()), limits_(&limits)
{
    parser_->header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    parser_->body_limit(limits.upload_bytes);
    parser_->eager(true);
}

RequestReader::~RequestReader() = default;

std::size_t RequestReader::take(std::string_view bytes)
{
    std::size_t taken = 0;
    while (taken < bytes.size() && !parser_->is_done()) {
        ErrorCode error;
        auto const rest = bytes.substr(taken);
        auto const used = parser_->put(boost::asio::const_buffer{rest.data(), rest.size()}, error);
        taken += used;
        if (error && error != http::error::need_more) fault_ = status_of(error);
        if (error || used == 0) break;
    }
    return taken;
}

bool RequestReader::is_whole() const { return parser_->is_done(); }

bool RequestReader::has_header() const { return parser_->is_header_done(); }

int RequestReader::fault() const
{
    if (fault_ != 0 || !parser_->is_header_done()) return fault_;
    auto const& message = parser_->get();
    if (message.version() == 11 && message[http::field::host].empty()) return 400;
    auto const most = is_multipart(message) ? limits_->upload_bytes : limits_->body_bytes;
    if (parser_->content_length().value_or(0) > most || message.body().size() > most) return 413;
    return 0;
}

std::size_t RequestReader::body_bytes() const
{
    auto const told = static_cast<std::size_t>(parser_->content_length().value_or(0));
    return is_whole() ? told : std::max(told, parser_->get().body().size());
}

bool RequestReader::waits_for_leave() const
{
    return !is_whole() && boost::beast::iequals(parser_->get()[http::field::expect], "100-continue");
}

Received RequestReader::received(std::string_view remote, Sender sender)
{
    auto message = parser_->release();
    Received received{.method = method_of(message.method()),
                      .head_only = message.method() == http::verb::head,
                      .keep_alive = message.keep_alive(),
                      .http_minor = message.version() % 10 == 0 ? 0 : 1};
    received.request.target = view(message.target());
    received.request.body = std::move(message.body());
    received.request.remote = remote;
    take_headers(message, sender, received.request);
    return received;
}

}   // namespace web
