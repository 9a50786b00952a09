#include "work/foundings/founding.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "kernel/rulebook/rulebook.hpp"

namespace foundings {
namespace {

using base::day;

struct Told {
    std::map<std::string, journeys::FieldValue, std::less<>> values = {};
    std::vector<journeys::PaperKept> papers = {};
};

std::optional<base::Problem> unmet(std::string_view condition, std::string_view key, Told const& told,
                                   journeys::Known const& known = {})
{
    auto const all = conditions();
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.name == condition; });
    journeys::Parameters parameters;
    if (!key.empty()) parameters["minimum"] = rulebook::embedded().find(key, day(2026, 3, 2));
    journeys::StepForm const form{.on = day(2026, 3, 2), .values = told.values, .papers = told.papers};
    return found->unmet({{}, form, known, day(2026, 3, 2)}, parameters);
}

Told number(std::string_view name, std::int64_t value) { return {.values = {{std::string{name}, value}}}; }

// F-1 and F-3
TEST(Foundings, TheLeastNumberIsTheCharters)
{
    EXPECT_TRUE(unmet("founding.enough_applications", "union.min_members", number("applications", 4)));
    EXPECT_FALSE(unmet("founding.enough_applications", "union.min_members", number("applications", 5)));
    EXPECT_TRUE(unmet("founding.enough_members", "union.min_members", number("members", 4)));
    EXPECT_FALSE(unmet("founding.enough_members", "union.min_members", number("members", 5)));
    EXPECT_TRUE(unmet("founding.enough_members", "union.min_members", {}));
    EXPECT_TRUE(unmet("founding.enough_official_members", "cell.min_official_members", number("official_members", 2)));
    EXPECT_FALSE(unmet("founding.enough_official_members", "cell.min_official_members", number("official_members", 3)));
}

// F-2
TEST(Foundings, NobodyIsElectedWhoWasNotThere)
{
    auto const told = [](std::int64_t attended, std::int64_t elected) {
        return Told{.values = {{"attended", attended}, {"elected", elected}}};
    };
    EXPECT_FALSE(unmet("founding.attended_fit", "", told(12, 12)));
    EXPECT_EQ(unmet("founding.attended_fit", "", told(12, 13))->detail, "12");
}

// F-7
TEST(Foundings, NoMorePeopleThanWorkThere)
{
    journeys::Known known;
    EXPECT_FALSE(unmet("founding.within_workforce", "", number("applications", 100), known)) << "nothing is known";
    known.put("workers", 88);
    for (auto const* field : {"met", "applications", "members"}) {
        EXPECT_FALSE(unmet("founding.within_workforce", "", number(field, 88), known)) << field;
        auto const problem = unmet("founding.within_workforce", "", number(field, 89), known);
        ASSERT_TRUE(problem) << field;
        EXPECT_EQ(problem->field, field);
        EXPECT_EQ(problem->code, "founding.more_than_workers");
        EXPECT_EQ(problem->detail, "88");
    }
    EXPECT_FALSE(unmet("founding.within_workforce", "", number("attended", 120), known)) << "guests attend too";
    known.put("women", 10);
    EXPECT_EQ(unmet("founding.within_workforce", "", number("members", 11), known)->code, "founding.more_than_women");
}

// F-3
TEST(Foundings, ACommitteeNeedsThirtyMembersOrASpecialDecision)
{
    Told told{.values = {{"kind", std::string{"grassroots_party_committee"}}, {"members", std::int64_t{29}}}};
    EXPECT_TRUE(unmet("founding.enough_for_a_committee", "party.base_org_min_members", told));
    told.papers.push_back({.code = "special_decision"});
    EXPECT_FALSE(unmet("founding.enough_for_a_committee", "party.base_org_min_members", told));
    told.papers.clear();
    told.values["members"] = std::int64_t{30};
    EXPECT_FALSE(unmet("founding.enough_for_a_committee", "party.base_org_min_members", told));
    told.values["kind"] = std::string{"party_cell"};
    told.values["members"] = std::int64_t{3};
    EXPECT_FALSE(unmet("founding.enough_for_a_committee", "party.base_org_min_members", told));
}

// F-4
TEST(Foundings, TheDecisionGivesNumberAndDay)
{
    auto const parent = UnitId{7};
    journeys::Event const event{.step = "recognise",
                                .on = day(2026, 3, 20),
                                .values = {{"members", std::int64_t{12}}, {"parent", parent.text()}},
                                .papers = {{.code = "committee", .number = "16/QĐ", .dated_on = day(2026, 3, 19)},
                                           {.code = "recognition", .number = "15/QĐ", .dated_on = day(2026, 3, 18)}}};
    auto const form = form_of(event);
    EXPECT_EQ(form.decision_number, "15/QĐ");
    EXPECT_EQ(form.decided_on, day(2026, 3, 18));
    EXPECT_EQ(form.founding_members, 12);
    EXPECT_EQ(form.parent, parent);
}

TEST(Foundings, WhatTheRegisterRefusesIsToldAtTheControlsOfTheStep)
{
    auto const told =
        as_step({base::Refusal::invalid, {{"decided_on", "date.in_future"}, {"place", "founding.place_missing"}}});
    EXPECT_EQ(told.problems[0].field, "recognition-dated_on");
    EXPECT_EQ(told.problems[1].field, "");
}

}   // namespace
}   // namespace foundings
