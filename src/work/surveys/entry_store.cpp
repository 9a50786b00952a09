#include <algorithm>

#include "base/text.hpp"
#include "work/surveys/facts.hpp"
#include "work/surveys/statements.hpp"
#include "work/surveys/store.hpp"

namespace surveys {
namespace {

constexpr db::Sql insert_one{"surveys.insert_entry", R"sql(
    INSERT INTO survey_entry (device, number, survey_id, enterprise_id, field, value, seen, written_at, received_at,
                              entered_by)
    VALUES (:device, :number, :survey, :enterprise, :field, :value, :seen, :written_at, :at, :by)
    ON CONFLICT (device, number) DO NOTHING)sql"};

constexpr db::Sql select_of{"surveys.select_entries", R"sql(
    SELECT device, number, field, value, seen, written_at, entered_by FROM survey_entry
    WHERE survey_id = :survey AND enterprise_id = :enterprise ORDER BY field, written_at, device, number)sql"};

constexpr db::Sql update_state{"surveys.update_state", R"sql(
    UPDATE survey_enterprise
    SET state = :state, state_on = CASE WHEN state = :state THEN state_on ELSE :on END, conflicts = :conflicts,
        review = CASE WHEN review = 'sent_back' AND :state <> 'done' THEN review ELSE '' END
    WHERE survey_id = :survey AND enterprise_id = :enterprise)sql"};

// two who write of one enterprise at once wait for each other, so that its state is made of what both wrote
constexpr db::Sql hold_listed{"surveys.hold_listed", R"sql(
    UPDATE survey_enterprise SET conflicts = conflicts
    WHERE survey_id = :survey AND enterprise_id = :enterprise)sql"};

constexpr db::Sql all_statements[] = {insert_one, select_of, update_state, hold_listed};

std::string joined(std::span<EntryKey const> keys)
{
    std::string text;
    for (auto const& key : keys) text += (text.empty() ? "" : " ") + text_of(key);
    return text;
}

std::vector<EntryKey> keys_of(std::string_view text)
{
    std::vector<EntryKey> keys;
    for (auto const word : base::words(text))
        if (auto key = parse_key(word)) keys.push_back(std::move(*key));
    return keys;
}

}   // namespace

std::vector<Entry> entries(db::Connection& tx, CampaignId campaign, EnterpriseId enterprise)
{
    std::vector<Entry> all;
    for (auto const& row : tx.run(select_of, {{"survey", campaign}, {"enterprise", enterprise}}))
        all.push_back({{row.string(0), row.integer(1)},
                       row.string(2),
                       row.string(3),
                       keys_of(row.text(4)),
                       row.instant(5),
                       row.id<UserId>(6)});
    return all;
}

void take(db::Connection& tx, ledger::Entry const& entry, Campaign const& campaign,
          questionnaires::Questionnaire const& questionnaire, EnterpriseId enterprise, std::span<Entry const> written)
{
    tx.change(hold_listed, {{"survey", campaign.id}, {"enterprise", enterprise}});
    std::int64_t fresh = 0;
    for (auto const& one : written)
        fresh += tx.change(insert_one, {{"device", one.key.device},
                                        {"number", one.key.number},
                                        {"survey", campaign.id},
                                        {"enterprise", enterprise},
                                        {"field", one.field},
                                        {"value", one.value},
                                        {"seen", joined(one.seen)},
                                        {"written_at", one.written_at},
                                        {"at", entry.at},
                                        {"by", one.by}});
    if (fresh == 0) return;
    auto const all = entries(tx, campaign.id, enterprise);
    auto const merged = merge(all);
    auto const state = state_of(questionnaire, merged);
    tx.change(update_state, {{"state", name_of(state)},
                             {"on", base::civil_day(entry.at)},
                             {"conflicts", merged.conflicts.size()},
                             {"survey", campaign.id},
                             {"enterprise", enterprise}});
    set_outcome(tx, entry, campaign.id, enterprise, state);
}

std::span<db::Sql const> entry_statements() { return all_statements; }

}   // namespace surveys
