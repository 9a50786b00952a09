#include <gtest/gtest.h>

#include <set>

#include "app/merging_parts.hpp"
#include "app/slices.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/merging.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/training/store.hpp"

namespace app {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);
ledger::Entry const later{UserId{2}, base::Instant{day(2026, 3, 3)}};
ledger::Entry const latest{UserId{2}, base::Instant{day(2026, 3, 4)}};

struct Told {
    db::Sql sql;
    std::string_view kinds;
};
/// All rows about enterprises, and what stands of them in the ledger.
constexpr Told rows_about_enterprises[] = {
    {{"test.enterprise", R"sql(
        SELECT id, name, name_fold, sort_key, short_name, foreign_name, tax_code, legal_type, ownership, registered_on,
               industry_version, industry_code, status, survey_status, place_id, village, street, representative,
               phone, email, workers, female_workers, counted_on, counts_on, ceased_on, revision, entered_at,
               entered_by, withdrawn_at, withdrawn_by FROM enterprise ORDER BY id)sql"},
     "ittbttttttttttitttttiitttititi"},
    {{"test.names", "SELECT enterprise_id, valid_to, name, entered_at FROM enterprise_name ORDER BY 1, 4"}, "ittt"},
    {{"test.addresses", "SELECT enterprise_id, valid_to, place_id FROM enterprise_address ORDER BY 1, 2, 3"}, "iti"},
    {{"test.statuses", "SELECT enterprise_id, status, valid_from FROM enterprise_status ORDER BY 1, 3, 2"}, "itt"},
    {{"test.counts", R"sql(
        SELECT enterprise_id, counted_on, workers, female_workers, entered_at, entered_by FROM enterprise_count
        ORDER BY 1, 2, 5)sql"},
     "itiiti"},
    {{"test.headcounts", R"sql(
        SELECT enterprise_id, kind, number, counted_on, newest, entered_at, entered_by FROM enterprise_headcount
        ORDER BY 1, 2, 4, 6)sql"},
     "itititi"},
    {{"test.people", "SELECT id, enterprise_id, revision FROM person ORDER BY 1"}, "iii"},
    {{"test.units", "SELECT unit_id, enterprise_id, valid_from, valid_to FROM unit_enterprise ORDER BY 1, 3"}, "iitt"},
    {{"test.foundings", "SELECT unit_id, enterprise_id FROM founding ORDER BY 1"}, "ii"},
    {{"test.members", "SELECT id, person_id, enterprise_id, withdrawn_at FROM union_membership ORDER BY 1"}, "iiit"},
    {{"test.enrolments", "SELECT id, person_id, enterprise_id, withdrawn_at FROM enrolment ORDER BY 1"}, "iiit"},
    {{"test.aside", "SELECT id, enterprise_id, reason, withdrawn_at FROM proposal_set_aside ORDER BY 1"}, "iitt"},
    {{"test.listed", R"sql(
        SELECT survey_id, enterprise_id, place_id, sort_key, responsible, state, state_on, conflicts, review
        FROM survey_enterprise ORDER BY 1, 2)sql"},
     "iiibittit"},
    {{"test.entries", R"sql(
        SELECT device, number, survey_id, enterprise_id, field, value, seen, written_at, received_at, entered_by
        FROM survey_entry ORDER BY 1, 2)sql"},
     "tiiittttti"},
    {{"test.snapshots", "SELECT id, survey_id, enterprise_id, answers FROM survey_snapshot ORDER BY 1"}, "iiit"},
    {{"test.facts", R"sql(
        SELECT source_kind, source_id, kind, variety, on_day, unit_id, enterprise_id, person_id, sex, ownership,
               quantity FROM fact WHERE withdrawn_at IS NULL ORDER BY 1, 2, 3, 4, 5, 11, 6)sql"},
     "titttiiitti"},
    {{"test.months", R"sql(
        SELECT kind, unit_id, month, variety, sex, quantity FROM fact_month WHERE facts <> 0
        ORDER BY 1, 2, 3, 4, 5)sql"},
     "tittti"},
};

constexpr db::Sql count_entries{"test.count_entries",
                                "SELECT count(*) FROM survey_entry WHERE enterprise_id = :enterprise"};

std::string dump(db::Connection& tx)
{
    std::string all;
    for (auto const& [sql, kinds] : rows_about_enterprises) {
        std::vector<merging::Cells> rows;
        for (auto const& row : tx.run(sql)) rows.push_back(merging::read_cells(row, kinds));
        all.append(sql.name).append("\n").append(merging::pack(rows));
    }
    return all;
}

class MergingEnterprises : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        enterprises::Enterprise first{
            .name = "Công ty TNHH Hòa Bình", .legal_type = "llc_multi", .place = area.phung, .workers = 40};
        first.registered_on = base::parse_partial_date("2012-05-01");
        enterprises::Enterprise second{
            .name = "CÔNG TY TNHH HOÀ BÌNH", .tax_code = "0100109106", .legal_type = "llc_multi", .place = area.phung};
        second.registered_on = base::parse_partial_date("2011-01-01");
        second.workers = 45;
        enterprises::Enterprise const made[] = {first, second};
        auto const ids = enterprises::add(**tx, *placement, support::lan, made, today);
        older = ids[0];
        newer = ids[1];
        tx->commit();
    }
    /// A union in the enterprise with a member who works there and attended a class.
    void give_union(db::Connection& tx, EnterpriseId enterprise, char const* number)
    {
        auto const placement = organisations::placement(tx, today);
        auto const union_ = organisations::found(tx, *placement, support::lan,
                                                 {.kind = "grassroots_union",
                                                  .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
                                                  .parent = area.federation,
                                                  .place = area.phung,
                                                  .enterprise = enterprise,
                                                  .ownership = "private",
                                                  .decision_number = number,
                                                  .decided_on = day(2014, 5, 12)});
        auto const lan = people::create(
            tx, support::lan,
            {.full_name = "Nguyễn Thị Lan", .sex = "female", .enterprise = enterprise, .place = area.phung});
        memberships::NewMembership const member{{.person = lan,
                                                 .union_ = union_,
                                                 .place = area.phung,
                                                 .enterprise = enterprise,
                                                 .ownership = "private",
                                                 .sex = "female",
                                                 .joined_on = day(2014, 5, 12)}};
        memberships::add(tx, *placement, support::lan, std::span{&member, 1});
        training::TrainingClass held{.code = std::string{"L"} + number,
                                     .name = "Nghiệp vụ công đoàn",
                                     .type = "union_work",
                                     .opened_on = day(2015, 4, 1),
                                     .organiser = area.centre,
                                     .place = area.district};
        held.id = training::add(tx, *placement, support::lan, held);
        training::NewEnrolment const row{.training_class = &held,
                                         .person = lan,
                                         .sex = "female",
                                         .place = area.phung,
                                         .enterprise = enterprise,
                                         .ownership = "private"};
        training::enrol(tx, *placement, support::lan, std::span{&row, 1});
    }
    void count(db::Connection& tx, EnterpriseId enterprise, std::int64_t number, base::Date on)
    {
        enterprises::Headcount const one{&enterprises::headcount_kinds().front(), number, on};
        enterprises::save(tx, {support::lan.by, base::Instant{on}}, enterprise, std::span{&one, 1});
    }
    /// Both in the first survey, the newer one alone in the second; something was written of each.
    void give_surveys(db::Connection& tx)
    {
        auto const a = std::to_string(older.value), b = std::to_string(newer.value);
        std::string text =
            "INSERT INTO questionnaire (id, unit_id, title, sort_key, definition, newest, is_changed, revision, "
            "entered_at, entered_by) SELECT 1, 1, 'Phiếu', sort_key, '{}', 1, 0, 1, entered_at, 1 FROM enterprise "
            "WHERE id = " +
            a +
            ";"
            "INSERT INTO questionnaire_version VALUES (1, 1, '{}', '2026-01-01T00:00:00Z', 1);";
        for (auto const* survey : {"1", "2"})
            text.append("INSERT INTO survey VALUES (")
                .append(survey)
                .append(
                    ", 1, 'Đợt', 1, 1, '2026-01-01', '2026-12-31', NULL, 1, '2026-01-01T00:00:00Z', 1, NULL, NULL);");
        int number = 0;
        for (auto const& [survey, enterprise] : {std::pair<std::string, std::string>{"1", a}, {"1", b}, {"2", b}}) {
            auto const n = std::to_string(++number);
            text += "INSERT INTO survey_enterprise SELECT " + survey +
                    ", id, place_id, sort_key, 1, 'done', '2026-02-01', "
                    "0, '' FROM enterprise WHERE id = " +
                    enterprise +
                    ";"
                    "INSERT INTO survey_entry VALUES ('deviceXX', " +
                    n + ", " + survey + ", " + enterprise +
                    ", 'workers', '5', '', '2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z', 1);"
                    "INSERT INTO survey_snapshot VALUES (" +
                    n + ", " + survey + ", " + enterprise +
                    ", '2026-02-01', 'done', '{}', '2026-02-01T00:00:00Z', 1);"
                    "INSERT INTO proposal_set_aside VALUES (" +
                    n + ", " + enterprise + ", 'reason" + survey +
                    "', 'why', '2026-09-01', '2026-02-01T00:00:00Z', 1, NULL, NULL);";
        }
        tx.script(text);
    }
    base::Result<merging::MergeId> merge(db::Connection& tx, std::vector<std::string_view> from_newer = {})
    {
        auto const placement = organisations::placement(tx, today);
        return enterprises::merge(
            {tx, *placement, later}, merging_parts(),
            {*enterprises::find(tx, older, today), *enterprises::find(tx, newer, today), std::move(from_newer)}, today);
    }
    base::Result<base::Done> unmerge(db::Connection& tx, merging::MergeId id)
    {
        auto const placement = organisations::placement(tx, today);
        return enterprises::unmerge({tx, *placement, latest}, merging_parts(), *merging::find(tx, id));
    }
    void expect_true_ledger(db::Connection& tx)
    {
        auto const placement = organisations::placement(tx, today);
        EXPECT_EQ(ledger::verify_facts(tx, ledger::refills_of(slices()), 10, {}), std::vector<ledger::Difference>{});
        EXPECT_EQ(ledger::verify_sums(tx, *placement, 10, {}), std::vector<ledger::Difference>{});
    }
    std::size_t found(db::Connection& tx, std::string_view words)
    {
        web::Actor const all{.user = 1, .name = "Lan", .grants = {}, .everything = true};
        return enterprises::list(tx, all, {.q = std::string{words}}, today).enterprises.size();
    }

    support::Area area;
    EnterpriseId older, newer;
};

TEST_P(MergingEnterprises, GivesBackBothRecordsByteForByte)
{
    auto const tx = db->begin(db::Access::write);
    give_union(**tx, newer, "1/QĐ-LĐLĐ");
    count(**tx, older, 7, day(2025, 1, 1));
    count(**tx, newer, 9, day(2024, 1, 1));
    count(**tx, newer, 8, day(2026, 1, 1));
    give_surveys(**tx);
    auto const before = dump(**tx);
    EXPECT_EQ(found(**tx, "hoa binh"), 2U);

    auto const merged = merge(**tx, {"tax_code", "name", "registered_on"});
    ASSERT_TRUE(merged) << merged.error().problems.front().code;
    expect_true_ledger(**tx);
    EXPECT_FALSE(enterprises::find(**tx, newer, today));
    auto const one = enterprises::find(**tx, older, today);
    EXPECT_EQ(one->tax_code, "0100109106");
    EXPECT_EQ(one->workers, 40);
    EXPECT_EQ(found(**tx, "hoa binh"), 1U);
    EXPECT_EQ(enterprises::count(**tx), 1);
    EXPECT_EQ(enterprises::organisations_in(**tx, older, today).size(), 1U);
    ASSERT_EQ(enterprises::headcounts(**tx, older).size(), 3U);
    EXPECT_EQ(enterprises::headcounts(**tx, older).front().number, 8);
    // what was written of each in the survey that both stood in is not mixed
    EXPECT_EQ((**tx).run(count_entries, {{"enterprise", older}}).first()->integer(0), 2);

    ASSERT_TRUE(unmerge(**tx, *merged));
    expect_true_ledger(**tx);
    EXPECT_EQ(dump(**tx), before);
    EXPECT_EQ(found(**tx, "hoa binh"), 2U);
    tx->commit();
}

TEST_P(MergingEnterprises, RefusesTwoUnionsAtOneTime)
{
    auto const tx = db->begin(db::Access::write);
    give_union(**tx, older, "1/QĐ-LĐLĐ");
    give_union(**tx, newer, "2/QĐ-LĐLĐ");
    auto const refused = merge(**tx);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems.front().code, "merge.two_organisations");
}

TEST_P(MergingEnterprises, KeepsWhatWasChangedSince)
{
    auto const tx = db->begin(db::Access::write);
    auto const merged = merge(**tx, {"tax_code"});
    ASSERT_TRUE(merged);
    auto changed = *enterprises::find(**tx, older, today);
    changed.phone = "02433885566";
    auto const placement = organisations::placement(**tx, today);
    ASSERT_TRUE(enterprises::save(**tx, *placement, later, changed, {today}));
    count(**tx, older, 5, today);
    ASSERT_TRUE(unmerge(**tx, *merged));
    expect_true_ledger(**tx);
    auto const one = enterprises::find(**tx, older, today);
    EXPECT_EQ(one->phone, "02433885566");
    EXPECT_EQ(one->tax_code, "");
    EXPECT_EQ(enterprises::headcounts(**tx, older).size(), 1U);
    EXPECT_EQ(enterprises::find(**tx, newer, today)->tax_code, "0100109106");
    tx->commit();
}

constexpr db::Sql select_columns{"test.columns", R"sql(
    SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.name LIKE '%enterprise_id' ORDER BY 1, 2)sql",
                                 R"sql(
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name LIKE '%enterprise_id' ORDER BY 1, 2)sql"};

/// A table that keeps an enterprise and that nobody moves would lose its rows to a merge.
TEST_P(MergingEnterprises, MovesEveryColumnThatKeepsAnEnterprise)
{
    std::set<std::string> moved{"fact.enterprise_id",   // by the sources of the rows
                                                        // of the record itself, which stays: rule E-20
                                "enterprise_name.enterprise_id", "enterprise_address.enterprise_id",
                                "enterprise_status.enterprise_id"};
    for (auto const& list : merging_parts().enterprises)
        for (auto const& part : list) moved.insert(std::string{part.table} + "." + std::string{part.column});
    auto const tx = db->begin(db::Access::read);
    std::set<std::string> kept{"enterprise_branch.branch_id", "enterprise_branch.parent_id",
                               "journey.subject_id"};   // named otherwise
    for (auto const& row : (**tx).run(select_columns)) kept.insert(row.string(0) + "." + row.string(1));
    EXPECT_EQ(moved, kept);
}

INSTANTIATE_TEST_SUITE_P(Both, MergingEnterprises, support::both, support::dialect_name);

}   // namespace
}   // namespace app
