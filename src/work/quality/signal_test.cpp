#include "work/quality/signal.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "platform/web/languages.hpp"

namespace quality {
namespace {

using base::day;

constexpr base::Date today = day(2026, 4, 2);

committees::Term term(base::Date from, base::Date to) { return {.days = {from, to}}; }

/// A union about which nothing stands out.
Known healthy()
{
    return {.kind = "grassroots_union",
            .founded_on = day(2014, 5, 12),
            .term = term(day(2024, 5, 12), day(2029, 5, 12)),
            .has_head = true,
            .officers = 3,
            .has_inspection_head = true,
            .head_trained = true,
            .members = 36,
            .members_year_ago = 34,
            .reports = {{.quarter = {2026, 1}, .meetings_held = 3, .members = 36, .members_active = 30}},
            .gradings = {{.year = 2025, .grade = Grade::good}}};
}

Known healthy_cell()
{
    auto cell = healthy();
    cell.line = organisations::Line::party;
    cell.kind = "party_cell";
    cell.members = 5;
    cell.members_year_ago.reset();
    cell.reports = {{.quarter = {2026, 1}, .meetings_held = 3, .members = 5, .members_active = 5}};
    return cell;
}

std::vector<Signal> signals(Known const& known) { return signals_of(known, rulebook::embedded(), today); }

std::string codes(Known const& known)
{
    std::string all;
    for (auto const& one : signals(known)) {
        if (!all.empty()) all += " ";
        all += std::string{one.code} + (one.weight == Weight::act ? "!" : "");
    }
    return all;
}

TEST(Signals, NothingStandsOutWhereAllIsWell)
{
    EXPECT_EQ(codes(healthy()), "");
    EXPECT_EQ(codes(healthy_cell()), "");
}

TEST(Signals, AnEnterpriseThatHasCeased)   // QL-3
{
    auto known = healthy();
    known.enterprise_ceased = true;
    EXPECT_EQ(codes(known), "enterprise_ceased!");
}

TEST(Signals, WhoLeads)   // QL-4
{
    auto known = healthy();
    known.has_head = false;
    EXPECT_EQ(codes(known), "no_head!");
    known.term.reset();
    EXPECT_EQ(codes(known), "no_committee") << "what nobody entered is not known";
    known = healthy();
    known.head_trained = false;
    known.has_inspection_head = false;
    known.officers = 1;
    EXPECT_EQ(codes(known), "committee_small no_inspection not_trained");
    known.members = known.members_year_ago = 29;
    EXPECT_EQ(codes(known), "committee_small not_trained");
    known.members = known.members_year_ago = 9;
    EXPECT_EQ(codes(known), "not_trained");
    auto cell = healthy_cell();
    cell.officers = 1;
    cell.members = 8;
    EXPECT_EQ(codes(cell), "");
    cell.members = 9;
    EXPECT_EQ(codes(cell), "committee_small");
}

TEST(Signals, ATermEnds)   // QL-5
{
    auto known = healthy();
    known.term = term(day(2021, 10, 3), day(2026, 10, 3));
    EXPECT_EQ(codes(known), "") << "the day before six months are left";
    known.term = term(day(2021, 10, 2), day(2026, 10, 2));
    EXPECT_EQ(codes(known), "term_ends");
    known.term = term(day(2021, 4, 3), day(2026, 4, 3));
    EXPECT_EQ(codes(known), "term_ends") << "today is its last day";
    known.term = term(day(2021, 4, 2), day(2026, 4, 2));
    EXPECT_EQ(codes(known), "term_over!");
    EXPECT_EQ(std::get<base::Date>(signals(known).front().told.front()), day(2026, 4, 1));
}

TEST(Signals, TooFewMembers)   // QL-6
{
    auto known = healthy();
    known.members_year_ago.reset();
    known.members = 5;
    EXPECT_EQ(codes(known), "");
    known.members = 4;
    EXPECT_EQ(codes(known), "below_minimum!");
    EXPECT_EQ(signals(known).front().key, "union.min_members");
    known.members.reset();
    EXPECT_EQ(codes(known), "") << "nobody was entered: not known";
    auto cell = healthy_cell();
    cell.members = 2;
    EXPECT_EQ(codes(cell), "below_minimum!");
    cell.kind = "grassroots_party_committee";
    cell.members = 29;
    EXPECT_EQ(codes(cell), "below_minimum!");
    cell.members = 30;
    EXPECT_EQ(codes(cell), "");
}

TEST(Signals, MembersAreLost)   // QL-7
{
    auto known = healthy();
    known.members_year_ago = 30;
    known.members = 21;
    EXPECT_EQ(codes(known), "");
    known.members = 20;
    EXPECT_EQ(codes(known), "members_fell!");
    known.members_year_ago = 0;
    EXPECT_EQ(codes(known), "");
    known.members_year_ago.reset();
    EXPECT_EQ(codes(known), "") << "it did not live then";
}

TEST(Signals, SilentAfterTwoQuarters)   // QL-8
{
    auto known = healthy();
    known.reports.front().quarter = {2025, 4};
    EXPECT_EQ(codes(known), "");
    known.reports.front().quarter = {2025, 3};
    known.reports.front().members_active = 0;
    EXPECT_EQ(codes(known), "silent!") << "what was told long ago is not weighed";
    known.reports.clear();
    EXPECT_EQ(codes(known), "") << "nobody asked it to report";
}

TEST(Signals, MeetingsOfAPartyOrganisation)   // QL-9
{
    auto cell = healthy_cell();
    cell.reports.front().meetings_held = 2;
    EXPECT_EQ(codes(cell), "");
    cell.reports.front().meetings_held = 1;
    EXPECT_EQ(codes(cell), "few_meetings!");
    auto known = healthy();
    known.reports.front().meetings_held = 0;
    EXPECT_EQ(codes(known), "") << "no number is known for unions";
}

TEST(Signals, TakingPartAndObligations)   // QL-10
{
    auto known = healthy();
    known.reports.front().members_active = 18;
    EXPECT_EQ(codes(known), "");
    known.reports.front().members_active = 17;
    EXPECT_EQ(codes(known), "few_active!");
    known.reports.front().members_active = 36;
    known.reports.front().obligations = Obligations::partly;
    EXPECT_EQ(codes(known), "obligations");
    known.reports.front().obligations = Obligations::not_met;
    EXPECT_EQ(codes(known), "obligations!");
}

TEST(Signals, GradedLow)   // QL-11
{
    auto known = healthy();
    known.gradings.front().grade = Grade::fulfilled;
    EXPECT_EQ(codes(known), "");
    known.gradings.front().grade = Grade::not_fulfilled;
    EXPECT_EQ(codes(known), "graded_low!");
}

TEST(Signals, FadingWhenTwoAskForAction)   // QL-12
{
    auto known = healthy();
    auto const fading = [&] { return is_fading(signals(known), rulebook::embedded(), today); };
    known.has_head = false;
    EXPECT_FALSE(fading());
    known.members = 4;
    known.members_year_ago.reset();
    EXPECT_TRUE(fading());
    known = healthy();
    known.head_trained = known.has_inspection_head = false;
    known.officers = 1;
    EXPECT_FALSE(fading()) << "what is only to be watched does not count";
}

/// Every sentence has Vietnamese: ids that travel as texts are not seen by the check of sources.
TEST(Signals, EverySentenceHasVietnamese)
{
    auto const& texts = web::texts_in(base::Language::vi);
    auto known = healthy();
    known.enterprise_ceased = true;
    known.term = term(day(2021, 4, 2), day(2026, 5, 2));
    known.officers = 1;
    known.head_trained = known.has_inspection_head = false;
    known.members_year_ago = 90;
    known.reports.front().members_active = 0;
    known.reports.front().obligations = Obligations::not_met;
    known.gradings.front().grade = Grade::not_fulfilled;
    auto cell = healthy_cell();
    cell.members = 1;
    cell.reports.front().meetings_held = 0;
    cell.reports.front().obligations = Obligations::partly;
    auto headless = healthy();
    headless.has_head = false;
    auto silent = healthy();
    silent.reports.front().quarter = {2020, 1};
    silent.term.reset();
    auto over = healthy();
    over.term = term(day(2015, 1, 1), day(2020, 1, 1));
    std::vector<std::string_view> seen;
    for (auto const& one : {known, cell, headless, silent, over})
        for (auto const& signal : signals(one)) {
            EXPECT_NE(texts.of(signal.text), signal.text);
            seen.push_back(signal.text);
        }
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    EXPECT_EQ(seen.size(), 16U);
    for (auto const grade : all_grades()) EXPECT_NE(texts.of(label_of(grade)), label_of(grade));
    for (auto const one : all_obligations()) EXPECT_NE(texts.of(label_of(one)), label_of(one));
}

TEST(Signals, HeadsOfALineAreTrainedInClassesOfTheirWork)   // QL-4
{
    using Classes = std::vector<std::string_view>;
    EXPECT_EQ(classes_for(organisations::Line::women), Classes{"women_work"});
    EXPECT_EQ(classes_for(organisations::Line::veterans), Classes{"veteran_work"});
    EXPECT_TRUE(classes_for(organisations::Line::agency).empty());
}

}   // namespace
}   // namespace quality
