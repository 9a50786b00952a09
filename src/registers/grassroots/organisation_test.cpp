#include "registers/grassroots/organisation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace grassroots {
namespace {

using base::day;

FoundingForm hoa_binh_union()
{
    return {.kind = "grassroots_union",
            .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
            .enterprise = EnterpriseId{4},
            .place = UnitId{7},
            .decision_number = "12/QĐ-LĐLĐ",
            .decided_on = day(2014, 5, 12),
            .founding_members = 5};
}
Situation nothing_in_the_way() { return {.registered_on = day(2010, 1, 1), .minimum = 5}; }

bool has(base::Error const& error, std::string_view field, std::string_view code)
{
    return std::ranges::any_of(error.problems, [&](auto const& p) { return p.field == field && p.code == code; });
}

TEST(Founding, FiveMembersAreEnoughFourAreNot)
{
    auto form = hoa_binh_union();
    EXPECT_TRUE(check(form, nothing_in_the_way(), day(2014, 6, 1)));
    form.founding_members = 4;
    auto const refused = check(form, nothing_in_the_way(), day(2014, 6, 1));
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error(), "founding_members", "founding.too_few_members"));
}

TEST(Founding, MayBeDecidedTodayOrOnTheDayOfRegistrationNotOutside)
{
    auto form = hoa_binh_union();
    EXPECT_TRUE(check(form, nothing_in_the_way(), day(2014, 5, 12)));
    auto refused = check(form, nothing_in_the_way(), day(2014, 5, 11));
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error(), "decided_on", "date.in_future"));
    form.decided_on = day(2010, 1, 1);
    EXPECT_TRUE(check(form, nothing_in_the_way(), day(2014, 6, 1)));
    form.decided_on = day(2009, 12, 31);
    refused = check(form, nothing_in_the_way(), day(2014, 6, 1));
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error(), "decided_on", "founding.before_enterprise"));
}

TEST(Founding, NamesEverythingThatIsMissing)
{
    auto const refused = check(FoundingForm{}, Situation{}, day(2014, 6, 1));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::Refusal::invalid);
    EXPECT_TRUE(has(refused.error(), "kind", "founding.unknown_kind"));
    EXPECT_TRUE(has(refused.error(), "place", "founding.place_missing"));
    for (auto const* field : {"name", "decision_number", "decided_on"})
        EXPECT_TRUE(has(refused.error(), field, "required"));
}

TEST(Founding, RefusesNamesAndNumbersThatNobodyWouldRead)
{
    auto form = hoa_binh_union();
    form.name = std::string(300, 'a');
    form.decision_number = std::string(60, '1');
    EXPECT_TRUE(check(form, nothing_in_the_way(), day(2014, 6, 1)));
    form.name.push_back('x');
    form.decision_number.push_back('x');
    auto const refused = check(form, nothing_in_the_way(), day(2014, 6, 1));
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error(), "name", "text.too_long"));
    EXPECT_TRUE(has(refused.error(), "decision_number", "text.too_long"));
}

TEST(Founding, AnEnterpriseHasOneLivingOrganisationOfALine)
{
    auto situation = nothing_in_the_way();
    situation.has_living_one = true;
    auto const refused = check(hoa_binh_union(), situation, day(2014, 6, 1));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::Refusal::conflict);
}

TEST(Dissolution, ComesAfterTheFoundingAndOnlyOnce)
{
    Organisation o{.unit = UnitId{3}, .decided_on = day(2014, 5, 12)};
    EXPECT_TRUE(check(o, {"3/QĐ-LĐLĐ", day(2014, 5, 13)}, day(2014, 6, 1)));
    auto refused = check(o, {"", day(2014, 5, 12)}, day(2014, 6, 1));
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error(), "decision_number", "required"));
    EXPECT_TRUE(has(refused.error(), "dissolved_on", "founding.ends_before_it_begins"));
    o.ended_on = day(2014, 5, 20);
    refused = check(o, {"3/QĐ-LĐLĐ", day(2014, 5, 21)}, day(2014, 6, 1));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::Refusal::conflict);
}

TEST(Reassignment, ComesAfterTheDayItCameWhereItIs)
{
    Organisation o{.unit = UnitId{3}, .enterprise = EnterpriseId{7}, .decided_on = day(2014, 5, 12)};
    Reassignment form{.enterprise = EnterpriseId{8}, .decision_number = "3/QĐ-LĐLĐ", .effective_on = day(2014, 5, 13)};
    auto const today = day(2014, 6, 1);
    EXPECT_TRUE(check(o, form, today));
    form.effective_on = day(2014, 5, 12);
    EXPECT_TRUE(has(check(o, form, today).error(), "effective_on", "reassignment.too_early"));
    form.effective_on = day(2014, 5, 20);
    form.since = day(2014, 5, 20);
    EXPECT_TRUE(has(check(o, form, today).error(), "effective_on", "reassignment.too_early"));
    form.since = day(2014, 5, 19);
    EXPECT_TRUE(check(o, form, today));
    form.effective_on = day(2014, 6, 2);
    EXPECT_TRUE(has(check(o, form, today).error(), "effective_on", "date.in_future"));
    form.effective_on = day(2014, 5, 20);
    form.registered_on = day(2014, 5, 21);
    EXPECT_TRUE(has(check(o, form, today).error(), "effective_on", "founding.before_enterprise"));
}

TEST(Reassignment, AsksForAnotherEnterpriseThatIsFree)
{
    Organisation o{.unit = UnitId{3}, .enterprise = EnterpriseId{7}, .decided_on = day(2014, 5, 12)};
    Reassignment form{.enterprise = EnterpriseId{7}, .effective_on = day(2014, 5, 20), .has_living_one = true};
    auto const refused = check(o, form, day(2014, 6, 1)).error();
    EXPECT_TRUE(has(refused, "enterprise", "reassignment.same_enterprise"));
    EXPECT_TRUE(has(refused, "decision_number", "required"));
    form.enterprise = EnterpriseId{8};
    EXPECT_EQ(check(o, form, day(2014, 6, 1)).error().kind, base::Refusal::conflict);
    form.enterprise.reset();
    form.has_living_one = false;
    EXPECT_TRUE(has(check(o, form, day(2014, 6, 1)).error(), "enterprise", "founding.enterprise_unknown"));
    o.ended_on = day(2014, 5, 30);
    EXPECT_EQ(check(o, form, day(2014, 6, 1)).error().kind, base::Refusal::conflict);
}

TEST(Family, IsToldByTheAddress)
{
    EXPECT_EQ(family_of("/unions").line, organisations::Line::union_);
    EXPECT_EQ(family_of("/api/v1/party-organisations/0ABC").line, organisations::Line::party);
    EXPECT_EQ(family_of("/youth-organisations/new").line, organisations::Line::youth);
    EXPECT_EQ(family_of("/veterans-organisations").line, organisations::Line::veterans);
}

TEST(Kind, IsReadFromWhatSheetsSay)
{
    auto const& party = family_of("/party-organisations");
    EXPECT_EQ(kind_from_text(party, "Chi bộ cơ sở"), "party_cell");
    EXPECT_EQ(kind_from_text(party, "CHI BỘ TRỰC THUỘC"), "subordinate_cell");
    EXPECT_EQ(kind_from_text(party, "Đảng bộ cơ sở"), "grassroots_party_committee");
    EXPECT_EQ(kind_from_text(party, ""), "party_cell");
    EXPECT_EQ(kind_from_text(party, "Câu lạc bộ"), "");
    EXPECT_EQ(kind_from_text(family_of("/unions"), "CĐCS"), "grassroots_union");
    auto const& veterans = family_of("/veterans-organisations");
    for (auto const* text : {"Chi hội Cựu chiến binh", "HỘI CỰU CHIẾN BINH", "Chi hội CCB", ""})
        EXPECT_EQ(kind_from_text(veterans, text), "veterans_branch") << text;
    EXPECT_EQ(kind_from_text(veterans, "Chi hội phụ nữ"), "");
}

}   // namespace
}   // namespace grassroots
