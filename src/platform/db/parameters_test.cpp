#include "platform/db/parameters.hpp"

#include <gtest/gtest.h>

#include "base/expect.hpp"

namespace db {
namespace {

TEST(Parameters, AreNumberedByFirstMention)
{
    auto const numbered = number_parameters("SELECT a FROM t WHERE b = :day AND c < :last AND d = :day");
    EXPECT_EQ(numbered.text, "SELECT a FROM t WHERE b = $1 AND c < $2 AND d = $1");
    EXPECT_EQ(numbered.names, (std::vector<std::string>{"day", "last"}));
}

TEST(Parameters, CastsTextsNamesAndCommentsAreLeftAlone)
{
    constexpr auto text = "SELECT ':a', 'it''s :b', \":c\", x::text, $q$ :d $q$ /* :e */ -- :f\n FROM t";
    auto const numbered = number_parameters(text);
    EXPECT_EQ(numbered.text, text);
    EXPECT_TRUE(numbered.names.empty());
}

TEST(Parameters, NextToACast)
{
    EXPECT_EQ(number_parameters("SELECT :a::bigint, CAST(:b AS TEXT)").text, "SELECT $1::bigint, CAST($2 AS TEXT)");
    EXPECT_EQ(number_parameters("SELECT 'open :a").text, "SELECT 'open :a");
}

TEST(Parameters, MissingUnknownAndDoubledOnesAreBugs)
{
    std::vector<std::string> const names{"a", "b"};
    std::vector<Param> const other_order{{"b", 2}, {"a", 1}};
    EXPECT_EQ(value_for("s", names, 0, other_order).integer(), 1);
    EXPECT_EQ(value_for("s", names, 1, other_order).integer(), 2);
    EXPECT_NO_THROW(expect_known("s", names, other_order));

    std::vector<Param> const lacking{{"a", 1}};
    EXPECT_THROW(value_for("s", names, 1, lacking), base::Bug);
    std::vector<Param> const unknown{{"a", 1}, {"b", 2}, {"c", 3}};
    EXPECT_THROW(expect_known("s", names, unknown), base::Bug);
    std::vector<Param> const doubled{{"a", 1}, {"b", 2}, {"a", 3}};
    EXPECT_THROW(expect_known("s", names, doubled), base::Bug);
}

}   // namespace
}   // namespace db
