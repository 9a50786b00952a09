#include "registers/people/identity.hpp"

#include <gtest/gtest.h>

namespace people {
namespace {

TEST(IdentityNumber, SaysProvinceSexAndYear)
{
    auto const hanoi = read_identity_number("001185123456");
    ASSERT_TRUE(hanoi);
    EXPECT_EQ(hanoi->province, "Hà Nội");
    EXPECT_EQ(hanoi->sex, "female");
    EXPECT_EQ(hanoi->birth_year, 1985);
    auto const thanh_hoa = read_identity_number("038203654321");
    ASSERT_TRUE(thanh_hoa);
    EXPECT_EQ(thanh_hoa->province, "Thanh Hóa");
    EXPECT_EQ(thanh_hoa->sex, "male");
    EXPECT_EQ(thanh_hoa->birth_year, 2003);
}

TEST(IdentityNumber, IsRefusedUnlessItHasTwelveDigits)
{
    EXPECT_TRUE(check_identity_number("").empty());
    EXPECT_TRUE(check_identity_number("001185123456").empty());
    EXPECT_EQ(check_identity_number("00118512345").front().code, "identity_number.digits");
    EXPECT_EQ(check_identity_number("0011851234567").front().code, "identity_number.digits");
    EXPECT_EQ(check_identity_number("00118512345a").front().code, "identity_number.digits");
    EXPECT_EQ(check_identity_number("111234567").front().code, "identity_number.old");
    EXPECT_TRUE(check_old_identity_number("111234567").empty());
    EXPECT_EQ(check_old_identity_number("11123456").front().code, "identity_number.old_digits");
}

TEST(IdentityNumber, WarnsOfWhatDisagrees)
{
    base::PartialDate const born{base::day(1985, 1, 1), base::Precision::year};
    EXPECT_TRUE(warn_identity_number("001185123456", "female", born).empty());
    EXPECT_TRUE(warn_identity_number("001185123456", "unknown", std::nullopt).empty());
    EXPECT_EQ(warn_identity_number("099185123456", "female", born).front().code, "identity_number.unknown_province");
    EXPECT_EQ(warn_identity_number("001185123456", "male", born).front().code, "identity_number.sex_differs");
    base::PartialDate const other{base::day(1986, 1, 1), base::Precision::year};
    EXPECT_EQ(warn_identity_number("001185123456", "female", other).front().code, "identity_number.year_differs");
}

TEST(IdentityNumber, IsMaskedInLists) { EXPECT_EQ(masked("001185123456"), "•••••••••456"); }

}   // namespace
}   // namespace people
