#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "platform/web/limits.hpp"
#include "platform/web/site.hpp"
#include "platform/web/workers.hpp"

namespace web {

struct Deadlines {
    std::chrono::milliseconds request{10'000};   // from a request's first byte; a long body earns more as it comes in
    std::chrono::milliseconds idle{120'000};     // between two requests of a connection
    std::chrono::milliseconds farewell{2'000};   // after a refusal, while the client still sends
    std::chrono::milliseconds stop{30'000};      // for running requests, once asked to stop
};

struct ServerSetting {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;   // 0: any free one, see `Server::port`
    Workers::Bounds workers = {};
    Limits limits = {};
    Deadlines deadlines = {};
    std::size_t max_connections = 10'000;
    /// Addresses whose X-Forwarded-For, -Proto and -Host are believed.
    std::vector<std::string> trusted_proxies = {};
};

enum class Signals : std::uint8_t { ignored, stop_the_server };

/// Reads requests and writes answers on one thread, and has the site answer them on the workers' threads.
/// See docs/decisions/0004-web-server.md.
class Server {
public:
    /// Listens already when this returns. Throws std::runtime_error with a sentence when the address is not to be had.
    Server(ServerSetting setting, Site const& site);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    std::uint16_t port() const;
    /// Serves until `stop`, or SIGTERM or SIGINT where asked for; running requests are finished. A second signal ends
    /// at once.
    void run(Signals signals);
    /// From any thread.
    void stop();

    std::size_t connections() const;
    std::size_t waiting() const;

    struct State;   // known in server.cpp only

private:
    std::unique_ptr<State> state_;
};

}   // namespace web
