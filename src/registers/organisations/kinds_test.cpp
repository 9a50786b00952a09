#include <gtest/gtest.h>

#include <map>

#include "kernel/ledger/rebuild.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/facts.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/reorganisation.hpp"
#include "registers/organisations/slice.hpp"
#include "registers/organisations/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace organisations {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);

bool has(base::Error const& error, std::string_view field, std::string_view code)
{
    return std::ranges::any_of(error.problems, [&](auto const& p) { return p.field == field && p.code == code; });
}

Unit cell()
{
    return {
        .id = UnitId{1}, .line = Line::party, .kind = "party_cell", .name = "Chi bộ", .founded_on = day(2010, 1, 1)};
}
DecisionForm paper(base::Date on) { return {.number = "5/QĐ-ĐU", .effective_on = on}; }

TEST(Kinds, ACellBecomesACommitteeOfThirtyMembers)
{
    KindForm form{.kind = "grassroots_party_committee", .members = 30, .minimum = 30};
    EXPECT_TRUE(check_kind(cell(), form, paper(day(2020, 5, 1)), today));
    form.members = 29;
    EXPECT_TRUE(has(check_kind(cell(), form, paper(day(2020, 5, 1)), today).error(), "note", "unit.too_few_members"));
    auto allowed = paper(day(2020, 5, 1));
    allowed.note = "Ban Thường vụ Thành ủy đồng ý tại 12-TB/TU";
    EXPECT_TRUE(check_kind(cell(), form, allowed, today));
    form.members.reset();
    EXPECT_TRUE(check_kind(cell(), form, paper(day(2020, 5, 1)), today));
}

TEST(Kinds, StayWithinTheirLineAndBelowTheirParent)
{
    auto const refused = [](std::string kind, std::string_view code) {
        auto const checked = check_kind(cell(), {.kind = std::move(kind)}, paper(day(2020, 5, 1)), today);
        return !checked && has(checked.error(), "kind", code);
    };
    EXPECT_TRUE(refused("", "required"));
    EXPECT_TRUE(refused("party_cell", "unit.kind_not_open"));
    EXPECT_TRUE(refused("grassroots_union", "unit.kind_not_open"));
    EXPECT_TRUE(refused("commune_party_committee", "unit.kind_not_open"));
    KindForm form{.kind = "party_cell"};
    form.parent = cell();
    form.parent->kind = "grassroots_party_committee";
    auto below = cell();
    below.kind = "subordinate_cell";
    EXPECT_TRUE(
        has(check_kind(below, form, paper(day(2020, 5, 1)), today).error(), "kind", "unit.parent_too_low_for_kind"));
    form.parent->kind = "commune_party_committee";
    EXPECT_TRUE(check_kind(below, form, paper(day(2020, 5, 1)), today));
}

TEST(Kinds, StayAboveWhatStandsBelowThem)
{
    auto below = cell();
    below.kind = "subordinate_cell";
    below.name = "Chi bộ Phân xưởng Một";
    auto committee = cell();
    committee.kind = "grassroots_party_committee";
    KindForm form{.kind = "subordinate_cell", .below = {below}};
    EXPECT_TRUE(has(check_kind(committee, form, paper(day(2020, 5, 1)), today).error(), "kind",
                    "unit.child_too_high_for_kind"));
    form.kind = "party_cell";
    EXPECT_TRUE(check_kind(committee, form, paper(day(2020, 5, 1)), today));
}

TEST(Moves, ComeAfterTheMoveBefore)
{
    auto there = cell();
    there.line = Line::administrative;
    there.kind = "commune";
    MoveForm const form{{there}, day(2020, 5, 1)};
    EXPECT_TRUE(
        has(check_move(cell(), form, paper(day(2020, 5, 1)), today).error(), "effective_on", "unit.before_move"));
    EXPECT_TRUE(check_move(cell(), form, paper(day(2020, 5, 2)), today));
}

TEST(Kinds, ChangeAfterTheFoundingAndAfterTheChangeBefore)
{
    KindForm form{.kind = "grassroots_party_committee", .since = day(2018, 1, 1)};
    EXPECT_TRUE(
        has(check_kind(cell(), form, paper(day(2018, 1, 1)), today).error(), "effective_on", "unit.before_kind"));
    EXPECT_TRUE(check_kind(cell(), form, paper(day(2018, 1, 2)), today));
    form.since.reset();
    EXPECT_TRUE(
        has(check_kind(cell(), form, paper(day(2010, 1, 1)), today).error(), "effective_on", "unit.before_founding"));
    auto const without_number = check_kind(cell(), form, {.effective_on = day(2020, 5, 1)}, today);
    EXPECT_TRUE(has(without_number.error(), "decision_number", "required"));
    auto ended = cell();
    ended.ended_on = day(2019, 1, 1);
    EXPECT_EQ(check_kind(ended, form, paper(day(2020, 5, 1)), today).error().kind, base::Refusal::conflict);
}

/// A Party cell in an enterprise in Phùng, founded on 12 May 2014.
class DatedKinds : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        committee = support::add_unit(**tx, Line::party, "district_party_committee", "Huyện ủy Đan Phượng", {},
                                      {area.district});
        trees = placement(**tx, today);
        unit = found(**tx, *trees, support::lan,
                     {.line = Line::party,
                      .kind = "party_cell",
                      .name = "Chi bộ Công ty Hòa Bình",
                      .parent = committee,
                      .place = area.phung,
                      .enterprise = EnterpriseId{77},
                      .ownership = "private",
                      .decision_number = "1/QĐ-HU",
                      .decided_on = day(2014, 5, 12)});
    }
    Change change() { return {**tx, *trees, support::lan}; }
    std::string kind_on(base::Date on) { return find(**tx, unit, on)->kind; }
    std::string ownership_on(base::Date on)
    {
        constexpr db::Sql select{"test.ownership_on", R"sql(
            SELECT ownership FROM unit_enterprise
            WHERE unit_id = :unit AND valid_from <= :day AND valid_to > :day)sql"};
        auto rows = (**tx).run(select, {{"unit", unit}, {"day", on}});
        return rows.first()->string(0);
    }
    /// Sums of facts until today by kind of fact, variety, ownership and place.
    std::map<std::string, std::int64_t> sums()
    {
        std::map<std::string, std::int64_t> all;
        refill(**tx, [&](ledger::Fact const& f, ledger::Entry const&) {
            all[std::string{f.kind->name} + " " + std::string{f.variety} + " " + std::string{f.ownership} + " " +
                (f.unit == area.phung ? "phung" : "trung_chau")] += f.quantity;
        });
        return all;
    }
    void verify()
    {
        constexpr ledger::Refill refills[] = {refill};
        EXPECT_EQ(ledger::verify_facts(**tx, refills, 10), std::vector<ledger::Difference>{});
        EXPECT_EQ(ledger::verify_sums(**tx, *trees, 10), std::vector<ledger::Difference>{});
    }

    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    UnitId committee;
    UnitId unit;
    std::unique_ptr<ledger::Placement> trees;
    static constexpr auto refill = organisations::refill;
};

INSTANTIATE_TEST_SUITE_P(Both, DatedKinds, support::both, support::dialect_name);

TEST_P(DatedKinds, TheKindOfThenIsKept)
{
    change_kind(change(), *find(**tx, unit, day(2020, 5, 1)), "grassroots_party_committee",
                {.number = "5/QĐ-HU", .effective_on = day(2020, 5, 1)});
    EXPECT_EQ(kind_on(day(2020, 4, 30)), "party_cell");
    EXPECT_EQ(kind_on(day(2020, 5, 1)), "grassroots_party_committee");
    change_kind(change(), *find(**tx, unit, day(2022, 1, 1)), "party_cell",
                {.number = "6/QĐ-HU", .effective_on = day(2022, 1, 1)});
    EXPECT_EQ(kind_on(day(2021, 12, 31)), "grassroots_party_committee");
    EXPECT_EQ(kind_on(today), "party_cell");
    EXPECT_EQ(kind_since(**tx, unit), day(2022, 1, 1));
    constexpr std::string_view committees[] = {"grassroots_party_committee"};
    EXPECT_EQ(list(**tx, Line::party, committees, day(2021, 1, 1)).size(), 1U);
    EXPECT_TRUE(list(**tx, Line::party, committees, today).empty());
    auto const happened = events(**tx, unit);
    ASSERT_EQ(happened.size(), 3U);
    EXPECT_EQ(happened[1].kind, "upgrade");
    EXPECT_EQ(happened[2].kind, "downgrade");
    EXPECT_EQ(happened[1].decision_number, "5/QĐ-HU");
    verify();
}

TEST_P(DatedKinds, SumsOfKindsAddUpAlsoWhenTheEndWasKnownBefore)
{
    dissolve(change(), *find(**tx, unit, day(2023, 1, 1)), {.number = "9/QĐ", .effective_on = day(2023, 1, 1)});
    change_kind(change(), *find(**tx, unit, day(2020, 5, 1)), "grassroots_party_committee",
                {.number = "5/QĐ-HU", .effective_on = day(2020, 5, 1)});
    EXPECT_EQ(sums(),
              (std::map<std::string, std::int64_t>{{"party.founded party_cell private phung", 1},
                                                   {"party.changed party_cell private phung", -1},
                                                   {"party.changed grassroots_party_committee private phung", 1},
                                                   {"party.dissolved grassroots_party_committee private phung", 1}}));
    verify();
}

TEST_P(DatedKinds, AnotherEnterpriseElsewhereIsAMove)
{
    change_enterprise(change(), *find(**tx, unit, day(2020, 5, 1)), {EnterpriseId{88}, "foreign", area.trung_chau},
                      {.number = "7/QĐ-HU", .effective_on = day(2020, 5, 1)});
    EXPECT_EQ(find(**tx, unit, day(2020, 4, 30))->enterprise, EnterpriseId{77});
    EXPECT_EQ(find(**tx, unit, day(2020, 4, 30))->place, area.phung);
    EXPECT_EQ(find(**tx, unit, day(2020, 5, 1))->enterprise, EnterpriseId{88});
    EXPECT_EQ(find(**tx, unit, today)->place, area.trung_chau);
    EXPECT_EQ(ownership_on(day(2019, 1, 1)), "private");
    EXPECT_EQ(ownership_on(today), "foreign");
    EXPECT_EQ(sums(), (std::map<std::string, std::int64_t>{{"party.founded party_cell private phung", 1},
                                                           {"party.moved_out party_cell private phung", 1},
                                                           {"party.moved_in party_cell foreign trung_chau", 1}}));
    EXPECT_EQ(events(**tx, unit).back().kind, "enterprise");
    verify();
}

TEST_P(DatedKinds, AnotherEnterpriseNextDoorIsNoMove)
{
    change_enterprise(change(), *find(**tx, unit, day(2020, 5, 1)), {EnterpriseId{88}, "foreign", area.phung},
                      {.number = "7/QĐ-HU", .effective_on = day(2020, 5, 1)});
    dissolve(change(), *find(**tx, unit, today), {.number = "9/QĐ", .effective_on = today});
    EXPECT_EQ(sums(), (std::map<std::string, std::int64_t>{{"party.founded party_cell private phung", 1},
                                                           {"party.changed party_cell private phung", -1},
                                                           {"party.changed party_cell foreign phung", 1},
                                                           {"party.dissolved party_cell foreign phung", 1}}));
    verify();
}

}   // namespace
}   // namespace organisations
