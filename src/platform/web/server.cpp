#include "platform/web/server.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "base/log.hpp"
#include "platform/web/dressing.hpp"
#include "platform/web/wire.hpp"

namespace web {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Parser = http::request_parser<http::string_body>;

constexpr std::size_t first_read_bytes = 2 * 1024;
constexpr std::size_t body_read_bytes = 64 * 1024;
/// A body earns a second for this many bytes received, an answer for as many sent.
constexpr std::size_t least_bytes_per_second = 32 * 1024;
constexpr std::chrono::milliseconds tick{500};
constexpr std::chrono::milliseconds accept_back_off{100};
constexpr int backlog = 1024;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::chrono::seconds earned(std::size_t bytes) { return std::chrono::seconds{bytes / least_bytes_per_second}; }

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

std::string plain_address(asio::ip::address const& address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

bool is_multipart(Parser::value_type const& message)
{
    return boost::beast::iequals(message[http::field::content_type].substr(0, 19), "multipart/form-data");
}

class Connection;

}   // namespace

struct Server::State {
    State(ServerSetting given, Site const& answering)
        : setting(std::move(given)), site(answering), acceptor(io), ticker(io), signals(io)
    {
    }

    void listen();
    void accept();
    void keep_deadlines();
    void begin_stop();
    void end_if_done();

    ServerSetting setting;
    Site const& site;
    std::unordered_set<Connection*> open;   // outlives `io`, whose handlers own the connections
    std::atomic<std::size_t> open_count{0};
    std::size_t body_bytes = 0;   // of requests being read or answered
    bool stopping = false;
    Clock::time_point stop_at = Clock::time_point::max();
    std::string date;
    Clock::time_point date_until{};
    asio::io_context io{1};
    tcp::acceptor acceptor;
    asio::steady_timer ticker;
    asio::signal_set signals;
    std::unique_ptr<Workers> workers;

    std::string_view date_now()
    {
        auto const now = Clock::now();
        if (now >= date_until) {
            date = http_date(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
            date_until = now + tick;
        }
        return date;
    }
};

namespace {

/// One client. Everything here runs on the I/O thread, except that a worker reads `request_` and writes `response_`
/// while the phase is `answering`.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket socket, Server::State& server, std::string remote)
        : socket_(std::move(socket)), server_(server), remote_(std::move(remote))
    {
        server_.open.insert(this);
        server_.open_count = server_.open.size();
    }
    ~Connection()
    {
        server_.body_bytes -= counted_bytes_;
        server_.open.erase(this);
        server_.open_count = server_.open.size();
        server_.end_if_done();
    }

    void next();
    bool is_idle() const { return phase_ == Phase::idle; }
    void close()
    {
        ErrorCode ignored;
        socket_.close(ignored);
    }
    void close_if_late(Clock::time_point now)
    {
        if (now >= deadline_) close();
    }

private:
    enum class Phase : std::uint8_t { idle, receiving, answering, sending, leaving };

    void receive();
    void begin();
    void feed();
    bool header_holds();
    void ask_to_continue();
    bool count_bytes(std::size_t bytes);
    void dispatch();
    void take_message();
    void refuse(int status);
    void send();
    void sent(ErrorCode error);
    void leave();

    tcp::socket socket_;
    Server::State& server_;
    std::string remote_;
    Phase phase_ = Phase::idle;
    Clock::time_point deadline_ = Clock::time_point::max();
    Clock::time_point began_{};
    boost::beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    std::size_t received_ = 0;
    std::size_t counted_bytes_ = 0;
    bool header_checked_ = false;
    bool keep_alive_ = false;
    bool head_only_ = false;
    int http_minor_ = 1;
    Request request_;
    Response response_;
    std::string head_;
};

void Connection::next()
{
    parser_.reset();
    request_ = {};
    response_ = {};
    server_.body_bytes -= counted_bytes_;
    counted_bytes_ = 0;
    if (buffer_.size() > 0) {   // the client did not wait for the answer before
        begin();
        return feed();
    }
    if (server_.stopping) return close();
    if (buffer_.capacity() > first_read_bytes) buffer_ = {};
    phase_ = Phase::idle;
    deadline_ = Clock::now() + server_.setting.deadlines.idle;
    receive();
}

void Connection::begin()
{
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(server_.setting.limits.header_bytes));
    parser_->body_limit(server_.setting.limits.upload_bytes);
    parser_->eager(true);
    phase_ = Phase::receiving;
    received_ = 0;
    header_checked_ = false;
    began_ = Clock::now();
    deadline_ = began_ + server_.setting.deadlines.request;
}

void Connection::receive()
{
    auto const room = header_checked_ && parser_ ? body_read_bytes : first_read_bytes;
    socket_.async_read_some(buffer_.prepare(room), [self = shared_from_this()](ErrorCode error, std::size_t bytes) {
        if (error) return self->close();
        self->buffer_.commit(bytes);
        if (!self->parser_) self->begin();
        self->received_ += bytes;
        self->deadline_ = self->began_ + self->server_.setting.deadlines.request + earned(self->received_);
        self->feed();
    });
}

void Connection::feed()
{
    while (buffer_.size() > 0 && !parser_->is_done()) {
        ErrorCode error;
        auto const used = parser_->put(buffer_.data(), error);
        buffer_.consume(used);
        if (error && error != http::error::need_more) return refuse(status_of(error));
        if (error || used == 0) break;
    }
    if (parser_->is_header_done()) {
        if (!header_checked_) {
            header_checked_ = true;
            if (!header_holds()) return;
        }
        auto const limit =
            is_multipart(parser_->get()) ? server_.setting.limits.upload_bytes : server_.setting.limits.body_bytes;
        if (parser_->get().body().size() > limit) return refuse(413);
        if (!parser_->is_done() && !count_bytes(parser_->get().body().size())) return refuse(503);
    }
    if (parser_->is_done()) return dispatch();
    receive();
}

/// What can be told before the body is there. False when the request has been dealt with.
bool Connection::header_holds()
{
    auto const& message = parser_->get();
    auto const limit = is_multipart(message) ? server_.setting.limits.upload_bytes : server_.setting.limits.body_bytes;
    auto const length = parser_->content_length().value_or(0);
    auto const told = [&](int status) {
        refuse(status);
        return false;
    };
    if (message.version() == 11 && message[http::field::host].empty()) return told(400);
    if (length > limit) return told(413);
    if (!count_bytes(length)) return told(503);
    if (boost::beast::iequals(message[http::field::expect], "100-continue") && !parser_->is_done() &&
        buffer_.size() == 0) {
        ask_to_continue();
        return false;
    }
    return true;
}

void Connection::ask_to_continue()
{
    static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(socket_, asio::buffer(line.data(), line.size()),
                      [self = shared_from_this()](ErrorCode error, std::size_t) {
                          if (error) return self->close();
                          self->receive();
                      });
}

/// Counts a body into what the server holds at once; false when that is too much.
bool Connection::count_bytes(std::size_t bytes)
{
    if (bytes <= counted_bytes_) return true;
    auto const more = bytes - counted_bytes_;
    if (server_.body_bytes + more > server_.setting.limits.all_bodies_bytes) return false;
    server_.body_bytes += more;
    counted_bytes_ = bytes;
    return true;
}

void Connection::dispatch()
{
    auto const method = method_of(parser_->get().method());
    take_message();
    if (!method) {
        response_ = server_.site.refused(request_, 405);
        response_.header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
        return send();
    }
    request_.method = *method;
    phase_ = Phase::answering;
    deadline_ = Clock::time_point::max();
    // the worker passes its hold on the connection back: the last one must be let go on the I/O thread
    auto const taken = server_.workers->offer([self = shared_from_this()](Workers::Turn turn) mutable {
        auto const& site = self->server_.site;
        self->response_ =
            turn == Workers::Turn::run ? site.answer(std::move(self->request_)) : site.refused(self->request_, 503);
        auto& io = self->server_.io;
        asio::post(io, [self = std::move(self)] { self->send(); });
    });
    if (taken) return;
    response_ = server_.site.refused(request_, 503);
    send();
}

void Connection::take_message()
{
    auto message = parser_->release();
    head_only_ = message.method() == http::verb::head;
    keep_alive_ = message.keep_alive();
    http_minor_ = message.version() % 10 == 0 ? 0 : 1;
    request_ = {};
    request_.target = view(message.target());
    request_.body = std::move(message.body());
    request_.remote = remote_;
    auto const trusted =
        std::ranges::find(server_.setting.trusted_proxies, remote_) != server_.setting.trusted_proxies.end();
    for (auto const& field : message) {
        std::string name{view(field.name_string())};
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        auto const value = view(field.value());
        if (trusted && name == "x-forwarded-proto") request_.secure = value == "https";
        if (trusted && name == "x-forwarded-for") request_.remote = value.substr(value.find_last_of(", ") + 1);
        if (trusted && name == "x-forwarded-host")
            name = "host";
        else if (trusted && name == "host" && message.count("X-Forwarded-Host") > 0)
            continue;
        request_.headers.add(std::move(name), std::string{value});
    }
}

/// Answers a request that never became whole, and closes.
void Connection::refuse(int status)
{
    take_message();
    response_ = server_.site.refused(request_, status);
    keep_alive_ = false;
    phase_ = Phase::leaving;
    send();
}

void Connection::send()
{
    if (phase_ != Phase::leaving) phase_ = Phase::sending;
    keep_alive_ = keep_alive_ && !server_.stopping;
    head_ = head_of(response_, {http_minor_, keep_alive_, server_.date_now()});
    auto const body = head_only_ || !has_body(response_.status) ? std::string_view{} : std::string_view{response_.body};
    deadline_ = Clock::now() + server_.setting.deadlines.request + earned(body.size()) * 4;
    std::array<asio::const_buffer, 2> const parts{asio::buffer(head_), asio::buffer(body.data(), body.size())};
    asio::async_write(socket_, parts, [self = shared_from_this()](ErrorCode error, std::size_t) { self->sent(error); });
}

void Connection::sent(ErrorCode error)
{
    if (error) return close();
    if (phase_ == Phase::leaving) {
        ErrorCode ignored;
        socket_.shutdown(tcp::socket::shutdown_send, ignored);
        deadline_ = Clock::now() + server_.setting.deadlines.farewell;
        return leave();
    }
    if (!keep_alive_) {
        ErrorCode ignored;
        socket_.shutdown(tcp::socket::shutdown_both, ignored);
        return close();
    }
    next();
}

/// Reads what the client still sends, so that it gets to read the refusal before the connection breaks.
void Connection::leave()
{
    buffer_.clear();
    socket_.async_read_some(buffer_.prepare(body_read_bytes),
                            [self = shared_from_this()](ErrorCode error, std::size_t) {
                                if (error) return self->close();
                                self->leave();
                            });
}

}   // namespace

void Server::State::listen()
{
    ErrorCode error;
    auto const address = asio::ip::make_address(setting.address, error);
    if (error) throw std::runtime_error(fmt::format("{} is not an IP address to listen on", setting.address));
    tcp::endpoint const endpoint{address, setting.port};
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(backlog, error);
    if (error)
        throw std::runtime_error(
            fmt::format("cannot listen on {}:{}: {}", setting.address, setting.port, error.message()));
}

void Server::State::accept()
{
    acceptor.async_accept([this](ErrorCode error, tcp::socket socket) {
        if (stopping || error == asio::error::operation_aborted) return;
        if (error || open.size() >= setting.max_connections) {
            // out of descriptors, most likely: wait until some are free again instead of spinning
            logs::warning("server.accept_failed", {{"what", error ? error.message() : "too many connections"},
                                                   {"open", static_cast<std::int64_t>(open.size())}});
            socket = tcp::socket{io};
            auto pause = std::make_shared<asio::steady_timer>(io, accept_back_off);
            return pause->async_wait([this, pause](ErrorCode) {
                if (!stopping) accept();
            });
        }
        ErrorCode ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        auto const peer = socket.remote_endpoint(ignored);
        std::make_shared<Connection>(std::move(socket), *this, plain_address(peer.address()))->next();
        accept();
    });
}

/// One timer for all connections: a deadline costs a comparison, not a timer of its own.
void Server::State::keep_deadlines()
{
    ticker.expires_after(tick);
    ticker.async_wait([this](ErrorCode error) {
        if (error) return;
        auto const now = Clock::now();
        for (auto* connection : open) connection->close_if_late(now);
        if (now >= stop_at) return io.stop();
        if (stopping && open.empty()) return;
        keep_deadlines();
    });
}

void Server::State::begin_stop()
{
    if (stopping) return io.stop();
    stopping = true;
    stop_at = Clock::now() + setting.deadlines.stop;
    ErrorCode ignored;
    acceptor.close(ignored);
    for (auto* connection : open)
        if (connection->is_idle()) connection->close();
    end_if_done();
}

void Server::State::end_if_done()
{
    if (!stopping || !open.empty()) return;
    ticker.cancel();
    signals.cancel();
}

Server::Server(ServerSetting setting, Site const& site) : state_(std::make_unique<State>(std::move(setting), site))
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);   // a file that may not grow is a failed write, not the end of the server
    state_->listen();
}

Server::~Server()
{
    // a worker may still hand back an answer: it must end before the connections do
    state_->workers.reset();
    state_->stopping = false;
}

std::uint16_t Server::port() const { return state_->acceptor.local_endpoint().port(); }

void Server::run(Signals signals)
{
    state_->workers = std::make_unique<Workers>(state_->setting.workers);
    if (signals == Signals::stop_the_server) {
        state_->signals.add(SIGTERM);
        state_->signals.add(SIGINT);
        auto const wait = [this](auto const& again) -> void {
            state_->signals.async_wait([this, again](ErrorCode error, int) {
                if (error) return;
                logs::info("server.stopping");
                again(again);   // first: stopping ends this wait when nothing is left to do
                state_->begin_stop();
            });
        };
        wait(wait);
    }
    state_->accept();
    state_->keep_deadlines();
    state_->io.run();
    state_->workers.reset();
}

void Server::stop()
{
    asio::post(state_->io, [this] {
        if (!state_->stopping) state_->begin_stop();
    });
}

std::size_t Server::connections() const { return state_->open_count; }

std::size_t Server::waiting() const { return state_->workers ? state_->workers->waiting() : 0; }

}   // namespace web
