#include <gtest/gtest.h>

#include "work/admissions/admission_fixture.hpp"

namespace admissions {
namespace {

using base::day;
using testing::Way;

std::string code_of(base::Result<journeys::Event> const& result)
{
    return result ? "" : std::string{result.error().problems.front().code};
}

TEST(Admission, FromTheListToOfficialMembership)
{
    Way way{day(2024, 1, 8)};
    way.admit(day(2024, 2, 5), day(2024, 2, 29));
    EXPECT_EQ(way.stage(), "probation");
    way.step("record_member_class", day(2024, 9, 9));
    way.step("review", day(2025, 2, 20));
    EXPECT_EQ(code_of(way.try_step("cell_recognises", way.form("cell_recognises", day(2025, 2, 27)))),
              "journey.too_early");
    for (auto const* code : {"cell_recognises", "committee_recognises"}) way.step(code, day(2025, 3, 3));
    way.step("recognise", day(2025, 3, 20));
    EXPECT_EQ(way.stage(), "official");
    EXPECT_TRUE(way.state().ended());
}

TEST(Admission, TheMemberClassIsNeededBeforeTheCellRecognises)
{
    Way way{day(2024, 1, 8)};
    way.admit(day(2024, 2, 5), day(2024, 2, 29));
    way.step("review", day(2025, 2, 20));
    EXPECT_EQ(code_of(way.try_step("cell_recognises", way.form("cell_recognises", day(2025, 3, 3)))),
              "journey.step_needed");
}

// AD-2
TEST(Admission, WithdrawingIsOneStepFromAnywhereBeforeTheCeremony)
{
    for (int taken = 0; taken < 10; ++taken) {
        Way way{day(2026, 1, 5)};
        auto const on = day(2026, 2, 2);
        constexpr std::string_view steps[] = {"assign_helper", "record_class",    "apply",      "verify",
                                              "introduce",     "gather_opinions", "cell_votes", "committee_votes",
                                              "decide",        "receive"};
        for (int i = 0; i < taken; ++i) {
            auto form = way.form(steps[i], on);
            if (steps[i] == "record_class") form.values["certificate_on"] = on;
            way.step(steps[i], form);
        }
        way.step("withdraw", {.on = on});
        EXPECT_EQ(way.stage(), "withdrawn");
        EXPECT_TRUE(way.state().stage->forgets);
    }
}

TEST(Admission, EveryVersionAsksNothingWhenSomebodyWithdraws)
{
    for (auto const& definition : journeys::definitions()) {
        if (definition.code != process) continue;
        auto const* step = definition.find_step("withdraw");
        ASSERT_NE(step, nullptr);
        EXPECT_TRUE(step->fields.empty() && step->papers.empty() && step->conditions.empty() && !step->vote);
    }
}

struct Judged {
    base::Date first;
    base::Date on;
    bool fits;
};

// AD-4: dated cases 1 to 9
TEST(Admission, ACertificateIsOfUseForSixtyMonths)
{
    for (auto const& [issued, on, fits] :
         {Judged{day(2021, 3, 31), day(2026, 3, 31), true}, Judged{day(2021, 3, 31), day(2026, 4, 1), false},
          Judged{day(2020, 2, 29), day(2025, 2, 28), true}, Judged{day(2020, 2, 29), day(2025, 3, 1), false},
          Judged{day(2016, 7, 31), day(2021, 7, 31), true}, Judged{day(2016, 7, 31), day(2021, 8, 1), false},
          Judged{day(2012, 5, 19), day(2017, 5, 19), true}, Judged{day(2012, 5, 19), day(2017, 5, 20), false},
          Judged{day(2025, 7, 1), day(2025, 7, 2), true}}) {
        Way way{issued};
        way.prepare(issued);
        auto const vote = way.try_step("cell_votes", way.form("cell_votes", on));
        EXPECT_EQ(vote.has_value(), fits) << base::iso(issued) << " " << base::iso(on);
        EXPECT_EQ(code_of(vote), fits ? "" : "admission.certificate_expired");
    }
}

TEST(Admission, AfterLearningAgainTheNewCertificateCounts)
{
    Way way{day(2016, 1, 4)};
    way.prepare(day(2016, 3, 1));
    EXPECT_FALSE(way.try_step("cell_votes", way.form("cell_votes", day(2021, 3, 2))));
    auto again = way.form("repeat_class", day(2021, 6, 1));
    again.values["certificate_on"] = day(2021, 5, 28);
    way.step("repeat_class", again);
    EXPECT_EQ(way.stage(), "heard");
    EXPECT_TRUE(way.try_step("cell_votes", way.form("cell_votes", day(2021, 6, 15))));
    EXPECT_EQ(way.clock("certificate", day(2021, 6, 2)).due, day(2026, 5, 28));
}

// AD-8: dated cases 47 to 50, a leap day among them
TEST(Admission, ADossierThatWaitedTwelveMonthsIsWarnedOf)
{
    for (auto const& [whole, due] :
         {std::pair{day(2024, 2, 29), day(2025, 2, 28)}, std::pair{day(2024, 3, 1), day(2025, 3, 1)},
          std::pair{day(2022, 8, 31), day(2023, 8, 31)}}) {
        Way way{whole};
        way.prepare(whole);
        auto const clock = way.clock("dossier", whole);
        EXPECT_EQ(clock.due, due);
        EXPECT_FALSE(clock.late(due));
        EXPECT_TRUE(clock.late(due + base::Days{1}));
        EXPECT_TRUE(way.try_step("cell_votes", way.form("cell_votes", due + base::Days{1})))
            << "it is warned of, no more";
    }
    Way way{day(2024, 2, 29)};
    way.prepare(day(2024, 2, 29));
    way.step("renew_papers", day(2025, 3, 3));
    EXPECT_EQ(way.stage(), "heard");
    EXPECT_EQ(way.clock("dossier", day(2025, 3, 3)).due, day(2026, 3, 3));
    way.step("cell_votes", day(2025, 4, 1));
    EXPECT_EQ(way.clock("dossier", day(2025, 4, 1)).stopped, day(2025, 4, 1));
}

// AD-3: dated cases 10 to 19
TEST(Admission, AgeFromFullEighteenToFullSixtyByMonths)
{
    for (auto const& [born, on, fits] :
         {Judged{day(1966, 5, 20), day(2026, 5, 20), true}, Judged{day(1966, 5, 20), day(2026, 5, 31), true},
          Judged{day(1966, 5, 20), day(2026, 6, 1), false}, Judged{day(1966, 5, 20), day(2026, 6, 25), false},
          Judged{day(1956, 12, 31), day(2016, 12, 1), true}, Judged{day(1956, 12, 31), day(2017, 1, 2), false},
          Judged{day(2008, 5, 20), day(2026, 5, 20), true}, Judged{day(2008, 5, 20), day(2026, 5, 19), false},
          Judged{day(2004, 2, 29), day(2022, 2, 28), true}, Judged{day(2004, 2, 29), day(2022, 2, 27), false}}) {
        Way way{on - base::Days{30}, born};
        way.prepare(on - base::Days{30});
        auto const vote = way.try_step("cell_votes", way.form("cell_votes", on));
        EXPECT_EQ(vote.has_value(), fits) << base::iso(born) << " " << base::iso(on);
    }
}

TEST(Admission, AboveTheAgeTheConsentOfTheCityIsNeeded)
{
    Way way{day(2026, 6, 1), day(1966, 5, 20)};
    way.prepare(day(2026, 6, 1));
    auto form = way.form("cell_votes", day(2026, 6, 25));
    EXPECT_EQ(code_of(way.try_step("cell_votes", form)), "admission.too_old");
    form.papers.push_back(testing::paper("age_exception", day(2026, 6, 20)));
    EXPECT_TRUE(way.try_step("cell_votes", form));
}

TEST(Admission, WithoutAMonthOfBirthNobodyIsJudged)
{
    Way way{day(2026, 6, 1)};
    way.known = {};
    way.prepare(day(2026, 6, 1));
    EXPECT_EQ(code_of(way.try_step("cell_votes", way.form("cell_votes", day(2026, 6, 25)))), "admission.birth_unknown");
}

// J-6: dated cases 20 to 27
TEST(Admission, TwoThirdsOfAllOfficialMembers)
{
    struct Vote {
        std::int64_t base, agreed;
        bool reached;
    };
    for (auto const& [all, agreed, reached] :
         {Vote{10, 7, true}, Vote{10, 6, false}, Vote{3, 2, true}, Vote{4, 3, true}, Vote{4, 2, false},
          Vote{9, 6, true}, Vote{9, 5, false}, Vote{3, 1, false}}) {
        Way way{day(2026, 1, 5)};
        way.prepare(day(2026, 1, 12));
        auto form = way.form("cell_votes", day(2026, 2, 2));
        form.vote = journeys::VoteCount{.base = all, .present = all, .agreed = agreed};
        way.step("cell_votes", form);
        EXPECT_EQ(way.stage(), reached ? "cell_agreed" : "heard") << all << " " << agreed;
    }
}

// J-4: dated cases 28 to 33
TEST(Admission, ProbationIsTwelveMonthsFromTheCeremony)
{
    for (auto const& [ceremony, until] :
         {std::pair{day(2024, 2, 29), day(2025, 2, 28)}, std::pair{day(2023, 2, 28), day(2024, 2, 28)},
          std::pair{day(2024, 1, 31), day(2025, 1, 31)}, std::pair{day(2015, 5, 19), day(2016, 5, 19)},
          std::pair{day(2020, 9, 2), day(2021, 9, 2)}, std::pair{day(2025, 6, 30), day(2026, 6, 30)}}) {
        Way way{ceremony - base::Days{60}};
        way.admit(ceremony - base::Days{20}, ceremony);
        EXPECT_EQ(way.clock("probation", ceremony).due, until);
        EXPECT_EQ(way.clock("cell_recognition", ceremony).due,
                  rulebook::embedded().calendar().working_days_after(until, 30));
    }
}

// dated cases 34 to 36: thirty working days over Tết
TEST(Admission, TheCeremonyIsDueThirtyWorkingDaysAfterTheDecisionWasReceived)
{
    Way way{day(2026, 1, 5)};
    way.prepare(day(2026, 1, 12));
    for (auto const* code : {"cell_votes", "committee_votes", "decide"}) way.step(code, day(2026, 1, 30));
    way.step("receive", day(2026, 2, 6));   // a Friday; Tết takes 16 to 20 February
    EXPECT_EQ(way.clock("ceremony", day(2026, 2, 9)).due, day(2026, 3, 27));
    EXPECT_TRUE(way.try_step("hold_ceremony", way.form("hold_ceremony", day(2026, 3, 27))));
    auto late = way.form("hold_ceremony", day(2026, 3, 28));
    EXPECT_EQ(code_of(way.try_step("hold_ceremony", late)), "journey.late_needs_paper");
    late.papers.push_back(testing::paper("late_ceremony", day(2026, 3, 26)));
    EXPECT_TRUE(way.try_step("hold_ceremony", late));
}

// AD-6: dated cases 37 and 38
TEST(Admission, TheIntroducerHasBeenThereForTwelveMonths)
{
    Way way{day(2026, 1, 5)};
    way.step("assign_helper", day(2026, 1, 12));
    auto certificate = way.form("record_class", day(2026, 1, 12));
    certificate.values["certificate_on"] = day(2026, 1, 10);
    way.step("record_class", certificate);
    for (auto const* code : {"apply", "verify"}) way.step(code, day(2026, 1, 12));
    auto form = way.form("introduce", day(2026, 2, 2));
    form.values["together_since"] = day(2025, 2, 2);
    EXPECT_TRUE(way.try_step("introduce", form));
    form.values["together_since"] = day(2025, 2, 3);
    EXPECT_EQ(code_of(way.try_step("introduce", form)), "admission.introducer_too_new");
}

// AD-10: dated cases 51 to 57, a leap day among them
TEST(Admission, TheYoungAreIntroducedByTheYouthUnion)
{
    struct Case {
        base::Date born, on;
        std::string by;
        bool has_youth;
        std::string refused;
    };
    auto const young = day(1998, 5, 20);
    for (auto const& c :
         {Case{young, day(2026, 3, 2), "youth_union", true, ""},
          Case{young, day(2026, 3, 2), "union", true, "admission.youth_union_introduces"},
          Case{young, day(2026, 3, 2), "member", true, "admission.youth_union_introduces"},
          Case{young, day(2026, 3, 2), "union", false, ""},
          Case{young, day(2026, 3, 2), "member", false, "admission.union_introduces_the_young"},
          Case{day(1996, 2, 29), day(2026, 2, 27), "member", false, "admission.union_introduces_the_young"},
          Case{day(1996, 2, 29), day(2026, 2, 28), "member", true, ""}}) {
        Way way{day(2026, 1, 5), c.born};
        way.known.put("youth_organisations", std::int64_t{c.has_youth ? 1 : 0});
        way.step("assign_helper", day(2026, 1, 12));
        auto certificate = way.form("record_class", day(2026, 1, 12));
        certificate.values["certificate_on"] = day(2026, 1, 10);
        way.step("record_class", certificate);
        for (auto const* code : {"apply", "verify"}) way.step(code, day(2026, 1, 12));
        auto form = way.form("introduce", c.on);
        form.values["second_by"] = c.by;
        EXPECT_EQ(code_of(way.try_step("introduce", form)), c.refused) << base::iso(c.born) << " " << c.by;
    }
}

// AD-5
TEST(Admission, TheRegisterOfClassesKnowsTheDayOfTheCertificate)
{
    Way way{day(2026, 1, 5)};
    way.known.put("certificate_of_class", day(2025, 11, 20));
    way.step("assign_helper", day(2026, 1, 12));
    auto form = way.form("record_class", day(2026, 1, 12));
    form.values["certificate_on"] = day(2025, 11, 21);
    EXPECT_EQ(code_of(way.try_step("record_class", form)), "admission.certificate_otherwise");
    form.values["certificate_on"] = day(2025, 11, 20);
    EXPECT_TRUE(way.try_step("record_class", form));
}

}   // namespace
}   // namespace admissions
