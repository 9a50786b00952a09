#include "work/questionnaires/answers.hpp"

#include <gtest/gtest.h>

#include "work/questionnaires/sample_for_tests.hpp"

namespace questionnaires {
namespace {

std::vector<std::string> problems_of(Answers const& answers, Finished finished = Finished::no)
{
    static auto const survey = sample_survey();
    std::vector<std::string> all;
    for (auto const& p : check(survey, answers, finished))
        all.push_back(std::string{p.field} + " " + std::string{p.code});
    return all;
}
using Problems = std::vector<std::string>;

TEST(Decimals, AreReadAsPeopleTypeThem)
{
    auto const read = [](std::string_view typed) {
        auto const number = read_decimal(typed);
        return number ? text_of(*number) : "none";
    };
    EXPECT_EQ(read("1.234,5"), "1234.5");
    EXPECT_EQ(read("1,234.5"), "1234.5");
    EXPECT_EQ(read("1.234"), "1234");
    EXPECT_EQ(read("12.5"), "12.5");
    EXPECT_EQ(read("12,50"), "12.5");
    EXPECT_EQ(read("1 234,5"), "1234.5");
    EXPECT_EQ(read("1.234.567"), "1234567");
    EXPECT_EQ(read("-0,25"), "-0.25");
    EXPECT_EQ(read("0"), "0");
    for (auto const* wrong : {"", "-", "nhiều", "1,2,3", "12.34,5", "1..2", "1234567890123", "0,1234567"})
        EXPECT_EQ(read(wrong), "none") << wrong;
}

TEST(Decimals, KnowHowManyDecimalsTheyNeed)
{
    EXPECT_TRUE(fits_decimals(*parse_decimal("3"), 0));
    EXPECT_FALSE(fits_decimals(*parse_decimal("3.5"), 0));
    EXPECT_TRUE(fits_decimals(*parse_decimal("3.5"), 1));
    EXPECT_FALSE(fits_decimals(*parse_decimal("3.25"), 1));
    EXPECT_TRUE(fits_decimals(*parse_decimal("3.000001"), 6));
}

TEST(Answers, AreOfTheKindAsked)
{
    EXPECT_TRUE(problems_of({{"workers", "40"}, {"operating", "yes"}, {"visited_on", "2026-03-01"}}).empty());
    EXPECT_EQ(problems_of({{"workers", "nhiều"}}), Problems{"workers number.invalid"});
    EXPECT_EQ(problems_of({{"workers", "1.5"}}), Problems{"workers answer.not_whole"});
    EXPECT_EQ(problems_of({{"workers", "-1"}}), Problems{"workers answer.too_small"});
    EXPECT_EQ(problems_of({{"workers", "1000001"}}), Problems{"workers answer.too_large"});
    EXPECT_EQ(problems_of({{"revenue", "1.25"}}), Problems{"revenue answer.decimals"});
    EXPECT_EQ(problems_of({{"operating", "perhaps"}}), Problems{"operating answer.not_a_choice"});
    EXPECT_EQ(problems_of({{"visited_on", "2026-02-30"}}), Problems{"visited_on date.invalid"});
    EXPECT_EQ(problems_of({{"needs", "credit rain"}}), Problems{"needs answer.not_a_choice"});
    EXPECT_EQ(problems_of({{"weather", "fine"}}), Problems{"weather answer.unknown_field"});
    EXPECT_EQ(problems_of({{"shifts.1.people", "12"}, {"shifts.51.people", "1"}, {"shifts.x", "1"}}),
              (Problems{"shifts.51.people answer.unknown_field", "shifts.x answer.unknown_field"}));
}

TEST(Answers, OfWhatIsNotAskedAreNotMissing)
{
    // not operating: nothing behind it is asked
    EXPECT_TRUE(problems_of({{"operating", "no"}, {"why_not", "Hết đơn hàng"}}, Finished::yes).empty());
    EXPECT_EQ(problems_of({{"operating", "yes"}}, Finished::yes), Problems{"workers required"});
    EXPECT_EQ(problems_of({{"operating", "no"}}, Finished::yes), Problems{"why_not required"});
    EXPECT_EQ(problems_of({{"operating", "yes"}, {"workers", "5"}, {"shifts.2.people", "3"}}, Finished::yes),
              Problems(3, "shifts answer.cell_missing"));   // the hour of both rows, the people of the first
}

TEST(Answers, ThatAreNotAskedAreLetGo)
{
    auto const survey = sample_survey();
    Answers const answers{
        {"operating", "no"}, {"why_not", "Hết đơn hàng"}, {"workers", "40"}, {"shifts.1.people", "3"}};
    EXPECT_EQ(kept(survey, answers), (Answers{{"operating", "no"}, {"why_not", "Hết đơn hàng"}}));
    // what is not asked counts as not answered behind: `needs` hangs on `workers`, which hangs on `operating`
    EXPECT_FALSE(asked(survey, {{"operating", "no"}, {"workers", "40"}}).contains("needs"));
    EXPECT_TRUE(asked(survey, {{"operating", "yes"}, {"workers", "40"}}).contains("needs"));
}

TEST(Answers, AreStoredInOneSpelling)
{
    auto const survey = sample_survey();
    auto const stored = [&](std::string_view name, std::string_view typed) {
        return stored_value(*find(survey.questions, name), typed);
    };
    EXPECT_EQ(stored("workers", "1.200"), "1200");
    EXPECT_EQ(stored("workers", "nhiều"), "nhiều");
    EXPECT_EQ(stored("visited_on", "5/3/2026"), "2026-03-05");
    EXPECT_EQ(stored("visited_on", "3/2026"), "3/2026");
    EXPECT_EQ(stored("needs", "housing  credit"), "credit housing");
    EXPECT_EQ(stored("why_not", " dòng một\n dòng hai "), "dòng một\n dòng hai");
}

}   // namespace
}   // namespace questionnaires
