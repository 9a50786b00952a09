#include "registers/memberships/store.hpp"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

#include "kernel/ledger/query.hpp"
#include "registers/memberships/facts.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace memberships {
namespace {

using base::day;

class Store : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        union_ = organisations::found(**tx, *placement, support::lan,
                                      {.kind = "grassroots_union",
                                       .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
                                       .parent = area.federation,
                                       .place = area.phung,
                                       .decision_number = "1/QĐ-LĐLĐ",
                                       .decided_on = day(2014, 5, 12)});
        lan = people::create(**tx, support::lan,
                             {.full_name = "Nguyễn Thị Lan",
                              .born = base::parse_partial_date("1988-03-08"),
                              .sex = "female",
                              .place = area.phung});
    }
    NewMembership lans(base::Date joined_on) const
    {
        return {{.person = lan,
                 .union_ = union_,
                 .place = area.phung,
                 .ownership = "private",
                 .sex = "female",
                 .applied_on = joined_on,
                 .consented_on = joined_on,
                 .joined_on = joined_on}};
    }
    MembershipId add_one(NewMembership const& m)
    {
        auto const placement = organisations::placement(**tx, today);
        return add(**tx, *placement, support::lan, std::span{&m, 1}).front();
    }
    std::int64_t members(base::Date on)
    {
        auto const placement = organisations::placement(**tx, today);
        ledger::View const view{**tx, *placement, {area.city, ledger::until(on)}};
        return view.sums({{{"union.member"}}}).front().value;
    }

    std::int64_t members_in(UnitId place, base::Date on)
    {
        auto const placement = organisations::placement(**tx, today);
        ledger::View const view{**tx, *placement, {place, ledger::until(on)}};
        auto const sums = view.sums({{{"union.member"}}});
        return sums.empty() ? 0 : sums.front().value;
    }
    void move_union(UnitId place, base::Date on)
    {
        auto const placement = organisations::placement(**tx, today);
        organisations::move({**tx, *placement, support::lan, &followers}, *organisations::find(**tx, union_, on),
                            std::span{&place, 1}, {.number = "3/QĐ-LĐLĐ", .effective_on = on});
    }
    using Lines = std::multiset<std::tuple<std::string, std::string, std::int64_t, std::int64_t>>;
    Lines standing_facts()
    {
        static constexpr db::Sql select{"test.facts", R"sql(
            SELECT source_kind, on_day, unit_id, quantity FROM fact
            WHERE kind = 'union.member' AND withdrawn_at IS NULL ORDER BY id)sql"};
        Lines lines;
        for (auto const& row : (*tx)->run(select))
            lines.emplace(row.string(0), row.string(1), row.integer(2), row.integer(3));
        return lines;
    }
    Lines refilled_facts()
    {
        Lines lines;
        refill(**tx, [&](ledger::Fact const& fact, ledger::Entry const&) {
            lines.emplace(fact.source_kind, base::iso(fact.on_day), fact.unit.value, fact.quantity);
        });
        return lines;
    }

    organisations::Followers const followers{.moved = {follow}};
    base::Date const today = day(2026, 3, 2);
    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    UnitId union_;
    PersonId lan;
};

TEST_P(Store, PreparesEveryStatement)
{
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(Store, CountsFromJoiningToLeaving)
{
    auto const id = add_one(lans(day(2014, 5, 12)));
    EXPECT_EQ(members(day(2014, 5, 11)), 0);
    EXPECT_EQ(members(today), 1);
    auto const ended = leave(*find(**tx, id), End::retired, day(2020, 6, 1), today);
    auto const placement = organisations::placement(**tx, today);
    save_end(**tx, *placement, support::lan, *ended);
    EXPECT_EQ(members(day(2020, 5, 31)), 1);
    EXPECT_EQ(members(day(2020, 6, 1)), 0);
    EXPECT_EQ(count_of_union(**tx, union_, day(2020, 5, 31)), 1);
    EXPECT_EQ(count_of_union(**tx, union_, day(2020, 6, 1)), 0);
    EXPECT_THROW(save_end(**tx, *placement, support::lan, *ended), db::Conflict);
}

TEST_P(Store, NobodyStandsTwice)
{
    add_one(lans(day(2014, 5, 12)));
    EXPECT_THROW(add_one(lans(day(2015, 5, 12))), db::Conflict);
}

TEST_P(Store, TakesBackAndGivesThePeopleItsImportMade)
{
    auto m = lans(day(2014, 5, 12));
    m.made_person = true;
    m.membership.ended_on = day(2016, 1, 1);
    m.membership.end = End::left;
    auto const id = add_one(m);
    EXPECT_EQ(members(day(2015, 1, 1)), 1);
    auto const placement = organisations::placement(**tx, today);
    EXPECT_EQ(withdraw(**tx, *placement, support::lan, std::span{&id, 1}).made, std::vector{lan});
    EXPECT_EQ(members(day(2015, 1, 1)), 0);
    EXPECT_EQ(members(today), 0);
    EXPECT_TRUE(of_person(**tx, lan).empty());
}

TEST_P(Store, RefillsTheLedgerAsItStands)
{
    auto m = lans(day(2014, 5, 12));
    m.membership.standing = Standing::legacy_unverified;
    m.membership.ended_on = day(2016, 1, 1);
    m.membership.end = End::left;
    add_one(m);
    std::vector<std::pair<std::string, std::int64_t>> given;
    refill(**tx,
           [&](ledger::Fact const& fact, ledger::Entry const&) { given.emplace_back(fact.variety, fact.quantity); });
    EXPECT_EQ(given, (std::vector<std::pair<std::string, std::int64_t>>{{"legacy", 1}, {"left", -1}}));
}

/// Rule M-6.
TEST_P(Store, MembersGoAlongWithTheirUnion)
{
    add_one(lans(day(2014, 5, 12)));
    move_union(area.trung_chau, day(2018, 3, 1));
    EXPECT_EQ(members_in(area.phung, day(2018, 2, 28)), 1);
    EXPECT_EQ(members_in(area.phung, day(2018, 3, 1)), 0);
    EXPECT_EQ(members_in(area.trung_chau, day(2018, 3, 1)), 1);
    EXPECT_EQ(members(today), 1);
    move_union(area.phung, day(2020, 1, 1));
    EXPECT_EQ(members_in(area.trung_chau, today), 0);
    EXPECT_EQ(members_in(area.phung, today), 1);
    EXPECT_EQ(standing_facts(), refilled_facts());
}

TEST_P(Store, MembersGoAlongIntoAnEnterpriseElsewhere)
{
    add_one(lans(day(2014, 5, 12)));
    auto const placement = organisations::placement(**tx, today);
    organisations::change_enterprise({**tx, *placement, support::lan, &followers},
                                     *organisations::find(**tx, union_, today),
                                     {.enterprise = EnterpriseId{7}, .ownership = "private", .place = area.trung_chau},
                                     {.number = "4/QĐ-LĐLĐ", .effective_on = day(2019, 1, 1)});
    EXPECT_EQ(members_in(area.phung, today), 0);
    EXPECT_EQ(members_in(area.trung_chau, today), 1);
    EXPECT_EQ(standing_facts(), refilled_facts());
}

TEST_P(Store, OnlyThoseGoAlongWhoAreMembersOnThatDay)
{
    auto const mai =
        people::create(**tx, support::lan, {.full_name = "Trần Thị Mai", .sex = "female", .place = area.phung});
    auto const nga =
        people::create(**tx, support::lan, {.full_name = "Lê Thị Nga", .sex = "female", .place = area.phung});
    auto left_before = lans(day(2014, 5, 12));
    left_before.membership.ended_on = day(2018, 2, 28);
    left_before.membership.end = End::left;
    add_one(left_before);
    move_union(area.trung_chau, day(2018, 3, 1));
    auto joined_before = lans(day(2015, 1, 1));   // but entered afterwards
    joined_before.membership.person = mai;
    add_one(joined_before);
    auto joined_there = lans(day(2018, 3, 1));
    joined_there.membership.person = nga;
    joined_there.membership.place = area.trung_chau;
    add_one(joined_there);
    EXPECT_EQ(members_in(area.phung, day(2017, 1, 1)), 2);
    EXPECT_EQ(members_in(area.phung, today), 0);
    EXPECT_EQ(members_in(area.trung_chau, today), 2);
    EXPECT_EQ(standing_facts(), refilled_facts());
}

TEST_P(Store, AnEndBeforeTheMoveStaysWhereTheUnionWas)
{
    auto const id = add_one(lans(day(2014, 5, 12)));
    move_union(area.trung_chau, day(2018, 3, 1));
    auto ended = *find(**tx, id);
    ended.ended_on = day(2016, 1, 1);
    ended.end = End::left;
    auto const placement = organisations::placement(**tx, today);
    save_end(**tx, *placement, support::lan, ended);
    for (auto const place : {area.phung, area.trung_chau}) EXPECT_EQ(members_in(place, today), 0);
    EXPECT_EQ(members_in(area.phung, day(2015, 1, 1)), 1);
    EXPECT_EQ(standing_facts(), refilled_facts());
}

TEST_P(Store, WhoEndsOnTheDayOfTheMoveEndsAtTheNewPlace)
{
    auto const id = add_one(lans(day(2014, 5, 12)));
    move_union(area.trung_chau, day(2018, 3, 1));
    auto ended = *find(**tx, id);
    ended.ended_on = day(2018, 3, 1);
    ended.end = End::retired;
    auto const placement = organisations::placement(**tx, today);
    save_end(**tx, *placement, support::lan, ended);
    for (auto const place : {area.phung, area.trung_chau}) EXPECT_EQ(members_in(place, today), 0);
    EXPECT_EQ(withdraw(**tx, *placement, support::lan, std::span{&id, 1}).others, std::vector{lan});
    EXPECT_TRUE(standing_facts().empty());
}

INSTANTIATE_TEST_SUITE_P(Both, Store, support::both, support::dialect_name);

}   // namespace
}   // namespace memberships
