#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "app/background.hpp"
#include "app/clock.hpp"
#include "app/commands.hpp"
#include "app/run.hpp"
#include "app/serve.hpp"
#include "app/wiring.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "kernel/accounts/gate.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "kernel/seals/seal.hpp"
#include "kernel/secrecy/door.hpp"
#include "kernel/slice.hpp"
#include "platform/db/migrate.hpp"
#include "platform/web/metrics.hpp"
#include "platform/web/openapi.hpp"
#include "platform/web/server.hpp"

namespace app {
namespace {

constexpr std::size_t kib = 1024;
constexpr std::size_t mib = 1024 * kib;

/// A whole number of a setting. Wrong use when it is not one, so serve does not start.
std::optional<std::size_t> whole(CommandLine const& line, std::string_view name)
{
    auto const text = line.get(name);
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size()) return value;
    line.err << line.texts.tr("{0} needs a whole number, not «{1}».", {name, text}) << '\n';
    return std::nullopt;
}

std::vector<std::string> split(std::string_view text, char at)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find(at), text.size());
        if (end > 0) parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// "127.0.0.1:8080", "[::1]:8080", "8080".
bool read_listen(std::string_view text, web::ServerSetting& setting)
{
    auto const colon = text.rfind(':');
    auto const port = colon == std::string_view::npos ? text : text.substr(colon + 1);
    if (colon != std::string_view::npos) {
        auto address = text.substr(0, colon);
        if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
        setting.address = address;
    }
    auto const [end, error] = std::from_chars(port.data(), port.data() + port.size(), setting.port);
    return error == std::errc{} && end == port.data() + port.size() && !port.empty();
}

std::optional<web::ServerSetting> read_settings(CommandLine const& line)
{
    web::ServerSetting setting;
    auto const length = whole(line, "--queue-length");
    auto const age = whole(line, "--queue-age");
    auto const body = whole(line, "--max-body");
    auto const upload = whole(line, "--max-upload");
    auto const connections = whole(line, "--max-connections");
    if (!length || !age || !body || !upload || !connections) return std::nullopt;
    if (!read_listen(line.get("--listen"), setting)) {
        line.err << line.texts.tr("--listen needs an address like 127.0.0.1:8080, not «{0}».", {line.get("--listen")})
                 << '\n';
        return std::nullopt;
    }
    if (auto const address = seals::public_address(line.get("--public-url")); !address) {
        line.err << line.texts.problem(address.error().problems.front()) << '\n';
        return std::nullopt;
    }
    setting.workers = {.threads = worker_count(line), .length = *length, .age = std::chrono::milliseconds{*age}};
    setting.limits.body_bytes = *body * kib;
    setting.limits.upload_bytes = *upload * mib;
    setting.limits.all_bodies_bytes = std::max(setting.limits.all_bodies_bytes, 2 * setting.limits.upload_bytes);
    setting.max_connections = *connections;
    setting.trusted_proxies = split(line.get("--trusted-proxies"), ',');
    return setting;
}

web::Response ready(db::Database& database)
{
    web::Response response{200, {{"Content-Type", "text/plain; charset=utf-8"}}, "ready\n"};
    try {
        if (db::is_current(database, db::embedded_migrations())) return response;
        response.body = "the schema is old\n";
    } catch (db::Failure const&) {
        response.body = "the database does not answer\n";
    }
    response.status = 503;
    return response;
}

std::vector<web::Fixed> fixed_answers(CommandLine const& line, web::Metrics const& metrics)
{
    auto const plain = [](std::string text) {
        return web::Response{200, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(text)};
    };
    return {{"/health/live", [plain](web::Request const&) { return plain("alive\n"); }},
            {"/health/ready", [database = line.database](web::Request const&) { return ready(*database); }},
            {"/metrics", [&metrics, token = std::string{line.get("--metrics-token")}](
                             web::Request const& request) { return web::metrics_answer(request, metrics, token); }},
            {"/api/openapi.json",
             [description = web::openapi(all_routes())](web::Request const&) { return web::json(description); }}};
}

/// Every number from law that a slice looks up must be there before somebody asks for it.
bool rules_are_there(CommandLine& line)
{
    bool all = true;
    for (auto const* slice : line.slices)
        for (auto const& sentence : rulebook::missing(rulebook::embedded(), slice->rules)) {
            line.err << line.texts.tr("Rules are missing: {0}", {sentence}) << '\n';
            all = false;
        }
    return all;
}

/// When the notices of the day are made; empty: not by this server. Wrong use when it is no time.
base::Result<std::optional<notices::Clock>> notices_at(CommandLine& line)
{
    auto const text = line.get("--notices-at");
    if (text == "never") return std::optional<notices::Clock>{};
    if (auto const at = notices::parse_clock(text)) return at;
    line.err << line.texts.tr("--notices-at needs a time like 06:30, or never; not «{0}».", {text}) << '\n';
    return base::Error{};
}

int serve(CommandLine& line)
{
    auto const setting = read_settings(line);
    auto const at = notices_at(line);
    if (!setting || !at) return wrong_use;
    if (!rules_are_there(line)) return failed;
    web::Metrics metrics;
    accounts::Gate gate{*line.database};
    auto const clock = [shift = clock_shift(line.get("--today")).value_or(base::Days{0})] {
        return now_shifted(shift);
    };
    web::Site const site{{.database = line.database,
                          .gatekeeper = &gate,
                          .services = line.services,
                          .metrics = &metrics,
                          .clock = clock,
                          .routes = all_routes(),
                          .fixed = fixed_answers(line, metrics),
                          .limits = setting->limits,
                          .language = line.texts.language(),
                          .forms_are_done = web::FormsAreDone::once,
                          .unfit = secrecy::door()}};
    web::Server server{*setting, site};
    metrics.watch("donghanh_connections", "Open connections",
                  [&] { return static_cast<double>(server.connections()); });
    metrics.watch("donghanh_requests_waiting", "Requests waiting for a worker",
                  [&] { return static_cast<double>(server.waiting()); });
    logs::info("server.listening", {{"address", setting->address}, {"port", std::int64_t{server.port()}}});
    line.out << line.texts.tr("Serving on http://{0}:{1}", {setting->address, std::to_string(server.port())})
             << std::endl;
    Background const background{line, clock, *at};
    server.run(web::Signals::stop_the_server);
    logs::info("server.stopped");
    return done;
}

constexpr Command table[] = {
    {"serve", "Serve the web application and the API", {}, NeedsDatabase::yes, serve},
};

}   // namespace

int worker_count(CommandLine const& line)
{
    constexpr int least = 4;
    int count = 0;
    auto const text = line.get("--workers");
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count > 0 ? count : std::max(least, static_cast<int>(std::thread::hardware_concurrency()));
}

std::span<Command const> serve_commands() { return table; }

}   // namespace app
