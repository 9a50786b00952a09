#include <fmt/format.h>

#include <cstdio>

#include "bench/measure.hpp"
#include "platform/web/server.hpp"

namespace bench {

/// fixed BYTES: the program's web server with one answer of that size and nothing behind it, the floor of every page.
int serve_fixed(Words words)
{
    web::Response const answer{200,
                               {{"Content-Type", "text/html; charset=utf-8"}},
                               std::string(static_cast<std::size_t>(number(words, 0, 1024)), 'x')};
    web::Services const services;
    web::Site const site{{.database = nullptr,
                          .gatekeeper = nullptr,
                          .services = &services,
                          .metrics = nullptr,
                          .clock = [] { return base::Instant{}; },
                          .routes = {},
                          .fixed = {{"/fixed", [&](web::Request const&) { return answer; }}}}};
    web::Server server{{.port = 0, .workers = {.threads = 4}}, site};
    fmt::print("{{\"port\":{}}}\n", server.port());
    std::fflush(stdout);
    server.run(web::Signals::stop_the_server);
    return 0;
}

}   // namespace bench
