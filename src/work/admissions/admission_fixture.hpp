#pragma once

#include "base/expect.hpp"
#include "kernel/journeys/clock.hpp"
#include "work/admissions/admission.hpp"

/// For tests only: a person's way, carried on in memory by the program's own definitions and conditions.
namespace admissions::testing {

inline journeys::PaperKept paper(std::string code, base::Date on)
{
    return {.code = std::move(code), .number = "12", .dated_on = on, .kept_at = "Tủ 2"};
}

class Way {
public:
    explicit Way(base::Date begun_on, base::Date born = base::day(1990, 3, 8))
        : journey{.id = journeys::JourneyId{1},
                  .code = std::string{process},
                  .version = journeys::definition_on(process, begun_on)->version,
                  .subject_kind = "person",
                  .subject = 1,
                  .begun_on = begun_on}
    {
        known.put("born_month", born);
        known.put("born_day", born);
    }
    journeys::State state(base::Date day = base::forever) const { return journeys::state_of(journey, events, day); }
    std::string stage() const { return state().stage->code; }
    /// What a step asks, told as it should be.
    journeys::StepForm form(std::string_view code, base::Date on) const
    {
        journeys::StepForm form{.on = on};
        auto const& step = *state().definition->find_step(code);
        for (auto const& slot : step.papers)
            if (slot.required) form.papers.push_back(paper(slot.code, on));
        for (auto const& field : step.fields)
            if (field.name == "second_by")
                form.values[field.name] = std::string{"union"};   // introduces people of every age
            else if (field.kind == journeys::FieldKind::choice)
                form.values[field.name] = field.choices.front().code;
            else
                form.values[field.name] = base::add_months(on, -12);
        if (step.vote) form.vote = journeys::VoteCount{.base = 10, .present = 9, .agreed = 8};
        return form;
    }
    base::Result<journeys::Event> try_step(std::string_view code, journeys::StepForm const& form) const
    {
        static std::span<journeys::Condition const> const tables[] = {conditions()};
        static journeys::Conditions const all{tables};
        auto const now = state();
        return journeys::take(now, *now.definition->find_step(code), form, known, all, rulebook::embedded(),
                              base::day(2030, 1, 1));
    }
    void step(std::string_view code, journeys::StepForm const& form)
    {
        auto event = try_step(code, form);
        base::expect(event.has_value(), "a step of a test was refused");
        event->id = journeys::EventId{static_cast<std::int64_t>(events.size()) + 1};
        events.push_back(*event);
    }
    void step(std::string_view code, base::Date on) { step(code, form(code, on)); }
    /// All steps up to where the cell may vote, on one day, with a certificate of that day.
    void prepare(base::Date on, std::optional<base::Date> certificate_on = {})
    {
        step("assign_helper", on);
        auto certificate = form("record_class", on);
        certificate.values["certificate_on"] = certificate_on.value_or(on);
        step("record_class", certificate);
        for (auto const* code : {"apply", "verify", "introduce", "gather_opinions"}) step(code, on);
    }
    void admit(base::Date voted_on, base::Date ceremony_on)
    {
        prepare(voted_on);
        for (auto const* code : {"cell_votes", "committee_votes", "decide"}) step(code, voted_on);
        step("receive", ceremony_on);
        step("hold_ceremony", ceremony_on);
    }
    journeys::Running clock(std::string_view code, base::Date today) const
    {
        auto const now = state();
        for (auto const& one : journeys::clocks_of(now, rulebook::embedded(), today))
            if (one.clock->code == code) return one;
        base::expect(false, "a clock of a test does not run");
        return {};
    }

    journeys::Journey journey;
    journeys::Known known;
    std::vector<journeys::Event> events = {};
};

}   // namespace admissions::testing
