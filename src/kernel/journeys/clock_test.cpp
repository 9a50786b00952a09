#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kernel/journeys/journey_fixture.hpp"

namespace journeys {
namespace {

using base::day;
using testing::hearing;
using testing::Kept;
using testing::voting;

// J-4

TEST(Clocks, WorkingDaysCountFromTheDayAfter)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("hear", hearing(day(2026, 3, 4)));   // a Wednesday; 15 working days
    auto const clock = kept.clock("answer", day(2026, 3, 5));
    EXPECT_EQ(clock.starts, day(2026, 3, 4));
    EXPECT_EQ(clock.length, 15);
    EXPECT_EQ(clock.due, day(2026, 3, 25));
    EXPECT_FALSE(clock.late(day(2026, 3, 25)));
    EXPECT_TRUE(clock.late(day(2026, 3, 26)));
}

TEST(Clocks, TetDoesNotCount)
{
    Kept kept{day(2026, 2, 2)};
    kept.step("hear", hearing(day(2026, 2, 6)));   // a Friday before Tết: 16 to 20 February are off
    auto const clock = kept.clock("answer", day(2026, 2, 9));
    std::int64_t counted = 0;
    for (auto at = day(2026, 2, 7); at <= clock.due; at += base::Days{1})
        if (rulebook::embedded().calendar().is_working_day(at)) ++counted;
    EXPECT_EQ(counted, 15);
    EXPECT_EQ(clock.due, rulebook::embedded().calendar().working_days_after(day(2026, 2, 6), 15));
    EXPECT_GT(clock.due, day(2026, 2, 27));
}

TEST(Clocks, APauseStopsTheCountAndItsEndGoesOn)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("hear", hearing(day(2026, 3, 4)));
    kept.step("put_off", {.on = day(2026, 3, 9)});   // Thursday 5 and Friday 6 counted: 13 are left
    auto const standing = kept.clock("answer", day(2026, 3, 12));
    EXPECT_EQ(standing.paused_since, day(2026, 3, 9));
    EXPECT_FALSE(standing.late(day(2026, 6, 1)));
    kept.step("resume", {.on = day(2026, 3, 16)});
    auto const clock = kept.clock("answer", day(2026, 3, 17));
    EXPECT_EQ(clock.paused_since, std::nullopt);
    EXPECT_EQ(clock.due, day(2026, 4, 1));   // 16 March is the first day that counts again: 13 working days
}

TEST(Clocks, MonthsAreClampedToTheMonthsEnd)
{
    Kept kept{day(2024, 2, 1)};
    kept.step("hear", hearing(day(2024, 2, 1)));
    kept.step("vote", voting(day(2024, 2, 29), 8));
    auto const clock = kept.clock("waiting", day(2024, 3, 1));
    EXPECT_EQ(clock.due, day(2025, 2, 28));
    EXPECT_FALSE(clock.late(day(2025, 6, 1)));   // it is waited for
}

TEST(Clocks, OneMayFollowAnother)
{
    Kept kept{day(2024, 2, 1)};
    kept.step("hear", hearing(day(2024, 2, 1)));
    kept.step("vote", voting(day(2024, 2, 29), 8));
    auto const clock = kept.clock("settling", day(2024, 3, 1));
    EXPECT_EQ(clock.starts, day(2025, 2, 28));
    EXPECT_EQ(clock.due, rulebook::embedded().calendar().working_days_after(day(2025, 2, 28), 30));
}

TEST(Clocks, AStepAfterAWaitingTimeIsTakenOnItsLastDayAtTheEarliest)
{
    Kept kept{day(2024, 2, 1)};
    kept.step("hear", hearing(day(2024, 2, 1)));
    kept.step("vote", voting(day(2024, 2, 29), 8));
    auto const early = kept.try_step("settle", {.on = day(2025, 2, 27)});
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().problems.front().code, "journey.too_early");
    EXPECT_EQ(early.error().problems.front().detail, "28/02/2025");
    EXPECT_TRUE(kept.try_step("settle", {.on = day(2025, 2, 28)}));
}

TEST(Clocks, AVoteThatIsNotReachedNeitherStopsNorStarts)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("hear", hearing(day(2026, 3, 4)));
    kept.step("vote", voting(day(2026, 3, 10), 6));
    EXPECT_EQ(kept.clock("answer", day(2026, 3, 11)).stopped, std::nullopt);
    EXPECT_EQ(clocks_of(kept.state(), rulebook::embedded(), day(2026, 3, 11)).size(), 1U);
    kept.step("vote", voting(day(2026, 3, 20), 7));
    EXPECT_EQ(kept.clock("answer", day(2026, 3, 21)).stopped, day(2026, 3, 20));
}

TEST(Clocks, AnEndStopsThem)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("hear", hearing(day(2026, 3, 4)));
    kept.step("give_up", {.on = day(2026, 3, 5)});
    EXPECT_EQ(kept.clock("answer", day(2026, 9, 1)).stopped, day(2026, 3, 5));
    EXPECT_EQ(next_due(clocks_of(kept.state(), rulebook::embedded(), day(2026, 9, 1))), std::nullopt);
}

TEST(Clocks, WhyAddsUpToTheLength)
{
    Kept kept{day(2026, 2, 2)};
    kept.step("hear", hearing(day(2026, 2, 6)));
    kept.step("put_off", {.on = day(2026, 2, 11)});
    kept.step("resume", {.on = day(2026, 2, 25)});
    auto const today = day(2026, 3, 1);
    auto const clock = kept.clock("answer", today);
    auto const state = kept.state();
    auto const intervals = intervals_of(clock, state, rulebook::embedded(), today);
    ASSERT_FALSE(intervals.empty());
    EXPECT_EQ(intervals.front().first, clock.starts + base::Days{1});
    EXPECT_EQ(intervals.back().last, clock.due);
    std::int64_t counted = 0;
    bool pause = false;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        counted += intervals[i].counted;
        pause = pause || (intervals[i].why == Interval::Why::paused && intervals[i].first == day(2026, 2, 11) &&
                          intervals[i].last == day(2026, 2, 24));
        if (i == 0) continue;
        EXPECT_EQ(intervals[i].first, intervals[i - 1].last + base::Days{1});
    }
    EXPECT_EQ(counted, clock.length);
    EXPECT_TRUE(pause);
}

TEST(Clocks, EveryYearsTermAgreesWithTheCalendar)
{
    for (auto on = day(2012, 3, 1); on < day(2027, 1, 1); on += base::Days{17}) {
        Kept kept{on};
        kept.step("hear", hearing(on));
        EXPECT_EQ(kept.clock("answer", on).due, rulebook::embedded().calendar().working_days_after(on, 15))
            << base::iso(on);
    }
}

}   // namespace
}   // namespace journeys
