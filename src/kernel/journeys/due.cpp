#include "kernel/journeys/due.hpp"

#include <algorithm>
#include <set>

#include "kernel/journeys/pages.hpp"

namespace journeys {
namespace {

struct Named {
    Urgency urgency;
    std::string_view code;
    std::int64_t Numbers::*count;
};
/// In the order of their urgency.
constexpr Named all_urgencies[] = {{Urgency::late, "late", &Numbers::late},
                                   {Urgency::soon, "soon", &Numbers::soon},
                                   {Urgency::waiting, "waiting", &Numbers::waiting},
                                   {Urgency::fresh, "new", &Numbers::fresh}};

/// `told` are those that stand in a group before.
void add_tasks(web::Context& context, Group& group, Asking const& asking, Reach const& edits, std::size_t most,
               std::set<JourneyId>& told)
{
    auto const page = list(context.tx, asking, std::nullopt, most);
    for (auto const& one : page.rows)
        if (told.insert(one.journey.id).second) group.first.push_back(task_of(context, one, edits));
}

}   // namespace

Urgency urgency_of(std::string_view text)
{
    auto const* found = std::ranges::find(all_urgencies, text, &Named::code);
    return found == std::end(all_urgencies) ? Urgency::any : found->urgency;
}

std::string_view urgency_code(Urgency urgency)
{
    auto const* found = std::ranges::find(all_urgencies, urgency, &Named::urgency);
    return found == std::end(all_urgencies) ? std::string_view{} : found->code;
}

Task task_of(web::Context& context, Standing const& standing, Reach const& edits)
{
    auto const events = events_of(context.tx, standing.journey.id);
    auto const state = state_of(standing.journey, events, base::forever);
    Task task{.standing = standing,
              .stage = state.stage->name.in(context.texts.language()),
              .next = {},
              .next_url = url_of(standing.journey.id)};
    auto const open = open_steps(state);
    if (!open.empty() && edits.covers(standing.journey.place, standing.journey.office)) {
        task.next = open.front()->name.in(context.texts.language());
        task.next_url += "/steps/" + open.front()->code;
    }
    return task;
}

std::vector<Due> due_work(web::Context& context, std::size_t most)
{
    std::vector<Due> all;
    for (auto const* definition : visible_processes(context)) {
        auto const reach = reach_of(context, *definition, view_journeys);
        Asking asking{
            .code = definition->code, .reach = reach, .today = context.today, .soon = context.today + soon_days};
        Due due{.definition = definition, .numbers = count(context.tx, asking)};
        bool const shows_any = most > 0 && due.numbers.all > 0;
        auto const edits = shows_any ? reach_of(context, *definition, edit_journeys) : Reach{};
        std::set<JourneyId> told;
        for (auto const& named : all_urgencies) {
            Group group{named.urgency, due.numbers.*named.count};
            if (group.count == 0) continue;
            asking.urgency = named.urgency;
            if (shows_any) add_tasks(context, group, asking, edits, most, told);
            due.groups.push_back(std::move(group));
        }
        all.push_back(std::move(due));
    }
    return all;
}

DueText due_text(web::Context const& context, Standing const& standing)
{
    if (!standing.due_on) return {};
    auto const& texts = context.texts;
    auto const left = (*standing.due_on - context.today).count();
    if (left < 0) return {texts.tr("{0} days late", {texts.number(-left)}), "bad"};
    return {texts.tr("due on {0}", {base::vietnamese(*standing.due_on)}), left <= urgent_days ? "warning" : "info"};
}

std::optional<UnderWay> under_way(web::Context& context, std::string_view code, std::int64_t subject)
{
    auto const* definition = newest(code);
    if (definition == nullptr || !may(context, *definition, view_journeys)) return std::nullopt;
    auto const running = running_about(context.tx, code, subject);
    if (!running) return std::nullopt;
    auto const& journey = running->journey;
    if (!reach_of(context, *definition, view_journeys).covers(journey.place, journey.office)) return std::nullopt;
    auto const events = events_of(context.tx, journey.id);
    auto const language = context.texts.language();
    return UnderWay{definition->name.in(language), state_of(journey, events, base::forever).stage->name.in(language),
                    url_of(journey.id), due_text(context, *running)};
}

}   // namespace journeys
