#include <gtest/gtest.h>

#include "kernel/ledger/query.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "registers/enterprises/facts.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/facts.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using base::day;
using organisations::Line;
using organisations::Part;
using organisations::Predecessor;
using organisations::Share;

constexpr base::Date today = day(2026, 3, 2);
constexpr base::Date reform = day(2025, 7, 1);

/// Xã Trung Châu has two villages with an enterprise and its union each, and an enterprise whose village nobody wrote
/// down. On 1 July 2025 it is divided between xã Ô Diên and xã Liên Minh. Rules L-7, O-7.
class Division : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        village_one = support::add_unit(**tx, Line::administrative, "village", "Thôn Một", area.trung_chau);
        village_two = support::add_unit(**tx, Line::administrative, "village", "Thôn Hai", area.trung_chau);
        o_dien = support::add_unit(**tx, Line::administrative, "commune", "Xã Ô Diên", area.city);
        lien_minh = support::add_unit(**tx, Line::administrative, "commune", "Xã Liên Minh", area.city);
        one = add_one("Công ty TNHH Thôn Một", "Thôn Một");
        two = add_one("Công ty TNHH Thôn Hai", "Thôn Hai");
        other = add_one("Công ty TNHH Sông Hồng", "");
        for (auto const enterprise : {one, two, other}) found(enterprise);
    }
    EnterpriseId add_one(std::string name, std::string village)
    {
        Enterprise const e{.name = std::move(name),
                           .legal_type = "llc_multi",
                           .ownership = "private",
                           .registered_on = base::parse_partial_date("2010-05-04"),
                           .place = area.trung_chau,
                           .village = std::move(village)};
        auto const placed = organisations::placement(**tx, today);
        return add(**tx, *placed, support::lan, std::span{&e, 1}, today).front();
    }
    UnitId found(EnterpriseId enterprise)
    {
        auto const placed = organisations::placement(**tx, today);
        return organisations::found(**tx, *placed, support::lan,
                                    {.kind = "grassroots_union",
                                     .name = "CĐCS " + enterprise.text(),
                                     .parent = area.federation,
                                     .place = area.trung_chau,
                                     .enterprise = enterprise,
                                     .ownership = "private",
                                     .decision_number = "1/QĐ",
                                     .decided_on = day(2014, 5, 12)});
    }
    organisations::Change change()
    {
        trees = organisations::placement(**tx, today);
        return {**tx, *trees, support::lan, &followers};
    }
    organisations::Unit before(UnitId unit) { return *organisations::find(**tx, unit, reform - base::Days{1}); }
    std::vector<std::int64_t> divide()
    {
        Part const parts[] = {{o_dien, Share::part}, {lien_minh, Share::part}};
        auto links = organisations::succeed(change(), before(area.trung_chau), parts, decision, Predecessor::ends);
        organisations::take_along(change(), area.trung_chau);
        organisations::transfer(change(), before(village_one), o_dien, decision);
        organisations::transfer(change(), before(village_two), lien_minh, decision);
        organisations::recount(change());
        return links;
    }
    /// Foundings of unions and enterprises as the tree stands now: in Ô Diên, in Liên Minh, elsewhere in the city, and
    /// in all, which is what the tree of their days has too.
    std::vector<std::int64_t> now(std::string const& kind)
    {
        auto const placed = organisations::placement(**tx, today);
        ledger::Query const query{{{kind}}, {ledger::By::unit}};
        auto const sums = [&](UnitId scope, ledger::Structure structure) {
            ledger::View const view{**tx, *placed, {scope, ledger::until(today), structure}};
            return view.sums(query);
        };
        std::vector<std::int64_t> told(4);
        for (auto const& figure : sums(area.city, ledger::Structure::now)) {
            told[figure.key.unit == o_dien ? 0 : figure.key.unit == lien_minh ? 1 : 2] += figure.value;
            told[3] += figure.value;
        }
        std::int64_t then = 0;
        for (auto const& figure : sums(area.city, ledger::Structure::then)) then += figure.value;
        EXPECT_EQ(told[3], then);
        ledger::Refill const refills[] = {refill, organisations::refill};
        EXPECT_EQ(ledger::verify_facts(**tx, refills, 10), std::vector<ledger::Difference>{});
        EXPECT_EQ(ledger::verify_sums(**tx, *placed, 10), std::vector<ledger::Difference>{});
        return told;
    }
    using Told = std::vector<std::int64_t>;

    organisations::Decision const decision{.number = "1656/NQ", .effective_on = reform};
    organisations::Followers followers{.divided = {follow_division}};
    std::unique_ptr<db::Transaction> tx;
    std::unique_ptr<ledger::Placement> trees;
    support::Area area;
    UnitId village_one, village_two, o_dien, lien_minh;
    EnterpriseId one, two, other;
};

INSTANTIATE_TEST_SUITE_P(Both, Division, support::both, support::dialect_name);

TEST_P(Division, WhatTheVillageTellsGoesToItsPart)
{
    EXPECT_EQ(now("union.founded"), (Told{0, 0, 3, 3}));
    divide();
    EXPECT_EQ(now("union.founded"), (Told{1, 1, 1, 3}));
    EXPECT_EQ(now("enterprise.operating"), (Told{1, 1, 1, 3}));
}

TEST_P(Division, WhatIsEnteredLaterGoesWhereTheRestIs)
{
    divide();
    found(one);
    add_one("Công ty TNHH Muộn", "Thôn Hai");
    EXPECT_EQ(now("union.founded"), (Told{2, 1, 1, 4}));
    EXPECT_EQ(now("enterprise.operating"), (Told{1, 2, 1, 4}));
}

TEST_P(Division, TakenBackItTellsNothing)
{
    auto const links = divide();
    organisations::withdraw_links(change(), links);
    organisations::recount(change());
    EXPECT_EQ(now("union.founded"), (Told{0, 0, 3, 3}));
    EXPECT_EQ(now("enterprise.operating"), (Told{0, 0, 3, 3}));
    organisations::succeed(change(), before(area.trung_chau), std::vector<Part>{{lien_minh}}, decision,
                           Predecessor::ends);
    organisations::recount(change());
    EXPECT_EQ(now("union.founded"), (Told{0, 3, 0, 3}));
}

/// Of a database in which nobody followed.
TEST_P(Division, ARebuiltLedgerKnowsTheParts)
{
    followers.divided.clear();
    divide();
    EXPECT_EQ(now("union.founded"), (Told{0, 0, 3, 3}));
    ledger::Refill const refills[] = {refill, organisations::refill};
    auto const refilled = ledger::refill_facts(**tx, support::lan, refills);
    EXPECT_EQ(refilled.written + refilled.withdrawn, 0);
    ledger::rebuild_sums(**tx);
    ledger::rebuild_all_people(**tx, *organisations::placement(**tx, today));
    EXPECT_EQ(now("union.founded"), (Told{1, 1, 1, 3}));
    EXPECT_EQ(now("enterprise.operating"), (Told{1, 1, 1, 3}));
}

TEST_P(Division, AVillageWrittenDownLaterTellsToo)
{
    divide();
    auto e = *find(**tx, other, today);
    e.village = "Thôn Một";
    auto const placed = organisations::placement(**tx, today);
    ASSERT_TRUE(save(**tx, *placed, support::lan, e, {today}));
    EXPECT_EQ(now("union.founded"), (Told{2, 1, 0, 3}));
    EXPECT_EQ(now("enterprise.operating"), (Told{2, 1, 0, 3}));
    e = *find(**tx, one, today);
    e.village = "";
    ASSERT_TRUE(save(**tx, *placed, support::lan, e, {today}));
    EXPECT_EQ(now("union.founded"), (Told{1, 1, 1, 3}));
}

/// The village it was in there tells, not the one it is in now.
TEST_P(Division, WhoHasMovedAwayIsToldByTheVillageOfThatTime)
{
    auto e = *find(**tx, two, today);
    e.place = area.phung;
    e.village = "Thôn Một";
    auto const placed = organisations::placement(**tx, today);
    ASSERT_TRUE(save(**tx, *placed, support::lan, e, {day(2020, 1, 1)}));
    divide();
    EXPECT_EQ(now("union.founded"), (Told{1, 1, 1, 3}));
    EXPECT_EQ(now("enterprise.operating"), (Told{1, 0, 2, 3}));
}

/// One that the divided unit had come into is divided with it.
TEST_P(Division, WhatHadComeIntoItIsDividedToo)
{
    auto const hong_ha = support::add_unit(**tx, Line::administrative, "commune", "Xã Hồng Hà", area.district);
    organisations::succeed(change(), *organisations::find(**tx, area.trung_chau, day(2019, 1, 1)),
                           std::vector<Part>{{hong_ha}}, {.number = "1/NQ", .effective_on = day(2020, 1, 1)},
                           Predecessor::ends);
    for (auto const village : {village_one, village_two})
        organisations::transfer(change(), *organisations::find(**tx, village, day(2019, 12, 31)), hong_ha,
                                {.number = "1/NQ", .effective_on = day(2020, 1, 1)});
    Part const parts[] = {{o_dien, Share::part}, {lien_minh, Share::part}};
    organisations::succeed(change(), before(hong_ha), parts, decision, Predecessor::ends);
    organisations::transfer(change(), before(village_one), o_dien, decision);
    organisations::transfer(change(), before(village_two), lien_minh, decision);
    organisations::recount(change());
    EXPECT_EQ(now("union.founded"), (Told{1, 1, 1, 3}));
}

}   // namespace
}   // namespace enterprises
