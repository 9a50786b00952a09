#include "work/surveys/store.hpp"

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "work/surveys/merging.hpp"
#include "work/surveys/statements.hpp"

namespace surveys {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT id, unit_id, title, questionnaire_id, version, starts_on, deadline, closed_on, revision
    FROM survey WHERE withdrawn_at IS NULL )sql";

constexpr auto one_text = db::joined(columns, "AND id = :id");
constexpr db::Sql select_one{"surveys.select_one", one_text.view()};

constexpr auto all_text = db::joined(columns, "ORDER BY starts_on DESC, id DESC");
constexpr db::Sql select_all{"surveys.select_all", all_text.view()};

constexpr db::Sql insert_one{"surveys.insert", R"sql(
    INSERT INTO survey (id, unit_id, title, questionnaire_id, version, starts_on, deadline, revision, entered_at,
                        entered_by)
    VALUES (:id, :unit, :title, :questionnaire, :version, :starts_on, :deadline, 1, :at, :by))sql"};

constexpr db::Sql update_closed{"surveys.close", R"sql(
    UPDATE survey SET closed_on = :day, revision = revision + 1
    WHERE id = :id AND revision = :revision AND closed_on IS NULL AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_one, select_all, insert_one, update_closed};

Campaign campaign_of(db::Row const& row)
{
    return {.id = row.id<CampaignId>(0),
            .unit = row.id<UnitId>(1),
            .title = row.string(2),
            .questionnaire = row.id<questionnaires::QuestionnaireId>(3),
            .version = static_cast<int>(row.integer(4)),
            .starts_on = row.date(5),
            .deadline = row.date(6),
            .closed_on = row.maybe_date(7),
            .revision = row.integer(8)};
}

}   // namespace

std::optional<Campaign> find(db::Connection& tx, CampaignId id)
{
    auto rows = tx.run(select_one, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{campaign_of(*row)} : std::nullopt;
}

std::vector<Campaign> list(db::Connection& tx)
{
    std::vector<Campaign> all;
    for (auto const& row : tx.run(select_all)) all.push_back(campaign_of(row));
    return all;
}

CampaignId add(db::Connection& tx, ledger::Entry const& entry, Campaign const& planned)
{
    auto const id = tx.new_id<CampaignId>();
    tx.change(insert_one, {{"id", id},
                           {"unit", planned.unit},
                           {"title", planned.title},
                           {"questionnaire", planned.questionnaire},
                           {"version", planned.version},
                           {"starts_on", planned.starts_on},
                           {"deadline", planned.deadline},
                           {"at", entry.at},
                           {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"created", "survey", id.value});
    return id;
}

base::Result<base::Done> close(db::Connection& tx, ledger::Entry const& entry, Campaign const& campaign, base::Date day)
{
    if (tx.change(update_closed, {{"day", day}, {"id", campaign.id}, {"revision", campaign.revision}}) == 0)
        return base::Error{base::Refusal::conflict, {{"", "changed_by_another"}}};
    accounts::audit(tx, entry.by, entry.at, {"ended", "survey", campaign.id.value});
    return base::Done{};
}

std::span<db::Sql const> campaign_statements() { return all_statements; }

std::vector<db::Sql> const& statements()
{
    static std::vector<db::Sql> const all = [] {
        std::vector<db::Sql> together;
        for (auto const part : {campaign_statements(), list_statements(), entry_statements(), review_statements(),
                                link_statements(), fact_statements(), merging_statements()})
            together.insert(together.end(), part.begin(), part.end());
        return together;
    }();
    return all;
}

}   // namespace surveys
