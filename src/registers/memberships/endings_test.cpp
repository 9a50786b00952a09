#include "registers/memberships/endings.hpp"

#include <gtest/gtest.h>

#include <set>

#include "kernel/ledger/query.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "registers/memberships/facts.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/facts.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace memberships {
namespace {

using base::day;
using organisations::Part;
using organisations::Predecessor;
using organisations::Share;

constexpr base::Date today = day(2026, 3, 2);
constexpr base::Date reform = day(2025, 7, 1);

/// Công đoàn Hòa Bình in Phùng with Lan, a member since 2014, and Mai, of an old list; Sông Hồng in Trung Châu has
/// nobody yet. Hòa Bình ends on 1 July 2025.
class EndOfUnion : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        hoa_binh = found("Công đoàn cơ sở Công ty TNHH Hòa Bình", area.phung);
        song_hong = found("Công đoàn cơ sở Công ty TNHH Sông Hồng", area.trung_chau);
        lan = add_person("Nguyễn Thị Lan");
        mai = add_person("Trần Thị Mai");
        lans = add_one(lan, hoa_binh, day(2014, 5, 12));
        auto old = member(mai, hoa_binh, day(2016, 1, 1));
        old.applied_on = old.consented_on = std::nullopt;
        old.standing = Standing::legacy_unverified;
        mais = add_one(old);
    }
    UnitId found(std::string name, UnitId place)
    {
        auto const trees = organisations::placement(**tx, today);
        return organisations::found(**tx, *trees, support::lan,
                                    {.kind = "grassroots_union",
                                     .name = std::move(name),
                                     .parent = area.federation,
                                     .place = place,
                                     .decision_number = "1/QĐ-LĐLĐ",
                                     .decided_on = day(2014, 5, 12)});
    }
    PersonId add_person(std::string name)
    {
        return people::create(**tx, support::lan, {.full_name = std::move(name), .sex = "female", .place = area.phung});
    }
    Membership member(PersonId person, UnitId union_, base::Date joined_on)
    {
        return {.person = person,
                .union_ = union_,
                .place = *organisations::find(**tx, union_, joined_on)->place,
                .ownership = "private",
                .sex = "female",
                .applied_on = joined_on,
                .consented_on = joined_on,
                .joined_on = joined_on};
    }
    MembershipId add_one(Membership const& m)
    {
        NewMembership const made{m};
        auto const trees = organisations::placement(**tx, today);
        return add(**tx, *trees, support::lan, std::span{&made, 1}).front();
    }
    MembershipId add_one(PersonId person, UnitId union_, base::Date joined_on)
    {
        return add_one(member(person, union_, joined_on));
    }
    /// As the rule lets it be entered today, for Hòa Bình.
    Membership joined(PersonId person, base::Date joined_on)
    {
        auto const others = of_person(**tx, person);
        auto const ended_on = organisations::find(**tx, hoa_binh, today)->ended_on;
        JoiningForm const form{.applied_on = joined_on, .consented_on = joined_on, .joined_on = joined_on};
        auto const judged = join(form, {day(2014, 5, 12), ended_on, others, members_end_on(**tx, hoa_binh, ended_on)},
                                 Source::typed, today);
        auto made = member(person, hoa_binh, joined_on);
        made.ended_on = judged->ended_on;
        made.end = judged->end;
        return made;
    }
    void end(MembershipId id, End how, base::Date on)
    {
        auto const trees = organisations::placement(**tx, today);
        save_end(**tx, *trees, support::lan, *leave(*find(**tx, id), how, on, today));
    }
    organisations::Change change()
    {
        trees = organisations::placement(**tx, today);
        return {**tx, *trees, support::lan, &followers};
    }
    void dissolve()
    {
        organisations::dissolve(change(), *organisations::find(**tx, hoa_binh, today),
                                {.number = "5/QĐ-LĐLĐ", .effective_on = reform});
    }
    std::int64_t go_on(UnitId successor, Share share = Share::whole)
    {
        Part const part{successor, share};
        return organisations::succeed(change(), *organisations::find(**tx, hoa_binh, today), std::span{&part, 1},
                                      {.number = "5/QĐ-LĐLĐ", .effective_on = reform},
                                      share == Share::part ? Predecessor::goes_on : Predecessor::ends)
            .front();
    }
    void take_back(std::int64_t link) { organisations::withdraw_links(change(), std::span{&link, 1}); }

    std::optional<Membership> standing(PersonId person, base::Date on)
    {
        std::optional<Membership> found;
        for (auto const& m : of_person(**tx, person))
            if (m.joined_on <= on && on < m.ended_on.value_or(base::forever)) {
                EXPECT_FALSE(found) << "in two unions";
                found = m;
            }
        return found;
    }
    std::int64_t members_in(UnitId place, base::Date on)
    {
        auto const now = organisations::placement(**tx, today);
        auto const sums = ledger::View{**tx, *now, {place, ledger::until(on)}}.sums({{{"union.member"}}});
        return sums.empty() ? 0 : sums.front().value;
    }
    /// All that stands in the rows and in the ledger, without ids of facts.
    std::vector<std::string> as_it_stands()
    {
        static constexpr db::Sql rows{"test.memberships", R"sql(
            SELECT id, union_id, place_id, joined_on, how, standing, COALESCE(ended_on, ''), COALESCE(end_event, ''),
                   COALESCE(end_place_id, 0), COALESCE(end_entered_by, 0)
            FROM union_membership WHERE withdrawn_at IS NULL ORDER BY id)sql"};
        static constexpr db::Sql facts{"test.facts", R"sql(
            SELECT source_id, unit_id, quantity, on_day, variety, source_kind, '', '', 0, 0 FROM fact
            WHERE kind = 'union.member' AND withdrawn_at IS NULL
            ORDER BY source_id, source_kind, on_day, quantity)sql"};
        std::vector<std::string> all;
        for (auto const& sql : {rows, facts})
            for (auto const& row : (*tx)->run(sql)) {
                std::string line;
                for (int const i : {0, 1, 2, 8, 9}) line += std::to_string(row.integer(i)) + " ";
                for (int const i : {3, 4, 5, 6, 7}) line += row.string(i) + " ";
                all.push_back(line);
            }
        return all;
    }
    void verify()
    {
        ledger::Refill const refills[] = {refill, organisations::refill};
        auto const now = organisations::placement(**tx, today);
        EXPECT_EQ(ledger::verify_facts(**tx, refills, 10), std::vector<ledger::Difference>{});
        EXPECT_EQ(ledger::verify_sums(**tx, *now, 10), std::vector<ledger::Difference>{});
    }

    organisations::Followers const followers{.moved = {follow}, .ended = {end_with}, .lives_again = {stand_again}};
    std::unique_ptr<db::Transaction> tx;
    std::unique_ptr<ledger::Placement> trees;
    support::Area area;
    UnitId hoa_binh;
    UnitId song_hong;
    PersonId lan;
    PersonId mai;
    MembershipId lans;
    MembershipId mais;
};

INSTANTIATE_TEST_SUITE_P(Both, EndOfUnion, support::both, support::dialect_name);

/// Rule M-7.
TEST_P(EndOfUnion, WithoutASuccessorTheMembershipsEndThatDay)
{
    dissolve();
    for (auto const id : {lans, mais}) {
        auto const m = *find(**tx, id);
        EXPECT_EQ(m.ended_on, reform);
        EXPECT_EQ(m.end, End::union_ended);
    }
    EXPECT_EQ(members_in(area.phung, reform - base::Days{1}), 2);
    EXPECT_EQ(members_in(area.phung, reform), 0);
    EXPECT_TRUE(standing(lan, reform - base::Days{1}));
    EXPECT_FALSE(standing(lan, reform));
    auto const others = of_person(**tx, lan);
    JoiningForm const form{.applied_on = reform, .consented_on = reform, .joined_on = reform};
    EXPECT_TRUE(join(form, {.founded_on = day(2014, 5, 12), .others = others}, Source::typed, today));
    verify();
}

TEST_P(EndOfUnion, AnEndTakenBackLeavesEverythingAsItWas)
{
    organisations::move(change(), *organisations::find(**tx, hoa_binh, today), std::span{&area.trung_chau, 1},
                        {.number = "2/QĐ", .effective_on = day(2020, 1, 1)});
    auto const nga = add_person("Lê Thị Nga");
    auto const nga_left = add_one(nga, hoa_binh, day(2018, 1, 1));
    end(nga_left, End::retired, day(2025, 9, 1));   // after the end that is told later
    auto const hoa = add_person("Phạm Thị Hòa");
    add_one(hoa, hoa_binh, day(2025, 8, 1));   // a day on which the union was no more
    auto const before = as_it_stands();
    dissolve();
    EXPECT_NE(as_it_stands(), before);
    EXPECT_EQ(find(**tx, nga_left)->end, End::union_ended);
    EXPECT_TRUE(of_person(**tx, hoa).empty());
    verify();
    stand_again(change(), {.unit = hoa_binh, .on = reform});
    EXPECT_EQ(as_it_stands(), before);
    verify();
    stand_again(change(), {.unit = hoa_binh, .on = reform});   // told twice
    EXPECT_EQ(as_it_stands(), before);
}

/// Rules M-1, M-3.
TEST_P(EndOfUnion, WithASuccessorTheyLeaveTheOneAndJoinTheOtherThatDay)
{
    auto const before = as_it_stands();
    auto const link = go_on(song_hong);
    EXPECT_EQ(find(**tx, lans)->end, End::transferred_out);
    EXPECT_EQ(standing(lan, reform - base::Days{1})->union_, hoa_binh);
    auto const there = *standing(lan, reform);
    EXPECT_EQ(there.union_, song_hong);
    EXPECT_EQ(there.how, How::transferred_in);
    EXPECT_EQ(there.applied_on, day(2014, 5, 12));
    EXPECT_EQ(there.consented_on, day(2014, 5, 12));
    EXPECT_EQ(there.standing, Standing::verified);
    EXPECT_EQ(there.goes_on_with, lans);
    EXPECT_EQ(standing(mai, reform)->standing, Standing::legacy_unverified);
    EXPECT_EQ(members_in(area.phung, reform), 0);
    EXPECT_EQ(members_in(area.trung_chau, reform), 2);
    EXPECT_EQ(members_in(area.city, reform), 2);
    verify();
    take_back(link);
    EXPECT_EQ(as_it_stands(), before);
    verify();
}

TEST_P(EndOfUnion, WhatWasEnteredForLaterDaysWasInTheSuccessor)
{
    auto const nga = add_person("Lê Thị Nga");
    auto const nga_left = add_one(nga, hoa_binh, day(2018, 1, 1));
    end(nga_left, End::retired, day(2025, 9, 1));
    auto const hoa = add_person("Phạm Thị Hòa");
    add_one(hoa, hoa_binh, day(2025, 8, 1));
    auto const before = as_it_stands();
    auto const link = go_on(song_hong);
    EXPECT_EQ(standing(nga, day(2025, 8, 31))->union_, song_hong);
    EXPECT_FALSE(standing(nga, day(2025, 9, 1)));
    EXPECT_EQ(of_person(**tx, nga).back().end, End::retired);
    EXPECT_EQ(standing(hoa, today)->union_, song_hong);
    EXPECT_EQ(standing(hoa, today)->how, How::admitted);
    EXPECT_EQ(standing(hoa, today)->joined_on, day(2025, 8, 1));
    verify();
    take_back(link);
    EXPECT_EQ(as_it_stands(), before);
    verify();
}

TEST_P(EndOfUnion, WhoLeftTheSuccessorSinceHasLeftWhenTheEndIsTakenBack)
{
    auto const link = go_on(song_hong);
    end(standing(lan, today)->id, End::left, day(2026, 1, 15));
    take_back(link);
    auto const m = *find(**tx, lans);
    EXPECT_EQ(m.ended_on, day(2026, 1, 15));
    EXPECT_EQ(m.end, End::left);
    EXPECT_EQ(members_in(area.phung, day(2026, 1, 14)), 2);
    EXPECT_EQ(members_in(area.phung, day(2026, 1, 15)), 1);
    verify();
}

TEST_P(EndOfUnion, WhoJoinedAnotherUnionSinceHasGoneThere)
{
    dissolve();
    add_one(lan, song_hong, day(2025, 10, 1));
    stand_again(change(), {.unit = hoa_binh, .on = reform});
    EXPECT_EQ(standing(lan, day(2025, 9, 30))->union_, hoa_binh);
    EXPECT_EQ(find(**tx, lans)->end, End::transferred_out);
    EXPECT_EQ(standing(lan, day(2025, 10, 1))->union_, song_hong);
    EXPECT_EQ(standing(mai, today)->union_, hoa_binh);
    verify();
}

/// Who went where is not certain.
TEST_P(EndOfUnion, OfADividedUnionTheyStayUntilItIsTold)
{
    auto const phuong_dong = found("Công đoàn cơ sở Công ty TNHH Phương Đông", area.phung);
    auto const before = as_it_stands();
    auto const most = go_on(song_hong, Share::most);
    EXPECT_EQ(standing(lan, reform)->union_, song_hong);
    auto const rest = go_on(phuong_dong, Share::part);
    EXPECT_EQ(as_it_stands(), before);
    verify();
    take_back(rest);
    EXPECT_EQ(standing(lan, reform)->union_, song_hong);
    verify();
    take_back(most);
    EXPECT_EQ(as_it_stands(), before);
    verify();
}

TEST_P(EndOfUnion, TheSuccessorMayEndInItsTurn)
{
    auto const link = go_on(song_hong);
    organisations::dissolve(change(), *organisations::find(**tx, song_hong, today),
                            {.number = "6/QĐ-LĐLĐ", .effective_on = day(2026, 1, 1)});
    EXPECT_FALSE(standing(lan, today));
    EXPECT_EQ(members_in(area.city, today), 0);
    verify();
    take_back(link);
    EXPECT_EQ(standing(lan, today)->union_, hoa_binh);
    verify();
}

/// A list of the past that comes after the decision.
TEST_P(EndOfUnion, WhoIsEnteredAfterItEndsWithTheUnionToo)
{
    dissolve();
    auto const nga = add_person("Lê Thị Nga");
    add_one(joined(nga, day(2018, 1, 1)));
    EXPECT_TRUE(standing(nga, reform - base::Days{1}));
    EXPECT_FALSE(standing(nga, reform));
    EXPECT_EQ(of_person(**tx, nga).front().end, End::union_ended);
    EXPECT_EQ(members_in(area.city, today), 0);
    verify();
    stand_again(change(), {.unit = hoa_binh, .on = reform});
    EXPECT_EQ(standing(nga, today)->union_, hoa_binh);
    verify();
}

TEST_P(EndOfUnion, WhoIsEnteredAfterAMergerGoesOnInTheSuccessor)
{
    auto const link = go_on(song_hong);
    auto const nga = add_person("Lê Thị Nga");
    add_one(joined(nga, day(2018, 1, 1)));
    EXPECT_EQ(standing(nga, reform)->union_, song_hong);
    EXPECT_EQ(of_person(**tx, nga).front().end, End::transferred_out);
    auto const hoa = add_person("Phạm Thị Hòa");   // has joined another union since
    auto const phuong_dong = found("Công đoàn cơ sở Công ty TNHH Phương Đông", area.phung);
    add_one(hoa, phuong_dong, day(2025, 9, 1));
    add_one(joined(hoa, day(2018, 1, 1)));
    EXPECT_EQ(standing(hoa, day(2025, 8, 31))->union_, song_hong);
    EXPECT_EQ(standing(hoa, day(2025, 9, 1))->union_, phuong_dong);
    verify();
    take_back(link);
    EXPECT_EQ(standing(nga, today)->union_, hoa_binh);
    EXPECT_EQ(standing(hoa, day(2025, 8, 31))->union_, hoa_binh);
    EXPECT_EQ(standing(hoa, today)->union_, phuong_dong);
    verify();
}

TEST_P(EndOfUnion, AMembershipTakenBackTakesAlongWhatGoesOnWithIt)
{
    go_on(song_hong);
    auto const now = organisations::placement(**tx, today);
    auto const let_go = withdraw(**tx, *now, support::lan, std::span{&lans, 1});
    EXPECT_EQ(let_go.others, std::vector{lan});
    EXPECT_TRUE(of_person(**tx, lan).empty());
    EXPECT_EQ(members_in(area.city, today), 1);
    verify();
}

}   // namespace
}   // namespace memberships
