#include "kernel/imports/reading.hpp"

#include <cmath>

#include <gtest/gtest.h>

using namespace imports;
using spreadsheets::CellType;

namespace {

std::string day_of(std::string_view text)
{
    auto const reading = read_day_text(text);
    return reading.day ? base::iso(*reading.day) : std::string{reading.problem};
}

std::string day_of(double number)
{
    auto const reading = read_day_number(number);
    return reading.day ? base::iso(*reading.day) : std::string{reading.problem};
}

struct Shown {
    std::string text;
    std::string problem;
    std::optional<std::int64_t> whole;
    std::optional<base::PartialDate> day;
};
Shown read(Shape shape, spreadsheets::Cell const& from)
{
    Arena arena;
    Cell cell;
    auto const problem = read_cell(shape, from, arena, cell);
    return {std::string{cell.text}, std::string{problem}, cell.whole, cell.day};
}
spreadsheets::Cell text(std::string_view text) { return {CellType::text, true, {}, 0, text}; }
spreadsheets::Cell number(double number, std::string_view text) { return {CellType::number, true, {}, number, text}; }

}   // namespace

TEST(Day, EverySpellingIsRead)
{
    for (auto const* spelling :
         {"5/2/2012", "05/02/2012", "05-02-2012", "5.2.2012", "2012-02-05", "2012/2/5", "ngày 5 tháng 2 năm 2012",
          "Ngày 05 tháng 02 năm 2012", "Hà Nội, ngày 5 tháng 2 năm 2012", "5 / 2 / 2012", "2012-02-05 00:00:00",
          "5/2/2012 0:00", "2012-02-05T00:00:00", "20120205", "'05/02/2012", "5 2 2012", "40944"})
        EXPECT_EQ(day_of(spelling), "2012-02-05") << spelling;
    for (auto const* spelling :
         {"2/2012", "02-2012", "2.2012", "tháng 2 năm 2012", "tháng 2/2012", "2012-02", "00/02/2012", "../2/2012"})
        EXPECT_EQ(day_of(spelling), "2012-02") << spelling;
    for (auto const* spelling : {"2012", "năm 2012", "../../2012", "--/--/2012", "00/00/2012", "?/?/2012", "../2012"})
        EXPECT_EQ(day_of(spelling), "2012") << spelling;
    EXPECT_EQ(day_of(2012.0), "2012");
    EXPECT_EQ(day_of(40944.0), "2012-02-05");
    EXPECT_EQ(day_of(2.2012), "2012-02");
    EXPECT_EQ(day_of(20120205.0), "2012-02-05");
    for (auto const number : {0.2012, 13.2012, -2.2012, 3'000'000'000.5, 1e300, std::nan("")})
        EXPECT_NE(day_of(number).find("import."), std::string::npos) << number;
}

TEST(Day, TheDayStandsBeforeTheMonthAlways)
{
    EXPECT_EQ(day_of("12/5/2012"), "2012-05-12");
    EXPECT_EQ(day_of("5/13/2012"), "import.day_not_real");
    EXPECT_EQ(day_of("2012-13-05"), "import.day_not_real");
}

TEST(Day, WhatIsNoDayIsRefusedWithItsReason)
{
    for (auto const* spelling : {"31/02/1990", "30/2/2012", "29/02/1900", "1/1/1700", "1/1/9999"})
        EXPECT_NE(day_of(spelling).find("import.day_"), std::string::npos) << spelling;
    for (auto const* spelling : {"5/2/12", "05-02-66", "2/12", "66", "12/12"})
        EXPECT_EQ(day_of(spelling), "import.two_digit_year") << spelling;
    for (auto const* spelling :
         {"không rõ", "khoảng 1990", "1990-1995", "5//2012", "", "/", "abc/2/2012", "5/2/2012/1", "123", "-5/2/2012"})
        EXPECT_EQ(day_of(spelling), "import.day_unreadable") << spelling;
    EXPECT_EQ(day_of(1.5), "import.two_digit_year");
    EXPECT_EQ(day_of(-3.0), "import.day_unreadable");
    EXPECT_EQ(day_of(1e12), "import.day_unreadable");
}

TEST(Cell, ADayColumnNeedsAWholeDay)
{
    EXPECT_EQ(read(Shape::day, text("2/2012")).problem, "import.day_incomplete");
    EXPECT_EQ(read(Shape::partial_day, text("2/2012")).problem, "");
    EXPECT_EQ(read(Shape::day, {CellType::day, true, base::day(2012, 2, 5)}).text, "05/02/2012");
}

TEST(Cell, LostZerosArePutBackWhereThatIsPlausible)
{
    EXPECT_EQ(read_tax_code("101248141"), "0101248141");
    EXPECT_EQ(read_tax_code("0101248141"), "0101248141");
    EXPECT_EQ(read_tax_code("010 124 8141"), "0101248141");
    EXPECT_EQ(read_tax_code("0100109106001"), "0100109106-001");
    EXPECT_EQ(read_tax_code("100109106-001"), "0100109106-001");
    EXPECT_EQ(read_tax_code("101248142"), "101248142");
    EXPECT_EQ(read_tax_code("0101248142"), "0101248142");
    EXPECT_EQ(read_tax_code("chưa có"), "chưa có");
    EXPECT_EQ(read_identity_number("1185123456"), "001185123456");
    EXPECT_EQ(read_identity_number("38203654321"), "038203654321");
    EXPECT_EQ(read_identity_number("99203654321"), "99203654321");
    EXPECT_EQ(read_identity_number("0011851234567"), "0011851234567");
    EXPECT_EQ(read_identity_number("12345678"), "012345678");
    EXPECT_EQ(read_identity_number("001 185 123456"), "001185123456");
    EXPECT_EQ(read_phone("912345678"), "0912345678");
    EXPECT_EQ(read_phone("+84 912.345.678"), "0912345678");
    EXPECT_EQ(read_phone("0243 123-4567"), "02431234567");
}

TEST(Cell, WholeNumbersMayBeGrouped)
{
    EXPECT_EQ(read(Shape::whole, text("1.234")).whole, 1234);
    EXPECT_EQ(read(Shape::whole, number(12, "12")).whole, 12);
    EXPECT_EQ(read(Shape::whole, number(1.5, "1.5")).problem, "import.whole_unreadable");
    EXPECT_EQ(read(Shape::whole, text("ba người")).problem, "import.whole_unreadable");
    EXPECT_EQ(read(Shape::whole, text("")).problem, "");
}

TEST(Cell, EducationTurnedIntoADayIsTurnedBack)
{
    EXPECT_EQ(read(Shape::text, {CellType::day, false, base::day(2026, 12, 12)}).text, "12/12");
    EXPECT_EQ(read(Shape::text, {CellType::day, false, base::day(2026, 12, 9)}).text, "9/12");
    EXPECT_EQ(read(Shape::text, {CellType::day, false, base::day(2026, 9, 12)}).text, "9/12");
    EXPECT_EQ(read(Shape::text, {CellType::day, false, base::day(2026, 10, 7)}).text, "7/10");
    EXPECT_EQ(read(Shape::text, {CellType::day, true, base::day(2026, 12, 12)}).text, "12/12/2026");
}

TEST(Cell, TextsAreCleanedAndFaultsOfFormulasAreTold)
{
    EXPECT_EQ(read(Shape::name, text("  Nguyễn   Văn  An ")).text, "Nguyễn Văn An");
    EXPECT_EQ(read(Shape::name, text("Đan Phượng")).text, "Đan Phượng");
    EXPECT_EQ(read(Shape::text, {CellType::error, true, {}, 0, "#N/A"}).problem, "import.error_cell");
    EXPECT_EQ(read(Shape::text, text("   ")).text, "");
}
