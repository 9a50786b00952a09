#include <algorithm>

#include "base/expect.hpp"
#include "base/text.hpp"
#include "kernel/journeys/clock.hpp"
#include "kernel/journeys/journey.hpp"
#include "kernel/secrecy/secrecy.hpp"

namespace journeys {
namespace {

constexpr std::size_t longest_text = 300;
constexpr std::size_t longest_number = 100;
constexpr std::size_t longest_reason = 300;
constexpr std::int64_t largest_number = 10'000'000;

using Problems = std::vector<base::Problem>;

void judge_day(State const& state, std::optional<base::Date> on, base::Date today, Problems& problems)
{
    auto const last = state.events.empty() ? state.since : state.events.back()->on;
    if (!on)
        problems.push_back({"on", "required"});
    else if (*on > today)
        problems.push_back({"on", "date.in_future"});
    else if (*on < last)
        problems.push_back({"on", "journey.before_last", base::vietnamese(last)});
}

void too_long(std::string_view field, std::string_view text, std::size_t most, Problems& problems)
{
    if (base::length(text) > most) problems.push_back({field, "text.too_long", std::to_string(most)});
}

void judge_text(std::string_view field, std::string_view text, std::size_t most, Problems& problems)
{
    too_long(field, text, most, problems);
    if (secrecy::has_word(text)) problems.push_back({field, "journey.secret", "MẬT"});
}

bool fits(Field const& field, FieldValue const& value)
{
    switch (field.kind) {
        case FieldKind::number: {
            auto const* number = std::get_if<std::int64_t>(&value);
            return number != nullptr && *number >= field.least && *number <= largest_number;
        }
        case FieldKind::day:
            return std::holds_alternative<base::Date>(value);
        case FieldKind::text:
            return std::holds_alternative<std::string>(value);
        case FieldKind::choice:
            break;
    }
    auto const* code = std::get_if<std::string>(&value);
    if (field.from_slice) return code != nullptr;
    return code != nullptr && std::any_of(field.choices.begin(), field.choices.end(),
                                          [&](Choice const& choice) { return choice.code == *code; });
}

std::string_view misfit_code(Field const& field)
{
    switch (field.kind) {
        case FieldKind::number:
            return "journey.number_least";
        case FieldKind::day:
            return "date.invalid";
        case FieldKind::text:
            return "required";
        case FieldKind::choice:
            break;
    }
    return "journey.choice_unknown";
}

bool is_empty(FieldValue const& value)
{
    auto const* text = std::get_if<std::string>(&value);
    return text != nullptr && text->empty();
}

void judge_values(Step const& step, StepForm const& form, Event& event, Problems& problems)
{
    for (auto const& field : step.fields) {
        auto const typed = form.values.find(field.name);
        if (typed == form.values.end() || is_empty(typed->second)) {
            if (field.required) problems.push_back({field.name, "required"});
            continue;
        }
        if (!fits(field, typed->second))
            problems.push_back({field.name, misfit_code(field), std::to_string(field.least)});
        else if (auto const* text = std::get_if<std::string>(&typed->second))
            judge_text(field.name, *text, longest_text, problems);
        event.values.insert(*typed);
    }
    for (auto const& pair : form.values)
        if (std::none_of(step.fields.begin(), step.fields.end(), [&](Field const& f) { return f.name == pair.first; }))
            problems.push_back({"", "journey.unknown_field", pair.first});
}

void judge_paper(PaperSlot const& slot, PaperKept const& paper, base::Date on, Problems& problems)
{
    auto const& controls = slot.controls;
    if (slot.numbered && paper.number.empty()) problems.push_back({controls.number, "required"});
    if (!paper.dated_on)
        problems.push_back({controls.dated_on, "required"});
    else if (*paper.dated_on > on)
        problems.push_back({controls.dated_on, "journey.paper_later", base::vietnamese(on)});
    if (paper.kept_at.empty()) problems.push_back({controls.kept_at, "journey.paper_kept_where"});
    if (paper.expires_on && !slot.expires) problems.push_back({controls.expires_on, "journey.paper_does_not_expire"});
    if (paper.expires_on && slot.expires && *paper.expires_on < on)
        problems.push_back({controls.expires_on, "journey.paper_expired", base::vietnamese(*paper.expires_on)});
    judge_text(controls.number, paper.number, longest_number, problems);
    judge_text(controls.issuer, paper.issuer, longest_text, problems);
    judge_text(controls.kept_at, paper.kept_at, longest_text, problems);
}

void judge_papers(Step const& step, StepForm const& form, base::Date on, Event& event, Problems& problems)
{
    for (auto const& slot : step.papers) {
        auto const told = std::find_if(form.papers.begin(), form.papers.end(),
                                       [&](PaperKept const& paper) { return paper.code == slot.code; });
        if (told == form.papers.end()) {
            if (slot.required) problems.push_back({slot.controls.dated_on, "journey.paper_missing", slot.name.vi});
            continue;
        }
        judge_paper(slot, *told, on, problems);
        event.papers.push_back(*told);
    }
    for (auto const& paper : form.papers) {
        if (std::none_of(step.papers.begin(), step.papers.end(),
                         [&](PaperSlot const& slot) { return slot.code == paper.code; }))
            problems.push_back({"", "journey.unknown_paper", paper.code});
        else if (std::count_if(form.papers.begin(), form.papers.end(),
                               [&](PaperKept const& other) { return other.code == paper.code; }) > 1)
            problems.push_back({"", "journey.paper_twice", paper.code});
    }
}

void judge_vote(Step const& step, StepForm const& form, Known const& known, rulebook::Ratio fraction, Event& event,
                Problems& problems)
{
    if (!form.vote) {
        problems.push_back({"vote_agreed", "required"});
        return;
    }
    auto count = *form.vote;
    if (auto const real = known.number(step.vote->base); real && *real != count.base)
        problems.push_back({"vote_base", "journey.vote_base", std::to_string(*real)});
    if (count.base < 1 || count.base > largest_number) problems.push_back({"vote_base", "journey.vote_nobody"});
    if (count.present < 0 || count.present > count.base)
        problems.push_back({"vote_present", "journey.vote_present", std::to_string(count.base)});
    if (count.agreed < 0 || count.against < 0 || count.agreed > count.present - count.against)
        problems.push_back({"vote_agreed", "journey.vote_sum", std::to_string(count.present)});
    count.reached = enough(count, fraction);
    if (!count.reached && step.vote->otherwise.empty())
        problems.push_back({"vote_agreed", "journey.vote_not_reached", std::to_string(fraction.at_least(count.base))});
    event.vote = count;
}

void judge_waiting(State const& state, Step const& step, base::Date on, rulebook::Rulebook const& rules,
                   Problems& problems)
{
    auto const clocks = clocks_of(state, rules, on);
    auto const found = std::find_if(clocks.begin(), clocks.end(),
                                    [&](Running const& one) { return one.clock->code == step.after_clock; });
    if (found == clocks.end())
        problems.push_back({"", "journey.waiting_not_begun"});
    else if (found->paused_since || on < found->due)
        problems.push_back({"on", "journey.too_early", base::vietnamese(found->due)});
}

void judge_needs(State const& state, Step const& step, Problems& problems)
{
    for (auto const& need : step.needs)
        if (state.last(need) == nullptr)
            problems.push_back({"", "journey.step_needed", state.definition->find_step(need)->name.vi});
}

/// A late step needs a paper. Rule J-4.
void judge_in_time(State const& state, Step const& step, StepForm const& form, base::Date on,
                   rulebook::Rulebook const& rules, Problems& problems)
{
    auto const slot = std::find_if(step.papers.begin(), step.papers.end(),
                                   [&](PaperSlot const& one) { return one.code == step.in_time.paper; });
    bool const has_paper = std::any_of(form.papers.begin(), form.papers.end(),
                                       [&](PaperKept const& paper) { return paper.code == step.in_time.paper; });
    if (has_paper) return;
    for (auto const& clock : clocks_of(state, rules, on))
        if (clock.clock->code == step.in_time.clock && !clock.paused_since && on > clock.due)
            problems.push_back({slot->controls.dated_on, "journey.late_needs_paper", base::vietnamese(clock.due)});
}

void judge_conditions(Step const& step, Asked const& asked, Conditions const& conditions,
                      rulebook::Rulebook const& rules, Problems& problems)
{
    for (auto const& use : step.conditions) {
        auto const* condition = conditions.find(use.name);
        base::expect(condition != nullptr, "a step has a condition that no slice knows");
        Parameters parameters;
        for (auto const& [name, key] : use.rules) {
            parameters[name] = rules.find(key, asked.on);
            base::expect(parameters[name] != nullptr, "the rulebook has no value for a condition on this day");
        }
        if (auto const problem = condition->unmet(asked, parameters)) problems.push_back(*problem);
    }
}

}   // namespace

bool enough(VoteCount const& count, rulebook::Ratio fraction)
{
    return count.base > 0 && count.agreed >= fraction.at_least(count.base);
}

base::Problem not_open(State const& state, Step const& step)
{
    auto const* done = state.last(step.code);
    if (done == nullptr) return {"", "journey.step_not_open", step.name.vi};
    return {"", "journey.step_done", step.name.vi + ", " + base::vietnamese(done->on)};
}

base::Result<Event> take(State const& state, Step const& step, StepForm const& form, Known const& known,
                         Conditions const& conditions, rulebook::Rulebook const& rules, base::Date today)
{
    if (state.ended()) return base::Error{base::Refusal::conflict, {{"", "journey.ended"}}};
    auto const open = open_steps(state);
    if (std::find(open.begin(), open.end(), &step) == open.end())
        return base::Error{base::Refusal::conflict, {not_open(state, step)}};

    Problems problems;
    Event event{.step = step.code, .version = state.definition->version};
    judge_day(state, form.on, today, problems);
    event.on = form.on.value_or(today);
    judge_values(step, form, event, problems);
    judge_papers(step, form, event.on, event, problems);
    if (step.vote) judge_vote(step, form, known, rules.ratio(step.vote->fraction, event.on), event, problems);
    if (!step.vote && form.vote) problems.push_back({"", "journey.no_vote"});
    if (!step.after_clock.empty()) judge_waiting(state, step, event.on, rules, problems);
    judge_needs(state, step, problems);
    if (!step.in_time.clock.empty()) judge_in_time(state, step, form, event.on, rules, problems);
    judge_conditions(step, {state, form, known, event.on}, conditions, rules, problems);
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return event;
}

base::Result<Event> change_version(State const& state, Definition const& to, base::Date today)
{
    auto const refuse = [](std::string_view code) { return base::Error{base::Refusal::conflict, {{"", code}}}; };
    if (state.ended()) return refuse("journey.ended");
    if (to.code != state.definition->code || to.version <= state.definition->version)
        return refuse("journey.version_not_newer");
    if (stage_in(state, to) == nullptr) return refuse("journey.stage_has_no_place");
    return Event{.on = today, .version = to.version};
}

base::Result<Event> change_office(State const& state, std::optional<base::Date> on, base::Date today)
{
    if (state.ended()) return base::Error{base::Refusal::conflict, {{"", "journey.ended"}}};
    Problems problems;
    judge_day(state, on, today, problems);
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return Event{.on = *on, .version = state.definition->version};
}

base::Result<base::Done> check_withdrawal(State const& state, Event const& event, std::string_view why)
{
    if (event.withdrawn_at) return base::Error{base::Refusal::conflict, {{"", "journey.taken_back"}}};
    if (state.events.empty() || state.events.back()->id != event.id)
        return base::Error{base::Refusal::conflict, {{"", "journey.not_the_last"}}};
    auto const* step = state.definition->find_step(event.step);
    if (state.stage->forgets) return base::Error{base::Refusal::conflict, {{"", "journey.forgotten"}}};
    if (event.office) return base::Error{base::Refusal::conflict, {{"", "journey.given_on"}}};
    if (step != nullptr && step->binding) return base::Error{base::Refusal::conflict, {{"", "journey.step_binds"}}};
    if (why.empty()) return base::Error{base::Refusal::invalid, {{"why", "required"}}};
    if (base::length(why) > longest_reason)
        return base::Error{base::Refusal::invalid, {{"why", "text.too_long", std::to_string(longest_reason)}}};
    return base::Done{};
}

}   // namespace journeys
