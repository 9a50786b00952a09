#include "registers/committees/committee.hpp"

#include <gtest/gtest.h>

namespace committees {
namespace {

using base::day;
using organisations::Line;

base::Date const today = day(2026, 3, 2);

organisations::Unit union_of(std::string kind = "grassroots_union")
{
    return {.id = UnitId{7}, .line = Line::union_, .kind = std::move(kind), .founded_on = day(2014, 5, 12)};
}

Term term(base::Date from, base::Date to)
{
    return {.id = TermId{from.time_since_epoch().count()}, .days = {from, to}};
}

Holding holding(std::int64_t person, std::string post, base::Date from, base::Date to)
{
    return {.id = HoldingId{person}, .person = PersonId{person}, .post = std::move(post), .days = {from, to}};
}

std::string first_code(auto const& refused) { return std::string{refused.error().problems.front().code}; }

TEST(Terms, LastAsLongAsTheRuleOfTheirFirstDay)
{
    auto const open = open_term(union_of(), {.from = day(2023, 5, 12)}, {}, today);
    EXPECT_EQ(open->days.to, day(2028, 5, 12));
    organisations::Unit const cell{.line = Line::party, .kind = "subordinate_cell", .founded_on = day(2010, 1, 1)};
    EXPECT_EQ(open_term(cell, {.from = day(2025, 6, 30)}, {}, today)->days.to, day(2027, 12, 30));
    EXPECT_EQ(open_term(cell, {.from = day(2025, 7, 1)}, {}, today)->days.to, day(2030, 7, 1));
    auto const provisional =
        open_term(union_of(), {.standing = Standing::provisional, .from = day(2023, 5, 12)}, {}, today);
    EXPECT_EQ(provisional->days.to, day(2024, 5, 12));
}

TEST(Terms, MayBeShorterOrLongerWhenTheDecisionSaysSo)
{
    auto const longer = open_term(union_of(), {.from = day(2023, 5, 12), .to = day(2028, 11, 1)}, {}, today);
    EXPECT_EQ(longer->days.to, day(2028, 11, 1));
    EXPECT_EQ(first_code(open_term(union_of(), {.from = day(2023, 5, 12), .to = day(2023, 5, 12)}, {}, today)),
              "term.ends_before_it_begins");
}

TEST(Terms, LieWithinTheLifeOfTheUnitAndNotInTheFuture)
{
    EXPECT_TRUE(open_term(union_of(), {.from = day(2014, 5, 12)}, {}, today));
    EXPECT_EQ(first_code(open_term(union_of(), {.from = day(2014, 5, 11)}, {}, today)), "unit.before_founding");
    EXPECT_TRUE(open_term(union_of(), {.from = today}, {}, today));
    EXPECT_EQ(first_code(open_term(union_of(), {.from = today + base::Days{1}}, {}, today)), "date.in_future");
    auto ended = union_of();
    ended.ended_on = day(2025, 7, 1);
    EXPECT_EQ(first_code(open_term(ended, {.from = day(2025, 7, 1)}, {}, today)), "term.after_the_end");
    EXPECT_EQ(first_code(open_term(union_of(), {}, {}, today)), "required");
}

TEST(Terms, OfThePastEndWhenTheNextBegins)
{
    Term const later[] = {term(day(2023, 5, 12), day(2028, 5, 12))};
    EXPECT_EQ(open_term(union_of(), {.from = day(2019, 5, 12)}, later, today)->days.to, day(2023, 5, 12));
    EXPECT_EQ(first_code(open_term(union_of(), {.from = day(2019, 5, 12), .to = day(2023, 5, 13)}, later, today)),
              "term.next_has_begun");
    auto const twice = open_term(union_of(), {.from = day(2023, 5, 12)}, later, today);
    EXPECT_EQ(twice.error().kind, base::Refusal::conflict);
}

TEST(Posts, DependOnTheKindOfOrganisation)
{
    Term const terms[] = {term(day(2023, 5, 12), day(2028, 5, 12))};
    HoldingForm form{.person = PersonId{1}, .post = "cell_secretary", .from = day(2023, 5, 12)};
    EXPECT_EQ(first_code(take_post(union_of(), form, terms, {}, today)), "post.unknown");
    form.post = "chair";
    EXPECT_EQ(take_post(union_of(), form, terms, {}, today)->days.to, day(2028, 5, 12));
    EXPECT_EQ(first_code(take_post(union_of("union_group"), form, terms, {}, today)), "post.unknown");
    EXPECT_TRUE(posts_of({.line = Line::administrative, .kind = "commune"}).empty());
}

TEST(Posts, AreHeldWithinATerm)
{
    Term const terms[] = {term(day(2023, 5, 12), day(2028, 5, 12))};
    HoldingForm form{.person = PersonId{1}, .post = "chair", .from = day(2023, 5, 11)};
    EXPECT_EQ(first_code(take_post(union_of(), form, terms, {}, today)), "post.in_no_term");
    form.from = day(2024, 1, 1);
    form.to = day(2028, 5, 13);
    EXPECT_EQ(first_code(take_post(union_of(), form, terms, {}, today)), "post.outlives_term");
    form.to = day(2024, 1, 1);
    EXPECT_EQ(first_code(take_post(union_of(), form, terms, {}, today)), "post.ends_before_it_begins");
    form.to = day(2028, 5, 12);
    EXPECT_TRUE(take_post(union_of(), form, terms, {}, today));
    form.person = {};
    form.from = {};
    EXPECT_EQ(take_post(union_of(), form, terms, {}, today).error().problems.size(), 2U);
}

TEST(Posts, OfTheChairHaveOneHolderAtATime)
{
    Term const terms[] = {term(day(2023, 5, 12), day(2028, 5, 12))};
    Holding const held[] = {holding(2, "chair", day(2023, 5, 12), day(2025, 1, 1))};
    HoldingForm form{.person = PersonId{1}, .post = "chair", .from = day(2024, 12, 31)};
    auto const early = take_post(union_of(), form, terms, held, today);
    EXPECT_EQ(early.error().kind, base::Refusal::conflict);
    EXPECT_EQ(early.error().problems, (std::vector<base::Problem>{{"post", "post.held_by_another", "31/12/2024"}}));
    form.from = day(2025, 1, 1);
    EXPECT_TRUE(take_post(union_of(), form, terms, held, today));
    form = {.person = PersonId{1}, .post = "vice_chair", .from = day(2023, 5, 12)};
    Holding const deputies[] = {holding(2, "vice_chair", day(2023, 5, 12), day(2028, 5, 12))};
    EXPECT_TRUE(take_post(union_of(), form, terms, deputies, today));
    form.person = PersonId{2};
    EXPECT_EQ(first_code(take_post(union_of(), form, terms, deputies, today)), "post.held_by_the_person");
}

TEST(Posts, AreLeftAfterTheFirstDayAndNotInTheFuture)
{
    auto const held = holding(2, "chair", day(2025, 1, 1), day(2028, 5, 12));
    EXPECT_EQ(first_code(leave_post(held, {}, today)), "required");
    EXPECT_EQ(first_code(leave_post(held, day(2025, 1, 1), today)), "post.ends_before_it_begins");
    EXPECT_EQ(leave_post(held, day(2025, 1, 2), today)->days.to, day(2025, 1, 2));
    EXPECT_TRUE(leave_post(held, today, today));
    EXPECT_EQ(first_code(leave_post(held, today + base::Days{1}, today)), "date.in_future");
    EXPECT_EQ(leave_post(holding(2, "chair", day(2020, 1, 1), today), today, today).error().kind,
              base::Refusal::conflict);
}

TEST(Posts, EndAtTheLatestWithTheirPresentEnd)
{
    auto const held = holding(2, "chair", day(2025, 1, 1), day(2026, 3, 2) + base::Days{1});
    EXPECT_TRUE(leave_post(held, today, today));
}

}   // namespace
}   // namespace committees
