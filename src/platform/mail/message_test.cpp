#include "platform/mail/message.hpp"

#include <gtest/gtest.h>

#include "base/expect.hpp"
#include "platform/mail/setting.hpp"

namespace mail {
namespace {

Envelope const envelope{"donghanh@danphuong.example.vn", "Đồng Hành", 7,
                        base::Instant{base::day(2026, 3, 2)} + std::chrono::hours{3}};

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = text.find("\r\n");
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    }
    return lines;
}

TEST(MailAddress, IsOneThatCanStandInAHeader)
{
    for (auto const* good : {"a@b.vn", "lan.nguyen@danphuong.example.vn", "x+y_z-1@sub.domain.org.vn"})
        EXPECT_TRUE(is_address(good)) << good;
    for (auto const* bad :
         {"", "lan", "@b.vn", "a@", "a@b", "a@.vn", "a@b..vn", "a..b@c.vn", ".a@c.vn", "a.@c.vn", "a b@c.vn",
          "a@b.vn\r\nBcc: c@d.vn", "Lan <a@b.vn>", "a@-b.vn-", "lân@b.vn", "a@b@c.vn", "a,b@c.vn"})
        EXPECT_FALSE(is_address(bad)) << bad;
    EXPECT_TRUE(is_address(std::string(64, 'a') + "@b.vn"));
    EXPECT_FALSE(is_address(std::string(65, 'a') + "@b.vn"));
}

TEST(MailMessage, LongWordsAreCutBetweenLetters)
{
    EXPECT_EQ(encoded_word("Lan"), "=?UTF-8?B?TGFu?=");
    std::string subject;
    for (int i = 0; i < 40; ++i) subject += "ệ";
    for (auto const& line : lines_of(encoded_word(subject))) EXPECT_LE(line.size(), 76U) << line;
    // 45 bytes are 15 letters of three bytes: no piece ends within one
    EXPECT_EQ(lines_of(encoded_word(subject)).size(), 3U);
}

TEST(MailMessage, LinesAreShortAndAscii)
{
    Mail const mail{"lan@danphuong.example.vn", "Việc đến hạn", std::string(5000, 'x') + " ệ", "<p>ệ</p>"};
    auto const message = written(mail, envelope);
    for (auto const& line : lines_of(message)) {
        EXPECT_LE(line.size(), 78U) << line;
        EXPECT_TRUE(std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; })) << line;
    }
    EXPECT_NE(message.find("Date: Mon, 02 Mar 2026 03:00:00 +0000\r\n"), std::string::npos);
    EXPECT_NE(message.find("Auto-Submitted: auto-generated\r\n"), std::string::npos);
}

TEST(MailMessage, NoHeaderIsSmuggledIn)
{
    auto const message = written({"lan@b.vn", "Hạn\r\nBcc: everybody@b.vn", "", ""}, envelope);
    for (auto const& line : lines_of(message)) EXPECT_FALSE(line.starts_with("Bcc")) << line;
    EXPECT_THROW(written({"lan@b.vn\r\nBcc: x@b.vn", "", "", ""}, envelope), base::Bug);
}

std::string refused(Setting const& setting)
{
    auto const fit = checked(setting);
    return fit ? "" : std::string{fit.error().problems.front().code};
}

TEST(MailSetting, EncryptedUnlessOnThisMachine)
{
    Setting const good{
        .url = "smtp://mail.example.vn:587", .from = "donghanh@example.vn", .site_url = "https://donghanh.example.vn"};
    auto const with = [&](auto const& change) {
        auto other = good;
        change(other);
        return refused(other);
    };
    EXPECT_EQ(refused(good), "");
    EXPECT_EQ(refused({}), "") << "no mail at all";
    EXPECT_EQ(with([](Setting& s) { s.url = "http://mail.example.vn"; }), "mail.url");
    EXPECT_EQ(with([](Setting& s) { s.url = "smtp://"; }), "mail.url");
    EXPECT_EQ(with([](Setting& s) { s.security = Security::plain; }), "mail.plain_elsewhere");
    EXPECT_EQ(with([](Setting& s) { s.from = "Đồng Hành"; }), "mail.from");
    EXPECT_EQ(with([](Setting& s) { s.site_url = ""; }), "mail.site_url");
    for (auto const* here : {"smtp://127.0.0.1:25", "smtp://localhost", "smtp://[::1]:25"}) {
        EXPECT_TRUE(is_loopback(here)) << here;
        EXPECT_EQ(with([&](Setting& s) {
                      s.url = here;
                      s.security = Security::plain;
                  }),
                  "");
    }
    for (auto const* there : {"smtp://127.0.0.1.example.vn", "smtp://localhost.example.vn", "smtp://127.x@a.vn", "x"})
        EXPECT_FALSE(is_loopback(there)) << there;
}

}   // namespace
}   // namespace mail
