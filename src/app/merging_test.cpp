#include <gtest/gtest.h>

#include <random>
#include <set>

#include "app/merging_parts.hpp"
#include "app/slices.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "registers/committees/store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/people/consent.hpp"
#include "registers/people/merging.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/training/store.hpp"

namespace app {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);
ledger::Entry const later{UserId{2}, base::Instant{day(2026, 3, 3)}};
ledger::Entry const latest{UserId{2}, base::Instant{day(2026, 3, 4)}};

/// All rows about people, and what stands of them in the ledger, as text.
struct Told {
    db::Sql sql;
    std::string_view kinds;
};
constexpr Told rows_about_people[] = {
    {{"test.person", R"sql(
        SELECT id, full_name_id, born, sex, identity_number, old_identity_number, phone, email, hometown,
               permanent_address, current_address, general_education, professional_level, political_theory_level,
               enterprise_id, place_id, name_born, revision, entered_at, entered_by FROM person ORDER BY id)sql"},
     "iittiittttttttiiiiti"},
    {{"test.names", R"sql(
        SELECT person_id, valid_to, full_name_id, entered_at, entered_by FROM person_name ORDER BY 1, 4, 3)sql"},
     "ititi"},
    {{"test.consents", R"sql(
        SELECT id, person_id, purpose, method, evidence, given_on, withdrawn_on, entered_at, entered_by
        FROM consent ORDER BY id)sql"},
     "iitttttti"},
    {{"test.left", "SELECT person_id, left_at FROM person_left ORDER BY 1"}, "it"},
    {{"test.memberships", R"sql(
        SELECT id, person_id, union_id, place_id, enterprise_id, ownership, sex, applied_on, consented_on, joined_on,
               how, standing, ended_on, end_event, end_place_id, made_person, entered_at, entered_by, withdrawn_at,
               withdrawn_by FROM union_membership ORDER BY id)sql"},
     "iiiiitttttttttiititi"},
    {{"test.enrolments", R"sql(
        SELECT id, class_id, person_id, place_id, enterprise_id, ownership, sex, workplace, made_person, entered_at,
               entered_by, withdrawn_at, withdrawn_by FROM enrolment ORDER BY id)sql"},
     "iiiiitttititi"},
    {{"test.results", R"sql(
        SELECT id, enrolment_id, result, mark_tenths, entered_at, entered_by, withdrawn_at FROM class_result
        ORDER BY id)sql"},
     "iititit"},
    {{"test.certificates", R"sql(
        SELECT id, enrolment_id, number, issued_on, cancelled_on, withdrawn_at FROM certificate ORDER BY id)sql"},
     "iitttt"},
    {{"test.posts", R"sql(
        SELECT id, unit_id, person_id, post, how, valid_from, valid_to, withdrawn_at, withdrawn_by FROM post_holding
        ORDER BY id)sql"},
     "iiittttti"},
    {{"test.facts", R"sql(
        SELECT source_kind, source_id, kind, variety, on_day, unit_id, place_id, enterprise_id, person_id, sex,
               ownership, quantity FROM fact WHERE withdrawn_at IS NULL ORDER BY 1, 2, 3, 4, 5, 12, 6)sql"},
     "titttiiiitti"},
    {{"test.months", R"sql(
        SELECT kind, unit_id, month, variety, sex, quantity FROM fact_month WHERE facts <> 0
        ORDER BY 1, 2, 3, 4, 5)sql"},
     "tittti"},
};

std::string dump(db::Connection& tx)
{
    std::string all;
    for (auto const& [sql, kinds] : rows_about_people) {
        std::vector<merging::Cells> rows;
        for (auto const& row : tx.run(sql)) rows.push_back(merging::read_cells(row, kinds));
        all.append(sql.name).append("\n").append(merging::pack(rows));
    }
    return all;
}

class MergingPeople : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        for (auto const* name : {"Công đoàn cơ sở Công ty Hòa Bình", "Công đoàn cơ sở Công ty Thành Công"})
            unions.push_back(organisations::found(**tx, *placement, support::lan,
                                                  {.kind = "grassroots_union",
                                                   .name = name,
                                                   .parent = area.federation,
                                                   .place = area.phung,
                                                   .decision_number = "1/QĐ-LĐLĐ",
                                                   .decided_on = day(2012, 5, 12)}));
        for (int i = 0; i < 6; ++i) {
            training::TrainingClass made{.code = "L" + std::to_string(i),
                                         .name = "Bồi dưỡng nhận thức về Đảng",
                                         .type = i % 2 == 0 ? "party_awareness" : "union_work",
                                         .opened_on = day(2013 + i, 4, 1),
                                         .organiser = area.centre,
                                         .place = area.district};
            made.id = training::add(**tx, *placement, support::lan, made);
            classes.push_back(made);
        }
        older = make(**tx, "Nguyễn Thị Lan", "1988-03-08");
        younger = make(**tx, "Nguyễn Thị Lán", "1988");
        tx->commit();
    }
    PersonId make(db::Connection& tx, char const* name, char const* born)
    {
        return people::create(tx, support::lan,
                              {.full_name = name,
                               .born = base::parse_partial_date(born),
                               .sex = "female",
                               .phone = "0912345678",
                               .place = area.phung});
    }
    void join(db::Connection& tx, PersonId person, UnitId union_, base::Date on)
    {
        auto const placement = organisations::placement(tx, today);
        memberships::NewMembership const made{
            {.person = person, .union_ = union_, .place = area.phung, .sex = "female", .joined_on = on}};
        memberships::add(tx, *placement, support::lan, std::span{&made, 1});
    }
    void enrol(db::Connection& tx, PersonId person, std::size_t held, char const* certificate)
    {
        auto const placement = organisations::placement(tx, today);
        training::NewEnrolment const row{.training_class = &classes[held],
                                         .person = person,
                                         .sex = "female",
                                         .place = area.phung,
                                         .result = training::ResultKind::passed,
                                         .certificate_number = certificate,
                                         .issued_on = classes[held].opened_on};
        training::enrol(tx, *placement, support::lan, std::span{&row, 1});
    }
    void agree(db::Connection& tx, PersonId person, std::string_view purpose)
    {
        people::add(tx, support::lan,
                    {.person = person,
                     .purpose = std::string{purpose},
                     .method = "paper_signed",
                     .evidence = "Tủ 1",
                     .given_on = day(2020, 1, 1)});
    }
    void preside(db::Connection& tx, PersonId person, UnitId unit, base::Date from)
    {
        committees::add(
            tx, support::lan,
            committees::Holding{.unit = unit, .person = person, .post = "chair", .days = {from, base::forever}});
    }
    base::Result<merging::MergeId> merge(db::Connection& tx, std::vector<std::string_view> from_younger = {})
    {
        auto const placement = organisations::placement(tx, today);
        return people::merge({tx, *placement, later}, merging_parts(),
                             {*people::find(tx, older), *people::find(tx, younger), std::move(from_younger)}, today);
    }
    base::Result<base::Done> unmerge(db::Connection& tx, merging::MergeId id)
    {
        auto const placement = organisations::placement(tx, today);
        return people::unmerge({tx, *placement, latest}, merging_parts(), *merging::find(tx, id));
    }
    /// Nothing differs between the ledger and the records, nor between the sums and the ledger.
    void expect_true_ledger(db::Connection& tx)
    {
        auto const placement = organisations::placement(tx, today);
        EXPECT_EQ(ledger::verify_facts(tx, ledger::refills_of(slices()), 10, {}), std::vector<ledger::Difference>{});
        EXPECT_EQ(ledger::verify_sums(tx, *placement, 10, {}), std::vector<ledger::Difference>{});
    }

    support::Area area;
    std::vector<UnitId> unions;
    std::vector<training::TrainingClass> classes;
    PersonId older, younger;
};

TEST_P(MergingPeople, GivesBackBothRecordsByteForByte)
{
    auto const tx = db->begin(db::Access::write);
    join(**tx, older, unions[0], day(2015, 1, 1));
    join(**tx, younger, unions[0], day(2016, 1, 1));   // the same membership twice
    enrol(**tx, older, 0, "1/GCN");
    enrol(**tx, younger, 0, "2/GCN");   // the same class twice
    enrol(**tx, younger, 1, "3/GCN");
    agree(**tx, older, "training");
    agree(**tx, younger, "training");   // the same consent twice
    agree(**tx, younger, "contact_by_phone");
    preside(**tx, younger, unions[0], day(2017, 1, 1));
    auto const before = dump(**tx);

    auto const merged = merge(**tx, {"full_name"});
    ASSERT_TRUE(merged) << merged.error().problems.front().code;
    expect_true_ledger(**tx);
    EXPECT_FALSE(people::find(**tx, younger));
    EXPECT_EQ(people::find(**tx, older)->full_name, "Nguyễn Thị Lán");
    EXPECT_EQ(memberships::of_person(**tx, older).size(), 1U);
    EXPECT_EQ(training::attended_by(**tx, older).size(), 2U);
    EXPECT_EQ(people::consents_of(**tx, older).size(), 2U);

    ASSERT_TRUE(unmerge(**tx, *merged));
    expect_true_ledger(**tx);
    EXPECT_EQ(dump(**tx), before);
    tx->commit();
}

TEST_P(MergingPeople, GivesBackWhateverTheRecordsHeld)
{
    std::mt19937 random{20260302};
    auto const chance = [&](int of) { return static_cast<int>(random() % static_cast<unsigned>(of)); };
    constexpr std::string_view purposes[] = {"union_membership", "training", "award_publication", "contact_by_phone"};
    int number = 0;
    for (int round = 0; round < 12; ++round) {
        auto const tx = db->begin(db::Access::write);
        older = make(**tx, "Trần Văn Nam", chance(2) == 0 ? "1980-02-03" : "1980");
        younger = make(**tx, chance(2) == 0 ? "Trần Văn Nam" : "Trần Nam", "1980");
        if (chance(2) == 0) join(**tx, older, unions[0], day(2013, 1, 1 + static_cast<unsigned>(chance(28))));
        if (chance(2) == 0) join(**tx, younger, unions[0], day(2014, 1, 1 + static_cast<unsigned>(chance(28))));
        for (auto const person : {older, younger}) {
            for (std::size_t held = 0; held < classes.size(); ++held)
                if (chance(2) == 0) enrol(**tx, person, held, (std::to_string(++number) + "/CC").c_str());
            for (auto const purpose : purposes)
                if (chance(2) == 0) agree(**tx, person, purpose);
            if (chance(2) == 0) preside(**tx, person, unions[static_cast<std::size_t>(chance(2))], day(2018, 1, 1));
        }
        auto const before = dump(**tx);
        std::vector<std::string_view> taken;
        for (auto const& field : people::merge_fields())
            if (chance(2) == 0) taken.push_back(field.name);
        auto const merged = merge(**tx, taken);
        ASSERT_TRUE(merged);
        expect_true_ledger(**tx);
        ASSERT_TRUE(unmerge(**tx, *merged));
        expect_true_ledger(**tx);
        ASSERT_EQ(dump(**tx), before) << "round " << round;
        tx->commit();
    }
}

TEST_P(MergingPeople, KeepsWhatWasEnteredSinceWithTheOneThatStayed)
{
    auto const tx = db->begin(db::Access::write);
    enrol(**tx, younger, 1, "3/GCN");
    auto const merged = merge(**tx, {});
    ASSERT_TRUE(merged);
    enrol(**tx, older, 2, "4/GCN");
    auto changed = *people::find(**tx, older);
    changed.email = "lan@example.vn";
    ASSERT_TRUE(people::save(**tx, later, changed, today));
    ASSERT_TRUE(unmerge(**tx, *merged));
    expect_true_ledger(**tx);
    EXPECT_EQ(people::find(**tx, older)->email, "lan@example.vn");
    ASSERT_EQ(training::attended_by(**tx, older).size(), 1U);
    EXPECT_EQ(training::attended_by(**tx, older).front().training_class.code, "L2");
    EXPECT_EQ(training::attended_by(**tx, younger).front().training_class.code, "L1");
    tx->commit();
}

TEST_P(MergingPeople, RefusesMembersOfTwoUnionsAtOneTime)
{
    auto const tx = db->begin(db::Access::write);
    join(**tx, older, unions[0], day(2015, 1, 1));
    join(**tx, younger, unions[1], day(2016, 1, 1));
    auto const refused = merge(**tx);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems.front().code, "merge.two_unions");
}

TEST_P(MergingPeople, UndoesTheLastMergeFirst)
{
    auto const tx = db->begin(db::Access::write);
    auto const first = merge(**tx);
    ASSERT_TRUE(first);
    younger = make(**tx, "Nguyễn Thị Lan", "1988");
    auto const second = merge(**tx);
    ASSERT_TRUE(second);
    auto const refused = unmerge(**tx, *first);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems.front().code, "merge.later_first");
    ASSERT_TRUE(unmerge(**tx, *second));
    ASSERT_TRUE(unmerge(**tx, *first));
    auto const again = unmerge(**tx, *first);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().problems.front().code, "merge.undone_already");
}

constexpr db::Sql select_columns{"test.columns", R"sql(
    SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.name LIKE '%person_id' ORDER BY 1, 2)sql",
                                 R"sql(
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name LIKE '%person_id' ORDER BY 1, 2)sql"};

/// A table that keeps a person and that nobody moves would lose its rows to a merge.
TEST_P(MergingPeople, MovesEveryColumnThatKeepsAPerson)
{
    std::set<std::string> moved{"fact.person_id"};   // by the sources of the rows
    for (auto const& list : merging_parts().people)
        for (auto const& part : list) moved.insert(std::string{part.table} + "." + std::string{part.column});
    auto const tx = db->begin(db::Access::read);
    std::set<std::string> kept{"journey.subject_id"};   // named otherwise
    for (auto const& row : (**tx).run(select_columns)) kept.insert(row.string(0) + "." + row.string(1));
    EXPECT_EQ(moved, kept);
}

INSTANTIATE_TEST_SUITE_P(Both, MergingPeople, support::both, support::dialect_name);

}   // namespace
}   // namespace app
