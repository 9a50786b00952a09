#include "platform/web/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/embedded.hpp"

namespace web {
namespace {

base::Texts vietnamese()
{
    static base::Catalogue const catalogue{base::Language::vi, *base::embedded_file("locale/vi.mo")};
    return base::Texts{catalogue};
}

std::string text_of(std::string_view value) { return Html{vietnamese()}.text(value).take(); }
std::string address_of(std::string_view value) { return Html{vietnamese()}.url("href", value).take(); }

TEST(Html, MarkupIsKeptAndTextIsEscaped)
{
    Html out{vietnamese()};
    out("<li").attribute("title", "a \"b\" & c")(">").text("<Đan Phượng> 'x'")("</li>");
    EXPECT_EQ(out.str(), "<li title=\"a &quot;b&quot; &amp; c\">&lt;Đan Phượng&gt; &#39;x&#39;</li>");
}

TEST(Html, TextWithoutSpecialCharactersStaysAsItIs)
{
    EXPECT_EQ(text_of(""), "");
    EXPECT_EQ(text_of("Công đoàn cơ sở\n\tCông ty"), "Công đoàn cơ sở\n\tCông ty");
}

TEST(Html, EscapesAtBothEndsAndInARow) { EXPECT_EQ(text_of("<>&a&"), "&lt;&gt;&amp;a&amp;"); }

TEST(Html, ControlCharactersBecomeTheReplacementCharacter)
{
    EXPECT_EQ(text_of(std::string_view{"a\0b\x1B\x7F", 5}), "a\uFFFDb\uFFFD\uFFFD");
}

TEST(Html, FlagsAreThereOrNot)
{
    Html out{vietnamese()};
    out("<input").flag("checked", true).flag("disabled", false)(">");
    EXPECT_EQ(out.str(), "<input checked>");
}

TEST(Html, AddressesOfOurOwnAndOfTheWebPass)
{
    for (auto const* address :
         {"/", "/people?q=a", "?sort=name", "#register", "https://example.vn/a", "http://a.vn", "mailto:a@b.vn"})
        EXPECT_EQ(address_of(address), " href=\"" + std::string{address} + "\"");
}

TEST(Html, OtherAddressesBecomeANumberSign)
{
    for (auto const* address :
         {"", "javascript:alert(1)", "//evil.vn", "/\\evil.vn", "data:text/html,x", " javascript:x", "people"})
        EXPECT_EQ(address_of(address), " href=\"#\"") << address;
}

TEST(Html, NumbersAreGroupedByLanguage) { EXPECT_EQ(Html{vietnamese()}.number(20400).take(), "20.400"); }

}   // namespace
}   // namespace web
