#pragma once

#include <optional>
#include <vector>

#include "work/surveys/review.hpp"
#include "work/surveys/store.hpp"

namespace surveys {

/// Saves what `review` has accepted. Accepted answers become a snapshot, the record's finding of surveys follows, and
/// where questions are bound to the record, changes are asked for; sent back, the enterprise is to do again.
void save(db::Connection& tx, ledger::Entry const& entry, Campaign const& campaign,
          questionnaires::Questionnaire const& questionnaire, Listed const& listed, Review const& review,
          base::Date today);

/// The last review of an enterprise; empty when there was none.
struct Reviewed {
    Review review;
    base::Instant at = {};
    UserId by;
};
std::optional<Reviewed> last_review(db::Connection& tx, CampaignId campaign, EnterpriseId enterprise);

/// Answers as they were accepted, the newest first.
struct Snapshot {
    CampaignId campaign;
    base::Date surveyed_on = {};
    State state = State::done;
    std::string answers;   // JSON object of field: value
};
std::vector<Snapshot> snapshots(db::Connection& tx, EnterpriseId enterprise);

}   // namespace surveys
