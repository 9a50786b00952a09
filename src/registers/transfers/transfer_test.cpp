#include "registers/transfers/transfer.hpp"

#include <gtest/gtest.h>

namespace transfers {
namespace {

using base::day;
using base::Refusal;

constexpr base::Date today = day(2026, 3, 2);   // a Monday
Life const hoa_binh{UnitId{1}, day(2014, 5, 12)};
Life const song_hong{UnitId{2}, day(2015, 6, 1)};
Membership const member{.id = MembershipId{7},
                        .person = PersonId{8},
                        .union_ = UnitId{1},
                        .applied_on = day(2020, 1, 2),
                        .consented_on = day(2020, 1, 2),
                        .joined_on = day(2020, 1, 6)};
OfferForm const form{UnitId{2}, day(2026, 2, 27), today, "12/GT-CĐCS"};

std::string problem_of(base::Error const& error)
{
    return error.problems.empty() ? "" : std::string{error.problems.front().code};
}
std::string refused(OfferForm const& asked, Life const& from = hoa_binh, std::optional<Life> const& to = song_hong)
{
    auto const made = offer(asked, from, to, today);
    return made ? "" : problem_of(made.error());
}

TEST(TransferRules, AnOfferNamesUnionDayAndTheOwnRequest)   // TR-1
{
    auto const made = offer(form, hoa_binh, song_hong, today);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->to, UnitId{2});
    EXPECT_EQ(made->number, "12/GT-CĐCS");
    EXPECT_EQ(refused(form, hoa_binh, std::nullopt), "transfer.choose_union");
    EXPECT_EQ(refused(form, hoa_binh, hoa_binh), "transfer.same_union");
    EXPECT_EQ(refused(form, hoa_binh, Life{UnitId{2}, day(2015, 6, 1), today}), "transfer.union_not_living");
    EXPECT_EQ(refused({UnitId{2}, day(2015, 1, 1), day(2015, 5, 31)}), "transfer.before_union");
    EXPECT_EQ(refused({UnitId{2}, today, {}}), "required");
    EXPECT_EQ(refused({UnitId{2}, today, day(2026, 3, 3)}), "date.in_future");
    EXPECT_EQ(refused({UnitId{2}, {}, today}), "transfer.request_missing");
    EXPECT_EQ(refused({UnitId{2}, today, day(2026, 3, 1)}), "transfer.asked_after_offer");
    EXPECT_EQ(refused({UnitId{2}, today, today, std::string(61, '1')}), "transfer.number_too_long");
    EXPECT_EQ(refused({UnitId{2}, {}, today}, Life{UnitId{1}, day(2014, 5, 12), day(2025, 7, 1)}), "");
}

TEST(TransferRules, OnlyAStandingMemberAndOneOfferAtATime)   // TR-1
{
    auto const offered = *offer(form, hoa_binh, song_hong, today);
    EXPECT_TRUE(check_member(offered, member, false));
    EXPECT_EQ(problem_of(check_member(offered, member, true).error()), "transfer.offered_already");
    auto ended = member;
    ended.ended_on = day(2026, 1, 1);
    EXPECT_EQ(problem_of(check_member(offered, ended, false).error()), "membership.ended_already");
    auto later = member;
    later.joined_on = day(2026, 3, 3);
    EXPECT_EQ(problem_of(check_member(offered, later, false).error()), "transfer.before_joining");
}

TEST(TransferRules, OneEndsOnTheDayTheOtherBegins)   // TR-2
{
    auto const offered = *offer(form, hoa_binh, song_hong, today);
    auto const done = accept(offered, State::open, member, song_hong, {}, day(2026, 3, 9), day(2026, 3, 10));
    ASSERT_TRUE(done);
    EXPECT_EQ(done->ended.ended_on, day(2026, 3, 9));
    EXPECT_EQ(done->ended.end, memberships::End::transferred_out);
    EXPECT_EQ(done->begun.joined_on, day(2026, 3, 9));
    EXPECT_EQ(done->begun.how, memberships::How::transferred_in);
    EXPECT_EQ(done->begun.applied_on, member.applied_on);
    EXPECT_EQ(done->begun.union_, UnitId{2});
    EXPECT_EQ(done->begun.standing, memberships::Standing::verified);
}

TEST(TransferRules, AcceptingIsRefusedWhereADayDoesNotFit)   // TR-2
{
    auto const offered = *offer(form, hoa_binh, song_hong, today);
    auto const why = [&](std::optional<base::Date> on, State state = State::open, Life const& to = song_hong,
                         std::vector<Membership> others = {}) {
        auto const done = accept(offered, state, member, to, others, on, day(2026, 3, 10));
        return done ? "" : problem_of(done.error());
    };
    EXPECT_EQ(why({}), "required");
    EXPECT_EQ(why(day(2026, 3, 1)), "transfer.before_offer");
    EXPECT_EQ(why(day(2026, 3, 11)), "date.in_future");
    EXPECT_EQ(why(day(2026, 3, 9), State::lapsed), "transfer.not_open");
    EXPECT_EQ(why(day(2026, 3, 9), State::accepted), "transfer.not_open");
    EXPECT_EQ(why(day(2026, 3, 9), State::open, Life{UnitId{2}, day(2015, 6, 1), day(2026, 3, 5)}),
              "membership.after_union");
    auto elsewhere = member;
    elsewhere.joined_on = day(2026, 3, 8);
    EXPECT_EQ(why(day(2026, 3, 9), State::open, song_hong, {elsewhere}), "membership.member_already");
}

TEST(TransferRules, TheStateFollowsWhatHappenedToMemberAndUnion)   // TR-4
{
    auto offered = *offer(form, hoa_binh, song_hong, today);
    EXPECT_EQ(state_of(offered, &member, true), State::open);
    EXPECT_EQ(state_of(offered, &member, false), State::lapsed);
    EXPECT_EQ(state_of(offered, nullptr, true), State::lapsed);
    auto ended = member;
    ended.ended_on = today;
    EXPECT_EQ(state_of(offered, &ended, true), State::lapsed);
    offered.outcome = Outcome::accepted;
    EXPECT_EQ(state_of(offered, &ended, false), State::accepted);
    EXPECT_EQ(problem_of(check_withdrawing(State::accepted).error()), "transfer.not_open");
    EXPECT_EQ(problem_of(check_declining(State::open, "dislikes him").error()), "transfer.choose_reason");
    EXPECT_TRUE(check_declining(State::open, "papers"));
}

TEST(TransferRules, TheTermIsWorkingDaysOfTheRulebook)   // TR-5
{
    EXPECT_EQ(answer_by(today), day(2026, 3, 16));
    EXPECT_EQ(answer_by(day(2026, 2, 13)), day(2026, 3, 6));   // Tết is in between
}

}   // namespace
}   // namespace transfers
