#include "work/surveys/review.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace surveys {
namespace {

constexpr std::size_t longest_note = 500;

struct VerdictNames {
    Verdict verdict;
    std::string_view name;
    std::string_view label;
};
constexpr VerdictNames verdict_names[] = {{Verdict::accepted, "accepted", "Accepted"},
                                          {Verdict::sent_back, "sent_back", "Sent back"},
                                          {Verdict::held, "held", "On hold"}};

}   // namespace

std::string_view name_of(Verdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)].name; }

std::optional<Verdict> parse_verdict(std::string_view name)
{
    auto const found = std::ranges::find(verdict_names, name, &VerdictNames::name);
    return found == std::end(verdict_names) ? std::nullopt : std::optional{found->verdict};
}

std::string_view label_of(Verdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)].label; }

base::Result<Review> review(Review wanted, State state)
{
    std::vector<base::Problem> problems;
    if (wanted.verdict == Verdict::accepted && state == State::to_do) problems.push_back({"", "survey.not_done_yet"});
    if (wanted.verdict != Verdict::accepted && wanted.note.empty()) problems.push_back({"review_note", "required"});
    if (base::length(wanted.note) > longest_note)
        problems.push_back({"review_note", "text.too_long", std::to_string(longest_note)});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return wanted;
}

std::string_view survey_status_of(State state)
{
    switch (state) {
        case State::done:
            return "operating";
        case State::refused:
            return "refused_survey";
        case State::closed:
            return "idle";
        case State::not_found:
            return "not_found";
        case State::moved:
            return "moved_out";
        case State::to_do:
            break;
    }
    return "";
}

}   // namespace surveys
