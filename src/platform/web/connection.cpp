#include "platform/web/connection.hpp"

#include <algorithm>
#include <array>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "platform/web/file_body.hpp"
#include "platform/web/wire.hpp"

namespace web {
namespace {

namespace asio = boost::asio;

constexpr std::size_t first_read_bytes = 2 * 1024;
constexpr std::size_t body_read_bytes = 64 * 1024;
/// A body earns a second for this many bytes received, an answer for as many sent.
constexpr std::size_t least_bytes_per_second = 32 * 1024;
constexpr std::chrono::milliseconds date_holds{500};

std::chrono::seconds earned(std::size_t bytes) { return std::chrono::seconds{bytes / least_bytes_per_second}; }

}   // namespace

std::string_view Shared::date_now()
{
    auto const now = Clock::now();
    if (now >= date_until_) {
        date_ = http_date(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
        date_until_ = now + date_holds;
    }
    return date_;
}

Connection::Connection(Socket socket, Shared& shared, std::string remote)
    : socket_(std::move(socket)), shared_(shared), remote_(std::move(remote))
{
    shared_.open.insert(this);
    shared_.open_count = shared_.open.size();
}

Connection::~Connection()
{
    shared_.body_bytes -= counted_bytes_;
    shared_.open.erase(this);
    shared_.open_count = shared_.open.size();
    shared_.one_closed();
}

void Connection::next()
{
    reader_.reset();
    request_ = {};
    response_ = {};
    shared_.body_bytes -= counted_bytes_;
    counted_bytes_ = 0;
    if (buffer_.size() > 0) {   // the client did not wait for the answer before
        begin();
        return feed();
    }
    if (shared_.stopping) return close();
    if (buffer_.capacity() > first_read_bytes) buffer_ = {};
    phase_ = Phase::idle;
    deadline_ = Clock::now() + shared_.setting.deadlines.idle;
    receive();
}

void Connection::close()
{
    ErrorCode ignored;
    socket_.close(ignored);
}

void Connection::close_if_late(Clock::time_point now)
{
    if (now >= deadline_) close();
}

void Connection::begin()
{
    reader_.emplace(shared_.setting.limits);
    phase_ = Phase::receiving;
    received_ = 0;
    header_seen_ = false;
    began_ = Clock::now();
    deadline_ = began_ + shared_.setting.deadlines.request;
}

void Connection::receive()
{
    auto const room = header_seen_ && reader_ ? body_read_bytes : first_read_bytes;
    socket_.async_read_some(buffer_.prepare(room), [self = shared_from_this()](ErrorCode error, std::size_t bytes) {
        if (error) return self->close();
        self->buffer_.commit(bytes);
        if (!self->reader_) self->begin();
        self->received_ += bytes;
        self->deadline_ = self->began_ + self->shared_.setting.deadlines.request + earned(self->received_);
        self->feed();
    });
}

void Connection::feed()
{
    auto const bytes = buffer_.data();
    buffer_.consume(reader_->take({static_cast<char const*>(bytes.data()), bytes.size()}));
    if (auto const fault = reader_->fault(); fault != 0) return refuse(fault);
    if (reader_->has_header()) {
        if (!count_bytes(reader_->body_bytes())) return refuse(503);
        auto const is_new = !std::exchange(header_seen_, true);
        if (is_new && buffer_.size() == 0 && reader_->waits_for_leave()) return ask_to_continue();
    }
    if (reader_->is_whole()) return dispatch();
    receive();
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
    if (shared_.body_bytes + more > shared_.setting.limits.all_bodies_bytes) return false;
    shared_.body_bytes += more;
    counted_bytes_ = bytes;
    return true;
}

void Connection::dispatch()
{
    auto const method = take_request();
    if (!method) {
        response_ = shared_.site.refused(request_, 405);
        response_.header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
        return send();
    }
    request_.method = *method;
    phase_ = Phase::answering;
    deadline_ = Clock::time_point::max();
    // the worker passes its hold on the connection back: the last one must be let go on the I/O thread
    auto const taken = shared_.workers->offer([self = shared_from_this()](Workers::Turn turn) mutable {
        auto const& site = self->shared_.site;
        self->response_ =
            turn == Workers::Turn::run ? site.answer(std::move(self->request_)) : site.refused(self->request_, 503);
        auto& io = self->shared_.io;
        asio::post(io, [self = std::move(self)] { self->send(); });
    });
    if (taken) return;
    response_ = shared_.site.refused(request_, 503);
    send();
}

std::optional<Method> Connection::take_request()
{
    auto const& proxies = shared_.setting.trusted_proxies;
    auto const trusted = std::ranges::find(proxies, remote_) != proxies.end();
    auto received = reader_->received(remote_, trusted ? Sender::trusted_proxy : Sender::anyone);
    request_ = std::move(received.request);
    head_only_ = received.head_only;
    keep_alive_ = received.keep_alive;
    http_minor_ = received.http_minor;
    return received.method;
}

/// Answers a request that never became whole, and closes.
void Connection::refuse(int status)
{
    take_request();
    response_ = shared_.site.refused(request_, status);
    keep_alive_ = false;
    phase_ = Phase::leaving;
    send();
}

void Connection::send()
{
    if (phase_ != Phase::leaving) phase_ = Phase::sending;
    keep_alive_ = keep_alive_ && !shared_.stopping;
    head_ = head_of(response_, {http_minor_, keep_alive_, shared_.date_now()});
    auto const body = head_only_ || !has_body(response_.status) ? std::string_view{} : std::string_view{response_.body};
    deadline_ = Clock::now() + shared_.setting.deadlines.request + earned(body.size()) * 4;
    std::array<asio::const_buffer, 2> const parts{asio::buffer(head_), asio::buffer(body.data(), body.size())};
    if (head_only_) response_.file.reset();
    asio::async_write(socket_, parts, [self = shared_from_this()](ErrorCode error, std::size_t) {
        if (!error && self->response_.file) return self->send_file();
        self->sent(error);
    });
}

/// Sends the next piece of a file; each has a deadline of its own.
void Connection::send_file()
{
    auto& file = *response_.file;
    if (file.bytes == 0) {
        response_.file.reset();
        return sent({});
    }
    response_.body = file.next_piece();
    if (response_.body.empty()) return close();   // shorter than was promised
    deadline_ = Clock::now() + shared_.setting.deadlines.request + earned(response_.body.size()) * 4;
    asio::async_write(socket_, asio::buffer(response_.body), [self = shared_from_this()](ErrorCode error, std::size_t) {
        if (error) return self->close();
        self->send_file();
    });
}

void Connection::sent(ErrorCode error)
{
    if (error) return close();
    if (phase_ == Phase::leaving) {
        ErrorCode ignored;
        socket_.shutdown(Socket::shutdown_send, ignored);
        deadline_ = Clock::now() + shared_.setting.deadlines.farewell;
        return leave();
    }
    if (!keep_alive_) {
        ErrorCode ignored;
        socket_.shutdown(Socket::shutdown_both, ignored);
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

}   // namespace web
