#include <gmock/gmock.h>

#include "kernel/styles/style_fixture.hpp"

/// Files as Word writes them: text cut into runs, looks that come from styles, two columns in one paragraph.
namespace styles {
namespace {

using testing::decision;
using testing::File;

std::string run(std::string const& text, std::string const& properties = {})
{
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string paragraph(std::string const& runs, std::string const& properties = {})
{
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}
std::string package(std::string const& body, std::string const& styles)
{
    return documents::zipped(
        {{"[Content_Types].xml", "<Types/>"},
         {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"},
         {"word/styles.xml", "<w:styles>" + styles + "</w:styles>"}});
}

TEST(WordFiles, TextIsReadAcrossRuns)
{
    auto cut = File{decision("state")};
    cut.change(
        "Số: 05/QĐ-LĐLĐ</w:t>",
        "Số</w:t></w:r><w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:t>: </w:t></w:r><w:proofErr/><w:r><w:rPr><w:sz "
        "w:val=\"26\"/></w:rPr><w:t>0</w:t></w:r><w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:t>5/QĐ-LĐLĐ</w:t>");
    EXPECT_EQ(cut.told(), "");
}

TEST(WordFiles, LooksComeFromDefaultsAndFromStylesBasedOnOthers)
{
    auto const styles =
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/><w:sz w:val=\"22\"/>"
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:rPr><w:rFonts w:ascii=\"Times New "
        "Roman\" w:hAnsi=\"Times New Roman\"/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Head\"><w:basedOn w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/>"
        "</w:pPr><w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Motto\"><w:basedOn w:val=\"Head\"/><w:rPr><w:sz "
        "w:val=\"28\"/></w:rPr>"
        "</w:style>"
        "<w:style w:type=\"character\" w:styleId=\"Strong\"><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>";
    auto const docx = package(paragraph(run("Độc lập", "<w:sz w:val=\"20\"/>"), "<w:pStyle w:val=\"Motto\"/>") +
                                  paragraph(run("abc"), "<w:pStyle w:val=\"Motto\"/>") + paragraph(run("chữ")) +
                                  paragraph(run("x", "<w:rStyle w:val=\"Strong\"/>"), "<w:pStyle w:val=\"Head\"/>") +
                                  paragraph(run("x", "<w:b w:val=\"0\"/>"), "<w:pStyle w:val=\"Head\"/>") +
                                  paragraph(run("x"), "<w:pStyle w:val=\"Loop\"/>"),
                              styles);
    auto const read = *documents::read_docx(*documents::unpacked(docx));
    auto const& all = read.paragraphs;
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(all[0].runs[0].size, 10);
    EXPECT_EQ(all[1].runs[0].size, 14);
    EXPECT_TRUE(all[1].runs[0].bold);
    EXPECT_EQ(all[1].align, documents::Align::centre);
    EXPECT_EQ(all[2].runs[0].font, "Times New Roman");
    EXPECT_EQ(all[2].runs[0].size, 11);
    EXPECT_FALSE(all[3].runs[0].bold) << "bold within bold is turned over, as Word does";
    EXPECT_FALSE(all[4].runs[0].bold);
    EXPECT_EQ(all[5].runs[0].size, 11) << "a style based on itself ends";
}

TEST(WordFiles, AHeadOfTwoColumnsMayStandInOneParagraph)
{
    auto const s = [](int half_points) { return "<w:sz w:val=\"" + std::to_string(half_points) + "\"/>"; };
    auto const tab = std::string{"<w:r><w:tab/></w:r>"};
    auto const body =
        paragraph(run("LIÊN ĐOÀN LAO ĐỘNG TP HÀ NỘI", s(24)) + tab +
                  run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "<w:b/>" + s(24))) +
        paragraph(run("CÔNG ĐOÀN XÃ ĐAN PHƯỢNG", "<w:b/>" + s(24)) + tab +
                  run("Độc lập - Tự do - Hạnh phúc", "<w:b/>" + s(26))) +
        paragraph(run("Số: 15/BC-CĐX", s(26)) + tab + run("Đan Phượng, ngày 5 tháng 3 năm 2026", "<w:i/>" + s(28))) +
        paragraph(run("BÁO CÁO", "<w:b/>" + s(28)), "<w:jc w:val=\"center\"/>") +
        paragraph(run("Nơi nhận:", "<w:b/><w:i/>" + s(24))) + paragraph(run("- Lưu: VT.", s(22)));
    EXPECT_EQ(File::told_of(package(body, "")), "place_and_date.date_zero; ");
}

TEST(WordFiles, ALetterHasItsSubjectBelowTheNumberAndNoType)
{
    auto const s = [](int half_points) { return "<w:sz w:val=\"" + std::to_string(half_points) + "\"/>"; };
    auto const head = [&](std::string const& number) {
        return paragraph(run("CÔNG ĐOÀN XÃ ĐAN PHƯỢNG", "<w:b/>" + s(24))) + paragraph(run(number, s(26))) +
               paragraph(run("V/v báo cáo quý I", s(24))) +
               paragraph(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "<w:b/>" + s(24))) +
               paragraph(run("Độc lập - Tự do - Hạnh phúc", "<w:b/>" + s(26))) +
               paragraph(run("Đan Phượng, ngày 15 tháng 3 năm 2026", "<w:i/>" + s(28))) +
               paragraph(run("Nơi nhận:", "<w:b/><w:i/>" + s(24))) + paragraph(run("- Lưu: VT.", s(22)));
    };
    EXPECT_EQ(File::told_of(package(head("Số: 12/CĐX-VP"), "")), "");
    EXPECT_EQ(File::told_of(package(head("Số 12/CĐX-VP"), "")), "number.number_colon; ");
}

TEST(WordFiles, AnEmptyDocumentLacksEverything)
{
    auto const told = File::told_of(package("", ""));
    for (auto const* part : {"motto_1.missing", "motto_2.missing", "issuer.missing", "number.missing",
                             "place_and_date.missing", "recipients_title.missing"})
        EXPECT_THAT(told, ::testing::HasSubstr(part));
}

}   // namespace
}   // namespace styles
