#include "work/admissions/sources.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "kernel/journeys/running.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/consent.hpp"
#include "registers/people/store.hpp"
#include "work/admissions/admission.hpp"
#include "work/training/store.hpp"

namespace admissions {
namespace {

constexpr std::size_t most_offices = 500;

std::optional<people::Consent> consent_of(web::Context& context, PersonId person)
{
    for (auto& consent : people::consents_of(context.tx, person))
        if (consent.purpose == purpose && !consent.withdrawn_on) return std::move(consent);
    return std::nullopt;
}

journeys::Event::Counted counted_of(web::Context& context, people::Person const& person)
{
    journeys::Event::Counted counted{.enterprise = person.enterprise, .sex = person.sex};
    if (person.enterprise)
        if (auto const e = enterprises::find(context.tx, *person.enterprise, context.today))
            counted.ownership = e->ownership;
    return counted;
}

base::Result<journeys::Subject> find(web::Context& context, std::string_view id, base::Date)
{
    auto const person = people::find(context.tx, context.actor, PersonId::parse(id), context.today);
    if (!person) return base::Error{base::Refusal::not_found};
    if (!consent_of(context, person->id))
        return base::Error{base::Refusal::conflict, {{"", "admission.no_consent", person->full_name}}};
    return journeys::Subject{.id = person->id.value,
                             .title = person->full_name,
                             .url = "/people/" + person->id.text(),
                             .place = person->place,
                             .counted = counted_of(context, *person)};
}

/// Whoever may see the journey may know whose it is; the page of the person needs the right to view people.
journeys::Subject subject(web::Context& context, journeys::Journey const& journey)
{
    PersonId const id{journey.subject};
    auto const person = id ? people::find(context.tx, id) : std::nullopt;
    if (!person) return {};
    journeys::Subject subject{.id = id.value, .title = person->full_name, .counted = counted_of(context, *person)};
    if (people::find(context.tx, context.actor, id, context.today)) subject.url = "/people/" + id.text();
    return subject;
}

std::int64_t youth_organisations(web::Context& context, EnterpriseId enterprise, base::Date on)
{
    auto const stays = grassroots::of_enterprise(context.tx, enterprise, context.today);
    return std::count_if(stays.begin(), stays.end(), [&](grassroots::Stay const& stay) {
        return stay.organisation.line == organisations::Line::youth && stay.days.contains(on);
    });
}

journeys::Known known(web::Context& context, journeys::Journey const& journey, base::Date on)
{
    journeys::Known known;
    PersonId const id{journey.subject};
    auto const person = id ? people::find(context.tx, id) : std::nullopt;
    if (!person) return known;
    if (person->born && person->born->precision != base::Precision::year) {
        known.put("born_month", person->born->date);
        if (person->born->precision == base::Precision::day) known.put("born_day", person->born->date);
    }
    if (person->enterprise) known.put("youth_organisations", youth_organisations(context, *person->enterprise, on));
    std::optional<base::Date> newest;
    for (auto const& attended : training::attended_by(context.tx, id))
        if (attended.training_class.type == "party_awareness" && attended.issued_on)
            newest = std::max(newest.value_or(*attended.issued_on), *attended.issued_on);
    if (newest) known.put("certificate_of_class", *newest);
    return known;
}

/// The Party organisations whose work the actor may do, those of the person's enterprise first.
std::vector<journeys::Office> offices(web::Context& context, journeys::Subject const& subject)
{
    std::vector<journeys::Office> found;
    auto const add = [&](grassroots::Organisation const& one) {
        bool const there = std::any_of(found.begin(), found.end(), [&](auto const& o) { return o.unit == one.unit; });
        if (!there && !one.ended_on && one.line == organisations::Line::party &&
            organisations::in_scope(context.tx, context.actor, edit_admissions, one.unit, context.today))
            found.push_back({one.unit, one.present_place, one.name});
    };
    if (subject.counted.enterprise)
        for (auto const& stay : grassroots::of_enterprise(context.tx, *subject.counted.enterprise, context.today))
            add(stay.organisation);
    for (auto const& family : grassroots::families())
        if (family.line == organisations::Line::party)
            for (auto const& one :
                 grassroots::list(context.tx, context.actor, family, {}, std::nullopt, most_offices, context.today)
                     .rows)
                add(one);
    return found;
}

/// Who withdraws takes the consent back with it. Rule AD-2.
base::Result<base::Done> carry_out(web::Context& context, journeys::Journey const& journey, journeys::State const&,
                                   journeys::Event const& event)
{
    if (event.step != "withdraw") return base::Done{};
    PersonId const person{journey.subject};
    if (auto const consent = consent_of(context, person))
        return people::withdraw(context.tx, {UserId{context.actor.user}, context.now}, person, consent->id,
                                context.today);
    return base::Done{};
}

constexpr journeys::Source sources[] = {
    {process, find, subject, known, nullptr, carry_out, nullptr, offices},
};

}   // namespace

std::span<journeys::Source const> journey_sources() { return sources; }

void end_with_consent(web::Context& context, PersonId person, std::string_view ended)
{
    if (ended != purpose) return;
    auto const running = journeys::running_about(context.tx, process, person.value);
    if (!running) return;
    auto const& journey = running->journey;
    journeys::Seen const seen{journey, journeys::events_of(context.tx, journey.id), &sources[0], true};
    auto const state = seen.state_on(base::forever);
    auto const open = journeys::open_steps(state);
    bool const may_withdraw =
        std::any_of(open.begin(), open.end(), [](auto const* step) { return step->code == "withdraw"; });
    if (!may_withdraw) return;   // a member already: what follows is the register's
    auto const done = journeys::carry_on(context, seen, "withdraw", {.on = context.today});
    base::expect(done.has_value(), "somebody could not withdraw");
}

std::vector<web::DatedMoment> moments_of(web::Context& context, PersonId person)
{
    std::vector<web::DatedMoment> moments;
    for (auto const& journey : journeys::of_subject(context.tx, "person", person.value)) {
        auto const seen = journey.code == process ? journeys::find_seen(context, journey.id) : std::nullopt;
        if (!seen) continue;
        auto const state = seen->state_on(base::forever);
        moments.push_back({state.since,
                           {.title = state.definition->name.in(context.texts.language()),
                            .text = state.stage->name.in(context.texts.language()),
                            .url = "/journeys/" + journey.id.text(),
                            .icon = "route"}});
    }
    return moments;
}

}   // namespace admissions
