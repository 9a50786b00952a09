#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "kernel/records.hpp"
#include "work/questionnaires/store.hpp"
#include "work/surveys/entry.hpp"

/// A survey: a frozen list of enterprises, who asks each, and until when. Rules: docs/rules/surveys.md.
namespace surveys {

using CampaignId = base::Id<struct CampaignTag>;

struct Campaign {
    CampaignId id;
    UnitId unit;   // whose it is
    std::string title;
    questionnaires::QuestionnaireId questionnaire;
    int version = 0;   // of the questionnaire
    base::Date starts_on = {};
    base::Date deadline = {};   // the last day
    std::optional<base::Date> closed_on = {};
    std::int64_t revision = 0;
};

struct CampaignForm {
    std::string title = {};
    questionnaires::QuestionnaireId questionnaire = {};
    std::optional<base::Date> starts_on = {};
    std::optional<base::Date> deadline = {};
};
/// Judges a new survey; `version` is the newest one of the questionnaire, 0 when it was not given out. Rule SV-1.
/// Refuses: invalid - no title, or a longer one than 200 letters; no questionnaire that was given out; a day missing;
/// an end before the beginning
base::Result<Campaign> plan(CampaignForm const& form, UnitId unit, int version);

/// How far an enterprise of the list is. Rule SV-3.
enum class State : std::uint8_t { to_do, done, refused, closed, not_found, moved };
inline constexpr State states[] = {State::to_do,  State::done,      State::refused,
                                   State::closed, State::not_found, State::moved};
std::string_view name_of(State state);
std::optional<State> parse_state(std::string_view name);
/// The gettext id.
std::string_view label_of(State state);

/// How far it is by what was written: what was said, but not done while the answers lack something. Rule SV-3.
State state_of(questionnaires::Questionnaire const& questionnaire, Merged const& merged);

/// What keeps entries of one person from being taken into a survey. Refuses: invalid - an unknown field, a state that
/// is none, a note of more than 500 letters, a text that is too long. A value that does not fit its question is taken:
/// it is what was said, and counts as not answered right.
std::vector<base::Problem> check(questionnaires::Questionnaire const& questionnaire, Entry const& entry);

}   // namespace surveys
