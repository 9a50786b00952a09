#include "platform/documents/document.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "platform/documents/grid.hpp"
#include "platform/documents/official.hpp"
#include "platform/documents/temporary.hpp"

namespace {

using namespace documents;

Culture state_style()
{
    Culture culture;
    culture.name = "state";
    culture.page = {.top = 20, .bottom = 20, .left = 30, .right = 20};
    culture.motto = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"};
    culture.motto_lines = {{.size = 12, .bold = true}, {.size = 13, .bold = true, .rule = 1}};
    culture.superior = {.size = 12};
    culture.issuer = {.size = 12, .bold = true, .rule = 0.4};
    culture.number = "Số: {0}/{1}-{2}";
    culture.place_and_date = "{0}, {1}";
    culture.date_line = {.size = 13, .italic = true};
    culture.type_name = {.size = 14, .bold = true};
    culture.subject = {.size = 14, .bold = true, .rule = 0.4};
    culture.on_behalf = "TM. {0}";
    culture.signature = {.size = 14, .bold = true};
    culture.recipients_title = {.size = 12, .bold = true, .italic = true};
    culture.recipients = {.size = 11};
    return culture;
}

Table unions_by_year(int rows)
{
    Table table{.widths = {8, 52, 20, 20}};
    table.head = {{{.text = "TT", .align = Align::centre, .bold = true, .rows = 2},
                   {.text = "Nội dung", .align = Align::centre, .bold = true, .rows = 2},
                   {.text = "Kết quả", .align = Align::centre, .bold = true, .columns = 2}},
                  {{.text = "2019", .align = Align::centre, .bold = true},
                   {.text = "2020", .align = Align::centre, .bold = true}}};
    for (int i = 1; i <= rows; ++i)
        table.rows.push_back({{.text = std::to_string(i), .align = Align::centre},
                              {.text = i == 1 ? "=HYPERLINK(\"x\")" : "Công đoàn cơ sở thành lập mới"},
                              {.text = "1.234", .number = Number{1234}, .align = Align::right},
                              {.text = "5", .number = Number{5}, .align = Align::right}});
    return table;
}

Document report(int rows)
{
    auto const culture = state_style();
    Document document{.title = "Báo cáo tổng kết", .author = "Liên đoàn Lao động", .date = base::day(2020, 9, 16)};
    Section main{.page = culture.page};
    main.blocks = opening(culture, {.superior = "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI",
                                    .issuer = "LIÊN ĐOÀN LAO ĐỘNG HUYỆN",
                                    .number = "05",
                                    .type_code = "BC",
                                    .symbol = "LĐLĐ",
                                    .place = "Đan Phượng",
                                    .date = base::day(2020, 9, 16),
                                    .type_name = "BÁO CÁO",
                                    .subject = "Tổng kết tám năm"});
    main.blocks.push_back(heading(culture, "I. ĐẶC ĐIỂM, TÌNH HÌNH", 1));
    for (int i = 0; i < 12; ++i)
        main.blocks.push_back(
            body(culture,
                 "Các cấp ủy, đoàn thể đã rà soát, khảo sát, nắm chắc tình hình doanh nghiệp trên địa "
                 "bàn; từ đó đề xuất giải pháp phù hợp với từng loại hình doanh nghiệp."));
    main.blocks.push_back(closing(culture, {.recipients_title = "Nơi nhận:",
                                            .recipients = {"Thành ủy Hà Nội", "Lưu VP"},
                                            .on_behalf_of = "BAN THƯỜNG VỤ",
                                            .post = "CHỦ TỊCH",
                                            .name = "Nguyễn Thị Lan"}));
    Section annex{.page = {.orientation = Orientation::landscape, .left = 20}};
    annex.blocks.push_back(heading(culture, "Phụ lục 01", 1));
    annex.blocks.push_back(unions_by_year(rows));
    document.sections = {main, annex};
    return document;
}

std::string output_of(std::string const& command)
{
    std::unique_ptr<FILE, int (*)(FILE*)> const pipe{popen(command.c_str(), "r"), pclose};
    std::string text(1 << 20, '\0');
    text.resize(fread(text.data(), 1, text.size(), pipe.get()));
    return text;
}

std::string pdf_text(std::string const& bytes, std::string const& options = "")
{
    TemporaryFile const file{".pdf"};
    std::ofstream{file.path(), std::ios::binary} << bytes;
    return output_of("pdftotext " + options + " " + file.path() + " -");
}

std::string part_of(std::string const& archive, char const* name)
{
    zip_error_t error;
    auto* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
    auto* zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_stat_t stat{};
    std::string content;
    if (zip_stat(zip, name, 0, &stat) == 0) {
        content.resize(stat.size);
        auto* part = zip_fopen(zip, name, 0);
        zip_fread(part, content.data(), content.size());
        zip_fclose(part);
    }
    zip_discard(zip);
    return content;
}

TEST(Documents, TheSameValueGivesTheSameBytes)
{
    EXPECT_EQ(docx(report(3)), docx(report(3)));
    EXPECT_EQ(pdf(report(3)), pdf(report(3)));
    Workbook const book{
        .title = "Bảng", .date = base::day(2020, 9, 16), .sheets = {{.name = "A", .table = unions_by_year(3)}}};
    EXPECT_EQ(xlsx(book), xlsx(book));
}

TEST(Docx, PartsAreWellFormedAndHoldTheText)
{
    auto const file = docx(report(3));
    for (auto const* part :
         {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/settings.xml",
          "word/header1.xml", "word/header2.xml", "docProps/core.xml", "word/_rels/document.xml.rels"}) {
        pugi::xml_document tree;
        EXPECT_TRUE(tree.load_string(part_of(file, part).c_str())) << part;
    }
    auto const text = part_of(file, "word/document.xml");
    EXPECT_NE(text.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), std::string::npos);
    EXPECT_NE(text.find("Số: 05/BC-LĐLĐ"), std::string::npos);
    EXPECT_NE(text.find("Đan Phượng, ngày 16 tháng 9 năm 2020"), std::string::npos);
    EXPECT_EQ(text.find("<w:u "), std::string::npos) << "lines are drawn, text is not underlined";
    EXPECT_EQ(text, base::nfc(text));
}

TEST(Docx, EveryRowOfATableCoversEveryColumn)
{
    pugi::xml_document tree;
    tree.load_string(part_of(docx(report(2)), "word/document.xml").c_str());
    for (auto const& table : tree.select_nodes("//w:tbl")) {
        auto const columns = std::distance(table.node().child("w:tblGrid").children("w:gridCol").begin(),
                                           table.node().child("w:tblGrid").children("w:gridCol").end());
        for (auto const row : table.node().children("w:tr")) {
            std::ptrdiff_t covered = 0;
            for (auto const cell : row.children("w:tc"))
                covered += cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_int(1);
            EXPECT_EQ(covered, columns);
        }
    }
    EXPECT_EQ(tree.select_nodes("//w:tblHeader").size(), 2u);
}

TEST(Docx, CharactersThatXmlCannotHoldAreLeftOut)
{
    Document document{.title = "t", .sections = {{.blocks = {Paragraph{.runs = {{"a\x01<&>\nb"}}}}}}};
    pugi::xml_document tree;
    ASSERT_TRUE(tree.load_string(part_of(docx(document), "word/document.xml").c_str()));
    auto const texts = tree.select_nodes("//w:t");
    ASSERT_EQ(texts.size(), 2u);
    EXPECT_STREQ(texts.begin()->node().text().get(), "a<&>");
}

TEST(Pdf, TextComesOutAsItWentIn)
{
    auto text = pdf_text(pdf(report(60)));
    std::ranges::replace(text, '\n', ' ');   // the paragraph's lines
    EXPECT_NE(text.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), std::string::npos) << text;
    EXPECT_NE(text.find("nắm chắc tình hình doanh nghiệp"), std::string::npos);
    EXPECT_NE(text.find("TM. BAN THƯỜNG VỤ"), std::string::npos);
    EXPECT_EQ(text, base::nfc(text));
}

// DO-3 and DO-4
TEST(Pdf, EveryPageButTheFirstIsNumberedAndRepeatsTheTablesHead)
{
    auto const file = pdf(report(60));
    EXPECT_NE(pdf_text(file, "-f 1 -l 1").find("CHỦ NGHĨA"), std::string::npos);
    EXPECT_EQ(pdf_text(file, "-f 3 -l 3").substr(0, 2), "3\n");
    EXPECT_NE(pdf_text(file, "-f 3 -l 3").find("Nội dung"), std::string::npos);
    EXPECT_NE(pdf_text(file, "-f 4 -l 4").find("Nội dung"), std::string::npos);
}

TEST(Pdf, SaysItsLanguageTitleAndDay)
{
    TemporaryFile const file{".pdf"};
    auto const bytes = pdf(report(1));
    std::ofstream{file.path(), std::ios::binary} << bytes;
    auto const info = output_of("TZ=Asia/Ho_Chi_Minh pdfinfo -isodates " + file.path() + " 2>&1");
    EXPECT_NE(info.find("Báo cáo tổng kết"), std::string::npos) << info;
    EXPECT_NE(info.find("2020-09-16"), std::string::npos) << info;
    EXPECT_EQ(info.find("rror"), std::string::npos) << info;
    EXPECT_NE(bytes.find("/Lang (vi-VN)"), std::string::npos);
}

TEST(Pdf, EveryLetterIsSetInTheOneTypeface)
{
    TemporaryFile const file{".pdf"};
    std::ofstream{file.path(), std::ios::binary} << pdf(report(3));
    auto const fonts = output_of("pdffonts " + file.path() + " | tail -n +3");
    std::istringstream lines{fonts};
    for (std::string line; std::getline(lines, line);)
        EXPECT_NE(line.find("+LiberationSerif"), std::string::npos) << line;
    EXPECT_FALSE(fonts.empty());
}

// DO-5
TEST(Pdf, TheSignatureTakesTwoLinesWithIt)
{
    auto const culture = state_style();
    for (int lines = 20; lines < 40; ++lines) {   // some of these end exactly at the foot of the page
        Document document{.title = "t", .date = base::day(2020, 9, 16)};
        Section section{.page = culture.page};
        std::string content;
        for (int i = 0; i < lines; ++i) content += (i ? "\n" : "") + std::string{"dòng "} + std::to_string(i);
        section.blocks = {
            body(culture, content),
            closing(culture, {.recipients_title = "Nơi nhận:", .recipients = {"Lưu"}, .post = "CHỦ TỊCH"})};
        document.sections = {section};
        auto const text = pdf_text(pdf(document));
        auto const end_of_first_page = text.find('\f');
        if (end_of_first_page == std::string::npos || end_of_first_page + 1 == text.size())
            continue;   // all on one page
        auto const last = text.substr(end_of_first_page + 1);
        EXPECT_NE(last.find("CHỦ TỊCH"), std::string::npos) << lines;
        EXPECT_NE(last.find("dòng " + std::to_string(lines - 1)), std::string::npos) << lines;
        EXPECT_NE(last.find("dòng " + std::to_string(lines - 2)), std::string::npos) << lines;
    }
}

TEST(Xlsx, NumbersAreNumbersAndFormulasAreText)
{
    auto const file = xlsx({.title = "Bảng",
                            .date = base::day(2020, 9, 16),
                            .sheets = {{.name = "Theo năm/2020",
                                        .titles = {"BẢNG TỔNG HỢP"},
                                        .table = unions_by_year(2),
                                        .notes = {"Ghi chú"},
                                        .frozen_columns = 2}}});
    auto const sheet = part_of(file, "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("<v>1234</v>"), std::string::npos);
    EXPECT_EQ(sheet.find("<f>"), std::string::npos);
    EXPECT_NE(sheet.find("<pane xSplit=\"2\" ySplit=\"4\""), std::string::npos) << sheet.substr(0, 800);
    EXPECT_NE(sheet.find("<mergeCell ref=\"C3:D3\"/>"), std::string::npos);
    EXPECT_NE(sheet.find("landscape"), std::string::npos);
    auto const book = part_of(file, "xl/workbook.xml");
    EXPECT_NE(book.find("Theo năm-2020"), std::string::npos);
    EXPECT_NE(book.find("_xlnm.Print_Area"), std::string::npos);
    EXPECT_NE(book.find("_xlnm.Print_Titles"), std::string::npos);
    EXPECT_NE(part_of(file, "xl/sharedStrings.xml").find("=HYPERLINK"), std::string::npos);
}

TEST(Grid, MergedCellsPushTheNextOnesAside)
{
    std::vector<Row> const rows{{{.text = "a", .rows = 2}, {.text = "b", .columns = 2}},
                                {{.text = "c"}, {.text = "d"}}};
    auto const cells = placed(rows, 3);
    ASSERT_EQ(cells.size(), 4u);
    EXPECT_EQ(cells[1].column, 1);
    EXPECT_EQ(cells[2].column, 1);
    EXPECT_EQ(cells[3].column, 2);
}

TEST(Samples, AreWrittenWhereAsked)
{
    auto const* folder = std::getenv("DOCUMENT_SAMPLES");   // to be looked at, or opened by an office program
    if (!folder) return;
    std::ofstream{std::string{folder} + "/sample.docx", std::ios::binary} << docx(report(60));
    std::ofstream{std::string{folder} + "/sample.pdf", std::ios::binary} << pdf(report(60));
    std::ofstream{std::string{folder} + "/sample.xlsx", std::ios::binary} << xlsx(
        {.title = "Bảng",
         .date = base::day(2020, 9, 16),
         .sheets = {{.name = "Bảng", .titles = {"BẢNG TỔNG HỢP"}, .table = unions_by_year(5), .frozen_columns = 2}}});
}

}   // namespace
