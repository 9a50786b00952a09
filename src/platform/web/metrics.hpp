#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

namespace web {

/// Counts what the server does, for Prometheus. Labels are route patterns, never addresses. Safe from several threads.
class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(Metrics const&) = delete;
    Metrics& operator=(Metrics const&) = delete;

    /// `pattern` of the route, "" when none was found.
    void answered(Method method, std::string_view pattern, int status, std::chrono::nanoseconds took);
    void refused_because_full();
    /// A value asked for at every scrape: open connections, requests waiting.
    void watch(std::string_view name, std::string_view help, std::function<double()> value);

    /// The text format of Prometheus.
    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// GET /metrics for the machine itself, and for others with "Authorization: Bearer TOKEN" when a token is set.
Response metrics_answer(Request const& request, Metrics const& metrics, std::string_view token);

/// Resident memory of this process in bytes; 0 where it cannot be told.
double resident_bytes();

}   // namespace web
