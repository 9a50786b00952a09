#include "kernel/journeys/funnel.hpp"

#include <algorithm>

namespace journeys {
namespace {

/// What was chosen in the step that ended it, whatever the field is called.
std::string reason_in(Event const& event, Step const& step)
{
    for (auto const& field : step.fields)
        if (field.kind == FieldKind::choice && !field.from_slice)
            if (auto const told = event.values.find(field.name); told != event.values.end())
                if (auto const* code = std::get_if<std::string>(&told->second)) return *code;
    return {};
}

std::vector<Stage const*> straight(Definition const& definition)
{
    std::vector<Stage const*> stages;
    for (auto const& stage : definition.stages)
        if (!stage.detour && stage.ends != Ends::stopped) stages.push_back(&stage);
    return stages;
}

/// The first day on which a way was at each of the stages or behind it; nothing from where it did not come.
std::vector<base::Date> days_of(Way const& way, std::vector<Stage const*> const& stages)
{
    std::vector<base::Date> days;
    for (auto const& arrival : way.arrivals) {
        auto const at = std::find_if(stages.begin(), stages.end(),
                                     [&](Stage const* stage) { return stage->code == arrival.stage; });
        if (at == stages.end()) continue;
        auto const reached = static_cast<std::size_t>(at - stages.begin()) + 1;
        if (reached > days.size()) days.resize(reached, arrival.on);
    }
    return days;
}

/// The middle one; of two the mean, half up.
std::optional<std::int64_t> median(std::vector<std::int64_t> days)
{
    if (days.empty()) return std::nullopt;
    std::sort(days.begin(), days.end());
    auto const middle = days.size() / 2;
    return days.size() % 2 == 1 ? days[middle] : (days[middle - 1] + days[middle] + 1) / 2;
}

void count(Outcomes& outcomes, Way const& way)
{
    ++outcomes.begun;
    outcomes.done += way.ends == Ends::done ? 1 : 0;
    outcomes.stopped += way.ends == Ends::stopped ? 1 : 0;
}

}   // namespace

Way way_of(Journey const& journey, std::span<Event const> events, std::span<Definition const> all)
{
    Way way;
    auto state = state_of(journey, events.first(0), base::forever, all);
    way.arrivals.push_back({state.stage->code, journey.begun_on});
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].withdrawn_at) continue;
        auto const next = state_of(journey, events.first(i + 1), base::forever, all);
        if (next.stage->code != state.stage->code) way.arrivals.push_back({next.stage->code, events[i].on});
        if (!events[i].step.empty()) {
            way.counted = events[i].counted;
            way.last_step = events[i].step;
            auto const* step = next.definition->find_step(events[i].step);
            way.reason = next.stage->ends == Ends::stopped && step != nullptr ? reason_in(events[i], *step) : "";
        }
        state = next;
    }
    way.ends = state.stage->ends;
    return way;
}

Funnel funnel_of(Definition const& definition, std::span<Way const> ways)
{
    Funnel funnel;
    auto const stages = straight(definition);
    std::vector<std::vector<std::int64_t>> spans(stages.size());
    for (auto const* stage : stages) funnel.stages.push_back({.stage = stage});
    for (auto const& way : ways) {
        count(funnel.all, way);
        count(funnel.by_ownership[way.counted.ownership], way);
        count(funnel.by_sex[way.counted.sex], way);
        if (way.ends == Ends::stopped) ++funnel.left[{way.last_step, way.reason}];
        auto const days = days_of(way, stages);
        for (std::size_t i = 0; i < days.size(); ++i) {
            ++funnel.stages[i].reached;
            if (i > 0) spans[i].push_back((days[i] - days[i - 1]).count());
        }
    }
    for (std::size_t i = 1; i < stages.size(); ++i) funnel.stages[i].median_days = median(std::move(spans[i]));
    return funnel;
}

}   // namespace journeys
