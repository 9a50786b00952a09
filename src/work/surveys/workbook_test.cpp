#include "work/surveys/workbook.hpp"

#include <gtest/gtest.h>

#include "base/embedded.hpp"
#include "platform/documents/document.hpp"

namespace surveys {
namespace {

using questionnaires::Kind;
using questionnaires::Questionnaire;

Questionnaire survey()
{
    return {{"Khảo sát", ""},
            {{.name = "open", .kind = Kind::yes_no, .label = {"Còn hoạt động?", ""}, .required = true},
             {.name = "workers", .kind = Kind::number, .label = {"Số lao động", ""}, .unit = "người"},
             {.name = "needs",
              .kind = Kind::many,
              .label = {"Cần gì?", ""},
              .choices = {{"credit", {"Vay vốn", ""}}, {"housing", {"Nhà ở", ""}}}},
             {.name = "visited", .kind = Kind::date, .label = {"Ngày đến", ""}}}};
}

base::Texts texts()
{
    static base::Catalogue const vi{base::Language::vi, *base::embedded_file("locale/vi.mo")};
    return base::Texts{vi};
}

std::string file(std::vector<std::vector<std::string>> const& lines)
{
    documents::Sheet sheet{.name = "Khảo sát"};
    for (auto const& line : lines) {
        documents::Row row;
        for (auto const& text : line) row.push_back({.text = text});
        sheet.table.widths.resize(std::max(sheet.table.widths.size(), row.size()), 10);
        sheet.table.rows.push_back(std::move(row));
    }
    return documents::xlsx({.title = "x", .sheets = {std::move(sheet)}});
}

std::string const id = EnterpriseId{7}.text();
std::vector<std::string> const head{"Mã",      "Doanh nghiệp", "Còn hoạt động?", "Số lao động (người)",
                                    "Cần gì?", "Ngày đến",     "Tình trạng",     "Ghi chú"};

TEST(Workbook, IsReadAsItWasMade)
{
    std::vector<SheetRow> const rows{{EnterpriseId{7}, "Công ty An Khánh", "Thị trấn Phùng"}};
    auto const read = read_workbook(workbook_of(survey(), "Khảo sát", rows, texts()), survey(), texts());
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->empty());   // nothing is filled in yet
}

TEST(Workbook, TakesWhatPeopleWrite)
{
    auto const read = read_workbook(file({head,
                                          {id, "An Khánh", "Có", "1.200", "nhà ở; vay vốn", "5/3/2026", "", ""},
                                          {id, "", "", "", "", "", "Từ chối trả lời", "Bận"}}),
                                    survey(), texts());
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 2U);
    EXPECT_EQ((*read)[0].enterprise, EnterpriseId{7});
    EXPECT_EQ((*read)[0].answers,
              (questionnaires::Answers{
                  {"open", "yes"}, {"workers", "1200"}, {"needs", "credit housing"}, {"visited", "2026-03-05"}}));
    EXPECT_TRUE((*read)[0].problems.empty());
    EXPECT_EQ((*read)[1].state, "refused");
    EXPECT_EQ((*read)[1].note, "Bận");
}

TEST(Workbook, SaysWhatIsWrongInWhichRow)
{
    auto const read = read_workbook(file({head, {id, "", "có lẽ", "nhiều", "", "", "ngủ", ""}}), survey(), texts());
    ASSERT_TRUE(read);
    EXPECT_EQ((*read)[0].number, 2);
    EXPECT_EQ((*read)[0].problems.size(), 3U);
    EXPECT_FALSE(read_workbook(file({{"Tên", "Số"}, {"a", "1"}}), survey(), texts()));
    EXPECT_FALSE(read_workbook("not a workbook", survey(), texts()));
}

TEST(Workbook, BringsTheSameEntriesTwiceAndReplacesOnlyItsBringersOwn)
{
    FilledRow const row{.number = 3, .enterprise = EnterpriseId{7}, .answers = {{"open", "yes"}, {"workers", "40"}}};
    auto const first = entries_of(row, survey(), {}, "0123456789abcdef", {}, UserId{2});
    ASSERT_EQ(first.size(), 3U);   // and done, for nothing is missing
    EXPECT_EQ(first[2].value, "done");
    auto const again = entries_of(row, survey(), {}, "0123456789abcdef", {}, UserId{2});
    EXPECT_EQ(again[1].key, first[1].key);
    EXPECT_TRUE(entries_of(row, survey(), first, "other-file", {}, UserId{2}).empty());   // all of it stands
    auto corrected = row;
    corrected.answers["workers"] = "41";
    auto const own = entries_of(corrected, survey(), first, "third-file", {}, UserId{2});
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(own[0].seen, std::vector<EntryKey>{first[1].key});
    auto const others = entries_of(corrected, survey(), first, "third-file", {}, UserId{3});
    ASSERT_EQ(others.size(), 1U);
    EXPECT_TRUE(others[0].seen.empty());   // has not seen the other's: both will stand
}

}   // namespace
}   // namespace surveys
