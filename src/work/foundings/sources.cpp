#include "work/foundings/sources.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "kernel/journeys/store.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/organisations/store.hpp"
#include "work/foundings/founding.hpp"

namespace foundings {
namespace {

using grassroots::family_of;
using organisations::Line;

/// With the commune in which the enterprise is on that day: its former one may be no more.
journeys::Subject subject_of(web::Context& context, enterprises::Enterprise const& e, base::Date on)
{
    auto const place = organisations::present_place(context.tx, e.place, e.village, on).value_or(e.place);
    return {.id = e.id.value,
            .title = e.name,
            .url = "/enterprises/" + e.id.text(),
            .office = place,
            .place = place,
            .counted = {.enterprise = e.id, .ownership = e.ownership}};
}

/// The enterprise as it stood on the day, where the place is today.
std::optional<enterprises::Enterprise> enterprise_on(web::Context& context, EnterpriseId id, base::Date day)
{
    auto found = enterprises::find(context.tx, id, day);
    if (!found) found = enterprises::find(context.tx, id, context.today);
    return found;
}

template <Line line>
base::Result<journeys::Subject> find(web::Context& context, std::string_view id, base::Date on)
{
    auto const e = enterprises::find(context.tx, context.actor, EnterpriseId::parse(id), context.today);
    if (!e) return base::Error{base::Refusal::not_found};
    auto const situation =
        grassroots::situation_of(context.tx, family_of(line), {.enterprise = e->id, .decided_on = on}, context.today);
    if (situation.has_living_one) return base::Error{base::Refusal::conflict, {{"", "founding.has_one_already"}}};
    return subject_of(context, *e, on);
}

journeys::Subject subject(web::Context& context, journeys::Journey const& journey)
{
    auto const e = enterprises::find(context.tx, context.actor, EnterpriseId{journey.subject}, context.today);
    return e ? subject_of(context, *e, context.today) : journeys::Subject{.id = journey.subject};
}

template <Line line>
journeys::Known known(web::Context& context, journeys::Journey const& journey, base::Date on)
{
    journeys::Known known;
    auto const e = enterprise_on(context, EnterpriseId{journey.subject}, on);
    if (e && e->workers) known.put("workers", *e->workers);
    if (line == Line::women && e && e->female_workers) known.put("women", *e->female_workers);
    return known;
}

template <Line line>
std::vector<web::Choice> choices(web::Context& context, journeys::Journey const&, std::string_view field)
{
    std::vector<web::Choice> found;
    auto const& family = family_of(line);
    if (field == "parent")
        for (auto const& unit : organisations::list(context.tx, line, family.parent_kinds, context.today))
            found.push_back({unit.id.text(), unit.name});
    if (field == "kind")
        for (auto const kind : family.kinds)
            found.push_back({std::string{kind}, std::string{context.texts.of(grassroots::label_of_kind(kind))}});
    return found;
}

bool is_offered(std::vector<web::Choice> const& choices, journeys::Event const& event, std::string_view field)
{
    auto const value = event.values.find(field);
    if (value == event.values.end()) return true;
    auto const* text = std::get_if<std::string>(&value->second);
    return text != nullptr && std::any_of(choices.begin(), choices.end(),
                                          [&](web::Choice const& choice) { return choice.value == *text; });
}

std::string kind_in(journeys::Event const& event, grassroots::Family const& family)
{
    auto const value = event.values.find("kind");
    auto const* text = value == event.values.end() ? nullptr : std::get_if<std::string>(&value->second);
    return text == nullptr ? std::string{family.kinds.front()} : *text;
}

/// The recognition founds the organisation in the register. Rule F-4.
template <Line line>
base::Result<base::Done> carry_out(web::Context& context, journeys::Journey const& journey, journeys::State const&,
                                   journeys::Event const& event)
{
    if (event.step != "recognise") return base::Done{};
    auto const& family = family_of(line);
    for (auto const* field : {"parent", "kind"})
        if (!is_offered(choices<line>(context, journey, field), event, field))
            return base::Error{base::Refusal::invalid, {{field, "journey.choice_unknown"}}};
    auto form = form_of(event);
    auto const e = enterprise_on(context, EnterpriseId{journey.subject}, form.decided_on.value_or(event.on));
    if (!e) return base::Error{base::Refusal::conflict, {{"", "founding.enterprise_unknown"}}};
    form.kind = kind_in(event, family);
    form.enterprise = e->id;
    form.place = organisations::present_place(context.tx, e->place, e->village, form.decided_on.value_or(event.on))
                     .value_or(e->place);
    form.name = context.texts.tr("{0} of {1}", {context.texts.of(grassroots::label_of_kind(form.kind)), e->name});
    auto const situation = grassroots::situation_of(context.tx, family, form, context.today);
    if (auto const fit = grassroots::check(form, situation, context.today); !fit) return as_step(fit.error());
    auto const placement = organisations::placement(context.tx, context.today);
    grassroots::found(context.tx, *placement, {UserId{context.actor.user}, context.now}, family, form, e->ownership);
    return base::Done{};
}

/// The organisation that the recognition founded.
template <Line line>
std::optional<web::Detail> outcome(web::Context& context, journeys::Journey const& journey)
{
    auto const events = journeys::events_of(context.tx, journey.id);
    auto const* recognised = journeys::state_of(journey, events, base::forever).last("recognise");
    if (recognised == nullptr) return std::nullopt;
    auto const form = form_of(*recognised);
    auto const unit = grassroots::find_by_decision(context.tx, line, EnterpriseId{journey.subject}, "",
                                                   form.decision_number, *form.decided_on);
    if (!unit) return std::nullopt;
    auto const& family = family_of(line);
    auto const shown = grassroots::find(context.tx, context.actor, family, *unit, context.today);
    return web::Detail{std::string{context.texts.tr("Founded")},
                       organisations::name_on(context.tx, *unit, context.today),
                       shown ? grassroots::url_of(family, *unit) : ""};
}

template <Line line>
constexpr journeys::Source source_of(std::string_view code)
{
    return {code, find<line>, subject, known<line>, choices<line>, carry_out<line>, outcome<line>};
}

constexpr journeys::Source sources[] = {
    source_of<Line::union_>("union_founding"),      source_of<Line::party>("cell_founding"),
    source_of<Line::youth>("youth_founding"),       source_of<Line::women>("women_founding"),
    source_of<Line::veterans>("veterans_founding"),
};

}   // namespace

std::span<journeys::Source const> journey_sources() { return sources; }

}   // namespace foundings
