#include "registers/enterprises/duplicate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "base/text.hpp"
#include "registers/enterprises/merging.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using merging::Likeness;

Enterprise hoa_binh(char const* name = "Công ty TNHH Hòa Bình")
{
    return {.name = name, .legal_type = "llc_multi", .place = UnitId{7}};
}

TEST(SameEnterprise, NamesLoseTheWordsOfTheirLegalForm)
{
    EXPECT_EQ(name_core("Công ty TNHH Hòa Bình"), "hoa binh");
    EXPECT_EQ(name_core("CÔNG TY CỔ PHẦN THƯƠNG MẠI & DỊCH VỤ HÒA BÌNH"), "hoa binh");
    EXPECT_EQ(name_core("Công ty TNHH MTV TM&DV Hoà Bình"), "hoa binh");
    EXPECT_EQ(name_core("Hợp tác xã Hòa Bình"), "hoa binh");
    EXPECT_EQ(name_core("Công ty Cổ phần Thương mại"),
              base::fold("cong ty co phan thuong mai"));   // nothing else is left
    EXPECT_EQ(name_core("Công ty TNHH Dịch vụ 36"), "36");
    EXPECT_EQ(name_core(""), "");
}

TEST(SameEnterprise, SameNameInOneCommuneIsVeryLikely)
{
    EXPECT_EQ(compare(hoa_binh(), hoa_binh()).likeness, Likeness::likely);
    auto elsewhere = hoa_binh();
    elsewhere.place = UnitId{8};
    EXPECT_EQ(compare(hoa_binh(), elsewhere).likeness, std::nullopt);
    auto a = hoa_binh();
    a.phone = "024 3388 5566";
    elsewhere.phone = "+842433885566";
    EXPECT_EQ(compare(a, elsewhere).likeness, Likeness::possible);
}

TEST(SameEnterprise, AnotherLegalFormNeedsAddressOrTelephoneToBeVeryLikely)
{
    auto a = hoa_binh(), b = hoa_binh("Công ty Cổ phần Hòa Bình");
    EXPECT_EQ(compare(a, b).likeness, Likeness::possible);
    a.street = "Số 5, phố Phùng";
    b.street = "số 5, phố Phùng";
    EXPECT_EQ(compare(a, b).likeness, Likeness::likely);
}

TEST(SameEnterprise, DifferentTaxCodesAreTwo)
{
    auto a = hoa_binh(), b = hoa_binh();
    a.tax_code = "0101234567";
    EXPECT_EQ(compare(a, b).likeness, Likeness::likely);   // one of them is not known
    b.tax_code = "0107654321";
    EXPECT_EQ(compare(a, b).likeness, std::nullopt);
}

TEST(SameEnterprise, ABranchIsNoDuplicate)
{
    auto a = hoa_binh(), b = hoa_binh();
    a.tax_code = "0101234567";
    b.tax_code = "0101234567-001";
    EXPECT_EQ(compare(a, b).likeness, std::nullopt);
    EXPECT_EQ(compare(a, b).doubts.size(), 1U);
    b.tax_code = "";
    b.legal_type = "branch";
    EXPECT_EQ(compare(a, b).likeness, std::nullopt);
}

class ScanningEnterprises : public support::OnBoth {};

TEST_P(ScanningEnterprises, FindsWhatComparingAllFinds)
{
    auto const tx = db->begin(db::Access::write);
    auto const area = support::make_area(**tx);
    auto const placement = organisations::placement(**tx, base::day(2026, 3, 2));
    std::mt19937 random{11};
    auto const one_of = [&](auto const& all) { return all[random() % std::size(all)]; };
    constexpr char const* names[] = {"Công ty TNHH Hòa Bình", "Công ty Cổ phần Hòa Bình", "CÔNG TY TNHH HOÀ BÌNH",
                                     "Công ty TNHH Thành Công"};
    constexpr char const* phones[] = {"", "", "02433885566"};
    UnitId const places[] = {area.phung, area.trung_chau};
    constexpr char const* types[] = {"llc_multi", "llc_multi", "branch"};
    std::vector<Enterprise> made;
    for (int i = 0; i < 50; ++i) {
        Enterprise e{.name = one_of(names), .legal_type = one_of(types), .place = one_of(places)};
        e.phone = one_of(phones);
        made.push_back(e);
    }
    auto const ids = add(**tx, *placement, support::lan, made, base::day(2026, 3, 2));
    std::vector<std::tuple<std::int64_t, std::int64_t, Likeness>> expected, found;
    for (std::size_t a = 0; a < ids.size(); ++a)
        for (std::size_t b = a + 1; b < ids.size(); ++b)
            if (auto const likeness = compare(made[a], made[b]).likeness)
                expected.emplace_back(ids[a].value, ids[b].value, *likeness);
    for (auto const& pair : scan(**tx)) found.emplace_back(pair.first, pair.second, pair.likeness);
    EXPECT_GT(expected.size(), 30U);
    EXPECT_EQ(found, expected);
}

INSTANTIATE_TEST_SUITE_P(Both, ScanningEnterprises, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
