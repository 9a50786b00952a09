#include "reports/report_fixture.hpp"

namespace reports {
namespace {

using TargetTest = ReportTest;

TEST_P(TargetTest, TargetsGiveRatesAndYearsAddUp)
{
    save(**tx, entry, "09-NQ-TU", district, {.indicator = "I03.founded", .year = 2013, .value = 1});
    save(**tx, entry, "09-NQ-TU", district, {.indicator = "I03.founded", .year = 2014, .value = 3});
    auto const r = report();
    auto const* whole = r.target(*find_indicator("I03.founded"));
    ASSERT_NE(whole, nullptr);
    EXPECT_EQ(whole->target, 4);
    EXPECT_EQ(whole->result, 3);
    EXPECT_FALSE(whole->reached());
    auto const again = save(**tx, entry, "09-NQ-TU", district, {.indicator = "I03.founded", .year = 2014, .value = 3});
    EXPECT_EQ(again.how, SavedTarget::How::unchanged);
    auto const changed =
        save(**tx, entry, "09-NQ-TU", district, {.indicator = "I03.founded", .year = 2014, .value = 2});
    EXPECT_EQ(changed.how, SavedTarget::How::changed);
    EXPECT_TRUE(withdraw_target(**tx, entry, changed.id));
    EXPECT_FALSE(withdraw_target(**tx, entry, changed.id));
}

TEST(Targets, AreRefusedWithAllThatIsWrong)
{
    auto const refused = checked(
        {.directive = "09-NQ-TU", .indicator = "I99", .unit = UnitId{1}, .year = 2031, .value = -1, .comparison = ">"});
    ASSERT_FALSE(refused);
    std::vector<std::string_view> codes;
    for (auto const& problem : refused.error().problems) codes.push_back(problem.code);
    EXPECT_EQ(codes, (std::vector<std::string_view>{"target.unknown_indicator", "target.year_outside",
                                                    "target.below_zero", "target.unknown_comparison"}));
    auto const fine = checked(
        {.directive = "09-NQ-TU", .indicator = "cong doan co so thanh lap moi", .unit = UnitId{1}, .value = 40});
    ASSERT_TRUE(fine);
    EXPECT_EQ(fine->indicator, "I03.founded");
}

INSTANTIATE_TEST_SUITE_P(Both, TargetTest, support::both, support::dialect_name);

}   // namespace
}   // namespace reports
