#include "base/log.hpp"

#include <chrono>
#include <memory>

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "base/date.hpp"
#include "base/json.hpp"

namespace logs {
namespace {

spdlog::logger& logger()
{
    static auto const made = [] {
        auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        auto log = std::make_unique<spdlog::logger>("donghanh", std::move(sink));
        log->set_pattern("%v");
        log->set_level(spdlog::level::info);
        return log;
    }();
    return *made;
}

struct Named {
    spdlog::level::level_enum level;
    std::string_view name;
};

Named named(Level level)
{
    switch (level) {
        case Level::debug:
            return {spdlog::level::debug, "debug"};
        case Level::info:
            return {spdlog::level::info, "info"};
        case Level::warning:
            return {spdlog::level::warn, "warning"};
        case Level::error:
            break;
    }
    return {spdlog::level::err, "error"};
}

}   // namespace

void set_level(Level level) { logger().set_level(named(level).level); }

void write(Level level, std::string_view event, std::initializer_list<Field> fields)
{
    auto const [spdlog_level, level_name] = named(level);
    if (!logger().should_log(spdlog_level)) return;
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    base::JsonWriter line;
    line.begin_object()
        .key("at")
        .text(base::iso(base::Instant{now}))
        .key("level")
        .text(level_name)
        .key("event")
        .text(event);
    for (auto const& field : fields) {
        line.key(field.name);
        if (auto const* text = std::get_if<std::string_view>(&field.value))
            line.text(*text);
        else if (auto const* whole = std::get_if<std::int64_t>(&field.value))
            line.number(*whole);
        else
            line.real(std::get<double>(field.value));
    }
    line.end_object();
    logger().log(spdlog_level, line.str());
}

}   // namespace logs
