#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "platform/web/request_reader.hpp"
#include "platform/web/server.hpp"

/// The inside of web::Server: only connection.cpp and server.cpp include this, for it brings Boost along.
namespace web {

class Connection;
using Clock = std::chrono::steady_clock;
using ErrorCode = boost::system::error_code;

/// What the connections of one server share. Everything but `open_count` belongs to the I/O thread.
struct Shared {
    Shared(ServerSetting given, Site const& answering) : setting(std::move(given)), site(answering) {}

    /// The time as answers carry it, made anew twice a second.
    std::string_view date_now();

    ServerSetting setting;
    Site const& site;
    std::unordered_set<Connection*> open;   // outlives `io`, whose handlers own the connections
    std::atomic<std::size_t> open_count{0};
    std::size_t body_bytes = 0;   // of requests being read or answered
    bool stopping = false;
    std::function<void()> one_closed;
    boost::asio::io_context io{1};
    std::unique_ptr<Workers> workers;

private:
    std::string date_;
    Clock::time_point date_until_{};
};

/// One client. Everything here runs on the I/O thread, except that a worker reads `request_` and writes `response_`
/// while the phase is `answering`. Lives as long as something is under way with it.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    using Socket = boost::asio::ip::tcp::socket;

    Connection(Socket socket, Shared& shared, std::string remote);
    ~Connection();
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    /// Waits for the next request, or goes on with what the client has sent of it already.
    void next();
    void close();
    void close_if_late(Clock::time_point now);
    bool is_idle() const { return phase_ == Phase::idle; }

private:
    enum class Phase : std::uint8_t { idle, receiving, answering, sending, leaving };

    void begin();
    void receive();
    void feed();
    void ask_to_continue();
    bool count_bytes(std::size_t bytes);
    void dispatch();
    std::optional<Method> take_request();
    void refuse(int status);
    void send();
    void send_file();
    void sent(ErrorCode error);
    void leave();

    Socket socket_;
    Shared& shared_;
    std::string remote_;
    Phase phase_ = Phase::idle;
    Clock::time_point deadline_ = Clock::time_point::max();
    Clock::time_point began_{};
    boost::beast::flat_buffer buffer_;
    std::optional<RequestReader> reader_;
    std::size_t received_ = 0;
    std::size_t counted_bytes_ = 0;
    bool header_seen_ = false;
    bool keep_alive_ = false;
    bool head_only_ = false;
    int http_minor_ = 1;
    Request request_;
    Response response_;
    std::string head_;
};

}   // namespace web
