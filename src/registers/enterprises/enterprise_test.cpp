#include "registers/enterprises/enterprise.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace enterprises {
namespace {

using base::day;

bool has(std::vector<base::Problem> const& problems, std::string_view field, std::string_view code)
{
    return std::ranges::any_of(problems, [&](auto const& p) { return p.field == field && p.code == code; });
}

TEST(TaxCode, AcceptsWhatIsIssued)
{
    for (auto const* code : {"0101248141", "0300588569", "0100107370", "0100109106", "0100109106-001", "0100109106-999",
                             "001085123456", ""})
        EXPECT_TRUE(check_tax_code(code).empty()) << code;
}

TEST(TaxCode, RefusesWhatIsNot)
{
    EXPECT_TRUE(has(check_tax_code("0101248142"), "tax_code", "tax_code.check_digit"));
    EXPECT_TRUE(has(check_tax_code("0000000000"), "tax_code", "tax_code.check_digit"));
    // 010000005x: the sum is a multiple of 11, so no such code is issued
    for (char x = '0'; x <= '9'; ++x)
        EXPECT_TRUE(has(check_tax_code(std::string{"010000005"} + x), "tax_code", "tax_code.check_digit")) << x;
    for (auto const* code :
         {"0100109106-000", "010012481", "0100109106001", "01001O9106", "0100109106-01", "0100109106-"})
        EXPECT_TRUE(has(check_tax_code(code), "tax_code", "tax_code.shape")) << code;
}

TEST(TaxCode, OfAHouseholdIsPersonalData)
{
    EXPECT_EQ(shown_tax_code("001085123456"), "•••••••••456");
    EXPECT_EQ(shown_tax_code("0101248141"), "0101248141");
}

TEST(Codes, AreReadFromWhatSheetsSay)
{
    EXPECT_EQ(code_from_text(legal_types(), "Công ty TNHH một thành viên"), "llc_single");
    EXPECT_EQ(code_from_text(legal_types(), "Công ty TNHH hai thành viên trở lên"), "llc_multi");
    EXPECT_EQ(code_from_text(legal_types(), "CTY TNHH MTV"), "llc_single");
    EXPECT_EQ(code_from_text(legal_types(), "Công ty TNHH"), "llc_multi");
    EXPECT_EQ(code_from_text(legal_types(), "Công ty cổ phần"), "jsc");
    EXPECT_EQ(code_from_text(legal_types(), "DNTN"), "sole_proprietorship");
    EXPECT_EQ(code_from_text(legal_types(), "Liên hiệp hợp tác xã"), "cooperative_union");
    EXPECT_EQ(code_from_text(legal_types(), "jsc"), "jsc");
    EXPECT_EQ(code_from_text(legal_types(), "Câu lạc bộ"), "");
    EXPECT_EQ(code_from_text(ownerships(), "100% vốn đầu tư nước ngoài"), "fdi_full");
    EXPECT_EQ(code_from_text(ownerships(), "Tư nhân"), "private");
    EXPECT_EQ(code_from_text(statuses(), "Đang hoạt động"), "active");
    EXPECT_EQ(code_from_text(statuses(), "Không còn hoạt động tại địa chỉ đã đăng ký"), "not_at_address");
    EXPECT_EQ(code_from_text(statuses(), "Đang làm thủ tục giải thể"), "dissolving_or_restructured");
    EXPECT_EQ(code_from_text(statuses(), "Đã giải thể"), "ceased");
}

Enterprise hoa_binh()
{
    return {.name = "Công ty TNHH Hòa Bình",
            .tax_code = "0101248141",
            .legal_type = "llc_multi",
            .place = UnitId{7},
            .workers = 60,
            .female_workers = 60};
}

TEST(Enterprise, MayHaveOnlyWomenButNotMoreThanWorkers)
{
    auto e = hoa_binh();
    EXPECT_TRUE(check(e, day(2026, 3, 2)).empty());
    e.female_workers = 61;
    EXPECT_TRUE(has(check(e, day(2026, 3, 2)), "female_workers", "enterprise.more_women_than_workers"));
    e.workers = -1;
    EXPECT_TRUE(has(check(e, day(2026, 3, 2)), "workers", "enterprise.count_below_zero"));
}

TEST(Enterprise, NamesEverythingThatStandsInTheWay)
{
    auto const problems = check({.tax_code = "1", .ownership = "x", .status = "y"}, day(2026, 3, 2));
    EXPECT_TRUE(has(problems, "name", "required"));
    EXPECT_TRUE(has(problems, "tax_code", "tax_code.shape"));
    EXPECT_TRUE(has(problems, "legal_type", "enterprise.unknown_legal_type"));
    EXPECT_TRUE(has(problems, "ownership", "enterprise.unknown_ownership"));
    EXPECT_TRUE(has(problems, "status", "enterprise.unknown_status"));
    EXPECT_TRUE(has(problems, "place", "enterprise.place_missing"));
}

TEST(Enterprise, IsNotRegisteredTomorrow)
{
    auto e = hoa_binh();
    e.registered_on = base::PartialDate{day(2026, 3, 2)};
    EXPECT_TRUE(check(e, day(2026, 3, 2)).empty());
    EXPECT_TRUE(has(check(e, day(2026, 3, 1)), "registered_on", "date.in_future"));
}

TEST(Size, LabourTogetherWithRevenueOrCapital)
{
    constexpr auto billion = [](std::int64_t n) { return base::Money{n * 1'000'000'000}; };
    SizeLimits const industry{
        {10, billion(3), billion(3)}, {100, billion(50), billion(20)}, {200, billion(200), billion(100)}};
    SizeLimits const trade{
        {10, billion(10), billion(3)}, {50, billion(100), billion(50)}, {100, billion(300), billion(100)}};
    EXPECT_EQ(size_of(60, billion(80), billion(15), industry), Size::small);
    EXPECT_EQ(size_of(60, billion(80), billion(30), industry), Size::medium);
    EXPECT_EQ(size_of(60, billion(5), std::nullopt, trade), Size::medium);
    EXPECT_EQ(size_of(10, billion(3), std::nullopt, industry), Size::micro);
    EXPECT_EQ(size_of(201, billion(1), billion(1), industry), Size::large);
    EXPECT_EQ(size_of(100, std::nullopt, std::nullopt, industry), Size::small);
}

}   // namespace
}   // namespace enterprises
