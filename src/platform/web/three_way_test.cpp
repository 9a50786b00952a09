#include "platform/web/three_way.hpp"

#include <gtest/gtest.h>

namespace web {
namespace {

TEST(ThreeWay, TakesOverWhatOnlyOneChanged)
{
    FieldVersions const fields[] = {{"name", "A", "A", "B"},      // they did
                                    {"phone", "1", "2", "1"},     // I did
                                    {"email", "x", "x", "x"},     // nobody did
                                    {"street", "s", "t", "t"}};   // both, alike
    auto const result = merged(fields);
    EXPECT_EQ(result.values.at("name"), "B");
    EXPECT_EQ(result.values.at("phone"), "2");
    EXPECT_EQ(result.values.at("email"), "x");
    EXPECT_EQ(result.values.at("street"), "t");
    EXPECT_TRUE(result.both_changed.empty());
}

TEST(ThreeWay, ShowsWhatBothChanged)
{
    FieldVersions const fields[] = {{"name", "A", "B", "C"}, {"phone", "1", "", "2"}};
    auto const result = merged(fields);
    ASSERT_EQ(result.both_changed.size(), 2U);
    EXPECT_EQ(result.values.at("name"), "B");   // what was typed stays
    EXPECT_EQ(result.values.at("phone"), "");   // also that it was taken out
}

}   // namespace
}   // namespace web
