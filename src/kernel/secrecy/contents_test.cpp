#include "kernel/secrecy/contents.hpp"

#include <gtest/gtest.h>

#include "kernel/secrecy/traces.hpp"
#include "platform/documents/archive.hpp"
#include "platform/documents/document.hpp"
#include "platform/documents/template_fixture.hpp"
#include "platform/spreadsheets/test_book.hpp"
#include "support/command.hpp"

namespace secrecy {
namespace {

using spreadsheets::test::book;
using spreadsheets::test::zipped;

/// Code and detail, "" for a file that is taken.
std::string told(std::string_view bytes)
{
    auto const problem = unfit_content(bytes);
    return problem ? std::string{problem->code} + " " + problem->detail : std::string{};
}

std::string inline_cell(std::string const& text)
{
    return R"(<c r="B7" t="inlineStr"><is><t>)" + text + "</t></is></c>";
}
std::string with_cell(std::string const& text) { return zipped(book(R"(<row r="7">)" + inline_cell(text) + "</row>")); }
std::string with_shared(std::string const& item)
{
    return zipped(book(R"(<row r="12"><c r="AB12" t="s"><v>0</v></c></row>)",
                       {{"xl/sharedStrings.xml", "<sst><si>" + item + "</si></sst>"}}));
}
std::string paper(std::string text)
{
    documents::Document document{.title = "t"};
    document.sections = {{.blocks = {documents::Paragraph{.runs = {{std::move(text)}}}}}};
    return documents::docx(document);
}

// SE-1
TEST(Contents, AMarkedCellIsNamedByItsSheetAndPlace)
{
    EXPECT_EQ(told(with_cell("MẬT")), "secrecy.marked_in MẬT (Danh sách, B7)");
    EXPECT_EQ(told(with_cell("Kính gửi&#10;số 12-MẬT/ĐU")), "secrecy.marked_in MẬT (Danh sách, B7)");
    EXPECT_EQ(told(with_shared("<t>Độ: TỐI MẬT</t>")), "secrecy.marked_in TỐI MẬT (Danh sách, AB12)");
    EXPECT_EQ(told("Tên,Ghi chú\nA,b\nC,TUYỆT MẬT\n"), "secrecy.marked_in TUYỆT MẬT (, B3)");
}

TEST(Contents, WhatStandsBesideTheCellsIsReadToo)
{
    auto const beside = [](std::string const& part, std::string const& xml) {
        return told(zipped(book("", {{part, xml}})));
    };
    EXPECT_EQ(beside("xl/comments1.xml",
                     "<comments><commentList><comment ref=\"A1\"><text><r><t>TỐI </t></r><r><t>MẬT"
                     "</t></r></text></comment></commentList></comments>"),
              "secrecy.marked_beside TỐI MẬT");
    EXPECT_EQ(beside("xl/threadedComments/threadedComment1.xml",
                     "<ThreadedComments><threadedComment><text>MẬT</text></threadedComment></ThreadedComments>"),
              "secrecy.marked_beside MẬT");
    EXPECT_EQ(beside("xl/drawings/drawing1.xml",
                     "<d:wsDr xmlns:d=\"d\" xmlns:a=\"a\"><a:p><a:r><a:t>Công ty</a:t></a:r>"
                     "</a:p><a:p><a:r><a:t>MẬT</a:t></a:r></a:p></d:wsDr>"),
              "secrecy.marked_beside MẬT");
    EXPECT_EQ(beside("docProps/core.xml", "<p><title>Danh sách</title><keywords>MẬT</keywords></p>"),
              "secrecy.marked_beside MẬT");
    EXPECT_EQ(beside("xl/comments1.xml", "<comments><comment><text><t>Công ty MẬT ONG</t></text></comment></comments>"),
              "");
}

TEST(Contents, MarksInHeadersAndFootersAreFoundBetweenTheirCodes)
{
    auto const with = [](std::string const& margins) {
        return told(
            zipped(book("", {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData/>" + margins + "</worksheet>"}})));
    };
    EXPECT_EQ(with("<headerFooter><oddHeader>&amp;LTrang "
                   "&amp;P&amp;C&amp;\"Times,Bold\"&amp;14M&#7852;T</oddHeader></headerFooter>"),
              "secrecy.marked_beside MẬT");
    EXPECT_EQ(with("<headerFooter><oddFooter>&amp;KFF0000TUYỆT MẬT&amp;R&amp;D</oddFooter></headerFooter>"),
              "secrecy.marked_beside TUYỆT MẬT");
    EXPECT_EQ(
        with("<headerFooter><oddHeader>&amp;LTrang &amp;P&amp;RMẬT ONG &amp;&amp; CON</oddHeader></headerFooter>"), "");
    EXPECT_EQ(with("<headerFooter/>"), "");
}

TEST(Contents, OrdinaryListsAreTaken)
{
    EXPECT_EQ(told(with_cell("Công ty MẬT ONG")), "");
    EXPECT_EQ(told(with_cell("CÔNG TY TNHH MẬT VIỆT")), "");
    EXPECT_EQ(told(with_shared("<t>NGUYỄN VĂN MẬU</t>")), "");
    EXPECT_EQ(told("Tên,Địa chỉ\nCông ty MẬT ONG,Xã Một\n"), "");
    EXPECT_EQ(told(paper("bảo mật")), "");
    EXPECT_EQ(told("PK\x03\x04 broken"), "") << "who reads it says why it cannot be read";
}

TEST(Contents, TheMarkIsKnownHoweverItIsSpelled)
{
    auto const marked = "secrecy.marked_in MẬT (Danh sách, B7)";
    for (auto const* spelled : {"MA\u0323\u0302T", "M\u00C2\u0323T", "M\u1EA0\u0302T", "M&#7852;T", "M&#x1EAC;T",
                                "M\u00CBT", "MA\u00C4T", "M\u00C2\u00F2T"})
        EXPECT_EQ(told(with_cell(spelled)), marked) << spelled;
    EXPECT_EQ(told(with_shared("<r><t>M</t></r><r><t>ẬT</t></r>")), "secrecy.marked_in MẬT (Danh sách, AB12)");
    EXPECT_EQ(told("T\xAAn;S\xE8\nA;M\xCBT\n"), "secrecy.marked_in MẬT (, B2)") << "a table from before Unicode";
    std::string const little{
        "\xFF\xFE"
        "A\0;\0M\0\xAC\x1ET\0\n\0",
        14};
    EXPECT_EQ(told(little), "secrecy.marked_in MẬT (, B1)") << "UTF-16";
}

TEST(Contents, ATraceIsSeenAcrossPieces)
{
    std::string const marked = "<c><is><t>TỐI MẬT</t></is></c>";
    for (std::size_t cut = 1; cut < marked.size(); ++cut) {
        Traces traces;
        bool found = traces.in_piece(marked.substr(0, cut));
        found = traces.in_piece(marked.substr(cut)) || found;
        EXPECT_TRUE(found) << cut;
    }
    Traces by_letter;
    bool found = false;
    for (auto const c : marked) found = by_letter.in_piece({&c, 1}) || found;
    EXPECT_TRUE(found);
    Traces none;
    EXPECT_FALSE(none.in_piece("<t>NGUYỄN VĂN MẬU</t><t>Mật độ</t><t>MA TÚY</t><t>Công ty MẬT ONG</t></is></c>"));
    Traces cut;
    EXPECT_TRUE(cut.in_piece("<r><t>Công ty </t></r><r><t>MẬT ONG</t></r>")) << "what stands in the other runs?";
    Traces table;
    EXPECT_FALSE(table.in_piece("a,Công ty MẬT ONG,b\n"));
}

TEST(Contents, MarkedSheetNamesAndPdfAreRefused)
{
    auto parts = book("");
    auto& sheets = parts["xl/workbook.xml"];
    sheets.replace(sheets.find("Danh sách"), std::string{"Danh sách"}.size(), "MẬT");
    EXPECT_EQ(told(zipped(parts)), "secrecy.marked_in MẬT (MẬT)");
    EXPECT_EQ(told("%PDF-1.7\n…"), "secrecy.pdf ");
    EXPECT_EQ(told("\n\n%PDF-1.4"), "secrecy.pdf ");
}

// PA-6 and DO-6
TEST(Contents, WordFilesAreReadToTheirHeadersAndBoxes)
{
    EXPECT_EQ(told(paper("TUYỆT MẬT")), "secrecy.marked TUYỆT MẬT");
    EXPECT_EQ(told(paper(" Mật ")), "secrecy.marked Mật");
    EXPECT_EQ(told(paper("Độ mật: TỐI MẬT.")), "secrecy.marked TỐI MẬT");
    EXPECT_EQ(told(documents::test::template_of("<w:p/>", documents::test::p("M¦ẬT"))), "secrecy.marked MẬT");
}

TEST(Contents, FilesAtHandAreJudgedByNameAndContent)
{
    support::Folder const folder;
    auto const code = [&](std::string const& name, std::string const& content) {
        support::write_file(folder / name, content);
        auto const problem = unfit_file((folder / name).string());
        return problem ? std::string{problem->code} : std::string{};
    };
    EXPECT_EQ(code("lý lịch đảng viên.csv", "a,b\n"), "secrecy.dossier");
    EXPECT_EQ(code("a.csv", "a,b\n"), "");
    EXPECT_EQ(code("b.csv", "a,MẬT\n"), "secrecy.marked_in");
    EXPECT_EQ(code("c.csv", "%PDF-1.7"), "secrecy.pdf");
}

}   // namespace
}   // namespace secrecy
