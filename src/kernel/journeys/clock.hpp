#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/journeys/journey.hpp"

namespace journeys {

/// A stretch of a clock's time, and why it counts or does not. Both days belong to it.
struct Interval {
    base::Date first = {};
    base::Date last = {};
    enum class Why : std::uint8_t { counted, paused, day_off } why = Why::counted;
    std::int64_t counted = 0;   // working days or days in it
    std::string holiday = {};   // "" = a weekend
};

/// A clock of a journey as it stands.
struct Running {
    Clock const* clock = nullptr;
    base::Date starts = {};   // the day it counts from
    std::int64_t length = 0;
    base::Date due = {};                           // its last day
    std::optional<base::Date> stopped = {};        // by a step
    std::optional<base::Date> paused_since = {};   // stands still; `due` is as if it went on tomorrow
    bool late(base::Date today) const { return !clock->waits && !stopped && !paused_since && today > due; }
};

/// Every clock that was started up to the state's day, in the order of the definition. Rule J-4.
std::vector<Running> clocks_of(State const& state, rulebook::Rulebook const& rules, base::Date today);
/// Why the clock is due on its day: every stretch from the start, in order. Months are one stretch between pauses.
std::vector<Interval> intervals_of(Running const& running, State const& state, rulebook::Rulebook const& rules,
                                   base::Date today);
/// The earliest day of the clocks that run and do not wait; empty when nothing is due.
std::optional<base::Date> next_due(std::vector<Running> const& clocks);

}   // namespace journeys
