#include "kernel/journeys/following.hpp"

#include <gtest/gtest.h>

#include "kernel/journeys/pages_fixture.hpp"

namespace journeys {
namespace {

class FollowingRules : public testing::OnPages {
protected:
    std::int64_t follow()
    {
        return follow_rules(*db, base::day(2026, 3, 31), [] { return false; });
    }
    void keep_another_day(std::string_view statement)
    {
        auto const tx = db->begin(db::Access::write);
        (*tx)->script(statement);
        tx->commit();
    }
    Standing kept(std::string const& journey)
    {
        return *find_standing(**db->begin(db::Access::read), JourneyId::parse(journey.substr(10)));
    }
};
INSTANTIATE_TEST_SUITE_P(Both, FollowingRules, support::both, support::dialect_name);

// J-13
TEST_P(FollowingRules, AListTellsTheDayOfTheClocksAfterTheRulesChanged)
{
    auto const met = begun(1), new_one = begun(2);
    campaign(met);
    apply(met);
    meet(met);   // on 5 March: ten working days
    auto const before = kept(met);
    EXPECT_EQ(before.due_on, base::day(2026, 3, 19));
    EXPECT_EQ(follow(), 0);
    keep_another_day("UPDATE journey SET due_on = '2026-03-12' WHERE due_on = '2026-03-19'");
    EXPECT_EQ(follow(), 1);
    EXPECT_EQ(follow(), 0);
    EXPECT_EQ(kept(met).due_on, base::day(2026, 3, 19));
    EXPECT_EQ(kept(met).journey.revision, before.journey.revision);
    EXPECT_EQ(kept(new_one).due_on, std::nullopt);
    EXPECT_EQ(audited("created", "journey_event"), 3U) << "nobody did anything";
}

TEST_P(FollowingRules, WhatHasEndedStays)
{
    auto const journey = begun(1);
    campaign(journey);
    ASSERT_EQ(step(journey, "stop", {{"on", "3/3/2026"}, {"reason", "no_wish"}}).status, 303);
    keep_another_day("UPDATE journey SET due_on = '2026-03-12'");
    EXPECT_EQ(follow(), 0);
}

}   // namespace
}   // namespace journeys
