#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kernel/journeys/journey_fixture.hpp"

namespace journeys {
namespace {

using base::day;
using ::testing::ElementsAre;
using testing::hearing;
using testing::Kept;
using ::testing::UnorderedElementsAre;
using testing::voting;

std::vector<std::string> codes(base::Result<Event> const& refused)
{
    std::vector<std::string> all;
    if (refused) return all;
    for (auto const& problem : refused.error().problems)
        all.push_back(std::string{problem.field} + ":" + std::string{problem.code});
    return all;
}

std::vector<std::string> open(State const& state)
{
    std::vector<std::string> all;
    for (auto const* step : open_steps(state)) all.push_back(step->code);
    return all;
}

// J-2

TEST(Journey, StandsInItsFirstStageUntilAStepIsTaken)
{
    Kept const kept{day(2026, 3, 2)};
    EXPECT_EQ(kept.state().stage->code, "asked");
    EXPECT_EQ(kept.state().since, day(2026, 3, 2));
    EXPECT_THAT(open(kept.state()), ElementsAre("hear", "remark", "give_up"));
}

TEST(Journey, ShowsAnyPastDay)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("hear", hearing(day(2026, 3, 4)));
    kept.step("put_off", {.on = day(2026, 3, 9)});
    EXPECT_EQ(kept.state(day(2026, 3, 3)).stage->code, "asked");
    EXPECT_EQ(kept.state(day(2026, 3, 4)).stage->code, "heard");
    EXPECT_EQ(kept.state(day(2026, 3, 8)).stage->code, "heard");
    EXPECT_EQ(kept.state(day(2026, 3, 9)).stage->code, "put_off");
    EXPECT_EQ(kept.state().since, day(2026, 3, 9));
}

TEST(Journey, WhatWasTakenBackDoesNotCount)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("hear", hearing(day(2026, 3, 4)));
    kept.events.back().withdrawn_at = base::Instant{};
    EXPECT_EQ(kept.state().stage->code, "asked");
    EXPECT_EQ(kept.state().number("people"), std::nullopt);
}

TEST(Journey, AStepWithoutAStageOfItsOwnLeavesItWhereItIs)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("remark", {.on = day(2026, 3, 3)});
    EXPECT_EQ(kept.state().stage->code, "asked");
    EXPECT_EQ(kept.state().since, day(2026, 3, 2));
}

// J-3

TEST(Taking, ADayIsNeededNotAheadAndNotBeforeTheLastEvent)
{
    Kept kept{day(2026, 3, 2)};
    EXPECT_THAT(codes(kept.try_step("remark", {})), ElementsAre("on:required"));
    EXPECT_THAT(codes(kept.try_step("remark", {.on = day(2026, 3, 6)}, day(2026, 3, 5))),
                ElementsAre("on:date.in_future"));
    EXPECT_THAT(codes(kept.try_step("remark", {.on = day(2026, 3, 1)})), ElementsAre("on:journey.before_last"));
    EXPECT_TRUE(kept.try_step("remark", {.on = day(2026, 3, 2)}));
    EXPECT_TRUE(kept.try_step("remark", {.on = day(2026, 3, 5)}, day(2026, 3, 5)));
}

TEST(Taking, OnlyStepsOfTheStage)
{
    Kept kept{day(2026, 3, 2)};
    auto const refused = kept.try_step("vote", voting(day(2026, 3, 3), 7));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::Refusal::conflict);
    EXPECT_THAT(codes(refused), ElementsAre(":journey.step_not_open"));
}

TEST(Taking, NothingFollowsAnEnd)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("give_up", {.on = day(2026, 3, 3)});
    EXPECT_THAT(open(kept.state()), ElementsAre());
    EXPECT_THAT(codes(kept.try_step("remark", {.on = day(2026, 3, 3)})), ElementsAre(":journey.ended"));
}

TEST(Taking, AsksForWhatTheStepAsks)
{
    Kept const kept{day(2026, 3, 2)};
    EXPECT_THAT(codes(kept.try_step("hear", {.on = day(2026, 3, 4)})),
                UnorderedElementsAre("people:required", "request-dated_on:journey.paper_missing",
                                     "people:founding.too_few_members"));
    auto form = hearing(day(2026, 3, 4));
    form.values["people"] = std::int64_t{0};
    form.values["way"] = std::string{"sideways"};
    form.values["colour"] = std::string{"red"};
    form.values["note"] = std::string(301, 'a');
    EXPECT_THAT(codes(kept.try_step("hear", form)),
                UnorderedElementsAre("people:journey.number_least", "way:journey.choice_unknown", "note:text.too_long",
                                     ":journey.unknown_field", "people:founding.too_few_members"));
}

TEST(Taking, AConditionTakesItsNumberFromTheRulebookOfTheDay)
{
    Kept const kept{day(2026, 3, 2)};
    auto form = hearing(day(2026, 3, 4));
    form.values["people"] = std::int64_t{4};
    EXPECT_THAT(codes(kept.try_step("hear", form)), ElementsAre("people:founding.too_few_members"));
    form.values["people"] = std::int64_t{5};
    EXPECT_TRUE(kept.try_step("hear", form));
}

// J-5

TEST(Papers, AreToldByNumberDayAndPlaceAndNoMore)
{
    Kept const kept{day(2026, 3, 2)};
    auto form = hearing(day(2026, 3, 4));
    form.papers.front() = {.code = "request"};
    EXPECT_THAT(codes(kept.try_step("hear", form)),
                UnorderedElementsAre("request-number:required", "request-dated_on:required",
                                     "request-kept_at:journey.paper_kept_where"));
    form = hearing(day(2026, 3, 4));
    form.papers.front().dated_on = day(2026, 3, 5);
    EXPECT_THAT(codes(kept.try_step("hear", form)), ElementsAre("request-dated_on:journey.paper_later"));
    form = hearing(day(2026, 3, 4));
    form.papers.front().expires_on = day(2026, 3, 3);
    EXPECT_THAT(codes(kept.try_step("hear", form)), ElementsAre("request-expires_on:journey.paper_expired"));
    form.papers.front().expires_on = day(2026, 3, 4);
    EXPECT_TRUE(kept.try_step("hear", form));
    form.papers.push_back({.code = "diary"});
    EXPECT_THAT(codes(kept.try_step("hear", form)), ElementsAre(":journey.unknown_paper"));
    form = hearing(day(2026, 3, 4));
    form.papers.push_back(form.papers.front());
    EXPECT_THAT(codes(kept.try_step("hear", form)), ElementsAre(":journey.paper_twice", ":journey.paper_twice"));
}

TEST(Papers, ThoseMarkedSecretAreNotEvenMentioned)
{
    Kept const kept{day(2026, 3, 2)};
    for (auto const* number : {"12-MẬT/ĐU", "MẬT", "số 5 (TUYỆT MẬT)"}) {
        auto form = hearing(day(2026, 3, 4));
        form.papers.front().number = number;
        EXPECT_THAT(codes(kept.try_step("hear", form)), ElementsAre("request-number:journey.secret")) << number;
    }
    auto form = hearing(day(2026, 3, 4));
    form.papers.front().kept_at = "Tủ bảo mật, phòng 2";
    EXPECT_TRUE(kept.try_step("hear", form));
}

// J-6

TEST(Votes, TwoThirdsOfAllAbsentOnesToo)
{
    rulebook::Ratio const two_thirds{2, 3};
    EXPECT_TRUE(enough({.base = 10, .present = 7, .agreed = 7}, two_thirds));
    EXPECT_FALSE(enough({.base = 10, .present = 10, .agreed = 6}, two_thirds));
    EXPECT_TRUE(enough({.base = 3, .agreed = 2}, two_thirds));
    EXPECT_FALSE(enough({.base = 4, .agreed = 2}, two_thirds));
    EXPECT_TRUE(enough({.base = 4, .agreed = 3}, two_thirds));
    EXPECT_TRUE(enough({.base = 9, .agreed = 6}, two_thirds));
    EXPECT_FALSE(enough({.base = 0}, two_thirds));
}

TEST(Votes, OneThatIsNotReachedIsKeptAndLeadsElsewhere)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("hear", hearing(day(2026, 3, 4)));
    kept.step("vote", voting(day(2026, 3, 10), 6));
    EXPECT_EQ(kept.state().stage->code, "heard");
    EXPECT_FALSE(kept.events.back().vote->reached);
    kept.step("vote", voting(day(2026, 4, 10), 7));
    EXPECT_EQ(kept.state().stage->code, "agreed");
}

TEST(Votes, NumbersMustFit)
{
    Kept kept{day(2026, 3, 2)};
    kept.step("hear", hearing(day(2026, 3, 4)));
    auto form = voting(day(2026, 3, 10), 7);
    form.vote->against = 3;
    EXPECT_THAT(codes(kept.try_step("vote", form)), ElementsAre("vote_agreed:journey.vote_sum"));
    form.vote->against = 2;
    EXPECT_TRUE(kept.try_step("vote", form));
    form.vote->present = 11;
    EXPECT_THAT(codes(kept.try_step("vote", form)), ElementsAre("vote_present:journey.vote_present"));
    EXPECT_THAT(codes(kept.try_step("vote", {.on = day(2026, 3, 10)})), ElementsAre("vote_agreed:required"));
    Known known;
    known.put("official_members", std::int64_t{12});
    EXPECT_THAT(codes(kept.try_step("vote", voting(day(2026, 3, 10), 7), day(2030, 1, 1), known)),
                ElementsAre("vote_base:journey.vote_base"));
}

// J-7

TEST(Versions, GoingOverKeepsWhatWasDone)
{
    Kept kept{day(2025, 3, 3)};
    kept.step("hear", hearing(day(2025, 3, 4)));
    auto over = change_version(kept.state(), testing::trials()[1], day(2025, 8, 1));
    ASSERT_TRUE(over);
    kept.events.push_back(*over);
    EXPECT_EQ(kept.state().stage->code, "listened");
    EXPECT_EQ(kept.state().since, day(2025, 3, 4));
    EXPECT_EQ(kept.state().number("people"), 7);
    EXPECT_EQ(kept.state(day(2025, 7, 31)).stage->code, "heard");
    EXPECT_EQ(kept.state().definition->version, 2);
    EXPECT_FALSE(change_version(kept.state(), testing::trials()[1], day(2025, 8, 2)));
    EXPECT_FALSE(change_version(kept.state(), testing::trials()[0], day(2025, 8, 2)));
}

TEST(Versions, AnEndedJourneyStaysWhatItWas)
{
    Kept kept{day(2025, 3, 3)};
    kept.step("give_up", {.on = day(2025, 3, 4)});
    EXPECT_FALSE(change_version(kept.state(), testing::trials()[1], day(2025, 8, 2)));
}

// J-8

TEST(TakingBack, OnlyTheLatestAndNotWhatChangedARegister)
{
    Kept kept{day(2024, 3, 4)};
    kept.step("hear", hearing(day(2024, 3, 4)));
    kept.step("vote", voting(day(2024, 3, 10), 8));
    EXPECT_TRUE(check_withdrawal(kept.state(), kept.events[1], "nhầm ngày"));
    EXPECT_FALSE(check_withdrawal(kept.state(), kept.events[0], "nhầm ngày"));
    EXPECT_FALSE(check_withdrawal(kept.state(), kept.events[1], ""));
    EXPECT_FALSE(check_withdrawal(kept.state(), kept.events[1], std::string(301, 'a')));
    kept.step("settle", {.on = day(2025, 3, 10)});
    EXPECT_FALSE(check_withdrawal(kept.state(), kept.events[2], "nhầm ngày"));
}

}   // namespace
}   // namespace journeys
