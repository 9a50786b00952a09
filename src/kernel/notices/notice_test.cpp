#include "kernel/notices/notice.hpp"

#include <gtest/gtest.h>

namespace notices {
namespace {

using base::day;

constexpr base::Date due = day(2026, 6, 1);

std::optional<std::int64_t> left(std::int64_t days)
{
    Reminders const reminders{.days = {60, 30, 7}, .overdue_for = base::Days{60}};
    return reached(reminders, due, due - base::Days{days});
}

TEST(Reminders, NearestDistanceThatIsReached)   // N-1
{
    EXPECT_EQ(left(61), std::nullopt);
    EXPECT_EQ(left(60), 60);
    EXPECT_EQ(left(31), 60);
    EXPECT_EQ(left(30), 30);
    EXPECT_EQ(left(8), 30);
    EXPECT_EQ(left(7), 7);
    EXPECT_EQ(left(1), 7);
    EXPECT_EQ(left(0), 7) << "the last day is not overdue";
}

TEST(Reminders, OverdueFromTheDayAfterAndNotForEver)   // N-2
{
    EXPECT_EQ(left(-1), overdue);
    EXPECT_EQ(left(-60), overdue);
    EXPECT_EQ(left(-61), std::nullopt);
}

TEST(Reminders, TheOrderOfTheDistancesDoesNotMatter)
{
    Reminders const reminders{.days = {7, 60, 30}, .overdue_for = base::Days{60}};
    EXPECT_EQ(reached(reminders, due, due - base::Days{20}), 30);
    EXPECT_EQ(reminders.farthest(), 60);
    EXPECT_EQ(reminders.nearest(), 7);
    EXPECT_EQ(reached({}, due, due), std::nullopt);
}

TEST(Reminders, AreAsTheRulebookSays)
{
    auto const reminders = reminders_on(rulebook::embedded(), day(2026, 3, 2));
    EXPECT_EQ(reminders.days, (std::vector<std::int64_t>{60, 30, 7}));
    EXPECT_EQ(reminders.overdue_for, base::Days{60});
}

}   // namespace
}   // namespace notices
