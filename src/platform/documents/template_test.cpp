#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "platform/documents/template_fixture.hpp"

namespace {

using namespace documents;
using namespace documents::test;
using testing::HasSubstr;
using testing::IsEmpty;

std::string filled(std::string const& body, TemplateValues const& with = values())
{
    auto const docx = template_of(body);
    auto const faults = faults_of(docx, with);
    EXPECT_THAT(*faults, IsEmpty()) << (faults->empty() ? "" : name_of(faults->front().kind));
    return lines(*filled_template(docx, with));
}

TEST(Template, ValuesStandWhereTheirNamesStood)
{
    EXPECT_EQ(filled(p("Lớp {{ten_lop}}, số {{so}}.")), "Lớp Lớp cảm tình Đảng khóa 1, số 05.\n");
}

TEST(Template, NamesMayBeWrittenAsPeopleWriteThem)
{
    EXPECT_EQ(filled(p("{{Tên lớp}} {{ TEN_LOP }} {{tên_lớp}}")),
              "Lớp cảm tình Đảng khóa 1 Lớp cảm tình Đảng khóa 1 Lớp cảm tình Đảng khóa 1\n");
    EXPECT_EQ(filled(p("{{ten_lop|hoa}}")), "LỚP CẢM TÌNH ĐẢNG KHÓA 1\n");
}

TEST(Template, HoweverWordCutsTheTextIntoRuns)
{
    for (auto const* text :
         {"a {¦{ten_lop}} b", "a {{ten¦_lop}} b", "a {¦{¦t¦e¦n¦_¦l¦o¦p¦}¦} b", "¦a ¦{{ten_lop}¦}¦ b"})
        EXPECT_EQ(filled(p(text)), "a Lớp cảm tình Đảng khóa 1 b\n") << text;
}

TEST(Template, TheValueLooksAsTheRunInWhichTheNameBegins)
{
    auto const docx = template_of(
        "<w:p><w:r><w:t>a </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>{{s</w:t></w:r><w:proofErr w:type='spellStart'/>"
        "<w:r><w:t>o}} b</w:t></w:r></w:p>");
    auto const parts = unpacked(*filled_template(docx, values()));
    EXPECT_THAT(*find_part(*parts, "word/document.xml"),
                HasSubstr("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">05</w:t></w:r>"));
}

TEST(Template, WordsOwnMergeFieldsAreNames)
{
    EXPECT_EQ(
        filled("<w:p><w:r><w:t>Số </w:t></w:r><w:fldSimple w:instr=' MERGEFIELD so \\* MERGEFORMAT '><w:r><w:t>«so»"
               "</w:t></w:r></w:fldSimple></w:p>"),
        "Số 05\n");
    EXPECT_EQ(
        filled("<w:p><w:r><w:t>Số </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> MERGE"
               "</w:instrText></w:r><w:r><w:instrText>FIELD \"so\" </w:instrText></w:r><w:r><w:fldChar "
               "w:fldCharType='separate'/></w:r><w:r><w:t>«so»</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/>"
               "</w:r><w:r><w:t>.</w:t></w:r></w:p>"),
        "Số 05.\n");
    EXPECT_EQ(filled("<w:p><w:fldSimple w:instr=' PAGE '><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>"), "2\n");
}

TEST(Template, RowsStandOncePerItem)
{
    EXPECT_EQ(
        filled(table({row({"TT", "Họ tên"}), row({"{{hoc_vien.stt}}", "{{hoc_vien.ho_ten}}"}), row({"", "Hết bảng"})})),
        "TT\nHọ tên\n1\nNguyễn Thị Lan\n2\nTrần Văn Minh\n\nHết bảng\n");
}

TEST(Template, ParagraphsStandOncePerItemAlsoWithinTheCellOfATable)
{
    EXPECT_EQ(filled(p("- {{noi_nhan.ten}};")), "- Như trên;\n- Lưu;\n");
    EXPECT_EQ(filled(table({row({"- {{noi_nhan.ten}};", "CHỦ TỊCH"})})), "- Như trên;\n- Lưu;\nCHỦ TỊCH\n");
}

TEST(Template, AnEmptyListLeavesNoRowAndNoEmptyTable)
{
    auto none = values();
    none.lists["hoc_vien"].items.clear();
    EXPECT_EQ(filled(p("a") + table({row({"{{hoc_vien.ho_ten}}", "x"})}) + p("b"), none), "a\nb\n");
    EXPECT_EQ(filled(table({row({"TT", "Họ tên"}), row({"1", "{{hoc_vien.ho_ten}}"})}), none), "TT\nHọ tên\n");
}

TEST(Template, ConditionsChooseWithinAParagraph)
{
    EXPECT_EQ(filled(p("a{{nếu so}} số {{so}}{{hết}}.")), "a số 05.\n");
    EXPECT_EQ(filled(p("a{{nếu ghi_chu}} ghi {{ghi_chu}}{{không thì}} trống{{hết}}.")), "a trống.\n");
    EXPECT_EQ(filled(p("{{n¦ếu không ghi_chu}}x{{h¦ết}}")), "x\n");
    EXPECT_EQ(filled(p("{{nếu loai = giỏi}}x{{hết}}{{nếu loai = khá}}y{{hết}}")), "x\n");
    EXPECT_EQ(filled(p("{{neu so}}{{neu ghi_chu}}x{{het}}y{{het}}")), "y\n");
    EXPECT_EQ(filled(p("{{nếu hoc_vien}}có{{hết}}")), "có\n");
}

TEST(Template, AParagraphOfWhichNothingIsChosenGoes)
{
    EXPECT_EQ(filled(p("a") + p("{{nếu ghi_chu}}x{{hết}}") + p("b")), "a\nb\n");
}

TEST(Template, ConditionsChooseParagraphsTablesAndRows)
{
    EXPECT_EQ(
        filled(p("{{nếu ghi_chu}}") + p("x") + table({row({"y", "z"})}) + p("{{không thì}}") + p("k") + p("{{hết}}")),
        "k\n");
    EXPECT_EQ(filled(table({row({"a", "b"}), row({"{{nếu ghi_chu}}", ""}), row({"x", "y"}), row({"{{hết}}", ""})})),
              "a\nb\n");
    EXPECT_EQ(filled(table({row({"{{hoc_vien.ho_ten}}", "{{nếu hoc_vien.ghi_chu}}({{hoc_vien.ghi_chu}}){{hết}}"})})),
              "Nguyễn Thị Lan\n(vắng)\nTrần Văn Minh\n\n");
}

TEST(Template, HeadersAndBoxesOfTextAreFilledToo)
{
    auto const docx = template_of(
        "<w:p><w:r><w:pict><w:txbxContent>" + p("{{so}}") + "</w:txbxContent></w:pict></w:r></w:p>", p("{{ten_¦lop}}"));
    auto const made = filled_template(docx, values());
    EXPECT_EQ(lines(*made, "word/header1.xml"), "Lớp cảm tình Đảng khóa 1\n");
    EXPECT_THAT(lines(*made), HasSubstr("05\n"));
}

TEST(Template, LinesOfAValueAreLines)
{
    auto two = values();
    two.fields["so"] = "một\nhai\x01<&>";
    auto const parts = unpacked(*filled_template(template_of(p("{{so}}!")), two));
    EXPECT_THAT(*find_part(*parts, "word/document.xml"),
                HasSubstr(R"(một</w:t><w:br/><w:t xml:space="preserve">hai&lt;&amp;&gt;!</w:t>)"));
}

TEST(Template, TheSameValuesGiveTheSameBytes)
{
    auto const docx = template_of(p("{{so}}"));
    EXPECT_EQ(*filled_template(docx, values()), *filled_template(docx, values()));
}

TEST(Samples, AFilledTemplateIsWrittenWhereAsked)
{
    auto const* folder = std::getenv("DOCUMENT_SAMPLES");   // to be opened by an office program
    if (!folder) return;
    auto const docx = template_of(p("Lớp: {{ten_¦lop}}") + p("{{nếu ghi_chu}}") + p("Không in") + p("{{hết}}") +
                                      table({row({"TT", "Họ tên"}), row({"{{hoc_vien.stt}}", "{{hoc_vien.ho_ten}}"})}) +
                                      p("- {{noi_nhan.ten}}"),
                                  p("Số {{so}}"));
    std::ofstream{std::string{folder} + "/template.docx", std::ios::binary} << *filled_template(docx, values());
}

}   // namespace
