#include "kernel/journeys/running.hpp"

#include <algorithm>

namespace journeys {
namespace {

Registry const& registry(web::Context const& context) { return context.services.shelf.get<Registry>(); }
ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

base::Error refused(base::Refusal kind, std::string_view field, std::string_view code, std::string detail = {})
{
    return {kind, {{field, code, std::move(detail)}}};
}

/// Where the journey would stand when `event` is added to what was done, and what it was before are one function.
Standing standing_with(Seen const& seen, std::vector<Event> const& events, base::Date today)
{
    return standing_of(seen.journey, state_of(seen.journey, events, base::forever), rulebook::embedded(), today);
}

std::vector<Event> with(Seen const& seen, Event const& event)
{
    auto events = seen.events;
    events.push_back(event);
    return events;
}

}   // namespace

Reach reach_of(web::Context& context, Definition const& definition, web::Permission permission)
{
    if (!context.actor.may(permission)) return {};
    auto const& own = permission == edit_journeys ? definition.edit : definition.view;
    return context.services.shelf.get<Offices>().reach(context.tx, context.actor, {own}, context.today);
}

std::optional<Seen> find_seen(web::Context& context, JourneyId id)
{
    auto journey = find(context.tx, id);
    if (!journey) return std::nullopt;
    auto const* source = registry(context).find(journey->code);
    auto const* definition = newest(journey->code);
    if (source == nullptr || definition == nullptr) return std::nullopt;
    if (!reach_of(context, *definition, view_journeys).covers(journey->place, journey->office)) return std::nullopt;
    bool const may_edit = reach_of(context, *definition, edit_journeys).covers(journey->place, journey->office);
    auto events = events_of(context.tx, id);
    return Seen{std::move(*journey), std::move(events), source, may_edit};
}

base::Result<JourneyId> begin(web::Context& context, std::string_view code, std::string_view subject,
                              std::optional<base::Date> on)
{
    auto const* source = registry(context).find(code);
    auto const* current = newest(code);
    if (source == nullptr || current == nullptr) return refused(base::Refusal::not_found, "", "not_found");
    auto const found = source->find(context, subject, on.value_or(context.today));
    if (!found) return found.error();
    if (!reach_of(context, *current, edit_journeys).covers(found->place, found->office))
        return refused(base::Refusal::not_found, "", "not_found");
    if (!on) return refused(base::Refusal::invalid, "on", "required");
    if (*on > context.today) return refused(base::Refusal::invalid, "on", "date.in_future");
    auto const* definition = definition_on(code, *on);
    if (definition == nullptr) return refused(base::Refusal::invalid, "on", "journey.before_all_versions");
    if (running_about(context.tx, code, found->id)) return refused(base::Refusal::conflict, "", "journey.runs_already");
    return add(context.tx, entry_of(context),
               Journey{.code = std::string{code},
                       .version = definition->version,
                       .subject_kind = definition->subject,
                       .subject = found->id,
                       .title = found->title,
                       .office = found->office,
                       .place = found->place,
                       .begun_on = *on},
               definition->stages.front().code);
}

base::Result<EventId> carry_on(web::Context& context, Seen const& seen, std::string_view code, StepForm const& form)
{
    if (!seen.may_edit) return refused(base::Refusal::forbidden, "", "forbidden");
    auto const state = seen.state_on(base::forever);
    auto const* step = state.definition->find_step(code);
    if (step == nullptr) return refused(base::Refusal::not_found, "", "not_found");
    auto const known = seen.source->known(context, seen.journey, form.on.value_or(context.today));
    auto const event =
        take(state, *step, form, known, registry(context).conditions(), rulebook::embedded(), context.today);
    if (!event) return event.error();
    if (seen.source->carry_out != nullptr)
        if (auto const done = seen.source->carry_out(context, seen.journey, state, *event); !done) return done.error();
    return add(context.tx, entry_of(context), *event, standing_with(seen, with(seen, *event), context.today));
}

base::Result<base::Done> take_back(web::Context& context, Seen const& seen, EventId id, std::string_view why)
{
    if (!seen.may_edit) return refused(base::Refusal::forbidden, "", "forbidden");
    auto events = seen.events;
    auto const event = std::find_if(events.begin(), events.end(), [&](Event const& one) { return one.id == id; });
    if (event == events.end()) return refused(base::Refusal::not_found, "", "not_found");
    if (auto const fit = check_withdrawal(seen.state_on(base::forever), *event, why); !fit) return fit.error();
    event->withdrawn_at = context.now;
    withdraw(context.tx, entry_of(context), id, why, standing_with(seen, events, context.today));
    return base::Done{};
}

base::Result<EventId> go_over(web::Context& context, Seen const& seen)
{
    if (!seen.may_edit) return refused(base::Refusal::forbidden, "", "forbidden");
    auto const event = change_version(seen.state_on(base::forever), *newest(seen.journey.code), context.today);
    if (!event) return event.error();
    return add(context.tx, entry_of(context), *event, standing_with(seen, with(seen, *event), context.today));
}

}   // namespace journeys
