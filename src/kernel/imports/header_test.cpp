#include "kernel/imports/header.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "kernel/imports/headings.hpp"

using namespace imports;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

using Words = std::array<std::string_view, 2>;
constexpr std::array<std::string_view, 3> names{"Họ và tên", "Họ tên", "Họ và tên khai sinh"};
constexpr Words births{"Ngày sinh", "Năm sinh"};
constexpr Words taxes{"Mã số thuế", "Mã số doanh nghiệp"};
constexpr Words unions{"Công đoàn cơ sở", "CĐCS"};
constexpr Words joined{"Ngày vào công đoàn", "Ngày gia nhập"};
constexpr Words left{"Ngày ra khỏi", "Ngày thôi"};
constexpr Words numbers{"Số quyết định", "Quyết định số"};
constexpr Words days{"Ngày quyết định", "Ngày ký"};
constexpr Words workers{"Tổng số lao động", "Số lao động"};
constexpr Words women{"Lao động nữ", "Nữ"};
constexpr Words enterprises{"Tên doanh nghiệp", "Doanh nghiệp"};
constexpr std::array<std::string_view, 1> member_hints{"doan vien"};

constexpr std::array<Column, 5> member_columns{{{"full_name", "Full name", names, Shape::name, true},
                                                {"born", "Born", births, Shape::partial_day},
                                                {"union", "Union", unions, Shape::text, true},
                                                {"joined_on", "Joined", joined, Shape::partial_day},
                                                {"left_on", "Left", left, Shape::day}}};
constexpr std::array<Column, 6> enterprise_columns{{{"name", "Name", enterprises, Shape::text, true},
                                                    {"tax_code", "Tax code", taxes, Shape::tax_code},
                                                    {"number", "Decision", numbers},
                                                    {"decided_on", "Decided on", days, Shape::day},
                                                    {"workers", "Workers", workers, Shape::whole},
                                                    {"women", "Women", women, Shape::whole}}};
constexpr SheetKind members{
    .name = "members", .permission = {"x"}, .rank = 2, .columns = member_columns, .title_hints = member_hints};
constexpr SheetKind firms{.name = "firms", .permission = {"x"}, .rank = 1, .columns = enterprise_columns};
constexpr std::array<SheetKind const*, 2> kinds{&firms, &members};

Sample sample(std::vector<std::vector<std::string>> rows, std::vector<spreadsheets::Region> merged = {})
{
    Sample sample{"Sheet1", {}, std::move(merged)};
    std::int64_t number = 0;
    for (auto& row : rows) {
        bool const has_number =
            !row.empty() && !row[0].empty() && row[0].find_first_not_of("0123456789") == std::string::npos;
        sample.rows.push_back({++number, std::move(row), has_number});
    }
    return sample;
}

}   // namespace

TEST(Heading, IsComparedWithoutAccentsBracketsAndAbbreviations)
{
    EXPECT_EQ(normal_heading("  MÃ SỐ\nTHUẾ (MST) "), "ma so thue");
    EXPECT_EQ(normal_heading("MST"), "ma so thue");
    EXPECT_EQ(normal_heading("Số QĐ"), "so quyet dinh");
    EXPECT_EQ(normal_heading("(1)"), "1");
    EXPECT_TRUE(is_row_number_heading(normal_heading("S.T.T")) || is_row_number_heading(normal_heading("STT")));
}

TEST(Heading, LikenessKnowsOrderAdditionsAndMisspellings)
{
    EXPECT_EQ(likeness("ngay sinh", "ngay sinh"), 100);
    EXPECT_EQ(likeness("lao dong tong so", "tong so lao dong"), 96);
    EXPECT_GE(likeness("ngay thang nam sinh", "ngay sinh"), 70);
    EXPECT_GE(likeness("ho va tn", "ho va ten"), 0);
    EXPECT_GE(likeness("ngay snih", "ngay sinh"), 75);
    EXPECT_GE(likeness("ngaysinh", "ngay sinh"), 90);
    EXPECT_EQ(likeness("ngay vao cong doan", "ngay ra cong doan"), 0);
    EXPECT_EQ(likeness("so", "so quyet dinh"), 0);
    EXPECT_EQ(likeness("ghi chu", "ngay sinh"), 0);
}

TEST(Header, IsFoundBelowTitles)
{
    auto const found =
        recognise(sample({{"LIÊN ĐOÀN LAO ĐỘNG HUYỆN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
                          {"DANH SÁCH ĐOÀN VIÊN"},
                          {"STT", "HỌ VÀ TÊN", "Ngày, tháng, năm sinh", "CĐCS", "Ngày vào CĐ", "Ghi chú"},
                          {"1", "Nguyễn Văn An", "1/2/1990", "CĐCS A", "2012", ""}}),
                  kinds);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->kind->name, "members");
    EXPECT_EQ(found->header.first_row, 3);
    EXPECT_EQ(mapping_text(*found->kind, found->mapping), "full_name=1;born=2;union=3;joined_on=4");
    EXPECT_TRUE(found->certain);
}

TEST(Header, MayStandInTwoRows)
{
    auto const found = recognise(sample({{"STT", "Tên doanh nghiệp", "Quyết định", "", "Lao động", "", "Mã số thuế"},
                                         {"", "", "Số", "Ngày", "Tổng số", "Nữ", ""},
                                         {"1", "Công ty A", "01/QĐ", "1/2/2012", "10", "4", "0101248141"}},
                                        {{1, 1, 2, 3}, {1, 1, 4, 5}, {1, 2, 0, 0}, {1, 2, 1, 1}, {1, 2, 6, 6}}),
                                 kinds);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->header.last_row, 2);
    EXPECT_EQ(found->header.columns[3].shown(), "Quyết định – Ngày");
    EXPECT_EQ(mapping_text(*found->kind, found->mapping), "name=1;tax_code=6;number=2;decided_on=3;workers=4;women=5");
}

TEST(Header, GroupsOfATextTableHaveNoMergedCells)
{
    auto const found =
        recognise(sample({{"STT", "Doanh nghiệp", "Quyết định", "", "Ghi chú"}, {"", "", "Số", "Ngày", ""}}), kinds);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->header.last_row, 2);
    EXPECT_EQ(mapping_text(*found->kind, found->mapping), "name=1;number=2;decided_on=3");
}

TEST(Header, ATitleAboveIsNoGroup)
{
    auto const found = recognise(sample({{"ĐẢNG BỘ HUYỆN", "", "Hà Nội, ngày 1", "", ""},
                                         {"STT", "Họ tên", "Ngày sinh", "CĐCS", "Ngày vào công đoàn"},
                                         {"1", "An", "1990", "A", "2012"}},
                                        {{1, 1, 0, 1}, {1, 1, 2, 4}}),
                                 kinds);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->header.first_row, 2);
}

TEST(Header, NamesInTwoColumnsAreJoined)
{
    auto const split = recognise(sample({{"STT", "Họ và đệm", "Tên", "Ngày sinh", "Công đoàn cơ sở"}}), kinds);
    ASSERT_TRUE(split);
    EXPECT_EQ(mapping_text(*split->kind, split->mapping), "full_name=1+2;born=3;union=4");
    auto const merged =
        recognise(sample({{"STT", "Họ và tên", "", "Ngày sinh", "Công đoàn cơ sở"}}, {{1, 1, 1, 2}}), kinds);
    ASSERT_TRUE(merged);
    EXPECT_EQ(mapping_text(*merged->kind, merged->mapping), "full_name=1+2;born=3;union=4");
}

TEST(Header, NothingIsRecognisedInALetter)
{
    EXPECT_FALSE(recognise(sample({{"Kính gửi: Huyện ủy"}, {"Thực hiện kế hoạch"}, {"1", "2", "3"}}), kinds));
}

TEST(Header, AKindChosenByAPersonIsTaken)
{
    auto const found = recognise_as(sample({{"Cột một", "Họ tên"}, {"x", "Nguyễn Văn An"}}), members);
    ASSERT_TRUE(found);
    EXPECT_THAT(missing_columns(members, found->mapping), ElementsAre("union"));
}

TEST(Header, ItsErrorColumnIsNotData)
{
    auto const found = recognise(sample({{"Họ và tên", "CĐCS", "Lỗi cần sửa"}}), kinds);
    ASSERT_TRUE(found);
    EXPECT_EQ(mapping_text(*found->kind, found->mapping), "full_name=0;union=1");
}

TEST(Mapping, IsWrittenAndReadBack)
{
    auto const mapping = parse_mapping(members, "full_name=1+2;unknown=3;union=x;born=7");
    EXPECT_THAT(mapping[0], ElementsAre(1, 2));
    EXPECT_THAT(mapping[1], ElementsAre(7));
    EXPECT_THAT(mapping[2], IsEmpty());
    EXPECT_EQ(mapping_text(members, mapping), "full_name=1+2;born=7");
}
