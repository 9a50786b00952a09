#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/pieces.hpp"
#include "registers/grassroots/organisation.hpp"
#include "work/quality/record.hpp"

/// What the forms of reports and gradings share.
namespace quality {

std::string title_of(base::Texts const& texts, grassroots::Family const& family);
/// "quarter 1 of 2026".
std::string quarter_name(base::Texts const& texts, Quarter quarter);

struct NumberField {
    std::string_view name;
    std::string label;
};
/// Meetings, members, those taking part; of a Party organisation official members.
std::vector<NumberField> number_fields(base::Texts const& texts, grassroots::Family const& family);

/// The latest quarters that are over, and the latest years, newest first.
inline constexpr std::size_t offered_quarters = 8;
inline constexpr int offered_years = 5;
std::vector<web::Choice> quarters_offered(base::Texts const& texts, base::Date today);
std::vector<web::Choice> years_offered(base::Date today);
/// With an empty choice first.
std::vector<web::Choice> obligation_choices(base::Texts const& texts);
std::vector<web::Choice> grade_choices(base::Texts const& texts);

/// The fields of a report; each name is followed by `suffix`, but for the quarter.
ReportForm read_report(web::Fields const& form, std::string_view suffix);
/// Whether anything was typed of it.
bool is_told(ReportForm const& form, web::Fields const& fields, std::string_view suffix);
GradingForm read_grading(web::Request const& request);

}   // namespace quality
