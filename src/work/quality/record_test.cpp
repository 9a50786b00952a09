#include "work/quality/record.hpp"

#include <gtest/gtest.h>

namespace quality {
namespace {

using base::day;

constexpr base::Date today = day(2026, 4, 2);
Life const life{day(2014, 5, 12), {}};

std::string refused(ReportForm const& form, Life const& lived = life)
{
    auto const made = check(UnitId{1}, lived, form, today);
    return made ? ""
                : std::string{made.error().problems.front().field} + " " +
                      std::string{made.error().problems.front().code};
}
std::string refused(GradingForm const& form, Life const& lived = life)
{
    auto const made = check(UnitId{1}, lived, form, today);
    return made ? ""
                : std::string{made.error().problems.front().field} + " " +
                      std::string{made.error().problems.front().code};
}

ReportForm report(Quarter quarter) { return {quarter, 3, 36, 30, Obligations::met}; }
GradingForm grading(std::int64_t year) { return {year, Grade::good, "12/QĐ-LĐLĐ", day(2026, 1, 20)}; }

TEST(Quarters, Days)
{
    EXPECT_EQ((Quarter{2026, 1}.first()), day(2026, 1, 1));
    EXPECT_EQ((Quarter{2026, 4}.end()), day(2027, 1, 1));
    EXPECT_EQ(quarter_of(day(2026, 3, 31)), (Quarter{2026, 1}));
    EXPECT_EQ(quarter_of(day(2026, 4, 1)), (Quarter{2026, 2}));
    EXPECT_EQ(last_ended(day(2026, 1, 1)), (Quarter{2025, 4}));
    EXPECT_EQ((Quarter{2026, 3}.text()), "2026-Q3");
    EXPECT_EQ(parse_quarter("2026-Q3"), (Quarter{2026, 3}));
    for (auto const* text : {"", "2026-Q5", "2026-Q0", "26-Q3", "2026Q3", "x026-Q1", "0001-Q1"})
        EXPECT_FALSE(parse_quarter(text)) << text;
}

TEST(Reports, OfAQuarterThatIsOver)   // QL-1
{
    EXPECT_EQ(refused(report({2026, 1})), "");
    EXPECT_EQ(refused(report({2026, 2})), "quarter quality.quarter_not_over");
    EXPECT_EQ(refused(report({2014, 2})), "") << "founded within it";
    EXPECT_EQ(refused(report({2014, 1})), "quarter quality.not_living_then");
    Life const ended{day(2014, 5, 12), day(2025, 10, 1)};
    EXPECT_EQ(refused(report({2025, 3}), ended), "");
    EXPECT_EQ(refused(report({2025, 4}), ended), "quarter quality.not_living_then");
}

TEST(Reports, NumbersFit)   // QL-1
{
    auto form = report({2026, 1});
    form.members_active = 36;
    EXPECT_EQ(refused(form), "");
    form.members_active = 37;
    EXPECT_EQ(refused(form), "members_active quality.more_active_than_members");
    form.members_active = -1;
    EXPECT_EQ(refused(form), "members_active quality.number_out_of_bounds");
    form = report({2026, 1});
    form.meetings_held = 367;
    EXPECT_EQ(refused(form), "meetings_held quality.number_out_of_bounds");
    form.meetings_held.reset();
    EXPECT_EQ(refused(form), "meetings_held required");
    form = report({2026, 1});
    form.obligations.reset();
    EXPECT_EQ(refused(form), "obligations required");
    EXPECT_EQ(refused(ReportForm{}), "quarter required");
}

TEST(Gradings, OfAYearByADecision)   // QL-2
{
    EXPECT_EQ(refused(grading(2025)), "");
    EXPECT_EQ(refused(grading(2026)), "");
    EXPECT_EQ(refused(grading(2027)), "year quality.year_not_begun");
    EXPECT_EQ(refused(grading(2014)), "");
    EXPECT_EQ(refused(grading(2013)), "year quality.not_living_then");
    auto form = grading(2025);
    form.decided_on = day(2024, 12, 31);
    EXPECT_EQ(refused(form), "decided_on quality.decided_before_year");
    form.decided_on = day(2026, 4, 3);
    EXPECT_EQ(refused(form), "decided_on date.in_future");
    form = grading(2025);
    form.decision_number = std::string(61, '1');
    EXPECT_EQ(refused(form), "decision_number unit.text_too_long");
    form.decision_number.clear();
    EXPECT_EQ(refused(form), "decision_number required");
    form = grading(2025);
    form.grade.reset();
    EXPECT_EQ(refused(form), "grade required");
    EXPECT_EQ(refused(grading(99999)), "year quality.year_not_begun");
    EXPECT_EQ(refused(GradingForm{}), "year required");
}

}   // namespace
}   // namespace quality
