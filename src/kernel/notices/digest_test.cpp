#include "kernel/notices/digest.hpp"

#include <gtest/gtest.h>

#include "platform/web/languages.hpp"

namespace notices {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);
constexpr std::string_view site = "https://donghanh.example.vn";

DigestLine line(std::string outside, base::Date due_on)
{
    return {"Việc đang làm",
            {.record = 1,
             .title = "trong phần mềm",
             .outside = std::move(outside),
             .url = "/journeys/1",
             .due_on = due_on}};
}
base::Texts texts() { return web::texts_in(base::Language::vi); }

TEST(Digest, TheEarliestComesFirstWithItsDayAndItsLink)
{
    auto const mail = digest(
        texts(), site, {line("Nộp hồ sơ", day(2026, 3, 9)), line("Họp", day(2026, 2, 27)), line("Ký", today)}, today);
    EXPECT_EQ(mail.subject, "Đồng Hành: 2 việc sắp đến hạn, 1 việc quá hạn");
    EXPECT_EQ(mail.text,
              "Các việc đến hạn, tính đến ngày 02/03/2026:\n\n"
              "- Việc đang làm: Họp – hạn 27/02/2026, quá hạn 3 ngày\n  https://donghanh.example.vn/journeys/1\n"
              "- Việc đang làm: Ký – đến hạn hôm nay, 02/03/2026\n  https://donghanh.example.vn/journeys/1\n"
              "- Việc đang làm: Nộp hồ sơ – hạn 09/03/2026, còn 7 ngày\n  https://donghanh.example.vn/journeys/1\n"
              "\nChọn thời gian và nội dung được báo tại: https://donghanh.example.vn/account/notices\n");
    EXPECT_NE(mail.html.find("<a href=\"https://donghanh.example.vn/journeys/1\">Việc đang làm: Họp"),
              std::string::npos);
    EXPECT_EQ(mail.text.find("trong phần mềm"), std::string::npos) << "N-5";
    EXPECT_EQ(mail.html.find("trong phần mềm"), std::string::npos) << "N-5";
}

TEST(Digest, WhatIsTypedIsNoMarkup)
{
    auto const mail = digest(texts(), site, {line("<script>&", today)}, today);
    EXPECT_NE(mail.html.find("&lt;script&gt;&amp;"), std::string::npos);
    EXPECT_EQ(mail.subject, "Đồng Hành: 1 việc sắp đến hạn");
    EXPECT_EQ(digest(texts(), site, {line("x", day(2026, 3, 1))}, today).subject, "Đồng Hành: 1 việc quá hạn");
}

TEST(Digest, FiftyAreWrittenOutAndTheRestIsCounted)
{
    auto const with = [&](std::size_t count) { return digest(texts(), site, {count, line("x", today)}, today).text; };
    EXPECT_EQ(with(50).find("việc khác"), std::string::npos);
    EXPECT_NE(with(51).find("Và 1 việc khác, xem trong phần mềm."), std::string::npos);
}

TEST(CodeMail, CarriesTheCode)
{
    auto const mail = code_mail(texts(), site, "012345");
    EXPECT_NE(mail.text.find("012345"), std::string::npos);
    EXPECT_NE(mail.html.find("012345"), std::string::npos);
}

}   // namespace
}   // namespace notices
