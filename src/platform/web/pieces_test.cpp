#include "platform/web/pieces.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/web/frame.hpp"
#include "platform/web/gallery.hpp"
#include "platform/web/languages.hpp"

namespace web {
namespace {

using testing::HasSubstr;
using testing::Not;

base::Texts texts() { return texts_in(base::Language::vi); }

Request form_with(std::string value)
{
    Request request;
    request.form.add("field", std::move(value));
    return request;
}

std::string day_of(std::string text)
{
    auto const date = read_partial_day(form_with(std::move(text)), "field");
    return date ? base::iso(*date) : "";
}

TEST(ReadDay, TakesTheSpellingsThatPeopleUse)
{
    for (auto const* text : {"5/2/2026", "05/02/2026", "2026-02-05", " 05-02-2026 ", "5.2.2026", "05 02 2026"})
        EXPECT_EQ(day_of(text), "2026-02-05") << text;
    EXPECT_EQ(day_of("2/2026"), "2026-02");
    EXPECT_EQ(day_of("2026-02"), "2026-02");
    EXPECT_EQ(day_of("2026"), "2026");
}

TEST(ReadDay, WrongTextIsNoDay)
{
    for (auto const* text :
         {"", "abc", "31/02/2026", "13/2026", "5/2/26", "26", "1/2/3/2026", "5/2/20261", "ngày 5", "0/2026"})
        EXPECT_EQ(day_of(text), "") << text;
}

TEST(ReadDay, AMonthIsNoWholeDay)
{
    EXPECT_FALSE(read_day(form_with("2/2026"), "field"));
    EXPECT_EQ(read_day(form_with("28/2/2026"), "field"), base::day(2026, 2, 28));
}

TEST(ReadText, IsTrimmedAndComposed)
{
    EXPECT_EQ(read_text(form_with("  Đan   Phươ\xCC\xA3ng "), "field"), "Đan Phượng");
    EXPECT_EQ(read_text(form_with("x"), "other"), "");
    EXPECT_EQ(read_whole(form_with("1.240"), "field"), 1240);
}

TEST(Addresses, ParametersAreReplacedAddedAndRemoved)
{
    EXPECT_EQ(with_parameter("/people", "q", "a b"), "/people?q=a%20b");
    EXPECT_EQ(with_parameter("/people?q=a&sort=name", "q", "đ"), "/people?q=%C4%91&sort=name");
    EXPECT_EQ(with_parameter("/people?q=a&sort=name#x", "q", ""), "/people?sort=name#x");
    EXPECT_EQ(with_parameter("/people?q=a", "q", ""), "/people");
    EXPECT_EQ(with_parameter("/people?q=a&q=b", "q", "c"), "/people?q=c");
    EXPECT_EQ(with_parameter("/people?sq=a", "q", "c"), "/people?sq=a&q=c");
}

TEST(Fields, AProblemIsTiedToItsField)
{
    Html out{texts()};
    text_field(out,
               {.name = "name", .label = "Tên", .value = "<A>", .problem = "Sai.", .help = "Ghi đủ", .required = true});
    EXPECT_THAT(out.str(), HasSubstr("for=\"field-name\""));
    EXPECT_THAT(out.str(), HasSubstr("aria-describedby=\"field-name-problem field-name-help\""));
    EXPECT_THAT(out.str(), HasSubstr("aria-invalid=\"true\""));
    EXPECT_THAT(out.str(), HasSubstr("id=\"field-name-problem\">Sai."));
    EXPECT_THAT(out.str(), HasSubstr("value=\"&lt;A&gt;\""));
}

TEST(Fields, APasswordIsNeverShownAgain)
{
    Html out{texts()};
    password_field(out, {.name = "password", .label = "Mật khẩu", .value = "bimat"});
    EXPECT_THAT(out.str(), Not(HasSubstr("bimat")));
}

TEST(Fields, TheChosenOneIsSelected)
{
    Html out{texts()};
    std::vector<Choice> const choices{{"a", "A"}, {"b", "B"}};
    choice_field(out, {.name = "kind", .label = "Loại", .value = "b"}, choices);
    EXPECT_THAT(out.str(), HasSubstr("value=\"b\" selected>B"));
    EXPECT_THAT(out.str(), Not(HasSubstr("value=''")));
}

TEST(Problems, AllSentencesOfAFieldAreTold)
{
    base::Error const error{base::Refusal::invalid, {{"day", "required"}, {"day", "date.in_future"}, {"", "required"}}};
    EXPECT_EQ(problem_of(texts(), &error, "day"), "Cần điền mục này. Ngày này ở tương lai. Hãy kiểm tra lại.");
    EXPECT_EQ(problem_of(texts(), &error, "name"), "");
    EXPECT_EQ(problem_of(texts(), nullptr, "day"), "");
}

TEST(Register, KeepsWhatWasAskedInItsLinks)
{
    Html out{texts()};
    Register view{.url = "/people", .search = "an", .search_label = "Tìm"};
    view.filters = {{.name = "place", .label = "Xã", .choices = {{"1", "Phùng"}}, .value = "1"}};
    view.columns = {{.label = "Tên", .sort = "name"}, {.label = "Sinh", .sort = "born", .number = true}};
    view.sort = "name";
    register_table(out, view, 1, [](Html& rows) { rows("<tr><td>An</td><td>1</td></tr>"); });
    EXPECT_THAT(out.str(), HasSubstr("href=\"/people?q=an&amp;place=1&amp;sort=born\""));
    EXPECT_THAT(out.str(), HasSubstr("aria-sort='ascending'"));
    EXPECT_THAT(out.str(), HasSubstr("number-2"));
    EXPECT_THAT(out.str(), HasSubstr("id='register'"));
}

TEST(Register, SaysWhatToDoWhenThereIsNothing)
{
    Html out{texts()};
    register_table(out, {.url = "/people", .search_label = "Tìm", .empty_text = "Hãy nhập danh sách."}, 0,
                   [](Html&) {});
    EXPECT_THAT(out.str(), HasSubstr("Hãy nhập danh sách."));
    EXPECT_THAT(out.str(), Not(HasSubstr("<table")));
}

TEST(Chart, HasItsTable)
{
    Html out{texts()};
    chart(out, {.id = "c", .title = "Theo năm", .labels = {"2012"}, .series = {{"Lớp", {12.5}}}, .label_head = "Năm"});
    EXPECT_THAT(out.str(), HasSubstr("<th scope='row'>2012</th><td class='number'>12,5</td>"));
    EXPECT_THAT(out.str(), HasSubstr("data-chart=\"{&quot;kind&quot;:&quot;bar&quot;"));
}

TEST(Progress, MoreThanAllIsDrawnFull)
{
    Html out{texts()};
    progress(out, 1175, "117,5%");
    EXPECT_THAT(out.str(), HasSubstr("value=\"1000\""));
}

TEST(Frame, SaysLanguageAndThemeAndNothingInline)
{
    for (auto const& sample : gallery_samples()) {
        auto const page = gallery_page(texts(), sample, "auto");
        EXPECT_THAT(page, HasSubstr("<html lang=\"vi\" data-bs-theme=\"auto\">")) << sample.name;
        EXPECT_THAT(page, Not(HasSubstr("style="))) << sample.name;
        EXPECT_THAT(page, Not(HasSubstr("<style"))) << sample.name;
        EXPECT_THAT(page, Not(HasSubstr(" onclick"))) << sample.name;
    }
}

}   // namespace
}   // namespace web
