#include "base/strand.hpp"

#include <gtest/gtest.h>

#include <string>

namespace base {
namespace {

Strand<std::string> renamed_twice()
{
    Strand<std::string> names{.now = "Hòa Bình"};
    names.change(day(2015, 1, 1), "Bình Minh");
    names.change(day(2020, 1, 1), "Sông Hồng");
    return names;
}

TEST(Strand, KnowsWhatHeldOnADay)
{
    auto const names = renamed_twice();
    EXPECT_EQ(names.on(day(2014, 12, 31)), "Hòa Bình");
    EXPECT_EQ(names.on(day(2015, 1, 1)), "Bình Minh");
    EXPECT_EQ(names.on(day(2019, 12, 31)), "Bình Minh");
    EXPECT_EQ(names.on(day(2020, 1, 1)), "Sông Hồng");
    EXPECT_TRUE(names.changes_after(day(2019, 12, 31)));
    EXPECT_FALSE(names.changes_after(day(2020, 1, 1)));
}

TEST(Strand, TakesAChangeBetweenTwoOthers)
{
    auto names = renamed_twice();
    names.change(day(2017, 6, 1), "Tây Sơn");
    EXPECT_EQ(names.on(day(2017, 5, 31)), "Bình Minh");
    EXPECT_EQ(names.on(day(2017, 6, 1)), "Tây Sơn");
    EXPECT_EQ(names.now, "Sông Hồng");
    names.forget(day(2017, 6, 1));
    EXPECT_EQ(names, renamed_twice());
}

TEST(Strand, OfTwoChangesOfOneDayTheLaterWrittenHolds)
{
    auto names = renamed_twice();
    names.change(day(2020, 1, 1), "Tây Sơn");
    EXPECT_EQ(names.former.size(), 2U);
    EXPECT_EQ(names.now, "Tây Sơn");
    EXPECT_EQ(names.on(day(2019, 12, 31)), "Bình Minh");
}

TEST(Strand, ForgetsTheNewestAndTheOldestAlike)
{
    auto names = renamed_twice();
    names.forget(day(2020, 1, 1));
    EXPECT_EQ(names.now, "Bình Minh");
    names.forget(day(2015, 1, 1));
    EXPECT_EQ(names, (Strand<std::string>{.now = "Hòa Bình"}));
    names.forget(day(2015, 1, 1));   // nothing is there any more
    EXPECT_EQ(names.now, "Hòa Bình");
}

}   // namespace
}   // namespace base
