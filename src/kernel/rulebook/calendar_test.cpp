#include "kernel/rulebook/calendar.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "kernel/rulebook/lunar.hpp"
#include "kernel/rulebook/rulebook.hpp"

namespace rulebook {
namespace {

using base::day;

TEST(Lunar, NewYearsDays)
{
    for (auto const date : {day(2012, 1, 23), day(2013, 2, 10), day(2014, 1, 31), day(2015, 2, 19), day(2016, 2, 8),
                            day(2017, 1, 28), day(2018, 2, 16), day(2019, 2, 5), day(2020, 1, 25), day(2021, 2, 12),
                            day(2022, 2, 1), day(2023, 1, 22), day(2024, 2, 10), day(2025, 1, 29), day(2026, 2, 17),
                            day(2027, 2, 6), day(1985, 1, 21), day(2007, 2, 17), day(2030, 2, 2)})
        EXPECT_EQ(base::iso(lunar_new_year(base::year_of(date))), base::iso(date));
}

TEST(Lunar, DaysOfTheHungKings)
{
    for (auto const date :
         {day(2012, 3, 31), day(2013, 4, 19), day(2014, 4, 9), day(2015, 4, 28), day(2016, 4, 16), day(2017, 4, 6),
          day(2018, 4, 25), day(2019, 4, 14), day(2020, 4, 2), day(2021, 4, 21), day(2022, 4, 10), day(2023, 4, 29),
          day(2024, 4, 18), day(2025, 4, 7), day(2026, 4, 26), day(2027, 4, 16)})
        EXPECT_EQ(base::iso(lunar_day(base::year_of(date), 3, 10)), base::iso(date));
}

TEST(Lunar, MidAutumnAfterALeapMonth)
{
    EXPECT_EQ(lunar_day(2025, 8, 15), day(2025, 10, 6));   // 2025 has a leap sixth month
    EXPECT_EQ(lunar_day(2024, 8, 15), day(2024, 9, 17));
}

TEST(WorkingDays, WeekendsHolidaysAndSwaps)
{
    auto const& calendar = embedded().calendar();
    EXPECT_TRUE(calendar.is_working_day(day(2026, 3, 2)));
    EXPECT_FALSE(calendar.is_working_day(day(2026, 2, 28)));   // a Saturday
    EXPECT_FALSE(calendar.is_working_day(day(2026, 2, 17)));   // Tết
    EXPECT_FALSE(calendar.is_working_day(day(2025, 5, 2)));    // swapped …
    EXPECT_TRUE(calendar.is_working_day(day(2025, 4, 26)));    // … for this Saturday
    EXPECT_TRUE(calendar.is_working_day(day(2014, 12, 27)));   // for 2 January of the next year
    EXPECT_FALSE(calendar.is_working_day(day(2015, 1, 2)));
    EXPECT_FALSE(calendar.is_working_day(day(2026, 11, 24)));
    EXPECT_TRUE(calendar.is_working_day(day(2025, 11, 24)));
}

TEST(WorkingDays, CountingBeginsTheDayAfter)
{
    auto const& calendar = embedded().calendar();
    EXPECT_EQ(calendar.working_days_after(day(2026, 3, 2), 1), day(2026, 3, 3));
    EXPECT_EQ(calendar.working_days_after(day(2026, 3, 6), 1), day(2026, 3, 9));     // Friday, then Monday
    EXPECT_EQ(calendar.working_days_after(day(2026, 3, 7), 1), day(2026, 3, 9));     // from a Saturday
    EXPECT_EQ(calendar.working_days_after(day(2026, 2, 13), 1), day(2026, 2, 23));   // over Tết
    EXPECT_EQ(calendar.working_days_after(day(2026, 4, 24), 3), day(2026, 5, 4));    // Hùng Kings, 30 April, 1 May
    EXPECT_EQ(calendar.working_days_after(day(2025, 4, 25), 1), day(2025, 4, 26));   // a Saturday that is worked
    EXPECT_EQ(calendar.working_days_after(day(2026, 3, 7), 0), day(2026, 3, 9));
}

TEST(WorkingDays, TheLastDayOnAHolidayMovesOn)
{
    auto const& calendar = embedded().calendar();
    EXPECT_EQ(calendar.days_after(day(2026, 2, 6), 15), day(2026, 2, 23));   // the 21st is the Saturday after Tết
    EXPECT_EQ(calendar.days_after(day(2026, 3, 2), 15), day(2026, 3, 17));
}

TEST(WorkingDays, RecognitionAfterProbation)
{
    // ceremony on 29 February 2024: probation ends on 28 February 2025, recognition is due 30 working days later
    auto const ends = base::add_months(day(2024, 2, 29), 12);
    EXPECT_EQ(ends, day(2025, 2, 28));
    EXPECT_EQ(embedded().calendar().working_days_after(ends, 30), day(2025, 4, 14));   // 7 April is a holiday
}

//
TEST(Calendar, ListedYearsAgreeWithTheLunarCalendar)
{
    auto const& calendar = embedded().calendar();
    for (int year = 2012; year <= 2027; ++year) {
        EXPECT_TRUE(calendar.is_listed(year)) << year;
        EXPECT_FALSE(calendar.is_working_day(lunar_new_year(year))) << year;
        EXPECT_FALSE(calendar.is_working_day(lunar_day(year, 3, 10))) << year;
        for (auto const fixed : {day(year, 1, 1), day(year, 4, 30), day(year, 5, 1), day(year, 9, 2)})
            EXPECT_FALSE(calendar.is_working_day(fixed)) << base::iso(fixed);
    }
}

TEST(Calendar, OtherYearsFollowTheLaw)
{
    auto const& calendar = embedded().calendar();
    EXPECT_FALSE(calendar.is_listed(2030));
    auto const holidays = calendar.holidays(2030);
    auto const tet = std::ranges::count(holidays, "Tết Nguyên đán", &Holiday::name);
    EXPECT_EQ(tet, 5);
    for (auto const& holiday : holidays) EXPECT_EQ(holiday.confidence, Confidence::unsure);
    EXPECT_FALSE(calendar.is_working_day(day(2030, 11, 25)));   // the 24th is a Sunday
}

}   // namespace
}   // namespace rulebook
