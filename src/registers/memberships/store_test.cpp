#include "registers/memberships/store.hpp"

#include <gtest/gtest.h>

#include "kernel/ledger/query.hpp"
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

INSTANTIATE_TEST_SUITE_P(Both, Store, support::both, support::dialect_name);

}   // namespace
}   // namespace memberships
