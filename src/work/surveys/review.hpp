#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "work/surveys/campaign.hpp"

/// What a reviewer decides of an enterprise's answers. Rules SV-7 and SV-8.
namespace surveys {

enum class Verdict : std::uint8_t { accepted, sent_back, held };
std::string_view name_of(Verdict verdict);
std::optional<Verdict> parse_verdict(std::string_view name);
/// The gettext id.
std::string_view label_of(Verdict verdict);

struct Review {
    Verdict verdict = Verdict::held;
    std::vector<std::string> fields = {};   // marked for another look
    std::string note = {};
};
/// Judges a review of an enterprise in that state. Refuses: invalid - accepted while it is to do; sent back or held
/// without a note; a note of more than 500 letters
base::Result<Review> review(Review wanted, State state);

/// What the survey found of the enterprise, as its record says it: operating, idle, not_found, moved_out,
/// refused_survey; "" while it is to do.
std::string_view survey_status_of(State state);

}   // namespace surveys
