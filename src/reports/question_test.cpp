#include "reports/question.hpp"
#include "reports/report_fixture.hpp"

namespace reports {
namespace {

using QuestionTest = ReportTest;

TEST_P(QuestionTest, UnitsAreFoundByCodeNameAndId)
{
    base::Period const period{day(2012, 1, 1), day(2021, 1, 1)};
    EXPECT_EQ(*resolve_unit(**tx, "273", period, today), district);
    EXPECT_EQ(*resolve_unit(**tx, "huyện đan phượng", period, today), district);
    EXPECT_EQ(*resolve_unit(**tx, district.text(), period, today), district);
    EXPECT_EQ(resolve_unit(**tx, "Xã Không Có", period, today).error().kind, base::Refusal::not_found);
}

TEST_P(QuestionTest, AUnitThatEndedWithinThePeriodIsFoundByItsName)
{
    base::Period const period{day(2020, 1, 1), day(2026, 1, 1)};
    EXPECT_EQ(*resolve_unit(**tx, "huyện đan phượng", period, today), district);
}

TEST_P(QuestionTest, QuestionsThatCannotBeAnsweredAreRefused)
{
    web::Actor const operator_{.everything = true};
    web::Actor const stranger{.user = 2};
    auto const refusal = [&](web::Actor const& actor, QuestionForm const& form) {
        auto const question = read_question(**tx, actor, form, today);
        return question ? std::string_view{} : question.error().problems.front().code;
    };
    EXPECT_EQ(refusal(operator_, {.code = "final"}), "");
    EXPECT_EQ(refusal(operator_, {.code = "NONE"}), "report.unknown");
    EXPECT_EQ(refusal(operator_, {.code = "FINAL", .unit = "Xã Không Có"}), "report.unit_unknown");
    EXPECT_EQ(refusal(operator_, {.code = "FINAL", .unit = "273", .from = "2020-13-01"}), "date.invalid");
    EXPECT_EQ(refusal(operator_, {.code = "FINAL", .unit = "273", .from = "2020-02-01", .to = "2020-01-31"}),
              "report.period_empty");
    EXPECT_EQ(refusal(operator_, {.code = "FINAL", .unit = "273", .structure = "later"}), "report.structure_unknown");
    EXPECT_EQ(refusal(stranger, {.code = "FINAL", .unit = "273"}), "report.unit_unknown");
}

TEST_P(QuestionTest, TheReportOfADividedDistrictIsNotForTheOfficerOfOnePart)
{
    auto const answered = [&](std::vector<UnitId> const& places) {
        web::Actor actor{.user = 2};
        for (auto const place : places) actor.grants.push_back({"reports.view", place.value});
        return read_question(**tx, actor, {.code = "FINAL", .unit = "273"}, today).has_value();
    };
    EXPECT_FALSE(answered({young["Xã Ô Diên"]}));
    EXPECT_TRUE(answered({young["Xã Ô Diên"], young["Xã Liên Minh"], young["Xã Đan Phượng"]}));
    EXPECT_TRUE(answered({district}));
}

INSTANTIATE_TEST_SUITE_P(Both, QuestionTest, support::both, support::dialect_name);

}   // namespace
}   // namespace reports
