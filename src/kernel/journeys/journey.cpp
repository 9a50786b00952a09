#include "kernel/journeys/journey.hpp"

#include <algorithm>

#include "base/expect.hpp"

namespace journeys {
namespace {

Definition const& version_of(std::span<Definition const> all, std::string_view code, std::int64_t version)
{
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](Definition const& one) { return one.code == code && one.version == version; });
    base::expect(found != all.end(), "a journey runs under a version that rules/journeys no longer has");
    return *found;
}

Stage const* stage_after(State const& state, Step const& step, Event const& event)
{
    auto const& code = step.vote && event.vote && !event.vote->reached ? step.vote->otherwise : step.to;
    return code.empty() ? state.stage : state.definition->find_stage(code);
}

template <class Map>
auto const* in(Map const& map, std::string_view name)
{
    auto const found = map.find(name);
    return found == map.end() ? nullptr : &found->second;
}

template <class Value>
std::optional<Value> as(FieldValue const* value)
{
    auto const* held = value == nullptr ? nullptr : std::get_if<Value>(value);
    return held == nullptr ? std::nullopt : std::optional{*held};
}

}   // namespace

Stage const* stage_in(State const& state, Definition const& to)
{
    for (auto const& [was, is] : to.stages_before)
        if (was == state.stage->code) return to.find_stage(is);
    return to.find_stage(state.stage->code);
}

State state_of(Journey const& journey, std::span<Event const> events, base::Date day, std::span<Definition const> all)
{
    State state{.definition = &version_of(all, journey.code, journey.version), .since = journey.begun_on};
    state.stage = &state.definition->stages.front();
    for (auto const& event : events) {
        if (event.withdrawn_at || event.on > day) continue;
        state.events.push_back(&event);
        auto const* before = state.stage;
        if (event.step.empty()) {
            auto const& next = version_of(all, journey.code, event.version);
            state.stage = stage_in(state, next);
            state.definition = &next;
            base::expect(state.stage != nullptr, "a journey went over to a version without its stage");
            continue;
        }
        auto const* step = state.definition->find_step(event.step);
        base::expect(step != nullptr, "a journey took a step that its version lacks");
        state.stage = stage_after(state, *step, event);
        if (state.stage != before) state.since = event.on;
    }
    return state;
}

Event const* State::last(std::string_view step) const
{
    auto const found =
        std::find_if(events.rbegin(), events.rend(), [&](Event const* event) { return event->step == step; });
    return found == events.rend() ? nullptr : *found;
}

FieldValue const* State::value(std::string_view field) const
{
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        if (auto const* value = in((*event)->values, field)) return value;
    return nullptr;
}

std::optional<std::int64_t> State::number(std::string_view field) const { return as<std::int64_t>(value(field)); }
std::optional<base::Date> State::day(std::string_view field) const { return as<base::Date>(value(field)); }

std::optional<std::int64_t> Known::number(std::string_view name) const
{
    auto const* found = in(numbers_, name);
    return found == nullptr ? std::nullopt : std::optional{*found};
}

std::optional<base::Date> Known::day(std::string_view name) const
{
    auto const* found = in(days_, name);
    return found == nullptr ? std::nullopt : std::optional{*found};
}

std::optional<std::int64_t> Asked::number(std::string_view name) const
{
    if (auto const typed = as<std::int64_t>(in(form.values, name))) return typed;
    if (auto const earlier = state.number(name)) return earlier;
    return known.number(name);
}

std::optional<base::Date> Asked::day(std::string_view name) const
{
    if (auto const typed = as<base::Date>(in(form.values, name))) return typed;
    if (auto const earlier = state.day(name)) return earlier;
    return known.day(name);
}

Conditions::Conditions(std::span<std::span<Condition const> const> tables)
{
    for (auto const table : tables)
        for (auto const& condition : table) {
            base::expect(find(condition.name) == nullptr, "two slices have a condition of one name");
            conditions_.push_back(&condition);
        }
}

Condition const* Conditions::find(std::string_view name) const
{
    auto const found =
        std::find_if(conditions_.begin(), conditions_.end(), [&](Condition const* one) { return one->name == name; });
    return found == conditions_.end() ? nullptr : *found;
}

std::vector<std::string> Conditions::missing(std::span<Definition const> all) const
{
    std::vector<std::string> faults;
    for (auto const& definition : all)
        for (auto const& step : definition.steps)
            for (auto const& use : step.conditions) {
                auto const where = definition.code + ", " + step.code + ": ";
                auto const* condition = find(use.name);
                if (condition == nullptr) {
                    faults.push_back(where + "no slice has the condition " + use.name);
                    continue;
                }
                for (auto const parameter : condition->parameters)
                    if (std::none_of(use.rules.begin(), use.rules.end(),
                                     [&](auto const& pair) { return pair.first == parameter; }))
                        faults.push_back(where + use.name + " needs a rule for " + std::string{parameter});
                if (use.rules.size() > condition->parameters.size())
                    faults.push_back(where + use.name + " takes fewer rules");
            }
    return faults;
}

std::vector<Step const*> open_steps(State const& state)
{
    std::vector<Step const*> open;
    if (state.ended()) return open;
    for (auto const& step : state.definition->steps) {
        auto const& from = step.from;
        bool const follows = from.empty() || std::find(from.begin(), from.end(), state.stage->code) != from.end();
        if (follows && !(step.once && state.last(step.code) != nullptr)) open.push_back(&step);
    }
    return open;
}

}   // namespace journeys
