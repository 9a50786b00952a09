#include "registers/people/duplicate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "registers/people/scan.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace people {
namespace {

using merging::Likeness;

Person lan(std::string born = "1988-03-08")
{
    return {.full_name = "Nguyễn Thị Lan", .born = base::parse_partial_date(born), .sex = "female"};
}
bool says(std::vector<std::string_view> const& all, std::string_view reason)
{
    return std::ranges::find(all, reason) != all.end();
}

TEST(Duplicate, SameNameAndBirthDateIsVeryLikely)
{
    auto const compared = compare(lan(), lan());
    EXPECT_EQ(compared.likeness, Likeness::likely);
    EXPECT_TRUE(says(compared.reasons, "Same name") && says(compared.reasons, "Born on the same day"));
    EXPECT_TRUE(compared.doubts.empty());
}

TEST(Duplicate, SameTelephoneMakesItAlmostCertain)
{
    auto a = lan(), b = lan();
    a.phone = "0912 345 678";
    b.phone = "+84912345678";
    EXPECT_EQ(compare(a, b).likeness, Likeness::certain);
    a.born = b.born = {};
    EXPECT_EQ(compare(a, b).likeness, Likeness::likely);
}

TEST(Duplicate, SameOldNumberIsAlmostCertainWithTheName)
{
    auto a = lan("1988-03-08"), b = lan("1987");
    a.old_identity_number = b.old_identity_number = "012345678";
    EXPECT_EQ(compare(a, b).likeness, Likeness::possible);   // the years differ
    b.born = base::parse_partial_date("1988");
    EXPECT_EQ(compare(a, b).likeness, Likeness::certain);
    b.full_name = "Trần Thị Hoa";
    EXPECT_EQ(compare(a, b).likeness, Likeness::likely);
}

TEST(Duplicate, DifferentIdentityNumbersAreTwoPeople)
{
    auto a = lan(), b = lan();
    a.identity_number = "001188000001";
    EXPECT_EQ(compare(a, b).likeness, Likeness::likely);   // one of them is not known
    b.identity_number = "001188000002";
    EXPECT_EQ(compare(a, b).likeness, std::nullopt);
    EXPECT_TRUE(says(compare(a, b).doubts, "Different identity numbers"));
}

TEST(Duplicate, DifferentBirthDatesAreTwoPeople)
{
    auto a = lan("1988-03-08"), b = lan("1988-03-09");
    a.phone = b.phone = "0912345678";
    EXPECT_EQ(compare(a, b).likeness, std::nullopt);
    b.born = base::parse_partial_date("1988-03");
    EXPECT_EQ(compare(a, b).likeness, Likeness::likely);
    b.born = base::parse_partial_date("1988-04");
    EXPECT_EQ(compare(a, b).likeness, std::nullopt);
}

TEST(Duplicate, AnotherSexMakesItWeaker)
{
    auto const a = lan();
    auto b = lan();
    b.sex = "male";
    EXPECT_EQ(compare(a, b).likeness, Likeness::possible);
    b.sex = "unknown";
    EXPECT_EQ(compare(a, b).likeness, Likeness::likely);
}

TEST(Duplicate, SameNameAndYearAloneIsNoReason)
{
    EXPECT_EQ(compare(lan("1988"), lan("1988")).likeness, std::nullopt);
    auto a = lan("1988"), b = lan("1988-03-08");
    a.enterprise = b.enterprise = EnterpriseId{7};
    EXPECT_EQ(compare(a, b).likeness, Likeness::possible);
}

TEST(Duplicate, MistypedNamesNeedTheDayAndSomethingElse)
{
    auto a = lan(), b = lan();
    b.full_name = "Nguyễn Lan";
    EXPECT_EQ(compare(a, b).likeness, std::nullopt);
    a.enterprise = b.enterprise = EnterpriseId{7};
    EXPECT_EQ(compare(a, b).likeness, Likeness::possible);
}

TEST(Duplicate, OtherAccentsNeedTheDay)
{
    auto a = lan(), b = lan();
    b.full_name = "Nguyen Thi Lan";
    EXPECT_EQ(compare(a, b).likeness, Likeness::possible);
    a.phone = b.phone = "0912345678";
    EXPECT_EQ(compare(a, b).likeness, Likeness::likely);
    b.born = base::parse_partial_date("1988");
    EXPECT_EQ(compare(a, b).likeness, std::nullopt);
}

TEST(Duplicate, NamesAreNearAsTheyAreMistyped)
{
    EXPECT_TRUE(is_near("Nguyễn Thị Lan", "Nguyễn Lan"));            // a middle name left out
    EXPECT_TRUE(is_near("Nguyễn Thị Phương", "Nguyễn Thị Phươg"));   // a letter left out
    EXPECT_TRUE(is_near("Nguyễn Thị Lan", "Lan Nguyễn Thị"));        // given name first
    EXPECT_TRUE(is_near("Nguyễn Thanh Hoa", "Nguyễn Thenh Hoa"));    // another letter
    EXPECT_FALSE(is_near("Nguyễn Thị Lan", "nguyễn thị lán"));       // the same without accents: equal, not near
    EXPECT_FALSE(is_near("Nguyễn Thị Lan", "Nguyễn Thị Hoa"));
    EXPECT_FALSE(is_near("Nguyễn Thị Lan", "Trần Thị Lan"));
    EXPECT_FALSE(is_near("Lan", "Nguyễn Lan"));
    EXPECT_FALSE(is_near("", "Lan"));
}

class Scanning : public support::OnBoth {};

/// The orders of the scan leave nobody out whom comparing everybody with everybody finds.
TEST_P(Scanning, FindsWhatComparingAllFinds)
{
    auto const tx = db->begin(db::Access::write);
    auto const area = support::make_area(**tx);
    std::mt19937 random{7};
    auto const one_of = [&](auto const& all) { return all[random() % std::size(all)]; };
    constexpr char const* names[] = {"Nguyễn Thị Lan", "Nguyễn Lan", "Nguyễn Thi Lan", "Trần Văn Nam", "Trần Nam"};
    constexpr char const* births[] = {"", "1988", "1988-03", "1988-03-08", "1988-03-09", "1990-01-01"};
    constexpr char const* phones[] = {"", "", "0912345678", "0987654321"};
    constexpr char const* sexes[] = {"male", "female", "unknown"};
    std::vector<Person> all;
    for (int i = 0; i < 120; ++i) {
        Person p{.full_name = one_of(names),
                 .born = base::parse_partial_date(one_of(births)),
                 .sex = one_of(sexes),
                 .phone = one_of(phones),
                 .place = area.phung};
        if (random() % 3 == 0) p.enterprise = EnterpriseId{1 + static_cast<std::int64_t>(random() % 3)};
        if (random() % 6 == 0) p.old_identity_number = random() % 2 == 0 ? "012345678" : "012345679";
        if (random() % 4 == 0) p.identity_number = "00118800" + std::to_string(1000 + i);
        p.id = create(**tx, support::lan, p);
        all.push_back(p);
    }
    std::vector<std::tuple<std::int64_t, std::int64_t, Likeness>> expected, found;
    for (std::size_t a = 0; a < all.size(); ++a)
        for (std::size_t b = a + 1; b < all.size(); ++b)
            if (auto const likeness = compare(all[a], all[b]).likeness)
                expected.emplace_back(all[a].id.value, all[b].id.value, *likeness);
    for (auto const& pair : scan(**tx)) found.emplace_back(pair.first, pair.second, pair.likeness);
    EXPECT_GT(expected.size(), 50U);
    EXPECT_EQ(found, expected);
}

INSTANTIATE_TEST_SUITE_P(Both, Scanning, support::both, support::dialect_name);

}   // namespace
}   // namespace people
