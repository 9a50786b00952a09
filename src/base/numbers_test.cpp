#include "base/numbers.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Grouped, ThousandsByLanguage)
{
    EXPECT_EQ(grouped(20400), "20.400");
    EXPECT_EQ(grouped(20400, Language::en), "20,400");
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(-1234567), "-1.234.567");
    EXPECT_EQ(grouped(std::numeric_limits<std::int64_t>::min()), "-9.223.372.036.854.775.808");
}

TEST(OneDecimal, CommaInVietnamese)
{
    EXPECT_EQ(one_decimal(1234.5), "1.234,5");
    EXPECT_EQ(one_decimal(1234.5, Language::en), "1,234.5");
    EXPECT_EQ(one_decimal(-0.25), "-0,3");
    EXPECT_EQ(one_decimal(0), "0,0");
}

TEST(Percent, OneDecimalHalfUp)
{
    EXPECT_EQ(percent(855, 492), "173,8%");
    EXPECT_EQ(percent(855, 492, Language::en), "173.8%");
    EXPECT_EQ(percent_tenths(855, 492), 1738);
    EXPECT_EQ(percent_tenths(1, 2000), 1);   // 0.05 % goes up
    EXPECT_EQ(percent_tenths(1, 2001), 0);
    EXPECT_EQ(percent_tenths(-1, 2000), 0);
    EXPECT_EQ(percent_tenths(1, -2), -500);
    EXPECT_EQ(percent(1, 0), "-");
    EXPECT_EQ(percent_tenths(1, 0), std::nullopt);
    EXPECT_EQ(percent(0, 5), "0,0%");
}

TEST(ParseWhole, AsPeopleWriteNumbers)
{
    EXPECT_EQ(parse_whole("20400"), 20400);
    EXPECT_EQ(parse_whole("20.400"), 20400);
    EXPECT_EQ(parse_whole("20,400"), 20400);
    EXPECT_EQ(parse_whole("20 400"), 20400);
    EXPECT_EQ(parse_whole("20\u00A0400"), 20400);
    EXPECT_EQ(parse_whole(" 1.234.567 "), 1234567);
    EXPECT_EQ(parse_whole("12.0"), 12);
    EXPECT_EQ(parse_whole("12,00"), 12);
    EXPECT_EQ(parse_whole("1,234.0"), 1234);
    EXPECT_EQ(parse_whole("1.000"), 1000);
    EXPECT_EQ(parse_whole("-5"), -5);
    EXPECT_EQ(parse_whole("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
}

TEST(ParseWhole, RefusesWhatIsNoWholeNumber)
{
    for (auto const* text : {"", " ", "-", "12.5", "1.23", "1.2345", "1.234,567", "1..000", ".000", "12a", "1e3",
                             "9223372036854775808", "1234.567.890", "1.000.", "--5"})
        EXPECT_EQ(parse_whole(text), std::nullopt) << text;
}

}   // namespace
}   // namespace base
