#pragma once

#include <string_view>

#include "base/result.hpp"
#include "platform/web/context.hpp"
#include "reports/report.hpp"

namespace reports {

/// A question as typed at the command line or in an address; "" where something was left out.
struct QuestionForm {
    std::string_view code;
    std::string_view unit;        // code, id or name; "": the directive's own
    std::string_view from;        // YYYY-MM-DD or dd/mm/yyyy; "": the directive's period
    std::string_view to;          // the last day
    std::string_view structure;   // then, now or a day; "": then
    std::string_view known_at;    // an instant, or a day (then its end); "": as known now
};

/// Refuses: not_found - no such report, no such unit, or one outside the actor's scope for reports
///          invalid   - a day that cannot be read, an empty period, an unknown structure
///          conflict  - several units have the name
base::Result<Question> read_question(db::Connection& tx, web::Actor const& actor, QuestionForm const& form,
                                     base::Date today);

/// The question as part of an address: "unit=…&from=…&to=…&structure=…".
std::string question_parameters(Question const& question);

}   // namespace reports
