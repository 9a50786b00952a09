#include "platform/web/tabs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "platform/web/languages.hpp"

namespace web {
namespace {

std::string drawn(std::vector<Tab> const& all)
{
    Html out{texts_in(base::Language::vi)};
    tabs(out, "Sổ", all);
    return out.take();
}

TEST(Tabs, MarkTheOneThatIsOpen)
{
    auto const html = drawn({{"Công đoàn", "/unions", true}, {"Phụ nữ", "/women-organisations"}});
    EXPECT_THAT(html, testing::HasSubstr("aria-current='page'>Công đoàn</a>"));
    EXPECT_THAT(html, testing::HasSubstr("<a class=\"btn\" href=\"/women-organisations\">Phụ nữ</a>"));
}

TEST(Tabs, AreLeftOutWhenTheyLeadNowhereElse)
{
    EXPECT_EQ(drawn({}), "");
    EXPECT_EQ(drawn({{"Hôm nay", "/units", true}}), "");
    EXPECT_THAT(drawn({{"Hôm nay", "/units"}}), testing::HasSubstr("/units"));
}

}   // namespace
}   // namespace web
