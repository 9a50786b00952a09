#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <gtest/gtest.h>

#include "platform/web/languages.hpp"
#include "platform/web/server.hpp"
#include "support/database.hpp"

/// For tests: a server with a few routes, and a client that sees bytes.
namespace web::test {

/// A client that knows nothing but bytes.
class Client {
public:
    explicit Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0))
    {
        timeval const patience{5, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Client() { close(socket_); }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    bool connected() const { return connected_; }
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// Everything until the server closes, or nothing comes for five seconds.
    std::string read_all()
    {
        while (more()) {
        }
        return std::exchange(received_, {});
    }
    /// One whole answer.
    std::string read_answer()
    {
        for (;;) {
            auto const head_end = received_.find("\r\n\r\n");
            if (head_end != std::string::npos) {
                auto const length_at = received_.find("Content-Length: ");
                auto const length = length_at < head_end ? std::stoul(received_.substr(length_at + 16)) : 0;
                if (received_.size() >= head_end + 4 + length) {
                    auto answer = received_.substr(0, head_end + 4 + length);
                    received_.erase(0, answer.size());
                    return answer;
                }
            }
            if (!more()) return std::exchange(received_, {});
        }
    }

private:
    bool more()
    {
        char buffer[4096];
        auto const got = recv(socket_, buffer, sizeof buffer, 0);
        if (got > 0) received_.append(buffer, static_cast<std::size_t>(got));
        return got > 0;
    }

    int socket_;
    bool connected_ = false;
    std::string received_;
};

inline Response echo(Request const& request, Context&)
{
    return Response{200, {{"Content-Type", "text/plain"}}, request.path + ":" + request.body};
}
inline Response count_upload(Request const& request, Context&)
{
    return Response{200, {}, std::to_string(request.uploads.empty() ? 0 : request.uploads[0].content.size())};
}

inline constexpr Route routes[] = {
    {Method::get, "/echo/{x}", anyone, echo},
    {Method::post, "/api/v1/echo", anyone, echo},
    {Method::post, "/api/v1/upload", anyone, count_upload},
};

class Nobody : public Gatekeeper {
public:
    std::optional<Session> by_cookie(db::Connection&, std::string_view, base::Instant) override { return std::nullopt; }
    std::optional<Session> by_token(db::Connection&, std::string_view, base::Instant) override
    {
        return Session{{.user = 1}, ""};
    }
};

/// A site of these routes and `more`, on SQLite; each test starts a server for it as it needs.
class ServerTest : public testing::Test {
protected:
    explicit ServerTest(std::span<Route const> more = {})
        : site{{.database = &*database,
                .gatekeeper = &nobody,
                .services = &services,
                .clock = [] { return base::Instant{base::day(2026, 3, 2)}; },
                .routes = {routes, more}}}
    {
    }
    void start(ServerSetting setting = {})
    {
        setting.port = 0;
        server = std::make_unique<Server>(std::move(setting), site);
        port = server->port();
        thread = std::thread{[this] { server->run(Signals::ignored); }};
    }
    ~ServerTest() override { stop(); }
    void stop()
    {
        if (!thread.joinable()) return;
        server->stop();
        thread.join();
    }

    support::TestDatabase database{db::Dialect::sqlite, true};
    Nobody nobody;
    Services services{};
    Site site;
    std::unique_ptr<Server> server;
    std::thread thread;
    std::uint16_t port = 0;
};

inline constexpr std::string_view host = "Host: localhost\r\n";
inline std::string get(std::string_view target, std::string_view more = {})
{
    return "GET " + std::string{target} + " HTTP/1.1\r\n" + std::string{host} + std::string{more} + "\r\n";
}
inline std::string post(std::string_view target, std::string_view more)
{
    return "POST " + std::string{target} + " HTTP/1.1\r\n" + std::string{host} + "Authorization: Bearer x\r\n" +
           std::string{more};
}

}   // namespace web::test
