#include "platform/documents/long_table.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "platform/documents/temporary.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace documents {
namespace {

struct Read {
    std::vector<std::string> sheets;
    std::vector<std::vector<spreadsheets::Cell>> rows;   // of all sheets; texts are kept in `texts`
    std::vector<std::vector<std::string>> texts;
};

Read read_back(std::string const& path)
{
    Read read;
    auto const book = spreadsheets::open(path);
    EXPECT_TRUE(book);
    if (!book) return read;
    for (std::size_t i = 0; i < (*book)->sheets().size(); ++i) {
        read.sheets.push_back((*book)->sheets()[i].name);
        auto const done = (*book)->read(i, [&](spreadsheets::Row const& row) {
            std::vector<std::string> texts;
            for (auto const& cell : row.cells) texts.emplace_back(cell.text);
            read.rows.emplace_back(row.cells.begin(), row.cells.end());
            read.texts.push_back(std::move(texts));
            return spreadsheets::Go::on;
        });
        EXPECT_TRUE(done);
    }
    return read;
}

TEST(LongTable, KeepsTextsNumbersAndDaysAsWhatTheyAre)
{
    TemporaryFile const file{".xlsx"};
    LongTableWriter writer{{.title = "Doanh nghiệp", .columns = {{"Mã số thuế"}, {"Lao động"}, {"Ngày"}, {"Ghi chú"}}},
                           file.path()};
    writer.begin_row();
    writer.text("0101248141");
    writer.whole(1234);
    writer.day(base::day(2012, 2, 29));
    writer.text("=1+1");
    writer.begin_row();
    writer.empty();
    writer.empty();
    writer.day(base::day(1890, 5, 19));   // Excel has no such day
    writer.close();

    auto const read = read_back(file.path());
    ASSERT_EQ(read.texts.size(), 3U);
    EXPECT_EQ(read.texts[0], (std::vector<std::string>{"Mã số thuế", "Lao động", "Ngày", "Ghi chú"}));
    EXPECT_EQ(read.texts[1][0], "0101248141");
    EXPECT_EQ(read.rows[1][0].type, spreadsheets::CellType::text);
    EXPECT_EQ(read.rows[1][1].number, 1234);
    EXPECT_EQ(read.rows[1][2].type, spreadsheets::CellType::day);
    EXPECT_EQ(read.rows[1][2].day, base::day(2012, 2, 29));
    EXPECT_EQ(read.texts[1][3], "=1+1");
    EXPECT_EQ(read.texts[2][2], "19/05/1890");
}

TEST(LongTable, GoesOnOnANewSheetWithTheSameHead)
{
    TemporaryFile const file{".xlsx"};
    LongTableWriter writer{{.title = "Rất dài: tên của danh sách này dài hơn", .columns = {{"A"}}, .rows_per_sheet = 3},
                           file.path()};
    for (int i = 1; i <= 5; ++i) {
        writer.begin_row();
        writer.whole(i);
    }
    EXPECT_EQ(writer.rows(), 5);
    EXPECT_EQ(writer.sheets(), 3);
    writer.close();

    auto const read = read_back(file.path());
    ASSERT_EQ(read.sheets.size(), 3U);
    EXPECT_EQ(read.sheets[0], "Rất dài- tên của danh sách n");
    EXPECT_EQ(read.sheets[1], "Rất dài- tên của danh sách n 2");
    ASSERT_EQ(read.rows.size(), 8U);
    EXPECT_EQ(read.texts[3][0], "A");
    EXPECT_EQ(read.rows[4][0].number, 3);
}

TEST(LongTable, AnAbandonedOneIsNoFault)
{
    TemporaryFile const file{".xlsx"};
    LongTableWriter writer{{.title = "x", .columns = {{"A"}}}, file.path()};
    writer.begin_row();
    writer.text("nửa chừng");
}

}   // namespace
}   // namespace documents
