#include "work/proposals/proposal.hpp"

#include <gtest/gtest.h>

namespace proposals {
namespace {

using base::day;
using enterprises::are_many;

constexpr base::Date today = day(2026, 3, 2);

std::vector<std::string> problems_of(SetAsideForm const& form)
{
    std::vector<std::string> codes;
    auto const made = set_aside(EnterpriseId{1}, *find_reason("union"), form, today);
    if (!made)
        for (auto const& p : made.error().problems) codes.push_back(std::string{p.field} + " " + std::string{p.code});
    return codes;
}

TEST(SetAside, ComesBackOnADayAfterToday)
{
    auto const made =
        set_aside(EnterpriseId{1}, *find_reason("union"), {"Đang chuyển nhà xưởng", day(2026, 3, 3)}, today);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->reason, "union");
    EXPECT_EQ(made->look_again_on, day(2026, 3, 3));
    EXPECT_EQ(problems_of({"Đang chuyển nhà xưởng", today}),
              std::vector<std::string>{"look_again_on proposal.look_again_after_today"});
}

TEST(SetAside, NeedsAReasonAndADay)
{
    EXPECT_EQ(problems_of({}), (std::vector<std::string>{"why required", "look_again_on required"}));
    EXPECT_EQ(problems_of({std::string(500, 'a'), day(2027, 1, 1)}), std::vector<std::string>{});
    EXPECT_EQ(problems_of({std::string(501, 'a'), day(2027, 1, 1)}), std::vector<std::string>{"why text.too_long"});
}

TEST(ManyWomen, ByTheBandOfTheSize)
{
    auto const bands = women_bands(rulebook::embedded().table("women.many_workers", today));
    EXPECT_TRUE(are_many(10, 20, bands));
    EXPECT_FALSE(are_many(9, 20, bands));
    EXPECT_FALSE(are_many(9, 9, bands));   // fewer than ten workers
    EXPECT_TRUE(are_many(30, 100, bands));
    EXPECT_FALSE(are_many(29, 100, bands));
    EXPECT_TRUE(are_many(1000, 9000, bands));
    EXPECT_FALSE(are_many(999, 9000, bands));
    EXPECT_FALSE(are_many(std::nullopt, 100, bands));
    EXPECT_FALSE(are_many(30, std::nullopt, bands));
}

TEST(Reasons, AskByTheRuleOfTheDay)
{
    auto const question = question_of(*find_reason("union"), rulebook::embedded(), today);
    EXPECT_EQ(question.workers_from, rulebook::embedded().integer("union.min_members", today));
    EXPECT_EQ(question.organised, "no");
    EXPECT_EQ(find_reason("party_cell"), nullptr);
}

}   // namespace
}   // namespace proposals
