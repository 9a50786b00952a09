#include "registers/memberships/membership.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace memberships {
namespace {

using base::day;

base::Date const today = day(2026, 3, 2);
Surroundings const hoa_binh{.founded_on = day(2014, 5, 12)};

JoiningForm lans_form()
{
    return {.applied_on = day(2014, 5, 1), .consented_on = day(2014, 5, 1), .joined_on = day(2014, 5, 12)};
}

bool has(base::Error const& error, std::string_view field, std::string_view code)
{
    return std::ranges::any_of(error.problems, [&](auto const& p) { return p.field == field && p.code == code; });
}

TEST(Join, OnTheDayOfTheFoundingNotBefore)
{
    auto form = lans_form();
    auto const joined = join(form, hoa_binh, Source::typed, today);
    ASSERT_TRUE(joined);
    EXPECT_EQ(joined->standing, Standing::verified);
    form.joined_on = day(2014, 5, 11);
    auto const refused = join(form, hoa_binh, Source::typed, today);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error(), "joined_on", "membership.before_union"));
}

TEST(Join, NeedsTheOwnApplicationAndConsent)
{
    JoiningForm const form{.joined_on = day(2014, 5, 12)};
    auto const refused = join(form, hoa_binh, Source::typed, today);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error(), "applied_on", "membership.application_missing"));
    EXPECT_TRUE(has(refused.error(), "consented_on", "membership.consent_missing"));
    auto const imported = join(form, hoa_binh, Source::imported, today);
    ASSERT_TRUE(imported);
    EXPECT_EQ(imported->standing, Standing::legacy_unverified);
}

TEST(Join, ApplicationComesFirst)
{
    auto form = lans_form();
    form.applied_on = form.joined_on;
    EXPECT_TRUE(join(form, hoa_binh, Source::typed, today));
    form.applied_on = *form.joined_on + base::Days{1};
    auto const refused = join(form, hoa_binh, Source::typed, today);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(has(refused.error(), "applied_on", "membership.applied_after_joining"));
}

TEST(Join, NobodyIsInTwoUnionsOnOneDay)
{
    Membership const earlier{.joined_on = day(2013, 1, 1), .ended_on = day(2014, 5, 12), .end = End::transferred_out};
    auto around = hoa_binh;
    around.others = std::span{&earlier, 1};
    EXPECT_TRUE(join(lans_form(), around, Source::typed, today));
    Membership const standing{.joined_on = day(2013, 1, 1), .ended_on = day(2014, 5, 13), .end = End::transferred_out};
    around.others = std::span{&standing, 1};
    auto const refused = join(lans_form(), around, Source::typed, today);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::Refusal::conflict);
}

TEST(Leave, InOneStepFromTheDayAfterJoining)
{
    Membership const lan{.joined_on = day(2014, 5, 12)};
    EXPECT_FALSE(leave(lan, End::left, day(2014, 5, 12), today));
    auto const left = leave(lan, End::left, day(2014, 5, 13), today);
    ASSERT_TRUE(left);
    EXPECT_EQ(left->end, End::left);
    EXPECT_FALSE(leave(*left, End::left, day(2014, 5, 14), today));
    EXPECT_TRUE(leave(lan, End::left, today, today));
    EXPECT_FALSE(leave(lan, End::left, today + base::Days{1}, today));
}

TEST(Movement, ClosesOrIsRefused)
{
    Movement const year{.opening = 40, .admitted = 5, .transferred_in = 2, .transferred_out = 1, .left = 3};
    EXPECT_EQ(closing(year), 43);
    EXPECT_TRUE(close_period(year, 43));
    auto merged = year;
    merged.union_ended = 43;
    EXPECT_EQ(closing(merged), 0);
    auto const refused = close_period(year, 42);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems.front().detail, "1");
}

TEST(End, IsReadFromWhatSheetsSay)
{
    EXPECT_EQ(end_from_text("Chuyển đi"), End::transferred_out);
    EXPECT_EQ(end_from_text("Xin thôi"), End::left);
    EXPECT_EQ(end_from_text("Nghỉ hưu"), End::retired);
    EXPECT_EQ(end_from_text("Từ trần"), End::deceased);
    EXPECT_EQ(end_from_text("Khai trừ"), End::removed);
    EXPECT_EQ(end_from_text("Công đoàn giải thể"), End::union_ended);
    EXPECT_EQ(end_from_text("???"), std::nullopt);
}

/// Rule M-7.
TEST(End, OfAUnionIsNobodysChoice)
{
    EXPECT_EQ(parse_chosen_end("union_ended"), std::nullopt);
    EXPECT_EQ(parse_chosen_end("deceased"), End::deceased);
    EXPECT_EQ(parse_end(name_of(End::union_ended)), End::union_ended);
    for (auto const& label : end_labels()) EXPECT_NE(label.end, End::union_ended);
}

}   // namespace
}   // namespace memberships
