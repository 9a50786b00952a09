#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/spreadsheets/test_book.hpp"
#include "platform/spreadsheets/workbook.hpp"

using namespace spreadsheets;
using test::book;
using test::zipped;
using testing::ElementsAre;

namespace {

using Table = std::vector<std::vector<std::string>>;

Table read_all(Workbook& workbook, std::size_t sheet = 0)
{
    Table table;
    auto const done = workbook.read(sheet, [&](Row const& row) {
        table.emplace_back();
        for (auto const& cell : row.cells) table.back().push_back(shown(cell));
        return Go::on;
    });
    if (!done) table.push_back({std::string{done.error().problems.front().code}});
    return table;
}

Table read_bytes(std::string bytes, Limits const& limits = {})
{
    auto workbook = open_view(bytes, "thu.xlsx", limits);
    if (!workbook) return {{std::string{workbook.error().problems.front().code}}};
    return read_all(**workbook);
}

std::string refusal(std::string bytes, Limits const& limits = {})
{
    auto const table = read_bytes(std::move(bytes), limits);
    return table.empty() || table.back().empty() ? "" : table.back().front();
}

test::Parts const strings{{"xl/sharedStrings.xml",
                           "<sst><si><t>Họ và tên</t></si><si><r><t>Nguyễn </t></r><r><t>Văn An</t></r>"
                           "<rPh><t>no</t></rPh></si><si><t/></si><si><t>a_x000D_b_x0041_</t></si></sst>"}};
test::Parts const styles{
    {"xl/styles.xml",
     R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy;@"/>)"
     R"(<numFmt numFmtId="165" formatCode="0000000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/>)"
     R"(</cellStyleXfs><cellXfs>)"
     R"(<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="16"/>)"
     R"(<xf numFmtId="9"/>)"
     R"(</cellXfs></styleSheet>)"}};

}   // namespace

TEST(Xlsx, BytesOfAllSheetsAndTextsCanBeLookedThrough)
{
    auto const bytes = zipped(book("<row r=\"1\"><c r=\"A1\"><v>5</v></c></row>",
                                   {{"xl/sharedStrings.xml", "<sst><si><t>thu</t></si></sst>"}}));
    auto workbook = open_view(bytes, "x");
    ASSERT_TRUE(workbook);
    std::string all;
    auto const take = [&](std::string_view bytes) {
        all += bytes;
        return Go::on;
    };
    ASSERT_TRUE((*workbook)->read_bytes(take));
    EXPECT_THAT(all, testing::HasSubstr("<v>5</v>"));
    EXPECT_THAT(all, testing::HasSubstr("<t>thu</t>"));
    int pieces = 0;
    ASSERT_TRUE((*workbook)->read_bytes([&](std::string_view) {
        ++pieces;
        return Go::stop;
    }));
    EXPECT_EQ(pieces, 1);
    EXPECT_EQ(read_all(**workbook), (Table{{"5"}})) << "the rows can still be read";
}

TEST(Xlsx, TextsComeFromTheSharedListFromTheCellAndFromFormulas)
{
    auto const table = read_bytes(zipped(book(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>)"
                                              R"(<c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>)"
                                              R"(<row r="3"><c r="A3" t="inlineStr"><is><t>Đan Phượng</t></is></c>)"
                                              R"(<c r="C3" t="str"><f>A1&amp;B1</f><v>kết quả</v></c>)"
                                              R"(<c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c></row>)",
                                              strings)));
    ASSERT_EQ(table.size(), 2U);
    EXPECT_THAT(table[0], ElementsAre("Họ và tên", "Nguyễn Văn An", "", "a bA"));
    EXPECT_THAT(table[1], ElementsAre("Đan Phượng", "", "kết quả", "TRUE", "#N/A"));
}

TEST(Xlsx, NumbersAreSpelledAsAPersonReadsThem)
{
    auto const table = read_bytes(
        zipped(book(R"(<row r="1"><c r="A1"><v>101248141</v></c><c r="B1" s="3"><v>101248141</v></c>)"
                    R"(<c r="C1"><v>1.85123456E+11</v></c>)"
                    R"(<c r="D1"><v>0.1</v></c><c r="E1"><v>0.30000000000000004</v></c><c r="F1"><v>-5</v></c>)"
                    R"(<c r="G1" s="5"><v>0.5</v></c></row>)",
                    styles)));
    EXPECT_THAT(table.at(0), ElementsAre("101248141", "0101248141", "185123456000", "0.1", "0.3", "-5", "0.5"));
}

TEST(Xlsx, DaysFollowTheStyleAndTheEpoch)
{
    std::string const rows =
        R"(<row r="1"><c r="A1" s="1"><v>40944</v></c><c r="B1" s="2"><v>40944.75</v></c>)"
        R"(<c r="C1" s="4"><v>41255</v></c>)"
        R"(<c r="D1" s="1"><v>59</v></c><c r="E1" s="1"><v>60</v></c><c r="F1" s="1"><v>61</v></c>)"
        R"(<c r="G1"><v>40944</v></c></row>)";
    EXPECT_THAT(read_bytes(zipped(book(rows, styles))).at(0),
                ElementsAre("05/02/2012", "05/02/2012", "12/12", "28/02/1900", "60", "01/03/1900", "40944"));

    auto with_1904 = styles;
    with_1904["xl/workbook.xml"] =
        R"(<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>)";
    EXPECT_EQ(read_bytes(zipped(book(rows, with_1904))).at(0).at(0), "06/02/2016");
}

TEST(Xlsx, SheetsAndRowsSayWhenTheyAreHidden)
{
    auto parts = book(R"(<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>)");
    parts["xl/workbook.xml"] = R"(<workbook xmlns:r="x"><sheets><sheet name="Một" r:id="rId1"/>)"
                               R"(<sheet name="Hai" state="veryHidden" r:id="rId1"/></sheets></workbook>)";
    auto const bytes = zipped(parts);
    auto workbook = open_view(bytes, "x");
    ASSERT_TRUE(workbook);
    ASSERT_EQ((*workbook)->sheets().size(), 2U);
    EXPECT_FALSE((*workbook)->sheets()[0].hidden);
    EXPECT_TRUE((*workbook)->sheets()[1].hidden);
    std::vector<std::pair<std::int64_t, bool>> rows;
    ASSERT_TRUE((*workbook)->read(0, [&](Row const& row) {
        rows.emplace_back(row.number, row.hidden);
        return Go::on;
    }));
    EXPECT_THAT(rows, ElementsAre(std::pair{2, true}));
}

TEST(Xlsx, MergedCellsAreKnown)
{
    auto parts = book("");
    parts["xl/worksheets/sheet1.xml"] =
        R"(<x:worksheet><x:sheetData/><x:mergeCells count="2"><x:mergeCell ref="B2:D2"/>)"
        R"(<x:mergeCell ref="A90:A91"/></x:mergeCells></x:worksheet>)";
    auto const bytes = zipped(parts);
    auto workbook = open_view(bytes, "x");
    ASSERT_TRUE(workbook);
    auto const regions = (*workbook)->merged(0, 30);
    ASSERT_TRUE(regions);
    ASSERT_EQ(regions->size(), 1U);
    EXPECT_EQ((*regions)[0].first_column, 1);
    EXPECT_EQ((*regions)[0].last_column, 3);
}

TEST(Xlsx, PrefixedElementsAndCellsWithoutReferencesAreRead)
{
    auto parts = book("");
    parts["xl/worksheets/sheet1.xml"] = R"(<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>)"
                                        R"(<x:c t="inlineStr"><x:is><x:t>hai</x:t></x:is></x:c></x:row>)"
                                        R"(</x:sheetData></x:worksheet>)";
    EXPECT_THAT(read_bytes(zipped(parts)), ElementsAre(ElementsAre("1", "hai")));
}

TEST(Xlsx, TheReaderStopsWhenToldAndPassesExceptionsThrough)
{
    auto const bytes = zipped(book(R"(<row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>)"));
    auto workbook = open_view(bytes, "x");
    ASSERT_TRUE(workbook);
    int rows = 0;
    ASSERT_TRUE((*workbook)->read(0, [&](Row const&) { return ++rows, Go::stop; }));
    EXPECT_EQ(rows, 1);
    EXPECT_THROW((void)(*workbook)->read(0, [](Row const&) -> Go { throw std::runtime_error{"sink"}; }),
                 std::runtime_error);
}

TEST(BadWorkbook, IsRefusedWithItsReason)
{
    EXPECT_EQ(refusal(""), "workbook.empty");
    EXPECT_EQ(refusal("PK\x03\x04 not a zip"), "workbook.broken");
    EXPECT_EQ(refusal(std::string{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"} + std::string(600, '\0')), "workbook.xls");
    std::string locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (char const c : std::string_view{"EncryptedPackage"}) locked.append({c, '\0'});
    EXPECT_EQ(refusal(locked), "workbook.encrypted");
    EXPECT_EQ(refusal("%PDF-1.4"), "workbook.not_a_workbook");
    EXPECT_EQ(refusal("<html><table><tr><td>1"), "workbook.html");
    EXPECT_EQ(refusal(zipped({{"xl/workbook.bin", "x"}})), "workbook.xlsb");
    EXPECT_EQ(refusal(zipped({{"content.xml", "x"}, {"mimetype", "x"}})), "workbook.ods");
    EXPECT_EQ(refusal(zipped({{"a.txt", "x"}})), "workbook.not_a_workbook");
    auto const missing = open("/no/such/file.xlsx");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, base::Refusal::not_found);
}

TEST(BadWorkbook, EntitiesAreRefused)
{
    EXPECT_EQ(refusal(zipped(book("", {{"xl/worksheets/sheet1.xml",
                                        "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><worksheet>&b;</worksheet>"}}))),
              "workbook.doctype");
}

TEST(BadWorkbook, WhatIsCutShortIsRefusedAfterTheRowsBefore)
{
    auto const table = read_bytes(zipped(
        book("", {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row><row"}})));
    EXPECT_THAT(table, ElementsAre(ElementsAre("1"), ElementsAre("workbook.broken")));
    auto bytes = zipped(book(R"(<row r="1"><c><v>1</v></c></row>)"));
    for (std::size_t i = 60; i < 90; ++i) bytes[i] = static_cast<char>(bytes[i] ^ 0x5a);
    EXPECT_NE(refusal(bytes), "1");
}

TEST(BadWorkbook, LimitsHold)
{
    Limits const small{.shared_strings = 2, .rows = 10, .columns = 5, .cell_bytes = 100};
    EXPECT_EQ(refusal(zipped(book(R"(<row r="11"><c><v>1</v></c></row>)")), small), "workbook.too_many_rows");
    EXPECT_EQ(refusal(zipped(book(R"(<row r="1"><c r="ZZZZ1"><v>1</v></c></row>)")), small),
              "workbook.too_many_columns");
    EXPECT_EQ(refusal(zipped(book(R"(<row r="2"/><row r="2"/>)"))), "workbook.broken");
    EXPECT_EQ(refusal(zipped(book("<row r='1'><c t='s'><v>0</v></c></row>", strings)), small),
              "workbook.too_many_texts");
    EXPECT_EQ(refusal(zipped(book("<row r='1'><c t='s'><v>9</v></c></row>", strings))), "workbook.broken");
    EXPECT_EQ(
        refusal(zipped(book("<row r='1'><c t='inlineStr'><is><t>" + std::string(101, 'a') + "</t></is></c></row>")),
                small),
        "workbook.cell_too_long");
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<a>";
    EXPECT_EQ(refusal(zipped(book(deep))), "workbook.too_deep");
    test::Parts many;
    for (int i = 0; i < 30; ++i) many["f" + std::to_string(i)] = "x";
    EXPECT_EQ(refusal(zipped(many), {.entries = 20}), "workbook.too_many_entries");
}

TEST(BadWorkbook, BombsAreNotUnpacked)
{
    std::string const blanks(8 << 20, ' ');
    EXPECT_EQ(refusal(zipped(book(blanks))), "workbook.unpacks_too_large");
    EXPECT_EQ(refusal(zipped(book("", {{"xl/sharedStrings.xml", "<sst>" + blanks}}))), "workbook.unpacks_too_large");
}
