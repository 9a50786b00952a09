#include "work/surveys/review_store.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "registers/enterprises/change_store.hpp"
#include "work/surveys/statements.hpp"

namespace surveys {
namespace {

constexpr db::Sql insert_review{"surveys.insert_review", R"sql(
    INSERT INTO survey_review (id, survey_id, enterprise_id, decision, fields, note, entered_at, entered_by)
    VALUES (:id, :survey, :enterprise, :decision, :fields, :note, :at, :by))sql"};

constexpr db::Sql update_review{"surveys.update_review", R"sql(
    UPDATE survey_enterprise SET review = :decision WHERE survey_id = :survey AND enterprise_id = :enterprise)sql"};

constexpr db::Sql select_last{"surveys.select_last_review", R"sql(
    SELECT decision, fields, note, entered_at, entered_by FROM survey_review
    WHERE survey_id = :survey AND enterprise_id = :enterprise ORDER BY id DESC LIMIT 1)sql"};

constexpr db::Sql insert_snapshot{"surveys.insert_snapshot", R"sql(
    INSERT INTO survey_snapshot (id, survey_id, enterprise_id, surveyed_on, state, answers, entered_at, entered_by)
    VALUES (:id, :survey, :enterprise, :on, :state, :answers, :at, :by))sql"};

constexpr db::Sql select_snapshots{"surveys.select_snapshots", R"sql(
    SELECT survey_id, surveyed_on, state, answers FROM survey_snapshot
    WHERE enterprise_id = :enterprise ORDER BY surveyed_on DESC, id DESC)sql"};

constexpr db::Sql all_statements[] = {insert_review, update_review, select_last, insert_snapshot, select_snapshots};

std::string json_of(questionnaires::Answers const& answers)
{
    base::JsonWriter json;
    json.begin_object();
    for (auto const& [field, value] : answers) json.key(field).text(value);
    return json.end_object().take();
}

void accept(db::Connection& tx, ledger::Entry const& entry, Campaign const& campaign,
            questionnaires::Questionnaire const& questionnaire, Listed const& listed, Merged const& merged,
            base::Date today)
{
    auto const answers = questionnaires::kept(questionnaire, merged.answers);
    auto const surveyed_on = listed.state_on.value_or(today);
    tx.change(insert_snapshot, {{"id", tx.new_id<base::Id<struct SnapshotTag>>()},
                                {"survey", campaign.id},
                                {"enterprise", listed.enterprise},
                                {"on", surveyed_on},
                                {"state", name_of(listed.state)},
                                {"answers", json_of(answers)},
                                {"at", entry.at},
                                {"by", entry.by}});
    enterprises::set_survey_status(tx, entry, listed.enterprise, survey_status_of(listed.state));
    auto const record = enterprises::find(tx, listed.enterprise, today);
    if (!record || listed.state != State::done) return;
    std::vector<enterprises::Wanted> wanted;
    for (auto const& [name, value] : answers) {
        auto const* question = questionnaires::find(questionnaire.questions, name);
        if (question == nullptr || question->field.empty()) continue;
        if (auto const* field = enterprises::find_changeable_field(question->field)) wanted.push_back({field, value});
    }
    enterprises::ask_for(tx, entry, *record, wanted, surveyed_on, campaign.title);
}

}   // namespace

void save(db::Connection& tx, ledger::Entry const& entry, Campaign const& campaign,
          questionnaires::Questionnaire const& questionnaire, Listed const& listed, Review const& review,
          base::Date today)
{
    std::string fields;
    for (auto const& field : review.fields) fields += (fields.empty() ? "" : " ") + field;
    tx.change(insert_review, {{"id", tx.new_id<base::Id<struct ReviewTag>>()},
                              {"survey", campaign.id},
                              {"enterprise", listed.enterprise},
                              {"decision", name_of(review.verdict)},
                              {"fields", fields},
                              {"note", review.note},
                              {"at", entry.at},
                              {"by", entry.by}});
    auto const all = entries(tx, campaign.id, listed.enterprise);
    auto const merged = merge(all);
    if (review.verdict == Verdict::sent_back) {
        auto const standing = merged.standing.find(state_field);
        Entry const again{{"review-" + tx.new_id<base::Id<struct ReviewTag>>().text(), 1},
                          std::string{state_field},
                          std::string{name_of(State::to_do)},
                          standing == merged.standing.end() ? std::vector<EntryKey>{} : standing->second,
                          entry.at,
                          entry.by};
        take(tx, entry, campaign, questionnaire, listed.enterprise, std::span{&again, 1});
    }
    tx.change(update_review,
              {{"decision", name_of(review.verdict)}, {"survey", campaign.id}, {"enterprise", listed.enterprise}});
    if (review.verdict == Verdict::accepted) accept(tx, entry, campaign, questionnaire, listed, merged, today);
    accounts::audit(tx, entry.by, entry.at, {"reviewed", "survey", campaign.id.value});
}

std::optional<Reviewed> last_review(db::Connection& tx, CampaignId campaign, EnterpriseId enterprise)
{
    auto rows = tx.run(select_last, {{"survey", campaign}, {"enterprise", enterprise}});
    auto const row = rows.first();
    if (!row) return std::nullopt;
    Reviewed reviewed{
        {parse_verdict(row->text(0)).value_or(Verdict::held), {}, row->string(2)}, row->instant(3), row->id<UserId>(4)};
    for (auto const field : base::words(row->text(1))) reviewed.review.fields.emplace_back(field);
    return reviewed;
}

std::vector<Snapshot> snapshots(db::Connection& tx, EnterpriseId enterprise)
{
    std::vector<Snapshot> all;
    for (auto const& row : tx.run(select_snapshots, {{"enterprise", enterprise}}))
        all.push_back(
            {row.id<CampaignId>(0), row.date(1), parse_state(row.text(2)).value_or(State::done), row.string(3)});
    return all;
}

std::span<db::Sql const> review_statements() { return all_statements; }

}   // namespace surveys
