#include "kernel/ledger/query.hpp"

#include "kernel/ledger/rebuild.hpp"
#include "kernel/ledger/store.hpp"
#include "kernel/ledger/testing.hpp"
#include "support/both.hpp"
#include "support/small_tree.hpp"

namespace ledger {
namespace {

using support::SmallTree;

constexpr std::string_view awareness[] = {"party_awareness"};
constexpr std::string_view work[] = {"party_work", "union_work"};
constexpr PeopleGroup groups[] = {{"preparatory", awareness}, {"work", work}};
constexpr FactKind kinds[] = {{"union.member", "Members"}, {"training.participation", "Participations", groups}};
constexpr FactKind const* member = kind_in(kinds, "union.member");
constexpr FactKind const* participation = kind_in(kinds, "training.participation");

constexpr Entry entry{UserId{7}, base::day(2026, 1, 5)};
constexpr base::Date today = base::day(2026, 11, 24);
constexpr base::Period years_2012_to_2020{base::day(2012, 1, 1), base::day(2021, 1, 1)};

class LedgerTest : public support::OnBothBare {
protected:
    LedgerTest()
    {
        testing::migrate_ledger(*db);
        tx_ = db->begin(db::Access::write);
    }
    db::Connection& tx() { return tx_->connection(); }
    void write(std::vector<Fact> const& facts) { record(tx(), tree, entry, facts); }
    static std::int64_t only(std::vector<Figure> const& figures)
    {
        EXPECT_EQ(figures.size(), 1U);
        return figures.empty() ? 0 : figures.front().value;
    }

    SmallTree tree{today};
    std::unique_ptr<db::Transaction> tx_;
};

Fact joined(std::int64_t source, UnitId unit, base::Date on, std::int64_t quantity = 1)
{
    return {.kind = member,
            .variety = quantity > 0 ? "admitted" : "left",
            .on_day = on,
            .unit = unit,
            .person = PersonId{source},
            .sex = "female",
            .quantity = quantity,
            .source_kind = "membership",
            .source_id = source};
}

Fact attended(std::int64_t source, std::int64_t person, UnitId unit, base::Date on, std::string_view variety)
{
    return {.kind = participation,
            .variety = variety,
            .on_day = on,
            .unit = unit,
            .person = PersonId{person},
            .sex = person % 2 == 0 ? "female" : "male",
            .source_kind = "enrolment",
            .source_id = source};
}

TEST_P(LedgerTest, StatementsAreUnderstood)
{
    for (auto const list :
         {store_statements(), sums_statements(), rebuild_statements(), refill_statements(), query_statements()})
        for (auto const& sql : list) EXPECT_NO_THROW(tx().prepare(sql)) << sql.name;
}

// L-1 and L-3
TEST_P(LedgerTest, ClosingIsOpeningPlusInMinusOut)
{
    write({joined(1, UnitId{10}, base::day(2012, 3, 1)), joined(2, UnitId{10}, base::day(2013, 12, 31)),
           joined(3, UnitId{11}, base::day(2014, 1, 1)), joined(4, UnitId{11}, base::day(2014, 6, 15), -1)});
    auto const members = [&](base::Period period) {
        return only(View{tx(), tree, {SmallTree::west, period}}.sums({{{"union.member"}}}));
    };
    EXPECT_EQ(members(until(base::day(2013, 12, 30))), 1);
    EXPECT_EQ(members(until(base::day(2013, 12, 31))), 2) << "the last day counts";
    EXPECT_EQ(members({base::day(2014, 1, 1), base::day(2015, 1, 1)}), 0);
    EXPECT_EQ(members(until(base::day(2014, 12, 31))), 2);
}

// L-4
TEST_P(LedgerTest, APersonCountsOnceAmongTheVarietiesOfAGroup)
{
    write({attended(1, 1, UnitId{10}, base::day(2013, 2, 1), "party_work"),
           attended(2, 1, UnitId{10}, base::day(2013, 9, 1), "union_work"),
           attended(3, 1, UnitId{11}, base::day(2015, 9, 1), "union_work"),
           attended(4, 2, UnitId{14}, base::day(2015, 9, 1), "union_work"),
           attended(5, 2, UnitId{14}, base::day(2016, 9, 1), "party_awareness")});
    View const view{tx(), tree, {SmallTree::city, years_2012_to_2020}};
    Query const in_work{{{"training.participation", {"party_work", "union_work"}}}};
    EXPECT_EQ(only(view.sums(in_work)), 4);
    EXPECT_EQ(only(view.people(in_work)), 2);
    EXPECT_EQ(view.people(in_work).front().facts, 4);
    EXPECT_EQ(only(view.people({{{"training.participation"}}})), 2) << "of all varieties, which no group keeps";

    auto const by_year = view.people({in_work.counted, {By::year}});
    ASSERT_EQ(by_year.size(), 2U);
    EXPECT_EQ(by_year[0].key.year, 2013);
    EXPECT_EQ(by_year[0].value, 1);
    EXPECT_EQ(by_year[1].value, 2);
    EXPECT_EQ(only(View(tx(), tree, {SmallTree::west, years_2012_to_2020}).people(in_work)), 1);
}

// L-2
TEST_P(LedgerTest, WhatIsWithdrawnCountsNoLonger)
{
    write({attended(1, 1, UnitId{10}, base::day(2013, 2, 1), "party_work"),
           attended(2, 1, UnitId{10}, base::day(2014, 2, 1), "party_work")});
    std::int64_t const first[] = {1};
    withdraw(tx(), tree, {UserId{8}, base::day(2026, 2, 1)}, "enrolment", first);
    withdraw(tx(), tree, {UserId{8}, base::day(2026, 3, 1)}, "enrolment", first);   // nothing stands any more
    Query const query{{{"training.participation", {"party_work", "union_work"}}}, {By::year}};
    View const view{tx(), tree, {SmallTree::city, years_2012_to_2020}};
    EXPECT_EQ(view.sums(query).size(), 1U);
    EXPECT_EQ(only(view.people(query)), 1);

    View const known{tx(), tree, {SmallTree::city, years_2012_to_2020, Structure::then, base::day(2026, 1, 31)}};
    EXPECT_EQ(known.sums(query).size(), 2U) << "as it was known before";
    EXPECT_EQ(known.people(query).size(), 2U);
    EXPECT_EQ(known.records(query, known.sums(query).front().key, {}, 10).size(), 1U);
    EXPECT_TRUE(verify_sums(tx(), tree, 10).empty());
}

// L-5
TEST_P(LedgerTest, AUnitThatMovedCountsWhereItWasOnTheDay)
{
    write({joined(1, UnitId{12}, SmallTree::moved_on - base::Days{1}), joined(2, UnitId{12}, SmallTree::moved_on),
           joined(3, UnitId{12}, base::day(2016, 12, 1)), joined(4, UnitId{13}, base::day(2016, 12, 1))});
    View const view{tx(), tree, {SmallTree::city, years_2012_to_2020}};
    auto const figures = view.sums({{{"union.member"}}, {By::unit}});
    ASSERT_EQ(figures.size(), 2U);
    EXPECT_EQ(figures[0].key.unit, SmallTree::west);
    EXPECT_EQ(figures[0].value, 2);
    EXPECT_EQ(figures[1].key.unit, SmallTree::east);
    EXPECT_EQ(figures[1].value, 2);
}

// L-6
TEST_P(LedgerTest, ThenAndNowHaveOneTotalAndTheUnplacedIsARow)
{
    auto in_split = joined(1, UnitId{13}, base::day(2014, 1, 1));
    auto placed = joined(2, UnitId{13}, base::day(2014, 1, 1));
    placed.present_place = UnitId{21};
    write({in_split, placed, joined(3, UnitId{10}, base::day(2015, 1, 1)),
           joined(4, SmallTree::west, base::day(2015, 1, 1)), joined(5, UnitId{14}, base::day(2015, 1, 1))});
    Query const by_unit{{{"union.member"}}, {By::unit}};
    View const then{tx(), tree, {SmallTree::west, years_2012_to_2020}};
    View const now{tx(), tree, {SmallTree::west, years_2012_to_2020, Structure::now}};
    EXPECT_EQ(only(then.sums({{{"union.member"}}})), 4);
    EXPECT_EQ(only(now.sums({{{"union.member"}}})), 4);

    auto const rows_then = then.sums(by_unit);
    ASSERT_EQ(rows_then.size(), 3U);
    EXPECT_EQ(rows_then[0].key.unit, std::nullopt) << "of the district itself";
    EXPECT_EQ(rows_then[1].key.unit, UnitId{10});
    EXPECT_EQ(rows_then[2].key.unit, UnitId{13});

    auto const rows_now = now.sums(by_unit);
    ASSERT_EQ(rows_now.size(), 3U);
    EXPECT_EQ(rows_now[0].key.unit, std::nullopt);
    EXPECT_EQ(rows_now[0].value, 2) << "the district's own and the one of 13 that is not placed";
    EXPECT_EQ(rows_now[1].key.unit, UnitId{20});
    EXPECT_EQ(rows_now[2].key.unit, UnitId{21});
}

TEST_P(LedgerTest, AnEnterpriseOfASplitUnitIsPlacedLater)
{
    auto fact = attended(1, 1, UnitId{13}, base::day(2014, 1, 1), "party_work");
    fact.enterprise = EnterpriseId{500};
    write({fact, attended(2, 2, UnitId{13}, base::day(2014, 1, 1), "party_work")});
    Replaced const replaced[] = {{.enterprise = EnterpriseId{500}, .present_place = UnitId{21}},
                                 {.person = PersonId{2}, .present_place = UnitId{20}}};
    replace_places(tx(), tree, UnitId{13}, replaced);
    View const now{tx(), tree, {SmallTree::city, years_2012_to_2020, Structure::now}};
    for (auto const& figures : {now.sums({{{"training.participation"}}, {By::unit}}),
                                now.people({{{"training.participation", {"party_work", "union_work"}}}, {By::unit}})}) {
        ASSERT_EQ(figures.size(), 2U);
        EXPECT_EQ(figures[0].key.unit, UnitId{20});
        EXPECT_EQ(figures[1].key.unit, UnitId{21});
        EXPECT_EQ(figures[1].value, 1);
    }
    EXPECT_TRUE(verify_sums(tx(), tree, 10).empty());
}

TEST_P(LedgerTest, AFigureOpensToItsRecords)
{
    std::vector<Fact> facts;
    for (int i = 1; i <= 50; ++i)
        facts.push_back(joined(i, UnitId{10 + i % 4}, base::day(2013 + i % 2, static_cast<unsigned>(1 + i % 12), 5)));
    write(facts);
    View const view{tx(), tree, {SmallTree::west, {base::day(2013, 1, 10), base::day(2014, 11, 3)}}};
    Query const query{{{"union.member", {"admitted"}}}, {By::unit, By::year}};
    for (auto const& figure : view.sums(query)) {
        std::vector<Record> all;
        std::optional<RecordPosition> after;
        while (true) {
            auto const page = view.records(query, figure.key, after, 3);
            all.insert(all.end(), page.begin(), page.end());
            if (page.size() < 3) break;
            after = RecordPosition{page.back().on_day, page.back().id};
        }
        EXPECT_EQ(static_cast<std::int64_t>(all.size()), figure.facts);
        EXPECT_EQ(all.front().source_kind, "membership");
    }
}

TEST_P(LedgerTest, ATreeThatChangedMeanwhileGivesNoOldPeople)
{
    SmallTree const before{base::day(2020, 1, 1)};
    record(tx(), before, entry,
           std::vector{attended(1, 1, UnitId{10}, base::day(2014, 1, 1), "party_work"),
                       attended(2, 1, UnitId{11}, base::day(2015, 1, 1), "party_work")});
    Query const query{{{"training.participation", {"party_work", "union_work"}}}, {By::unit}};
    Frame const frame{SmallTree::city, years_2012_to_2020, Structure::now};
    auto const people_now = [&] { return View{tx(), tree, frame}.people(query); };
    ASSERT_EQ(people_now().size(), 1U);
    EXPECT_EQ(people_now().front().key.unit, UnitId{20});
    EXPECT_EQ(people_now().front().value, 1) << "one person, though kept by two communes of before";
    rebuild_people(tx(), tree);
    EXPECT_EQ(people_now().front().value, 1);
    EXPECT_TRUE(verify_sums(tx(), tree, 10).empty());
}

TEST_P(LedgerTest, APeriodOfNoDaysHasNothing)
{
    write({joined(1, UnitId{10}, base::day(2014, 1, 1))});
    View const view{tx(), tree, {SmallTree::city, {base::day(2014, 1, 1), base::day(2014, 1, 1)}}};
    EXPECT_EQ(only(view.sums({{{"union.member"}}})), 0);
    EXPECT_TRUE(view.sums({{{"union.member"}}, {By::year}}).empty());
    EXPECT_EQ(only(view.people({{{"union.member"}}})), 0);
}

TEST_P(LedgerTest, AnIncompleteFactIsABug)
{
    EXPECT_THROW(write({Fact{}}), base::Bug);
    EXPECT_THROW(static_cast<void>(kind_in(kinds, "union.unheard_of")), base::Bug);
}

INSTANTIATE_TEST_SUITE_P(Both, LedgerTest, support::both, support::dialect_name);

}   // namespace
}   // namespace ledger
