#include "kernel/secrecy/doubtful.hpp"

#include <gtest/gtest.h>

namespace secrecy {
namespace {

base::Date const today = base::day(2026, 3, 2);

/// "words | sentence", "" when nothing is doubtful.
std::string found(std::string_view text)
{
    auto const words = doubtful_words(text, today);
    return words ? words->words + " | " + words->sentence : std::string{};
}

// SE-3
TEST(DoubtfulWords, AreFoundWithTheirSentence)
{
    EXPECT_EQ(found("Gặp lúc 9 giờ. Có người rủ đình công tuần sau. Hết."),
              "đình công | Có người rủ đình công tuần sau.");
    EXPECT_EQ(found("Dòng một\r\nHồ sơ đảng viên để ở tủ 2\r\nDòng ba"), "hồ sơ đảng viên | Hồ sơ đảng viên để ở tủ 2");
    EXPECT_EQ(found("công tác kiểm tra, kỷ luật của Đảng"), "kỷ luật | công tác kiểm tra, kỷ luật của Đảng");
    EXPECT_EQ(found("Kèm kết quả thẩm tra lý lịch"), "lý lịch | Kèm kết quả thẩm tra lý lịch");
}

TEST(DoubtfulWords, AreFoundHoweverTheyAreWritten)
{
    for (auto const* text : {"ĐÌNH CÔNG", "Đình  công", "dinh cong", "DINH CONG", "đình-công", "dinh_cong",
                             "đình\ncông", "“đình công”", "đi\u0300nh co\u0302ng"})
        EXPECT_TRUE(found(text).starts_with("đình công | ")) << text;
    for (auto const* text : {"lí lịch", "Lý Lịch", "ly lich", "Li lich", "ly\u0301 lịch"})
        EXPECT_TRUE(found(text).starts_with("lý lịch | ")) << text;
}

TEST(DoubtfulWords, AreWholeWordsOfOneSentence)
{
    for (auto const* text :
         {"", "phường Định Công", "Định công lao động", "gia đình, công việc", "Về gia đình. Công ty mới", "kỷ luậtx",
          "đình côngty", "cố tình công khai", "Thăm công ty, trao quà"})
        EXPECT_EQ(found(text), "") << text;
}

TEST(DoubtfulWords, LeaveOrdinaryWorkAlone)
{
    for (auto const* text : {"nội quy và kỷ luật lao động", "Phiếu lý lịch tư pháp số 1", "Tập huấn Luật Tố cáo",
                             "Giải quyết khiếu nại, tố cáo", "Công tác bảo vệ bí mật nhà nước"})
        EXPECT_EQ(found(text), "") << text;
    EXPECT_EQ(found("kỷ luật lao động và kỷ luật đảng"), "kỷ luật | kỷ luật lao động và kỷ luật đảng");
}

}   // namespace
}   // namespace secrecy
