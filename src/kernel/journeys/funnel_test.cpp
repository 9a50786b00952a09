#include "kernel/journeys/funnel.hpp"

#include <gtest/gtest.h>

#include "kernel/journeys/journey_fixture.hpp"
#include "kernel/journeys/pages_fixture.hpp"

namespace journeys {
namespace {

using base::day;

Definition const& founding() { return *find_definition("union_founding", 2); }

Journey journey() { return {.code = "union_founding", .version = 2, .begun_on = day(2026, 3, 2)}; }

Event event(std::string step, base::Date on, std::string reason = {})
{
    Event made{.step = std::move(step), .on = on, .version = 2, .counted = {.ownership = "private", .sex = ""}};
    if (!reason.empty()) made.values["reason"] = std::move(reason);
    return made;
}

std::vector<std::int64_t> reached(Funnel const& funnel)
{
    std::vector<std::int64_t> numbers;
    for (auto const& one : funnel.stages) numbers.push_back(one.reached);
    return numbers;
}

// J-11
TEST(Funnel, AWayIsWhereItCameAndWhen)
{
    std::vector<Event> const events{event("begin_campaign", day(2026, 3, 3)), event("talk", day(2026, 3, 4)),
                                    event("stop", day(2026, 3, 9), "too_few")};
    auto const way = way_of(journey(), events);
    ASSERT_EQ(way.arrivals.size(), 3U);
    EXPECT_EQ(way.arrivals[1].stage, "campaigning");
    EXPECT_EQ(way.arrivals[1].on, day(2026, 3, 3)) << "a talk changes nothing";
    EXPECT_EQ(way.ends, Ends::stopped);
    EXPECT_EQ(way.last_step + " " + way.reason, "stop too_few");
    EXPECT_EQ(way.counted.ownership, "private");
}

TEST(Funnel, WhatWasTakenBackDoesNotCount)
{
    std::vector<Event> events{event("begin_campaign", day(2026, 3, 3)), event("stop", day(2026, 3, 9), "too_few")};
    events.back().withdrawn_at = base::Instant{day(2026, 3, 10)};
    auto const way = way_of(journey(), events);
    EXPECT_EQ(way.ends, Ends::no);
    EXPECT_EQ(way.arrivals.back().stage, "campaigning");
    EXPECT_EQ(way.reason, "");
}

TEST(Funnel, RatesDaysAndReasons)
{
    auto const way = [](std::vector<Event> const& events) { return way_of(journey(), events); };
    auto const campaign = [](unsigned on) { return event("begin_campaign", day(2026, 3, on)); };
    std::vector<Way> const ways{
        way({}),
        way({campaign(4)}),
        way({campaign(6), event("count_applications", day(2026, 3, 10))}),
        way({campaign(8), event("stop", day(2026, 3, 9), "no_wish")}),
        way({campaign(3), event("hold_meeting", day(2026, 3, 23))}),
    };
    auto const funnel = funnel_of(founding(), ways);
    EXPECT_EQ(reached(funnel), (std::vector<std::int64_t>{5, 4, 2, 1, 0, 0, 0})) << "one jumped over a stage";
    EXPECT_EQ(funnel.stages[1].median_days, 3) << "of 1, 2, 4 and 6 days";
    EXPECT_EQ(funnel.stages[2].median_days, 12) << "of 4 and 20 days";
    EXPECT_EQ(funnel.stages[3].median_days, 0) << "it was there when it came to the next";
    EXPECT_FALSE(funnel.stages[4].median_days);
    EXPECT_EQ(funnel.all.begun, 5);
    EXPECT_EQ(funnel.all.stopped, 1);
    EXPECT_EQ(funnel.all.under_way(), 4);
    EXPECT_EQ(funnel.left.at({"stop", "no_wish"}), 1);
    EXPECT_EQ(funnel.by_ownership.at("private").begun, 4);
    EXPECT_EQ(funnel.by_ownership.at("").begun, 1) << "nothing was told of it yet";
}

TEST(Funnel, DetoursAreNotOnTheWay)
{
    for (auto const& one : funnel_of(founding(), {}).stages) {
        EXPECT_FALSE(one.stage->detour) << one.stage->code;
        EXPECT_NE(one.stage->ends, Ends::stopped) << one.stage->code;
    }
}

class FunnelPages : public testing::OnPages {};
INSTANTIATE_TEST_SUITE_P(Both, FunnelPages, support::both, support::dialect_name);

TEST_P(FunnelPages, ThePageTellsNumbersOfAYear)
{
    auto const journey = begun(1);
    campaign(journey);
    ASSERT_EQ(step(journey, "stop", {{"on", "3/3/2026"}, {"reason", "no_wish"}}).status, 303);
    begun(2);
    auto const page = client->get("/journeys/funnel?code=union_founding&year=2026");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Chưa có nguyện vọng"));
    EXPECT_TRUE(has(page, "50,0%")) << "one of two was campaigned for";
    EXPECT_FALSE(has(client->get("/journeys/funnel?code=union_founding&year=2025"), "Chưa có nguyện vọng"));
    auto const told = client->api(web::Method::get, "/api/v1/journey-rates?code=union_founding&year=2026");
    EXPECT_TRUE(has(told, R"("begun":2,"done":0,"stopped":1)"));
    EXPECT_TRUE(has(told, R"({"step":"stop","reason":"no_wish","number":1})"));
}

}   // namespace
}   // namespace journeys
