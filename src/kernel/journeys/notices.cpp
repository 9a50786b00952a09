#include "kernel/journeys/notices.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "kernel/journeys/due.hpp"
#include "kernel/journeys/pages.hpp"

namespace journeys {
namespace {

/// Those of all processes together that are due in the range.
std::vector<notices::Due> due_in(web::Context& context, notices::Range const& range, std::size_t most)
{
    std::vector<notices::Due> all;
    web::Cursor const before{base::iso(range.from - base::Days{1}), std::numeric_limits<std::int64_t>::max()};
    for (auto const* definition : visible_processes(context)) {
        auto const reach = reach_of(context, *definition, view_journeys);
        auto const page = list(context.tx,
                               {.code = definition->code,
                                .reach = reach,
                                .urgency = Urgency::soon,
                                .today = context.today,
                                .soon = range.to},
                               before, most);
        for (auto const& one : page.rows) all.push_back({one.journey.id.value, *one.due_on});
    }
    std::ranges::sort(all, {}, [](notices::Due const& due) { return std::pair{due.due_on, due.record}; });
    if (all.size() > most) all.resize(most);
    return all;
}

/// Where the actor reaches journeys of a process, asked for once.
struct Reaches {
    Definition const* definition = nullptr;
    Reach view;
    Reach edit;
};
Reaches const& reaches_of(web::Context& context, std::map<std::string, Reaches>& known, std::string const& code)
{
    auto const [place, fresh] = known.try_emplace(code);
    auto const* definition = fresh ? newest(code) : nullptr;
    if (definition != nullptr && may(context, *definition, view_journeys))
        place->second = {definition, reach_of(context, *definition, view_journeys),
                         reach_of(context, *definition, edit_journeys)};
    return place->second;
}

/// A person's journey is named outside by process and step alone. Rule N-5.
notices::Item item_of(web::Context& context, Definition const& definition, Standing const& standing, Reach const& edits)
{
    auto const task = task_of(context, standing, edits);
    auto const step =
        definition.name.in(context.texts.language()) + " – " + (task.next.empty() ? task.stage : task.next);
    auto const& title = standing.journey.title;
    notices::Item item{.record = standing.journey.id.value,
                       .title = title.empty() ? step : step + " · " + title,
                       .outside = definition.subject == "person" || title.empty() ? step : step + " · " + title,
                       .url = task.next_url,
                       .due_on = standing.due_on.value_or(base::forever),
                       .done = standing.ended_on || !standing.due_on};
    return item;
}

std::vector<notices::Item> describe(web::Context& context, std::span<std::int64_t const> records)
{
    std::vector<notices::Item> items;
    std::map<std::string, Reaches> known;
    for (auto const record : records) {
        auto const standing = find_standing(context.tx, JourneyId{record});
        if (!standing) continue;
        auto const& reaches = reaches_of(context, known, standing->journey.code);
        if (reaches.definition == nullptr || !reaches.view.covers(standing->journey.place, standing->journey.office))
            continue;
        items.push_back(item_of(context, *reaches.definition, *standing, reaches.edit));
    }
    return items;
}

constexpr notices::Source table[] = {{"journeys", "Work under way", "route", due_in, describe}};

}   // namespace

std::span<notices::Source const> notice_sources() { return table; }

}   // namespace journeys
