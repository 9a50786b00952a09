#include "platform/web/metrics.hpp"

#include <fstream>
#include <map>
#include <mutex>
#include <tuple>
#include <vector>

#include <openssl/crypto.h>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>

#include "platform/web/router.hpp"

namespace web {
namespace {

prometheus::Histogram::BucketBoundaries const bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                     0.1,   0.25,   0.5,   1,    2.5,   10};

std::string status_class(int status) { return std::to_string(status / 100) + "xx"; }

}   // namespace

struct Metrics::State {
    struct Route {
        prometheus::Histogram* latency = nullptr;
        std::map<int, prometheus::Counter*> by_class;
    };
    struct Watched {
        prometheus::Gauge* gauge;
        std::function<double()> value;
    };

    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>* requests;
    prometheus::Family<prometheus::Histogram>* latency;
    prometheus::Counter* full;
    std::vector<Watched> watched;
    std::mutex mutex;
    std::map<std::pair<Method, std::string_view>, Route> routes;   // patterns live in route tables
};

Metrics::Metrics() : state_(std::make_unique<State>())
{
    auto& registry = state_->registry;
    state_->requests = &prometheus::BuildCounter()
                            .Name("donghanh_http_requests_total")
                            .Help("Requests answered, by method, route pattern and class of status")
                            .Register(registry);
    state_->latency = &prometheus::BuildHistogram()
                           .Name("donghanh_http_request_seconds")
                           .Help("Time from a complete request to its answer, by method and route pattern")
                           .Register(registry);
    state_->full = &prometheus::BuildCounter()
                        .Name("donghanh_http_refused_busy_total")
                        .Help("Requests refused because too many were waiting")
                        .Register(registry)
                        .Add({});
    watch("donghanh_resident_bytes", "Resident memory of the process", resident_bytes);
}

Metrics::~Metrics() = default;

void Metrics::answered(Method method, std::string_view pattern, int status, std::chrono::nanoseconds took)
{
    prometheus::Counter* counter = nullptr;
    prometheus::Histogram* histogram = nullptr;
    {
        std::lock_guard const lock{state_->mutex};
        auto& route = state_->routes[{method, pattern}];
        auto& by_class = route.by_class[status / 100];
        if (by_class == nullptr) {
            std::map<std::string, std::string> labels{{"method", std::string{method_name(method)}},
                                                      {"route", std::string{pattern}}};
            route.latency = &state_->latency->Add(labels, bounds);
            auto with_status = std::move(labels);
            with_status["status"] = status_class(status);
            by_class = &state_->requests->Add(with_status);
        }
        counter = by_class;
        histogram = route.latency;
    }
    counter->Increment();
    histogram->Observe(std::chrono::duration<double>(took).count());
}

void Metrics::refused_because_full() { state_->full->Increment(); }

void Metrics::watch(std::string_view name, std::string_view help, std::function<double()> value)
{
    auto& family = prometheus::BuildGauge().Name(std::string{name}).Help(std::string{help}).Register(state_->registry);
    state_->watched.push_back({&family.Add({}), std::move(value)});
}

std::string Metrics::text() const
{
    for (auto const& watched : state_->watched) watched.gauge->Set(watched.value());
    return prometheus::TextSerializer{}.Serialize(state_->registry.Collect());
}

Response metrics_answer(Request const& request, Metrics const& metrics, std::string_view token)
{
    auto const here = request.remote.starts_with("127.") || request.remote == "::1";
    auto const shown = "Bearer " + std::string{token};
    auto const given = request.headers.get("authorization");
    auto const known =
        !token.empty() && given.size() == shown.size() && CRYPTO_memcmp(given.data(), shown.data(), shown.size()) == 0;
    // a proxy on this machine passes on what comes from outside
    auto const passed_on = request.headers.find("x-forwarded-for").has_value();
    if (!known && (!here || passed_on)) return not_found();
    return Response{200, {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, metrics.text()};
}

double resident_bytes()
{
    std::ifstream statm{"/proc/self/statm"};
    double pages = 0;
    double resident = 0;
    statm >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}   // namespace web
