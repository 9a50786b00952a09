#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"
#include "platform/web/cursor.hpp"
#include "registers/enterprises/store.hpp"
#include "work/surveys/campaign.hpp"

namespace surveys {

inline constexpr web::Permission view_surveys{"surveys.view"};
inline constexpr web::Permission edit_surveys{"surveys.edit"};
/// Whoever has it writes answers of the enterprises they are responsible for.
inline constexpr web::Permission answer_surveys{"surveys.answer"};

std::optional<Campaign> find(db::Connection& tx, CampaignId id);
/// The newest first.
std::vector<Campaign> list(db::Connection& tx);
CampaignId add(db::Connection& tx, ledger::Entry const& entry, Campaign const& planned);
/// Refuses: conflict - somebody else changed it after `campaign.revision` was read
base::Result<base::Done> close(db::Connection& tx, ledger::Entry const& entry, Campaign const& campaign,
                               base::Date day);

/// An enterprise of the list.
struct Listed {
    EnterpriseId enterprise;
    UnitId place;   // on the day the list was frozen
    UserId responsible;
    State state = State::to_do;
    std::optional<base::Date> state_on = {};
    std::int64_t conflicts = 0;
    std::string review = {};
};
/// Adds enterprises to the list, logged; those that are in it already stay as they are. Gives how many were added.
std::int64_t add_enterprises(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign,
                             std::span<enterprises::Enterprise const> added, UserId responsible, std::string_view why);
/// Takes one out of which nothing was written, logged. Refuses: conflict - something was written of it
base::Result<base::Done> remove_enterprise(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign,
                                           EnterpriseId enterprise, std::string_view why);

/// What is asked of the list. Only what lies in `places` (when given) or is the responsibility of `responsible`.
struct ListQuestion {
    std::optional<std::vector<UnitId>> places = {};   // all places, living and former, that count
    std::optional<UserId> responsible = {};           // UserId{}: nobody
    std::optional<State> state = {};
    bool disputed = false;     // only those with conflicts
    std::string review = {};   // "open": covered and not decided, "accepted", "sent_back", "held"; "" = either
    std::optional<web::Cursor> after = {};
    std::size_t size = 50;
};
struct ListPage {
    std::vector<Listed> rows;
    std::optional<web::Cursor> next = {};
};
/// In Vietnamese order of the names the enterprises had when the list was frozen.
ListPage list(db::Connection& tx, CampaignId campaign, ListQuestion const& question);
std::optional<Listed> find(db::Connection& tx, CampaignId campaign, EnterpriseId enterprise);
/// Gives all that the question finds to another person, in one statement each; logged as one change. Gives how many.
std::int64_t hand_over(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign,
                       ListQuestion const& question, UserId to, std::string_view why);

/// How many are in each state, by place and person.
struct Tally {
    UnitId place;
    UserId responsible;
    std::map<State, std::int64_t> counts = {};
    std::int64_t conflicts = 0;
};
std::vector<Tally> tallies(db::Connection& tx, CampaignId campaign);

struct ListChange {
    std::string what;   // "added", "removed", "handed_over"
    std::int64_t enterprises = 0;
    std::optional<EnterpriseId> enterprise = {};
    UserId responsible;
    std::string why;
    base::Instant at = {};
    UserId by;
};
/// The newest first, at most `most`.
std::vector<ListChange> changes(db::Connection& tx, CampaignId campaign, std::size_t most);

/// Everything written of an enterprise.
std::vector<Entry> entries(db::Connection& tx, CampaignId campaign, EnterpriseId enterprise);
/// Takes entries in that were not taken before, and sets how far the enterprise is.
void take(db::Connection& tx, ledger::Entry const& entry, Campaign const& campaign,
          questionnaires::Questionnaire const& questionnaire, EnterpriseId enterprise, std::span<Entry const> written);

std::vector<db::Sql> const& statements();

}   // namespace surveys
