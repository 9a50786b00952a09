#include "work/questionnaires/xlsform.hpp"

#include <gtest/gtest.h>

#include "platform/documents/document.hpp"
#include "work/questionnaires/sample_for_tests.hpp"

namespace questionnaires {
namespace {

using Lines = std::vector<std::vector<std::string>>;

documents::Sheet sheet(std::string name, Lines const& lines)
{
    documents::Sheet made{.name = std::move(name)};
    for (auto const& line : lines) {
        documents::Row row;
        for (auto const& text : line) row.push_back({.text = text});
        made.table.widths.resize(std::max(made.table.widths.size(), row.size()), 10);
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

/// A workbook of somebody else's, with two lists of choices.
base::Result<Questionnaire> read(Lines const& survey)
{
    return read_xlsform(
        documents::xlsx({.title = "form",
                         .sheets = {sheet("survey", survey),
                                    sheet("choices", {{"list_name", "name", "label"},
                                                      {"yes_no", "yes", "Có"},
                                                      {"yes_no", "no", "Không"},
                                                      {"sector", "wood", "Đồ gỗ"},
                                                      {"sector", "food", "Thực phẩm"}}),
                                    sheet("settings", {{"form_title", "form_id"}, {"Phiếu khảo sát", "phieu"}})}}));
}

TEST(XlsForm, ComesBackAsItWasWritten)
{
    auto const survey = sample_survey();
    auto const back = read_xlsform(xlsform_of(survey));
    ASSERT_TRUE(back) << back.error().problems.front().code << " " << back.error().problems.front().detail;
    EXPECT_EQ(*back, survey);
}

TEST(XlsForm, OfOthersIsRead)
{
    auto const form = read({{"type", "name", "label", "label::English (en)", "required", "relevant", "constraint"},
                            {"start", "start"},
                            {"begin_group", "general", "Tình hình chung"},
                            {"select_one yes_no", "open", "Còn hoạt động?", "Open?", "yes"},
                            {"select_multiple sector", "sectors", "Ngành", "", "", "${open} = \"yes\""},
                            {"end_group"},
                            {"integer", "workers", "Số lao động", "", "TRUE", "", ". <= 500 and . >= 1"},
                            {"begin repeat", "shifts", "Ca"},
                            {"text", "hour", "Giờ"},
                            {"end repeat"}});
    ASSERT_TRUE(form) << form.error().problems.front().code << " " << form.error().problems.front().detail;
    EXPECT_EQ(form->title.vi, "Phiếu khảo sát");
    ASSERT_EQ(form->questions.size(), 5U);
    EXPECT_EQ(form->questions[0].kind, Kind::heading);
    EXPECT_EQ(form->questions[1].kind, Kind::yes_no);
    EXPECT_EQ(form->questions[1].label, (Wording{"Còn hoạt động?", "Open?"}));
    EXPECT_TRUE(form->questions[1].required);
    EXPECT_EQ(form->questions[2].choices.size(), 2U);
    EXPECT_EQ(form->questions[2].when.clauses.front().value, "yes");
    EXPECT_EQ(form->questions[3].min, parse_decimal("1"));
    EXPECT_EQ(form->questions[3].max, parse_decimal("500"));
    EXPECT_EQ(form->questions[4].columns.size(), 1U);
}

TEST(XlsForm, SaysInWhichRowItGoesTooFar)
{
    auto const form = read({{"type", "name", "label", "relevant", "constraint", "calculation"},
                            {"geopoint", "where", "Ở đâu"},
                            {"integer", "workers", "Số lao động", "", "regex(., '[0-9]+')"},
                            {"text", "why", "Vì sao", "count(${workers}) > 1"},
                            {"select_one colour", "colour", "Màu"},
                            {"text", "sum", "Tổng", "", "", "1+1"},
                            {"text", "workers", "Hai lần"}});
    ASSERT_FALSE(form);
    std::vector<std::string> found;
    for (auto const& p : form.error().problems) found.push_back(std::string{p.code} + " " + p.detail);
    EXPECT_EQ(found, (std::vector<std::string>{"xlsform.type 2: geopoint", "xlsform.constraint 3: regex(., '[0-9]+')",
                                               "xlsform.relevant 4: count(${workers}) > 1",
                                               "xlsform.list 5: select_one colour", "xlsform.column 6: calculation",
                                               "question.name_taken 7: workers"}));
}

TEST(XlsForm, ThatIsNoneIsRefused)
{
    EXPECT_FALSE(read_xlsform("not a workbook"));
    EXPECT_FALSE(read_xlsform(documents::xlsx({.title = "x", .sheets = {sheet("Sheet1", {{"a"}, {"b"}})}})));
    EXPECT_FALSE(read_xlsform(""));
}

}   // namespace
}   // namespace questionnaires
