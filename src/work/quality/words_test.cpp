#include "work/quality/words.hpp"

#include <gtest/gtest.h>

namespace quality {
namespace {

// QL-14
TEST(SheetWords, AQuarterInAnySpelling)
{
    Quarter const first{2026, 1};
    for (auto const* text : {"Quý I/2026", "quý 1 năm 2026", "Q1/2026", "2026-Q1", "I/2026", "QUÍ I - 2026"})
        EXPECT_EQ(quarter_from_text(text, {}), first) << text;
    EXPECT_EQ(quarter_from_text("IV", 2025), (Quarter{2025, 4}));
    EXPECT_EQ(quarter_from_text("3", 2025), (Quarter{2025, 3}));
    EXPECT_EQ(quarter_from_text("Quý I/2026", 2026), first);
}

TEST(SheetWords, NoQuarterIsGuessed)
{
    for (auto const* text : {"", "1", "5/2026", "Quý I", "2026", "6 tháng/2026", "Quý I, II/2026", "01/01/2026"})
        EXPECT_FALSE(quarter_from_text(text, {})) << text;
    EXPECT_FALSE(quarter_from_text("Quý I/2026", 2025));
    EXPECT_FALSE(quarter_from_text("5", 2025));
    EXPECT_FALSE(quarter_from_text("1", 1900));
    EXPECT_FALSE(quarter_from_text("1", -1));
}

TEST(SheetWords, ADenialIsNotWhatItDenies)
{
    EXPECT_EQ(obligations_from_text("Hoàn thành nghĩa vụ"), Obligations::met);
    EXPECT_EQ(obligations_from_text("HOÀN THÀNH MỘT PHẦN"), Obligations::partly);
    EXPECT_EQ(obligations_from_text("Chưa đầy đủ"), Obligations::partly);
    EXPECT_EQ(obligations_from_text("chưa hoàn thành nghĩa vụ"), Obligations::not_met);
    EXPECT_EQ(obligations_from_text("not_met"), Obligations::not_met);
    EXPECT_FALSE(obligations_from_text("bình thường"));
    EXPECT_FALSE(obligations_from_text(""));
}

TEST(SheetWords, TheFourWordsOfAGradingAndTheirShortForms)
{
    EXPECT_EQ(grade_from_text("Hoàn thành xuất sắc nhiệm vụ"), Grade::excellent);
    EXPECT_EQ(grade_from_text("HTTNV"), Grade::good);
    EXPECT_EQ(grade_from_text("Hoàn thành tốt"), Grade::good);
    EXPECT_EQ(grade_from_text("Hoàn thành nhiệm vụ"), Grade::fulfilled);
    EXPECT_EQ(grade_from_text("Không hoàn thành nhiệm vụ"), Grade::not_fulfilled);
    EXPECT_EQ(grade_from_text("excellent"), Grade::excellent);
    EXPECT_FALSE(grade_from_text("Khá"));
    EXPECT_FALSE(grade_from_text(""));
}

}   // namespace
}   // namespace quality
