#include <algorithm>
#include <unordered_set>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "work/surveys/statements.hpp"
#include "work/surveys/store.hpp"

namespace surveys {
namespace {

constexpr std::size_t stretch = 256;

constexpr std::string_view columns = R"sql(
    SELECT enterprise_id, place_id, responsible, state, state_on, conflicts, review, sort_key
    FROM survey_enterprise )sql";

constexpr auto one_text = db::joined(columns, "WHERE survey_id = :survey AND enterprise_id = :enterprise");
constexpr db::Sql select_one{"surveys.select_listed", one_text.view()};

constexpr std::string_view asked = R"sql( AND (:state = '' OR state = :state) AND (:disputed = 0 OR conflicts > 0)
      AND (:review = '' OR review = :review OR (:review = 'open' AND review = '' AND state <> 'to_do'))
    ORDER BY sort_key, enterprise_id LIMIT :most)sql";

constexpr auto in_order_text =
    db::joined(columns, "WHERE survey_id = :survey AND (sort_key, enterprise_id) > (:key, :id)", asked);
constexpr db::Sql select_in_order{"surveys.select_in_order", in_order_text.view()};

constexpr auto of_person_text = db::joined(columns, R"sql(
    WHERE responsible = :responsible AND survey_id = :survey AND (sort_key, enterprise_id) > (:key, :id) )sql",
                                           asked);
constexpr db::Sql select_of_person{"surveys.select_of_person", of_person_text.view()};

constexpr db::Sql insert_one{"surveys.insert_listed", R"sql(
    INSERT INTO survey_enterprise (survey_id, enterprise_id, place_id, sort_key, responsible, state, conflicts, review)
    VALUES (:survey, :enterprise, :place, :sort_key, :responsible, 'to_do', 0, '')
    ON CONFLICT (survey_id, enterprise_id) DO NOTHING)sql"};

constexpr db::Sql delete_one{"surveys.delete_listed", R"sql(
    DELETE FROM survey_enterprise
    WHERE survey_id = :survey AND enterprise_id = :enterprise
      AND NOT EXISTS (SELECT 1 FROM survey_entry WHERE survey_id = :survey AND enterprise_id = :enterprise))sql"};

constexpr db::Sql update_responsible{"surveys.hand_over", R"sql(
    UPDATE survey_enterprise SET responsible = :to WHERE survey_id = :survey AND enterprise_id = :enterprise)sql"};

constexpr db::Sql select_tallies{"surveys.select_tallies", R"sql(
    SELECT place_id, responsible, state, count(*), sum(CASE WHEN conflicts > 0 THEN 1 ELSE 0 END)
    FROM survey_enterprise WHERE survey_id = :survey GROUP BY place_id, responsible, state
    ORDER BY place_id, responsible, state)sql"};

constexpr db::Sql insert_change{"surveys.insert_change", R"sql(
    INSERT INTO survey_list_change (id, survey_id, what, enterprises, enterprise_id, responsible, why, entered_at,
                                    entered_by)
    VALUES (:id, :survey, :what, :enterprises, :enterprise, :responsible, :why, :at, :by))sql"};

constexpr db::Sql select_changes{"surveys.select_changes", R"sql(
    SELECT what, enterprises, enterprise_id, responsible, why, entered_at, entered_by
    FROM survey_list_change WHERE survey_id = :survey ORDER BY id DESC LIMIT :most)sql"};

constexpr db::Sql all_statements[] = {select_one,         select_in_order, select_of_person, insert_one,    delete_one,
                                      update_responsible, select_tallies,  insert_change,    select_changes};

Listed listed_of(db::Row const& row)
{
    return {.enterprise = row.id<EnterpriseId>(0),
            .place = row.id<UnitId>(1),
            .responsible = row.id<UserId>(2),
            .state = parse_state(row.text(3)).value_or(State::to_do),
            .state_on = row.maybe_date(4),
            .conflicts = row.integer(5),
            .review = row.string(6)};
}

void log_change(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign, ListChange const& change)
{
    tx.change(insert_change, {{"id", tx.new_id<base::Id<struct ListChangeTag>>()},
                              {"survey", campaign},
                              {"what", change.what},
                              {"enterprises", change.enterprises},
                              {"enterprise", change.enterprise},
                              {"responsible", change.responsible},
                              {"why", change.why},
                              {"at", entry.at},
                              {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"changed", "survey", campaign.value});
}

std::optional<EnterpriseId> only_one(std::span<enterprises::Enterprise const> all)
{
    return all.size() == 1 ? std::optional{all.front().id} : std::nullopt;
}

}   // namespace

std::int64_t add_enterprises(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign,
                             std::span<enterprises::Enterprise const> added, UserId responsible, std::string_view why)
{
    std::int64_t count = 0;
    for (auto const& e : added) {
        auto const sort_key = base::sort_key(e.name);
        count += tx.change(insert_one, {{"survey", campaign},
                                        {"enterprise", e.id},
                                        {"place", e.place},
                                        {"sort_key", db::bytes(sort_key)},
                                        {"responsible", responsible}});
    }
    if (count > 0) log_change(tx, entry, campaign, {"added", count, only_one(added), responsible, std::string{why}});
    return count;
}

base::Result<base::Done> remove_enterprise(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign,
                                           EnterpriseId enterprise, std::string_view why)
{
    if (tx.change(delete_one, {{"survey", campaign}, {"enterprise", enterprise}}) == 0)
        return base::Error{base::Refusal::conflict, {{"", "survey.has_entries"}}};
    log_change(tx, entry, campaign, {"removed", 1, enterprise, {}, std::string{why}});
    return base::Done{};
}

ListPage list(db::Connection& tx, CampaignId campaign, ListQuestion const& question)
{
    std::unordered_set<UnitId> places;
    if (question.places) places.insert(question.places->begin(), question.places->end());
    auto const state = question.state ? name_of(*question.state) : std::string_view{};
    auto const& sql = question.responsible ? select_of_person : select_in_order;
    ListPage page;
    web::Cursor last;
    auto at = question.after.value_or(web::Cursor{});
    for (std::size_t seen = stretch; seen == stretch;) {
        seen = 0;
        auto const start = at;
        std::vector<db::Param> params{
            {"survey", campaign}, {"key", db::bytes(start.key)},           {"id", start.id},
            {"state", state},     {"disputed", question.disputed ? 1 : 0}, {"review", question.review},
            {"most", stretch}};
        if (question.responsible) params.push_back({"responsible", *question.responsible});
        for (auto const& row : tx.run(sql, std::span<db::Param const>{params})) {
            ++seen;
            at = {row.string(7), row.integer(0)};
            if (question.places && !places.contains(row.id<UnitId>(1))) continue;
            if (page.rows.size() == question.size) {
                page.next = last;
                return page;
            }
            last = at;
            page.rows.push_back(listed_of(row));
        }
    }
    return page;
}

std::optional<Listed> find(db::Connection& tx, CampaignId campaign, EnterpriseId enterprise)
{
    auto rows = tx.run(select_one, {{"survey", campaign}, {"enterprise", enterprise}});
    auto const row = rows.first();
    return row ? std::optional{listed_of(*row)} : std::nullopt;
}

std::int64_t hand_over(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign,
                       ListQuestion const& question, UserId to, std::string_view why)
{
    auto all = question;
    all.after.reset();
    all.size = static_cast<std::size_t>(-1);
    auto rows = list(tx, campaign, all).rows;
    std::erase_if(rows, [&](Listed const& one) { return one.responsible == to; });
    for (auto const& one : rows)
        tx.change(update_responsible, {{"to", to}, {"survey", campaign}, {"enterprise", one.enterprise}});
    auto const count = static_cast<std::int64_t>(rows.size());
    auto const only = count == 1 ? std::optional{rows.front().enterprise} : std::nullopt;
    if (count > 0) log_change(tx, entry, campaign, {"handed_over", count, only, to, std::string{why}});
    return count;
}

std::vector<Tally> tallies(db::Connection& tx, CampaignId campaign)
{
    std::vector<Tally> all;
    for (auto const& row : tx.run(select_tallies, {{"survey", campaign}})) {
        auto const place = row.id<UnitId>(0);
        auto const responsible = row.id<UserId>(1);
        if (all.empty() || all.back().place != place || all.back().responsible != responsible)
            all.push_back({place, responsible});
        all.back().counts[parse_state(row.text(2)).value_or(State::to_do)] += row.integer(3);
        all.back().conflicts += row.integer(4);
    }
    return all;
}

std::vector<ListChange> changes(db::Connection& tx, CampaignId campaign, std::size_t most)
{
    std::vector<ListChange> all;
    for (auto const& row : tx.run(select_changes, {{"survey", campaign}, {"most", most}}))
        all.push_back({row.string(0), row.integer(1), row.maybe_id<EnterpriseId>(2), row.id<UserId>(3), row.string(4),
                       row.instant(5), row.id<UserId>(6)});
    return all;
}

std::span<db::Sql const> list_statements() { return all_statements; }

}   // namespace surveys
