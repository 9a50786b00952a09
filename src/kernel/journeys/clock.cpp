#include "kernel/journeys/clock.hpp"

#include <algorithm>

#include "base/expect.hpp"

namespace journeys {
namespace {

constexpr int longest_walk = 20'000;   // days; no clock of law or guidance comes near it

struct Stretch {
    base::Date from;
    base::Date to;   // the first day that counts again
};

bool counts(Event const& event) { return !event.vote || event.vote->reached; }

bool is_one_of(std::vector<std::string> const& steps, std::string const& step)
{
    return std::find(steps.begin(), steps.end(), step) != steps.end();
}

/// The position of the event that started the clock last; `end` of the events when none did.
std::size_t started_at(State const& state, Clock const& clock)
{
    for (auto i = state.events.size(); i-- > 0;)
        if (is_one_of(clock.starts, state.events[i]->step) && counts(*state.events[i])) return i;
    return state.events.size();
}

std::optional<base::Date> stopped_on(State const& state, Clock const& clock, std::size_t after)
{
    for (auto i = after + 1; i < state.events.size(); ++i)
        if (is_one_of(clock.ends, state.events[i]->step) && counts(*state.events[i])) return state.events[i]->on;
    if (state.ended()) return state.since;
    return std::nullopt;
}

/// The pauses since the clock was started; one that lasts ends at forever.
std::vector<Stretch> pauses_of(State const& state, Clock const& clock, std::size_t after)
{
    std::vector<Stretch> pauses;
    for (auto i = after + 1; i < state.events.size(); ++i)
        for (auto const& pause : clock.pauses) {
            bool const open = !pauses.empty() && pauses.back().to == base::forever;
            if (!open && state.events[i]->step == pause.from)
                pauses.push_back({state.events[i]->on, base::forever});
            else if (open && state.events[i]->step == pause.to)
                pauses.back().to = state.events[i]->on;
        }
    return pauses;
}

/// What still lasts is taken to end after today.
void end_lasting(std::vector<Stretch>& pauses, base::Date today)
{
    if (!pauses.empty() && pauses.back().to == base::forever)
        pauses.back().to = std::max(pauses.back().from, today + base::Days{1});
}

bool is_paused(std::vector<Stretch> const& pauses, base::Date day)
{
    return std::any_of(pauses.begin(), pauses.end(),
                       [&](Stretch const& pause) { return pause.from <= day && day < pause.to; });
}

base::Date months_due(base::Date starts, std::int64_t length, std::vector<Stretch> const& pauses)
{
    auto due = base::add_months(starts, static_cast<int>(length));
    for (auto const& pause : pauses)
        if (pause.from <= due) due += pause.to - pause.from;
    return due;
}

bool off(Counts counts, rulebook::Calendar const& calendar, base::Date day)
{
    return counts == Counts::working_days && !calendar.is_working_day(day);
}

/// Counting begins the day after; the last day of a term of days is a working day.
base::Date days_due(base::Date starts, std::int64_t length, Counts counts, std::vector<Stretch> const& pauses,
                    rulebook::Calendar const& calendar)
{
    auto day = starts;
    std::int64_t counted = 0;
    for (int walked = 0; counted < length; ++walked) {
        base::expect(walked < longest_walk, "a clock never becomes due");
        day += base::Days{1};
        if (!is_paused(pauses, day) && !off(counts, calendar, day)) ++counted;
    }
    while (!calendar.is_working_day(day) || is_paused(pauses, day)) day += base::Days{1};
    return day;
}

std::optional<base::Date> start_of(State const& state, Clock const& clock, std::size_t at)
{
    if (clock.from_field.empty()) return state.events[at]->on;
    auto const value = state.events[at]->values.find(clock.from_field);
    auto const* day = value == state.events[at]->values.end() ? nullptr : std::get_if<base::Date>(&value->second);
    return day == nullptr ? std::nullopt : std::optional{*day};
}

std::optional<Running> running_of(State const& state, Clock const& clock, rulebook::Rulebook const& rules,
                                  base::Date today)
{
    auto const& first = clock.after.empty() ? clock : *state.definition->find_clock(clock.after);
    auto const at = started_at(state, first);
    if (at == state.events.size()) return std::nullopt;
    auto starts = start_of(state, first, at);
    if (!clock.after.empty()) {
        auto const before = running_of(state, first, rules, today);
        starts = before ? std::optional{before->due} : std::nullopt;
    }
    if (!starts) return std::nullopt;
    Running running{.clock = &clock,
                    .starts = *starts,
                    .length = rules.integer(clock.rule, *starts),
                    .stopped = stopped_on(state, clock, at)};
    auto pauses = pauses_of(state, clock, at);
    if (!pauses.empty() && pauses.back().to == base::forever && !running.stopped)
        running.paused_since = pauses.back().from;
    end_lasting(pauses, running.stopped.value_or(today));
    running.due = clock.counts == Counts::months
                      ? months_due(running.starts, running.length, pauses)
                      : days_due(running.starts, running.length, clock.counts, pauses, rules.calendar());
    return running;
}

std::string holiday_on(rulebook::Calendar const& calendar, base::Date day)
{
    for (auto const& holiday : calendar.holidays(base::year_of(day)))
        if (holiday.day == day) return holiday.name;
    return {};
}

}   // namespace

std::vector<Running> clocks_of(State const& state, rulebook::Rulebook const& rules, base::Date today)
{
    std::vector<Running> all;
    for (auto const& clock : state.definition->clocks)
        if (auto running = running_of(state, clock, rules, today)) all.push_back(*running);
    return all;
}

std::vector<Interval> intervals_of(Running const& running, State const& state, rulebook::Rulebook const& rules,
                                   base::Date today)
{
    auto const& clock = *running.clock;
    auto const& first = clock.after.empty() ? clock : *state.definition->find_clock(clock.after);
    auto pauses = pauses_of(state, clock, started_at(state, first));
    end_lasting(pauses, running.stopped.value_or(today));
    std::vector<Interval> all;
    for (auto day = running.starts + base::Days{1}; day <= running.due; day += base::Days{1}) {
        using enum Interval::Why;
        auto const why = is_paused(pauses, day)                     ? Interval::Why::paused
                         : off(clock.counts, rules.calendar(), day) ? day_off
                                                                    : counted;
        auto const holiday = why == day_off ? holiday_on(rules.calendar(), day) : std::string{};
        if (all.empty() || all.back().why != why || all.back().holiday != holiday)
            all.push_back({day, day, why, 0, holiday});
        all.back().last = day;
        if (why == counted) ++all.back().counted;
    }
    return all;
}

std::optional<base::Date> next_due(std::vector<Running> const& clocks)
{
    std::optional<base::Date> next;
    for (auto const& one : clocks)
        if (!one.clock->waits && !one.stopped && !one.paused_since && (!next || one.due < *next)) next = one.due;
    return next;
}

}   // namespace journeys
