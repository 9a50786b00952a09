#include "kernel/journeys/running.hpp"

#include <algorithm>

#include "kernel/accounts/store.hpp"
#include "kernel/journeys/facts.hpp"

namespace journeys {
namespace {

Registry const& registry(web::Context const& context) { return context.services.shelf.get<Registry>(); }
std::unique_ptr<ledger::Placement> placement_of(web::Context& context)
{
    return context.services.shelf.get<Offices>().placement(context.tx, context.today);
}
ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

base::Error refused(base::Refusal kind, std::string_view field, std::string_view code, std::string detail = {})
{
    return {kind, {{field, code, std::move(detail)}}};
}

/// The office of that text among those that are offered; null when it is none.
Office const* chosen(std::vector<Office> const& offered, std::string_view text)
{
    auto const found =
        std::find_if(offered.begin(), offered.end(), [&](Office const& office) { return office.unit.text() == text; });
    return found == offered.end() ? nullptr : &*found;
}

/// Keeps an event, counts it and forgets who it was about where the definition says so.
EventId keep(web::Context& context, Seen const& seen, Event event)
{
    auto const entry = entry_of(context);
    auto journey = seen.journey;
    if (event.office) {
        journey.office = *event.office;
        journey.place = event.place;
    } else {
        event.place = journey.place;
    }
    event.counted = seen.source->subject(context, journey).counted;
    auto events = seen.events;
    events.push_back(event);
    auto const after = state_of(seen.journey, events, base::forever);
    event.id = add(context.tx, entry, event, standing_of(journey, after, rulebook::embedded(), context.today));
    record_step(context.tx, *placement_of(context), entry, journey, event);
    if (after.stage->forgets) forget(context.tx, entry, journey.id);
    return event.id;
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

base::Result<JourneyId> begin(web::Context& context, Beginning const& asked)
{
    auto const* source = registry(context).find(asked.code);
    auto const* current = newest(asked.code);
    if (source == nullptr || current == nullptr) return refused(base::Refusal::not_found, "", "not_found");
    auto subject = source->find(context, asked.subject, asked.on.value_or(context.today));
    if (!subject) return subject.error();
    if (source->offices != nullptr) {
        auto const offered = source->offices(context, *subject);
        auto const* office = chosen(offered, asked.office);
        if (office == nullptr) return refused(base::Refusal::invalid, "office", "required");
        subject->office = office->unit;
        subject->place = office->place;
    }
    if (!reach_of(context, *current, edit_journeys).covers(subject->place, subject->office))
        return refused(base::Refusal::not_found, "", "not_found");
    if (!asked.on) return refused(base::Refusal::invalid, "on", "required");
    if (*asked.on > context.today) return refused(base::Refusal::invalid, "on", "date.in_future");
    auto const* definition = definition_on(asked.code, *asked.on);
    if (definition == nullptr)
        return refused(base::Refusal::invalid, "on", "journey.before_all_versions",
                       base::vietnamese(oldest(asked.code)->valid.from));
    if (running_about(context.tx, asked.code, subject->id))
        return refused(base::Refusal::conflict, "", "journey.runs_already");
    return add(context.tx, entry_of(context),
               Journey{.code = std::string{asked.code},
                       .version = definition->version,
                       .subject_kind = definition->subject,
                       .subject = subject->id,
                       .title = subject->title,
                       .office = subject->office,
                       .place = subject->place,
                       .begun_on = *asked.on},
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
    return keep(context, seen, *event);
}

base::Result<base::Done> take_back(web::Context& context, Seen const& seen, EventId id, std::string_view why)
{
    if (!seen.may_edit) return refused(base::Refusal::forbidden, "", "forbidden");
    auto events = seen.events;
    auto const event = std::find_if(events.begin(), events.end(), [&](Event const& one) { return one.id == id; });
    if (event == events.end()) return refused(base::Refusal::not_found, "", "not_found");
    if (auto const fit = check_withdrawal(seen.state_on(base::forever), *event, why); !fit) return fit.error();
    event->withdrawn_at = context.now;
    auto const after = state_of(seen.journey, events, base::forever);
    withdraw(context.tx, entry_of(context), id, why,
             standing_of(seen.journey, after, rulebook::embedded(), context.today));
    withdraw_step(context.tx, *placement_of(context), entry_of(context), id);
    return base::Done{};
}

base::Result<base::Done> discard(web::Context& context, Seen const& seen)
{
    if (!seen.may_edit) return refused(base::Refusal::forbidden, "", "forbidden");
    if (!may_discard(seen.state_on(base::forever))) return refused(base::Refusal::conflict, "", "journey.has_steps");
    remove(context.tx, entry_of(context), seen.journey);
    return base::Done{};
}

base::Result<EventId> go_over(web::Context& context, Seen const& seen)
{
    if (!seen.may_edit) return refused(base::Refusal::forbidden, "", "forbidden");
    auto const event = change_version(seen.state_on(base::forever), *newest(seen.journey.code), context.today);
    if (!event) return event.error();
    return keep(context, seen, *event);
}

std::vector<Office> other_offices(web::Context& context, Seen const& seen)
{
    auto const subject = seen.source->subject(context, seen.journey);
    std::vector<Office> found;
    if (seen.source->offices != nullptr)
        found = seen.source->offices(context, subject);
    else if (subject.office)
        found.push_back(
            {subject.office, subject.place, accounts::unit_name(context.tx, subject.office, context.today)});
    auto const reach = reach_of(context, *newest(seen.journey.code), edit_journeys);
    std::erase_if(found, [&](Office const& office) {
        return office.unit == seen.journey.office || !reach.covers(office.place, office.unit);
    });
    return found;
}

base::Result<EventId> give_on(web::Context& context, Seen const& seen, std::string_view office,
                              std::optional<base::Date> on)
{
    if (!seen.may_edit) return refused(base::Refusal::forbidden, "", "forbidden");
    auto event = change_office(seen.state_on(base::forever), on, context.today);
    if (!event) return event.error();
    auto const offered = other_offices(context, seen);
    auto const* given_to = chosen(offered, office);
    if (given_to == nullptr) return refused(base::Refusal::invalid, "office", "required");
    event->office = given_to->unit;
    event->place = given_to->place;
    return keep(context, seen, *event);
}

}   // namespace journeys
