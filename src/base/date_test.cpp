#include "base/date.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(ParseDate, OnlyRealDaysInOneSpelling)
{
    EXPECT_EQ(parse_date("2026-02-05"), day(2026, 2, 5));
    EXPECT_EQ(parse_date("2024-02-29"), day(2024, 2, 29));
    EXPECT_EQ(parse_date("1800-01-01"), day(1800, 1, 1));
    EXPECT_EQ(parse_date("9999-12-31"), forever);
    for (auto const* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "1799-12-31", "2026-2-5",
                             "05/02/2026", "2026-02-05 ", "", "+026-01-01", "2026-01-+1"})
        EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(Instants, ThereAndBack)
{
    auto const instant = parse_instant("2026-02-05T17:30:59Z");
    ASSERT_TRUE(instant);
    EXPECT_EQ(iso(*instant), "2026-02-05T17:30:59Z");
    EXPECT_EQ(vietnamese(*instant), "06/02/2026 00:30");
    EXPECT_EQ(parse_instant("2026-02-05T24:00:00Z"), std::nullopt);
    EXPECT_EQ(parse_instant("2026-02-05T17:30:59"), std::nullopt);
}

TEST(CivilDay, BeginsSevenHoursBeforeGreenwich)
{
    EXPECT_EQ(civil_day(*parse_instant("2025-06-30T16:59:59Z")), day(2025, 6, 30));
    EXPECT_EQ(civil_day(*parse_instant("2025-06-30T17:00:00Z")), day(2025, 7, 1));
    EXPECT_EQ(civil_day(*parse_instant("1969-12-31T17:00:00Z")), day(1970, 1, 1));
}

TEST(AddMonths, ClampsToTheEndOfTheMonth)
{
    EXPECT_EQ(add_months(day(2021, 3, 31), 60), day(2026, 3, 31));
    EXPECT_EQ(add_months(day(2021, 3, 31), 1), day(2021, 4, 30));
    EXPECT_EQ(add_months(day(2024, 2, 29), 12), day(2025, 2, 28));
    EXPECT_EQ(add_months(day(2024, 1, 31), 1), day(2024, 2, 29));
    EXPECT_EQ(add_months(day(2026, 1, 15), -13), day(2024, 12, 15));
    EXPECT_EQ(add_months(day(1966, 5, 20), 60 * 12), day(2026, 5, 20));
}

TEST(Vietnamese, DaysAsTheyAreWritten)
{
    EXPECT_EQ(vietnamese(day(2026, 2, 5)), "05/02/2026");
    EXPECT_EQ(vietnamese_in_words(day(2026, 2, 5)), "ngày 05 tháng 02 năm 2026");
    EXPECT_EQ(vietnamese_in_words(day(2026, 3, 15)), "ngày 15 tháng 3 năm 2026");
    EXPECT_EQ(vietnamese_in_words(day(2026, 12, 1)), "ngày 01 tháng 12 năm 2026");
}

TEST(PartialDates, NeverGetAnInventedDay)
{
    auto const year = parse_partial_date("1956");
    ASSERT_TRUE(year);
    EXPECT_EQ(year->precision, Precision::year);
    EXPECT_EQ(iso(*year), "1956");
    EXPECT_EQ(vietnamese(*year), "1956");
    auto const month = parse_partial_date("1966-05");
    ASSERT_TRUE(month);
    EXPECT_EQ(iso(*month), "1966-05");
    EXPECT_EQ(vietnamese(*month), "05/1966");
    EXPECT_EQ(vietnamese(*parse_partial_date("1966-05-20")), "20/05/1966");
    EXPECT_EQ(iso(*parse_partial_date("1966-05-20")), "1966-05-20");
    for (auto const* text : {"", "195", "1966-13", "1966-5", "19 6", "1966-05-32"})
        EXPECT_EQ(parse_partial_date(text), std::nullopt) << text;
}

TEST(Periods, HoldTheirFirstDayAndNotTheirLast)
{
    Period const june{day(2025, 6, 1), day(2025, 7, 1)};
    EXPECT_TRUE(june.contains(day(2025, 6, 1)));
    EXPECT_TRUE(june.contains(day(2025, 6, 30)));
    EXPECT_FALSE(june.contains(day(2025, 7, 1)));
}

}   // namespace
}   // namespace base
