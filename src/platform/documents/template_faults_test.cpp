#include <gmock/gmock.h>

#include "platform/documents/template_fixture.hpp"

namespace {

using namespace documents;
using namespace documents::test;
using testing::ElementsAre;
using Kind = TemplateFault::Kind;

TemplateFault only_fault(std::string const& body)
{
    auto const faults = faults_of(template_of(body), values());
    EXPECT_EQ(faults->size(), 1u);
    return faults->empty() ? TemplateFault{} : faults->front();
}

TEST(TemplateFaults, NameTheFieldItsNeighbourAndThePlace)
{
    auto const fault = only_fault(p("x") + table({row({"a", "b"}), row({"Lớp {{ten_lopp}}", "c"})}));
    EXPECT_EQ(fault.kind, Kind::unknown_field);
    EXPECT_EQ(fault.name, "ten_lopp");
    EXPECT_EQ(fault.suggestion, "ten_lop");
    EXPECT_EQ(fault.place.part, TemplatePlace::Part::body);
    EXPECT_EQ(fault.place.table, 1);
    EXPECT_EQ(fault.place.row, 2);
    EXPECT_EQ(fault.place.text, "Lớp {{ten_lopp}}");
}

TEST(TemplateFaults, EachIsTold)
{
    struct Case {
        std::string body;
        Kind kind;
        std::string name;
        std::string suggestion;
    };
    for (auto const& one : {
             Case{p("{{hocvien.ho_ten}}"), Kind::unknown_list, "hocvien.ho_ten", "hoc_vien"},
             Case{p("{{hoc_vien.ho_tn}}"), Kind::unknown_item_field, "hoc_vien.ho_tn", "hoc_vien.ho_ten"},
             Case{p("{{hoc_vien}}"), Kind::list_as_field, "hoc_vien", "hoc_vien.ho_ten"},
             Case{p("a {{so b"), Kind::unclosed, "{{so b", ""},
             Case{p("a {{ }} b"), Kind::empty_field, "", ""},
             Case{p("{{so|to}}"), Kind::unknown_format, "so|to", ""},
             Case{p("{{nếu so}} a"), Kind::unended_condition, "so", ""},
             Case{p("a {{hết}}"), Kind::unbegun_condition, "hết", ""},
             Case{p("{{nếu so}}") + p("a"), Kind::unended_condition, "so", ""},
             Case{p("{{hết}}"), Kind::unbegun_condition, "hết", ""},
             Case{p("{{nếu zzzzz}}a{{hết}}"), Kind::unknown_field, "zzzzz", ""},
             Case{table({row({"{{hoc_vien.ho_ten}}", "{{noi_nhan.ten}}"})}), Kind::two_lists, "noi_nhan.ten", ""},
         }) {
        auto const fault = only_fault(one.body);
        EXPECT_EQ(fault.kind, one.kind) << one.body;
        EXPECT_EQ(fault.name, one.name);
        EXPECT_EQ(fault.suggestion, one.suggestion);
    }
}

TEST(TemplateFaults, AllOfThemAreToldAtOnceAndWhatIsNotChosenIsReadToo)
{
    auto const faults = faults_of(template_of(p("{{x1}}{{nếu ghi_chu}}{{x2}}{{hết}}"), p("{{x3}}")), values());
    ASSERT_EQ(faults->size(), 3u);
    EXPECT_EQ((*faults)[2].name, "x3");
    EXPECT_EQ((*faults)[2].place.part, TemplatePlace::Part::header);
}

TEST(TemplateFaults, ANameThatSwallowsTheNextIsUnclosed)
{
    auto const fault = only_fault(p("{{so và {{ten_lop}}"));
    EXPECT_EQ(fault.kind, Kind::unclosed);
    EXPECT_EQ(fault.name, "{{so và");
}

TEST(Template, SaysWhichNamesItUses)
{
    auto const used = used_by(template_of(p("{{Số}} {{so}}{{nếu loai}}{{hết}}") + p("{{noi_nhan.ten}}")), values());
    EXPECT_THAT(*used, ElementsAre("so", "loai", "noi_nhan.ten"));
}

std::string_view refusal(std::string const& docx)
{
    auto const faults = faults_of(docx, values());
    return faults ? std::string_view{} : faults.error().problems.front().code;
}

TEST(TemplatePackage, WhatIsNoHarmlessWordFileIsRefused)
{
    EXPECT_EQ(refusal("xin chào"), "document.not_docx");
    EXPECT_EQ(refusal(""), "document.not_docx");
    EXPECT_EQ(refusal(zipped({{"a.txt", "x"}})), "document.not_docx");
    EXPECT_EQ(refusal(template_of("<w:p>")), "document.broken");
    EXPECT_EQ(refusal(template_of(p("a"), p("b"), {{"word/vbaProject.bin", "x"}})), "document.macros");
    std::string const target =
        R"(<Relationships><Relationship Id="a" Target="http://x/" TargetMode="External" Type="x/)";
    EXPECT_EQ(
        refusal(template_of(p("a"), p("b"),
                            {{"word/_rels/settings.xml.rels", target + R"(attachedTemplate"/></Relationships>)"}})),
        "document.linked");
    EXPECT_EQ(refusal(template_of(p("a"), p("b"),
                                  {{"word/_rels/settings.xml.rels", target + R"(hyperlink"/></Relationships>)"}})),
              "");
    std::string deep;
    for (int i = 0; i < 200; ++i) deep = "<w:sdt>" + deep + "</w:sdt>";
    EXPECT_EQ(refusal(template_of(deep)), "document.broken");
}

TEST(TemplatePackage, WhatUnpacksTooLargeIsRefusedBeforeItIsUnpacked)
{
    auto const large = template_of(p("a"), p("b"), {{"word/media/a.png", std::string(2000, 'x')}});
    EXPECT_EQ(unpacked(large, {.part_bytes = 1999}).error().problems.front().code, "document.too_large");
    EXPECT_EQ(unpacked(large, {.all_bytes = 2000}).error().problems.front().code, "document.too_large");
    EXPECT_EQ(unpacked(large, {.entries = 5}).error().problems.front().code, "document.too_large");
    EXPECT_TRUE(unpacked(large, {.entries = 6, .part_bytes = 2000}));
}

}   // namespace
