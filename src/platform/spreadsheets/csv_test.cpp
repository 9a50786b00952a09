#include "platform/spreadsheets/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace spreadsheets;
using testing::ElementsAre;

namespace {

using Table = std::vector<std::vector<std::string>>;

Table read_text(std::string bytes, Legacy legacy = Legacy::none, Limits const& limits = {})
{
    auto workbook = open_view(bytes, "Danh sách.csv", limits);
    if (!workbook) return {{std::string{workbook.error().problems.front().code}}};
    (*workbook)->decode_as(0, legacy);
    Table table;
    auto const done = (*workbook)->read(0, [&](Row const& row) {
        table.push_back({std::to_string(row.number)});
        for (auto const& cell : row.cells) table.back().emplace_back(cell.text);
        return Go::on;
    });
    if (!done) table.push_back({std::string{done.error().problems.front().code}});
    return table;
}

std::string wide(std::u16string_view text, bool little)
{
    std::string bytes;
    for (auto const unit : text) {
        char const low = static_cast<char>(unit & 0xff);
        char const high = static_cast<char>(unit >> 8);
        bytes += little ? low : high;
        bytes += little ? high : low;
    }
    return bytes;
}

}   // namespace

TEST(Csv, TheSeparatorIsGuessed)
{
    EXPECT_EQ(guess_separator("a,b,c\n1,2,3\n"), ',');
    EXPECT_EQ(guess_separator("a;b;c\n1,5;2;3\n"), ';');
    EXPECT_EQ(guess_separator("a\tb\n1\t2\n"), '\t');
    EXPECT_EQ(guess_separator("\"a,b\";c\n\"1,2,3\";4\n"), ';');
    EXPECT_EQ(guess_separator("DANH SÁCH, năm 2012\na;b;c\n1;2;3\n4;5;6"), ';');
    EXPECT_EQ(guess_separator("sep=|\na|b"), '|');
}

TEST(Csv, QuotesHoldSeparatorsQuotesAndLines)
{
    EXPECT_THAT(read_text("a,\"b \"\"c\"\", d\ne\",f\r\n\r\n\"\",,\r\ng\"h,i"),
                ElementsAre(ElementsAre("1", "a", "b \"c\", d\ne", "f"), ElementsAre("4", "g\"h", "i")));
}

TEST(Csv, MarksAndSixteenBitLettersAreRead)
{
    EXPECT_THAT(read_text("\xEF\xBB\xBFĐan;Phượng\n"), ElementsAre(ElementsAre("1", "Đan", "Phượng")));
    EXPECT_THAT(read_text("\xFF\xFE" + wide(u"Đan\tPhượng\n", true)), ElementsAre(ElementsAre("1", "Đan", "Phượng")));
    EXPECT_THAT(read_text("\xFE\xFF" + wide(u"Đan\tPhượng\n", false)), ElementsAre(ElementsAre("1", "Đan", "Phượng")));
    EXPECT_THAT(read_text(wide(u"Ma so;Ten don vi\n1;Đan Phượng\n", true)),
                ElementsAre(ElementsAre("1", "Ma so", "Ten don vi"), ElementsAre("2", "1", "Đan Phượng")));
}

TEST(Csv, BytesOfOldFontsBecomeVietnamese)
{
    EXPECT_THAT(read_text("Hä vµ tªn;X\xB7\nNguy\xD4n ThÞ B\xD7nh;\xA7"
                          "an Ph\xADîng\n",
                          Legacy::none)
                    .size(),
                2U);
    EXPECT_THAT(read_text("Nguy\xD4n Th\xDE B\xD7nh;\xA7"
                          "an Ph\xAD\xEEng\n",
                          Legacy::tcvn3),
                ElementsAre(ElementsAre("1", "Nguyễn Thị Bình", "Đan Phượng")));
}

TEST(Csv, ZerosKeptByATrickAndTheHintOfExcelAreUnderstood)
{
    EXPECT_THAT(read_text("sep=;\n=\"0101248141\";x\n"), ElementsAre(ElementsAre("1", "0101248141", "x")));
}

TEST(Csv, LimitsHoldAndBinaryIsRefused)
{
    EXPECT_THAT(read_text("a\nb\nc\n", Legacy::none, {.rows = 2}).back(), ElementsAre("workbook.too_many_rows"));
    EXPECT_THAT(read_text("a,b,c\n", Legacy::none, {.columns = 2}).back(), ElementsAre("workbook.too_many_columns"));
    EXPECT_THAT(read_text("\"" + std::string(300, 'a'), Legacy::none, {.cell_bytes = 200}).back(),
                ElementsAre("workbook.cell_too_long"));
    EXPECT_THAT(read_text(std::string("a\0\1\2\3\4", 6)), ElementsAre(ElementsAre("workbook.not_a_workbook")));
    EXPECT_THAT(read_text("abc", Legacy::none, {.file_bytes = 2}), ElementsAre(ElementsAre("workbook.too_large")));
}
