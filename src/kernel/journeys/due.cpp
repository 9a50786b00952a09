#include "kernel/journeys/due.hpp"

#include <algorithm>

#include "kernel/journeys/pages.hpp"

namespace journeys {
namespace {

void add_tasks(web::Context& context, Due& due, Reach const& reach, Urgency urgency, std::size_t most)
{
    if (due.first.size() >= most) return;
    auto const edits = reach_of(context, *due.definition, edit_journeys);
    auto const page = list(context.tx,
                           {.code = due.definition->code,
                            .reach = reach,
                            .urgency = urgency,
                            .today = context.today,
                            .soon = context.today + soon_days},
                           std::nullopt, most - due.first.size());
    for (auto const& one : page.rows) due.first.push_back(task_of(context, one, edits));
}

}   // namespace

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
        Due due{
            .definition = definition,
            .numbers = count(
                context.tx,
                {.code = definition->code, .reach = reach, .today = context.today, .soon = context.today + soon_days})};
        if (due.numbers.late > 0) add_tasks(context, due, reach, Urgency::late, most);
        if (due.numbers.soon > 0) add_tasks(context, due, reach, Urgency::soon, most);
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
    if (!running || !reach_of(context, *definition, view_journeys).covers(running->place, running->office))
        return std::nullopt;
    auto const standing = *find_standing(context.tx, running->id);
    auto const* stage = find_definition(code, running->version)->find_stage(standing.stage);
    auto const language = context.texts.language();
    return UnderWay{definition->name.in(language), stage == nullptr ? "" : stage->name.in(language),
                    url_of(running->id), due_text(context, standing)};
}

}   // namespace journeys
