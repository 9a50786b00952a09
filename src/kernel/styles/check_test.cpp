#include <gmock/gmock.h>

#include "kernel/styles/style_fixture.hpp"

namespace styles {
namespace {

using testing::decision;
using testing::File;

File state() { return File{decision("state")}; }
File party() { return File{decision("party")}; }

// DO-1 and DO-2
TEST(Style, WhatTheProgramMakesHasNothingToMend)
{
    for (auto const& kind : papers::kinds())
        for (std::string const culture : {"state", "party"}) {
            if (!kind.culture.empty() && kind.culture != culture) continue;
            EXPECT_EQ(File::told_of(testing::made(kind, culture)), "") << kind.code << ' ' << culture;
            EXPECT_EQ(checked_file(testing::made(kind, culture), "")->culture, culture) << kind.code;
        }
}

TEST(Style, ChosenCultureGoesBeforeTheOneRecognised)
{
    EXPECT_FALSE(checked_file(decision("state"), "party")->findings.empty());
    EXPECT_FALSE(checked_file(decision("state"), "party")->recognised);
    EXPECT_EQ(checked_file(decision("state"), "x").error().problems.front().code, "paper.unknown_culture");
}

TEST(SubjectStyle, EndsBeforeTheAddressee)
{
    auto const& kind = *papers::find_kind("union.recognition_proposal");
    File file{testing::made(kind, "state")};
    EXPECT_EQ(file.told(), "");
    EXPECT_EQ(file.change_at("Về việc", "<w:b/>", "").told(), "subject.bold; ") << "the subject itself is judged";
}

TEST(PaperStyle, IsA4WithTheMargins)
{
    EXPECT_EQ(state().change("w:w=\"11906\" w:h=\"16838\"", "w:w=\"12240\" w:h=\"15840\"").told(), "paper.paper; ");
    EXPECT_EQ(state().change("w:w=\"11906\" w:h=\"16838\"", "w:w=\"16838\" w:h=\"11906\"").told(), "") << "across";
    for (auto const* side : {"top", "bottom", "left", "right"}) {
        auto const name = std::string{"w:"} + side + "=\"";
        auto const twips = std::string_view{side} == "left" ? "1701" : "1134";
        EXPECT_EQ(state().change(name + twips, name + "567").told(), std::string{"margin_"} + side + ".margin; ");
    }
    EXPECT_EQ(state().change("w:top=\"1134\"", "w:top=\"1417\"").told(), "") << "25 mm still are right";
    EXPECT_EQ(state().change("w:top=\"1134\"", "w:top=\"1475\"").told(), "margin_top.margin; ");
    EXPECT_EQ(party().change("w:top=\"1134\"", "w:top=\"1417\"").told(), "(margin_top.margin); ") << "likely warns";
}

TEST(FontStyle, IsTimesNewRomanHoweverItComes)
{
    auto const arial = std::string{"<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>"};
    EXPECT_EQ(state().change_at("Điều 1.", "<w:rPr>", "<w:rPr>" + arial).told(), "letters.font; ");
    auto in_style = state();
    in_style.change("Times New Roman", "Arial", "word/styles.xml")
        .change("Times New Roman", "Arial", "word/styles.xml");
    EXPECT_EQ(in_style.told(), "letters.font; ");
    auto themed = state();
    themed
        .change("<w:rFonts w:ascii=\"Times New Roman\"",
                "<w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\" w:ascii=\"Times New Roman\"",
                "word/styles.xml")
        .add("word/theme/theme1.xml",
             "<a:theme xmlns:a=\"x\"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface=\"Calibri\"/>"
             "</a:minorFont></a:fontScheme></a:themeElements></a:theme>");
    auto const checked = checked_file(themed.docx(), "");
    ASSERT_EQ(checked->findings.size(), 1U);
    EXPECT_EQ(checked->findings.front().found, "Calibri");
    EXPECT_GT(checked->findings.front().times, 10);
}

TEST(HeadStyle, NameAndMottoOfTheState)
{
    constexpr auto name = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    constexpr auto motto = "Độc lập - Tự do - Hạnh phúc";
    EXPECT_EQ(state().without(name).told(), "motto_1.missing; ");
    EXPECT_EQ(state().without(motto).told(), "motto_2.missing; ");
    EXPECT_EQ(state().change(motto, "Độc lập – Tự do – Hạnh phúc").told(), "motto_2.text; ");
    EXPECT_EQ(state().change(name, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM").told(), "") << "both spellings are right";
    EXPECT_EQ(state().change(name, "Cộng hòa xã hội chủ nghĩa Việt Nam").told(), "motto_1.capitals; ");
    EXPECT_EQ(state().change_at(name, "<w:b/>", "").told(), "motto_1.bold; ");
    EXPECT_EQ(state().change_at(name, "<w:sz w:val=\"24\"/>", "<w:sz w:val=\"28\"/>").told(), "motto_1.size; ");
}

TEST(HeadStyle, NameOfTheParty)
{
    EXPECT_EQ(party().change_at("ĐẢNG CỘNG SẢN VIỆT NAM", "w:val=\"30\"", "w:val=\"28\"").told(), "motto_1.size; ");
    EXPECT_EQ(party().without("ĐẢNG CỘNG SẢN VIỆT NAM").told(), "motto_1.missing; ") << "known by its number";
    EXPECT_EQ(party().without(">*<").told(), "issuer.mark; ");
}

TEST(HeadStyle, WhoIssues)
{
    EXPECT_EQ(state().change("LIÊN ĐOÀN LAO ĐỘNG HUYỆN", "Liên đoàn Lao động huyện").told(), "issuer.capitals; ");
    EXPECT_EQ(state().change_at(">LIÊN ĐOÀN LAO ĐỘNG HUYỆN<", "<w:b/>", "").told(), "issuer.bold; ");
    EXPECT_EQ(state().change_at("THÀNH PHỐ HÀ NỘI<", "w:val=\"24\"", "w:val=\"28\"").told(), "superior.size; ");
    EXPECT_EQ(state().change_at("THÀNH PHỐ HÀ NỘI<", "<w:rPr>", "<w:rPr><w:b/>").told(), "(superior.bold); ");
}

TEST(HeadStyle, NumberPlaceAndDate)
{
    EXPECT_EQ(state().change("Số: 05/QĐ-LĐLĐ", "Số 05/QĐ-LĐLĐ").told(), "number.number_colon; ");
    EXPECT_EQ(state().change("Số: 05/QĐ-LĐLĐ", "Số: 5/QĐ-LĐLĐ").told(), "number.number_zero; ");
    EXPECT_EQ(state().change("Số: 05/QĐ-LĐLĐ", "Số: 05-QĐ/LĐLĐ").told(), "number.number_separators; ");
    EXPECT_EQ(state().change("Số: 05/QĐ-LĐLĐ", "Số: 05/BC-LĐLĐ").told(), "number.type_code; ");
    EXPECT_EQ(state().change("Số: 05/QĐ-LĐLĐ", "Số: 05/ QĐ-LĐLĐ").told(), "(number.number_blanks); ");
    EXPECT_EQ(party().change("Số 05-QĐ/ĐU", "Số: 05-QĐ/ĐU").told(), "number.number_colon; ");
    EXPECT_EQ(party().change("Số 05-QĐ/ĐU", "Số 05/QĐ-ĐU").told(), "number.number_separators; ");
    EXPECT_EQ(state().without("Số: 05/QĐ-LĐLĐ").told(), "number.missing; ");
    EXPECT_EQ(state().change_at("Số: 05/QĐ-LĐLĐ", "w:val=\"26\"", "w:val=\"28\"").told(), "number.size; ");
    EXPECT_EQ(state().change("ngày 05 tháng 02", "ngày 5 tháng 02").told(), "place_and_date.date_zero; ");
    EXPECT_EQ(state().change("ngày 05 tháng 02", "ngày 05 tháng 2").told(), "place_and_date.date_zero; ");
    EXPECT_EQ(state().change("Đan Phượng, ngày", "Đan Phượng ngày").told(), "place_and_date.date_comma; ");
    EXPECT_EQ(state().change_at("ngày 05 tháng 02", "<w:i/>", "").told(), "place_and_date.italic; ");
    EXPECT_EQ(state().without("ngày 05 tháng 02").told(), "place_and_date.missing; ");
}

TEST(HeadStyle, TypeAndSubject)
{
    EXPECT_EQ(state().change_at(">QUYẾT ĐỊNH<", "<w:b/>", "").told(), "type_name.bold; ");
    EXPECT_EQ(state().change_at(">QUYẾT ĐỊNH<", "w:val=\"28\"", "w:val=\"32\"").told(), "type_name.size; ");
    EXPECT_EQ(state().change(">QUYẾT ĐỊNH<", ">Quyết định<").told(), "type_name.capitals; ");
    EXPECT_EQ(state().change_at("Về việc", "<w:b/>", "").told(), "subject.bold; ");
    EXPECT_THAT(state().change(">QUYẾT ĐỊNH<", ">ĐIỀU LỆNH<").told(),
                ::testing::HasSubstr("(type_name.type_unknown); "));
}

TEST(BodyStyle, SizeAndSetting)
{
    EXPECT_EQ(state().change_at("Điều 1.", "<w:sz w:val=\"28\"/>", "<w:sz w:val=\"24\"/>").told(), "body.size; ");
    EXPECT_EQ(party().change_at("Điều 1.", "<w:sz w:val=\"28\"/>", "<w:sz w:val=\"26\"/>").told(), "body.size; ")
        << "13 is right for the State alone";
    EXPECT_EQ(state().change_at("Điều 1.", "<w:jc w:val=\"both\"/>", "<w:jc w:val=\"left\"/>").told(),
              "body.justified; ");
    EXPECT_EQ(state().change_at("Điều 1.", "w:firstLine=\"720\"", "w:firstLine=\"0\"").told(), "(body.first_line); ");
    EXPECT_EQ(state().change_at("Điều 1.", "w:after=\"120\"", "w:after=\"0\"").told(), "(body.space); ");
    EXPECT_EQ(state().change_at("Điều 1.", "w:line=\"276\"", "w:line=\"480\"").told(), "(body.line_spacing); ");
}

TEST(FootStyle, SignatureAndRecipients)
{
    EXPECT_EQ(state().change("TM. BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ").told(), "behalf.behalf; ");
    EXPECT_EQ(party().change("T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ").told(), "behalf.behalf; ");
    EXPECT_EQ(state().change_at("TM. BAN THƯỜNG VỤ", "<w:b/>", "").told(), "behalf.bold; ");
    EXPECT_EQ(state().change("Nơi nhận:", "Nơi nhận").told(), "recipients_title.text; ");
    EXPECT_EQ(state().change_at("Nơi nhận:", "<w:i/>", "").told(), "recipients_title.italic; ");
    EXPECT_EQ(state().change_at("Lưu: VT", "w:val=\"22\"", "w:val=\"24\"").told(), "recipients.size; ");
    EXPECT_EQ(state().change("Lưu: VT.", "Lưu: VT").told(), "recipients.recipients_end; ");
    EXPECT_EQ(party().change("Lưu: VT.", "Lưu: VT").told(), "(recipients.recipients_end); ");
}

TEST(PageNumbers, StandAboveInTheMiddleFromPageTwo)
{
    EXPECT_EQ(state().change("<w:titlePg/>", "").told(), "page_number.page_number_first; ");
    EXPECT_EQ(state().change("center", "right", "word/header1.xml").told(), "page_number.page_number_centred; ");
    EXPECT_EQ(state().change("w:val=\"26\"", "w:val=\"22\"", "word/header1.xml").told(), "page_number.size; ");
    auto below = state();
    below.change("<w:headerReference w:type=\"default\"", "<w:footerReference w:type=\"default\"");
    EXPECT_EQ(below.told(), "page_number.page_number_below; ");
    auto none = state();
    none.change(" PAGE ", " NUMPAGES ", "word/header1.xml");
    EXPECT_EQ(none.told(), "") << "one page needs no number";
    none.add("docProps/app.xml", "<Properties><Pages>2</Pages></Properties>");
    EXPECT_EQ(none.told(), "page_number.page_number_missing; ");
}

}   // namespace
}   // namespace styles
