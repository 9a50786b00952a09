#include "platform/web/server.hpp"

#include <csignal>

#include <fmt/format.h>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "base/log.hpp"
#include "platform/web/connection.hpp"

namespace web {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;

constexpr std::chrono::milliseconds tick{500};
constexpr std::chrono::milliseconds accept_back_off{100};
constexpr int backlog = 1024;

std::string plain_address(asio::ip::address const& address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

}   // namespace

/// Lets connections in, keeps their deadlines, and ends.
struct Server::State {
    State(ServerSetting given, Site const& site)
        : shared(std::move(given), site), acceptor(shared.io), ticker(shared.io), signals(shared.io)
    {
        shared.one_closed = [this] { end_if_done(); };
    }

    void listen();
    void accept();
    void keep_deadlines();
    void begin_stop();
    void end_if_done();

    Shared shared;
    Clock::time_point stop_at = Clock::time_point::max();
    tcp::acceptor acceptor;
    asio::steady_timer ticker;
    asio::signal_set signals;
};

void Server::State::listen()
{
    ErrorCode error;
    auto const address = asio::ip::make_address(shared.setting.address, error);
    if (error) throw std::runtime_error(fmt::format("{} is not an IP address to listen on", shared.setting.address));
    tcp::endpoint const endpoint{address, shared.setting.port};
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(backlog, error);
    if (error)
        throw std::runtime_error(
            fmt::format("cannot listen on {}:{}: {}", shared.setting.address, shared.setting.port, error.message()));
}

void Server::State::accept()
{
    acceptor.async_accept([this](ErrorCode error, tcp::socket socket) {
        if (shared.stopping || error == asio::error::operation_aborted) return;
        if (error || shared.open.size() >= shared.setting.max_connections) {
            // out of descriptors, most likely: wait until some are free again instead of spinning
            logs::warning("server.accept_failed", {{"what", error ? error.message() : "too many connections"},
                                                   {"open", static_cast<std::int64_t>(shared.open.size())}});
            socket = tcp::socket{shared.io};
            auto pause = std::make_shared<asio::steady_timer>(shared.io, accept_back_off);
            return pause->async_wait([this, pause](ErrorCode) {
                if (!shared.stopping) accept();
            });
        }
        ErrorCode ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        auto const peer = socket.remote_endpoint(ignored);
        std::make_shared<Connection>(std::move(socket), shared, plain_address(peer.address()))->next();
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
        for (auto* connection : shared.open) connection->close_if_late(now);
        if (now >= stop_at) return shared.io.stop();
        if (shared.stopping && shared.open.empty()) return;
        keep_deadlines();
    });
}

void Server::State::begin_stop()
{
    if (shared.stopping) return shared.io.stop();
    shared.stopping = true;
    stop_at = Clock::now() + shared.setting.deadlines.stop;
    ErrorCode ignored;
    acceptor.close(ignored);
    for (auto* connection : shared.open)
        if (connection->is_idle()) connection->close();
    end_if_done();
}

void Server::State::end_if_done()
{
    if (!shared.stopping || !shared.open.empty()) return;
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
    state_->shared.workers.reset();
    state_->shared.one_closed = [] {};   // those that go now end nothing any more
}

std::uint16_t Server::port() const { return state_->acceptor.local_endpoint().port(); }

void Server::run(Signals signals)
{
    state_->shared.workers = std::make_unique<Workers>(state_->shared.setting.workers);
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
    state_->shared.io.run();
    state_->shared.workers.reset();
}

void Server::stop()
{
    asio::post(state_->shared.io, [this] {
        if (!state_->shared.stopping) state_->begin_stop();
    });
}

std::size_t Server::connections() const { return state_->shared.open_count; }

std::size_t Server::waiting() const { return state_->shared.workers ? state_->shared.workers->waiting() : 0; }

}   // namespace web
