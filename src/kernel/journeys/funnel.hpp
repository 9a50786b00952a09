#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kernel/journeys/journey.hpp"

/// How far journeys came that began in one stretch of time: rates from stage to stage, days between them, reasons of
/// leaving. Numbers only, of people who were forgotten too. Rule J-11.
namespace journeys {

/// One journey as it is counted: never who it is about.
struct Way {
    struct Arrival {
        std::string stage;
        base::Date on = {};
    };
    std::vector<Arrival> arrivals;   // in order; the first is where it began
    Ends ends = Ends::no;
    std::string last_step = {};    // by which it ended
    std::string reason = {};       // what was chosen in that step; "" = nothing is asked there
    Event::Counted counted = {};   // as told by its latest event
};
/// `events` in the order of their days; those taken back do not count.
Way way_of(Journey const& journey, std::span<Event const> events, std::span<Definition const> all = definitions());

struct FunnelStage {
    Stage const* stage = nullptr;
    std::int64_t reached = 0;                       // this stage or a later one
    std::optional<std::int64_t> median_days = {};   // since the stage before, of those that reached this one
};
struct Outcomes {
    std::int64_t begun = 0;
    std::int64_t done = 0;
    std::int64_t stopped = 0;
    std::int64_t under_way() const { return begun - done - stopped; }
};
struct Funnel {
    std::vector<FunnelStage> stages;   // on the straight way to the goal
    Outcomes all;
    std::map<std::pair<std::string, std::string>, std::int64_t> left;   // by step and reason
    std::map<std::string, Outcomes> by_ownership;                       // "" = not told
    std::map<std::string, Outcomes> by_sex;
};
/// Ways of one process. A stage that was jumped over counts as reached on the day of the next one.
Funnel funnel_of(Definition const& definition, std::span<Way const> ways);

}   // namespace journeys
