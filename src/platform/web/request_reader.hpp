#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "platform/web/limits.hpp"
#include "platform/web/request.hpp"

namespace web {

/// A request as far as it was read, and what its first line says about the answer.
struct Received {
    Request request = {};
    std::optional<Method> method = {};   // empty: one that nobody serves here
    bool head_only = false;
    bool keep_alive = false;
    int http_minor = 1;
};

enum class Sender : std::uint8_t { anyone, trusted_proxy };

/// Puts one request together from the bytes of a connection; knows no socket. Give it bytes until it is whole or says a
/// fault.
class RequestReader {
public:
    explicit RequestReader(Limits const& limits);
    ~RequestReader();
    RequestReader(RequestReader const&) = delete;
    RequestReader& operator=(RequestReader const&) = delete;

    /// Takes what belongs to this request and says how much that was; the rest waits for more bytes or is of the next.
    std::size_t take(std::string_view bytes);

    bool is_whole() const;
    bool has_header() const;
    /// The status to refuse it with: 400, 413 or 431; 0 while nothing is wrong. Told as early as the header allows.
    int fault() const;
    /// What its body needs in memory: as told by the header, or more when more has come.
    std::size_t body_bytes() const;
    /// The client waits to be told that it may send the body.
    bool waits_for_leave() const;

    /// Gives away what was read, also of a request that never became whole.
    Received received(std::string_view remote, Sender sender);

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
    Limits const* limits_;
    int fault_ = 0;
};

}   // namespace web
