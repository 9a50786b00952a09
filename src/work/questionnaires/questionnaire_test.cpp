#include "work/questionnaires/questionnaire.hpp"

#include <gtest/gtest.h>

#include "work/questionnaires/condition.hpp"
#include "work/questionnaires/definition.hpp"
#include "work/questionnaires/sample_for_tests.hpp"

namespace questionnaires {
namespace {

using Problems = std::vector<std::string>;

/// What is wrong when the question of that name is changed so.
template <class Change>
Problems problems_after(std::string_view name, Change const& change)
{
    auto survey = sample_survey();
    for (auto& question : survey.questions)
        if (question.name == name) change(question);
    Problems all;
    for (auto const& found : check(survey)) {
        auto const where = found.question ? survey.questions[*found.question].name : "";
        all.push_back(where + " " + std::string{found.problem.code});
    }
    return all;
}

TEST(Questionnaire, OfTheTestsIsRight) { EXPECT_TRUE(check_for_publication(sample_survey()).empty()); }

TEST(Questionnaire, AsksSomething)
{
    Questionnaire const headings{{"Khảo sát", ""}, {{.name = "one", .kind = Kind::heading, .label = {"Một", ""}}}};
    ASSERT_EQ(check_for_publication(headings).size(), 1U);
    EXPECT_EQ(check_for_publication(headings).front().problem.code, "questionnaire.asks_nothing");
}

TEST(Question, HasANameOfItsOwnAndALabel)
{
    EXPECT_EQ(problems_after("revenue", [](Question& q) { q.name = "operating"; }),
              (Problems{"operating question.name_taken", "needs condition.not_before"}));
    EXPECT_EQ(problems_after("visited_on", [](Question& q) { q.name = "Ngày"; }), Problems{"Ngày question.name"});
    EXPECT_EQ(problems_after("visited_on", [](Question& q) { q.label = {}; }), Problems{"visited_on required"});
    EXPECT_EQ(problems_after("visited_on", [](Question& q) { q.label.vi = std::string(501, 'a'); }),
              Problems{"visited_on text.too_long"});
}

TEST(Question, ThatChoosesHasSomethingToChoose)
{
    EXPECT_EQ(problems_after("needs", [](Question& q) { q.choices.resize(1); }),
              Problems{"needs question.choices_few"});
    EXPECT_EQ(problems_after("needs", [](Question& q) { q.choices[1].code = "credit"; }),
              Problems{"needs question.choice_twice"});
    EXPECT_EQ(problems_after("needs", [](Question& q) { q.choices[1].code = "two words"; }),
              Problems{"needs question.choice_code"});
    EXPECT_EQ(problems_after("needs", [](Question& q) { q.choices[1].label = {}; }),
              Problems{"needs question.choice_label"});
}

TEST(Question, OfATableHasPlainColumns)
{
    EXPECT_EQ(problems_after("shifts", [](Question& q) { q.columns.clear(); }),
              Problems{"shifts question.columns_none"});
    EXPECT_EQ(problems_after("shifts", [](Question& q) { q.columns[0].kind = Kind::table; }),
              (Problems{"shifts question.column_kind", "shifts question.columns_none"}));
    EXPECT_EQ(problems_after("shifts", [](Question& q) { q.columns[1].name = "hour"; }),
              Problems{"shifts question.name_taken"});
}

TEST(Question, BoundToTheRegisterFits)
{
    EXPECT_EQ(problems_after("workers", [](Question& q) { q.field = "street"; }),
              Problems{"workers question.field_unfit"});
    EXPECT_EQ(problems_after("workers", [](Question& q) { q.field = "party_members"; }),
              Problems{"workers question.field_unfit"});
    EXPECT_EQ(problems_after("revenue", [](Question& q) { q.field = "workers"; }),
              Problems{"revenue question.field_unfit"});
    EXPECT_EQ(problems_after("ownership", [](Question& q) { q.choices[0].code = "state"; }),
              Problems{"ownership question.choice_not_in_register"});
    EXPECT_EQ(problems_after("revenue",
                             [](Question& q) {
                                 q.field = "workers";
                                 q.decimals = 0;
                             }),
              Problems{"revenue question.field_twice"});
}

TEST(Condition, SpeaksOfWhatIsAskedBefore)
{
    auto const with = [](Clause clause) {
        return problems_after("revenue", [&](Question& q) { q.when = {false, {clause}}; });
    };
    EXPECT_TRUE(with({"workers", Compared::less, "10"}).empty());
    EXPECT_TRUE(with({"workers", Compared::unequal, ""}).empty());
    EXPECT_EQ(with({"needs", Compared::includes, "credit"}), Problems{"revenue condition.not_before"});
    EXPECT_EQ(with({"operating", Compared::less, "yes"}), Problems{"revenue condition.comparison"});
    EXPECT_EQ(with({"operating", Compared::equal, "perhaps"}), Problems{"revenue condition.value"});
    EXPECT_EQ(with({"workers", Compared::more, ""}), Problems{"revenue condition.value"});
    EXPECT_EQ(with({"first_part", Compared::equal, "x"}), Problems{"revenue condition.comparison"});
}

TEST(Condition, HoldsByNumbersDaysAndChoices)
{
    auto const survey = sample_survey();
    auto const holds_with = [&](Clause clause, std::string answer) {
        return holds({false, {std::move(clause)}}, survey.questions,
                     [&](std::string_view) -> std::string_view { return answer; });
    };
    EXPECT_TRUE(holds_with({"workers", Compared::less, "10"}, "9"));
    EXPECT_FALSE(holds_with({"workers", Compared::less, "10"}, "10"));
    EXPECT_TRUE(holds_with({"workers", Compared::at_most, "10"}, "10"));
    EXPECT_TRUE(holds_with({"workers", Compared::more, "9"}, "10"));   // as numbers, not as words
    EXPECT_FALSE(holds_with({"workers", Compared::more, "9"}, ""));
    EXPECT_FALSE(holds_with({"workers", Compared::less, "9"}, ""));
    EXPECT_TRUE(holds_with({"visited_on", Compared::at_least, "2026-03-01"}, "2026-03-01"));
    EXPECT_TRUE(holds_with({"needs", Compared::includes, "credit"}, "credit housing"));
    EXPECT_FALSE(holds_with({"needs", Compared::includes, "credit"}, "credits"));
    EXPECT_TRUE(holds_with({"why_not", Compared::equal, ""}, ""));
    EXPECT_TRUE(holds_with({"operating", Compared::unequal, "yes"}, ""));
    Condition const any{true, {{"workers", Compared::less, "10"}, {"workers", Compared::more, "99"}}};
    auto const of = [](std::string_view answer) { return [answer](std::string_view) { return answer; }; };
    EXPECT_TRUE(holds(any, survey.questions, of("100")));
    EXPECT_FALSE(holds(any, survey.questions, of("50")));
}

TEST(Condition, IsWrittenAndReadAsXlsFormHasIt)
{
    auto const survey = sample_survey();
    for (auto const& question : survey.questions) {
        auto const written = relevant_of(question.when, survey.questions);
        EXPECT_EQ(parse_relevant(written), question.when) << written;
    }
    EXPECT_EQ(relevant_of(survey.questions[5].when, survey.questions), "${workers} >= 10 or ${revenue} > 2.5");
    EXPECT_EQ(parse_relevant("selected( ${needs} , \"credit\" )"),
              (Condition{false, {{"needs", Compared::includes, "credit"}}}));
    EXPECT_EQ(parse_relevant("  "), Condition{});
    for (auto const* beyond : {"${a} = 1 and ${b} = 2 or ${c} = 3", "not(${a} = 1)", "count(${a}) > 1", "${a}",
                               "${a = 1", "${a} = 'x", "${a} = 1 and", "${a} == 1"})
        EXPECT_EQ(parse_relevant(beyond), std::nullopt) << beyond;
}

TEST(Definition, ComesBackAsItWasWritten)
{
    auto const survey = sample_survey();
    EXPECT_EQ(stored_definition(json_of(survey)), survey);
    web::JsonBody odd{R"({"title":"x","questions":[{"name":"a","kind":"song","label":"A","min":"few"}]})"};
    auto const read = read_definition(odd);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().problems.size(), 2U);
}

TEST(Names, AreMadeOfLabels)
{
    auto const survey = sample_survey();
    EXPECT_EQ(name_for("Số đoàn viên nữ?", survey.questions), "so_doan_vien_nu");
    EXPECT_EQ(name_for("Workers", survey.questions), "workers_2");
    EXPECT_EQ(name_for("30 tuổi trở xuống", {}), "q_30_tuoi_tro_xuong");
    EXPECT_EQ(name_for("???", {}), "q");
    EXPECT_EQ(name_for("Doanh nghiệp có được vay vốn ưu đãi không", {}), "doanh_nghiep_co_duoc_vay_von");
}

}   // namespace
}   // namespace questionnaires
