#include "work/surveys/campaign.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace surveys {
namespace {

constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_note = 500;
constexpr std::size_t longest_value = 4000;

struct StateNames {
    State state;
    std::string_view name;
    std::string_view label;
};
constexpr StateNames state_names[] = {
    {State::to_do, "to_do", "To do"},
    {State::done, "done", "Done"},
    {State::refused, "refused", "Refused to answer"},
    {State::closed, "closed", "Has closed down"},
    {State::not_found, "not_found", "Not found"},
    {State::moved, "moved", "Has moved away"},
};

}   // namespace

base::Result<Campaign> plan(CampaignForm const& form, UnitId unit, int version)
{
    std::vector<base::Problem> problems;
    if (form.title.empty())
        problems.push_back({"title", "required"});
    else if (base::length(form.title) > longest_title)
        problems.push_back({"title", "text.too_long", std::to_string(longest_title)});
    if (version == 0) problems.push_back({"questionnaire", "survey.no_questionnaire"});
    if (!unit) problems.push_back({"unit", "required"});
    if (!form.starts_on) problems.push_back({"starts_on", "required"});
    if (!form.deadline) problems.push_back({"deadline", "required"});
    if (form.starts_on && form.deadline && *form.deadline < *form.starts_on)
        problems.push_back({"deadline", "survey.ends_before_it_begins"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return Campaign{.unit = unit,
                    .title = form.title,
                    .questionnaire = form.questionnaire,
                    .version = version,
                    .starts_on = *form.starts_on,
                    .deadline = *form.deadline};
}

std::string_view name_of(State state) { return state_names[static_cast<std::size_t>(state)].name; }

std::optional<State> parse_state(std::string_view name)
{
    auto const found = std::ranges::find(state_names, name, &StateNames::name);
    return found == std::end(state_names) ? std::nullopt : std::optional{found->state};
}

std::string_view label_of(State state) { return state_names[static_cast<std::size_t>(state)].label; }

State state_of(questionnaires::Questionnaire const& questionnaire, Merged const& merged)
{
    auto const said = parse_state(merged.state).value_or(State::to_do);
    if (said != State::done) return said;
    bool const disputed = std::ranges::any_of(
        merged.conflicts, [](Conflict const& conflict) { return !conflict.field.starts_with('_'); });
    bool const right = check(questionnaire, merged.answers, questionnaires::Finished::yes).empty();
    return right && !disputed ? State::done : State::to_do;
}

std::vector<base::Problem> check(questionnaires::Questionnaire const& questionnaire, Entry const& entry)
{
    std::vector<base::Problem> problems;
    if (entry.field == state_field) {
        if (!parse_state(entry.value)) problems.push_back({"value", "survey.state", entry.value});
    } else if (entry.field == note_field) {
        if (base::length(entry.value) > longest_note)
            problems.push_back({"value", "text.too_long", std::to_string(longest_note)});
    } else {
        if (questionnaires::question_of(questionnaire, entry.field) == nullptr)
            problems.push_back({"field", "answer.unknown_field", entry.field});
        if (base::length(entry.value) > longest_value)
            problems.push_back({"value", "text.too_long", std::to_string(longest_value)});
    }
    return problems;
}

}   // namespace surveys
