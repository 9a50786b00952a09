#include "platform/spreadsheets/styles.hpp"

#include <gtest/gtest.h>

using namespace spreadsheets;
using Kind = Format::Kind;

TEST(Format, DaysAreRecognisedInAllTheirSpellings)
{
    for (auto const* code :
         {"dd/mm/yyyy", "d/m/yy", "[$-42A]dd/mm/yyyy;@", "[$-1010000]d/m/yyyy;@", "dd\\-mm\\-yyyy", "yyyy-mm-dd",
          "\"ngày\" dd \"tháng\" mm \"năm\" yyyy", "mm/yyyy", "yyyy", "dd/mm/yyyy h:mm", "DD.MM.YYYY",
          "[$-F800]dddd, mmmm dd, yyyy", "[Red]dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss.000"})
        EXPECT_EQ(format_of(code).kind, Kind::day) << code;
    for (auto const* code : {"d-mmm", "dd/mm", "mmm"}) EXPECT_EQ(format_of(code).kind, Kind::day_without_year) << code;
}

TEST(Format, OtherFormatsAreNumbers)
{
    for (auto const* code : {"General", "0", "0.00", "#,##0", "h:mm", "[h]:mm:ss", "mm:ss", "0.00E+00", "#,##0 \"đ\"",
                             "0 \\d", "@", "0%", "", "[$-42A]General", "_-* #,##0_-", "#,##0\\ \"ngày\""})
        EXPECT_EQ(format_of(code).kind, Kind::number) << code;
    EXPECT_EQ(format_of("0000000000").digits, 10);
}

TEST(Serial, TheLeapDayThatNeverWas)
{
    base::Date day;
    EXPECT_TRUE(day_of_serial(1, Epoch::from_1900, day));
    EXPECT_EQ(base::iso(day), "1900-01-01");
    EXPECT_TRUE(day_of_serial(59, Epoch::from_1900, day));
    EXPECT_EQ(base::iso(day), "1900-02-28");
    EXPECT_FALSE(day_of_serial(60, Epoch::from_1900, day));
    EXPECT_TRUE(day_of_serial(61, Epoch::from_1900, day));
    EXPECT_EQ(base::iso(day), "1900-03-01");
    EXPECT_TRUE(day_of_serial(2'958'465, Epoch::from_1900, day));
    EXPECT_EQ(base::iso(day), "9999-12-31");
    EXPECT_FALSE(day_of_serial(2'958'466, Epoch::from_1900, day));
    EXPECT_FALSE(day_of_serial(2'958'465, Epoch::from_1904, day));
    EXPECT_FALSE(day_of_serial(0.5, Epoch::from_1900, day));
    EXPECT_FALSE(day_of_serial(-3, Epoch::from_1900, day));
}
