#include <gtest/gtest.h>

#include "kernel/journeys/pages_fixture.hpp"

namespace journeys {
namespace {

class JourneyPages : public testing::OnPages {};
INSTANTIATE_TEST_SUITE_P(Both, JourneyPages, support::both, support::dialect_name);

TEST_P(JourneyPages, AFoundingFromTheFirstTalkToItsAnnouncement)
{
    auto const journey = begun(1);
    campaign(journey);
    ASSERT_EQ(step(journey, "talk", {{"on", "3/3/2026"}, {"met", "20"}}).status, 303);
    apply(journey);
    meet(journey);
    submit(journey);
    ASSERT_EQ(recognise(journey).status, 303);
    EXPECT_EQ(testing::carried_out, 1);
    ASSERT_EQ(step(journey, "announce", {{"on", "25/3/2026"}}).status, 303);
    auto const page = client->get(journey);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "15/QĐ-LĐLĐ"));
    EXPECT_FALSE(has(page, journey + "/steps/"));
    EXPECT_EQ(audited("created", "journey"), 1U);
    EXPECT_EQ(audited("created", "journey_event"), 7U);
}

TEST_P(JourneyPages, WhatAStepAsksIsToldAndNothingIsLost)
{
    auto const journey = begun(1);
    campaign(journey);
    auto const refused = step(journey, "count_applications",
                              {{"on", "4/3/2026"}, {"applications", "4"}, {"member_list-kept_at", "Tủ sắt số 3"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "Tủ sắt số 3"));
    EXPECT_TRUE(has(refused, "value=\"4\""));
    EXPECT_EQ(step(journey, "count_applications", {{"on", "32/3/2026"}, {"applications", "bốn"}}).status, 422);
    EXPECT_EQ(step(journey, "hold_meeting", {{"on", "4/3/2026"}}).status, 409);
    EXPECT_EQ(step(journey, "dance", {{"on", "4/3/2026"}}).status, 404);
    EXPECT_EQ(client->get(journey + "/steps/count_applications").status, 200);
    EXPECT_EQ(client->get(journey + "/steps/hold_meeting").status, 409);
}

TEST_P(JourneyPages, OnlyOneRunsAboutAnEnterprise)
{
    auto const journey = begun(1);
    auto const again =
        client->post("/journeys", {{"code", "union_founding"}, {"subject", base::id_text(1)}, {"on", "3/3/2026"}});
    EXPECT_EQ(again.status, 303);   // to the one that runs
    EXPECT_EQ(web::header_of(again, "location"), journey);
    campaign(journey);
    ASSERT_EQ(step(journey, "stop", {{"on", "3/3/2026"}, {"reason", "no_wish"}}).status, 303);
    EXPECT_NE(begun(1, "4/3/2026"), journey);
}

TEST_P(JourneyPages, NoneIsBegunWhereTheRegisterSaysNo)
{
    EXPECT_EQ(client->get("/journeys/new?code=union_founding&subject=" + base::id_text(9)).status, 409);
    EXPECT_EQ(client->get("/journeys/new?code=union_founding&subject=" + base::id_text(999)).status, 404);
    EXPECT_EQ(client->get("/journeys/new?code=nothing&subject=" + base::id_text(1)).status, 404);
    EXPECT_EQ(client->get("/journeys/new?code=union_founding&subject=" + base::id_text(1)).status, 200);
    auto const early =
        client->post("/journeys", {{"code", "union_founding"}, {"subject", base::id_text(1)}, {"on", "2/3/2011"}});
    EXPECT_EQ(early.status, 422);
    EXPECT_EQ(client->post("/journeys", {{"code", "union_founding"}, {"subject", base::id_text(1)}, {"on", "ngày mai"}})
                  .status,
              422);
}

TEST_P(JourneyPages, AStrangerFindsNothingAndWhoLooksOnChangesNothing)
{
    auto const journey = begun(1);
    sign_in(3, "Minh", 2, true);
    EXPECT_EQ(client->get(journey).status, 404);
    EXPECT_EQ(client->get(journey + "/steps/begin_campaign").status, 404);
    EXPECT_EQ(step(journey, "begin_campaign", {{"on", "3/3/2026"}, {"led_by", "committee"}}).status, 404);
    EXPECT_EQ(client->post("/journeys", {{"code", "union_founding"}, {"subject", base::id_text(2)}, {"on", "2/3/2026"}})
                  .status,
              404);
    EXPECT_FALSE(has(client->get("/journeys"), "Công ty 1"));
    sign_in(2, "Hòa", 1, false);
    EXPECT_EQ(client->get(journey).status, 200);
    EXPECT_FALSE(has(client->get(journey), "/steps/"));
    EXPECT_EQ(step(journey, "begin_campaign", {{"on", "3/3/2026"}, {"led_by", "committee"}}).status, 403);
}

TEST_P(JourneyPages, WhatTheRegisterRefusesKeepsNothing)
{
    auto const journey = begun(1);
    campaign(journey);
    apply(journey);
    meet(journey);
    submit(journey);
    testing::register_refuses = true;
    EXPECT_EQ(recognise(journey).status, 409);
    testing::register_refuses = false;
    EXPECT_EQ(recognise(journey).status, 303);
}

TEST_P(JourneyPages, TheLatestIsTakenBackAndARegistersDecisionIsNot)
{
    auto const journey = begun(1);
    campaign(journey);
    auto const page = client->get(journey);
    auto const at = page.body.find(journey + "/events/");
    ASSERT_NE(at, std::string::npos);
    auto const action = page.body.substr(at, page.body.find('"', at) - at);
    EXPECT_EQ(client->post(action, {{"why", ""}}).status, 422);
    EXPECT_EQ(client->post(action, {{"why", "nhầm doanh nghiệp"}}).status, 303);
    EXPECT_TRUE(has(client->get(journey), "nhầm doanh nghiệp"));
    EXPECT_EQ(client->post(action, {{"why", "lần nữa"}}).status, 409);
    campaign(journey);
    apply(journey);
    meet(journey);
    submit(journey);
    ASSERT_EQ(recognise(journey).status, 303);
    EXPECT_FALSE(has(client->get(journey), "/withdrawal"));
}

TEST_P(JourneyPages, ADeadlineSaysWhyItIsOnItsDay)
{
    auto const journey = begun(1);
    campaign(journey);
    apply(journey);
    meet(journey);
    EXPECT_TRUE(has(client->get(journey), "19/03/2026"));   // ten working days after 5 March
    auto const why = client->get(journey + "/clocks/dossier");
    EXPECT_EQ(why.status, 200);
    EXPECT_TRUE(has(why, "06/03/2026"));
    EXPECT_TRUE(has(why, "09/03/2026 – 13/03/2026"));
    EXPECT_TRUE(has(why, "16/03/2026 – 19/03/2026"));
    EXPECT_EQ(client->get(journey + "/clocks/recognition").status, 404);
}

TEST_P(JourneyPages, APastDayIsShownAsItStood)
{
    auto const journey = begun(1);
    campaign(journey);
    apply(journey);
    auto const then = client->get(journey + "?day=03/03/2026");
    EXPECT_EQ(then.status, 200);
    EXPECT_FALSE(has(then, "Tủ 2"));
    EXPECT_TRUE(has(client->get(journey), "Tủ 2"));
    EXPECT_TRUE(has(client->get(journey + "?day=1/1/1999"), "mới bắt đầu"));
    auto const unreadable = client->get(journey + "?day=32/13/2026");
    EXPECT_TRUE(has(unreadable, "32/13/2026") && has(unreadable, "invalid-feedback"));
}

TEST_P(JourneyPages, APastDaysDeadlineCountsFromThatDay)
{
    auto const journey = begun(1);
    campaign(journey);
    apply(journey);
    meet(journey);   // on 5 March; the dossier is due on the 19th
    client->set_today(base::day(2026, 3, 31));
    EXPECT_TRUE(has(client->get(journey), "trễ 12 ngày"));
    EXPECT_TRUE(has(client->get(journey + "?day=9/3/2026"), "còn 10 ngày"));
}

TEST_P(JourneyPages, AStepThatWasTakenSaysWhen)
{
    auto const journey = begun(1);
    campaign(journey);
    auto const again = client->get(journey + "/steps/begin_campaign");
    EXPECT_EQ(again.status, 409);
    EXPECT_TRUE(has(again, "đã được ghi rồi"));
    auto const early = client->get(journey + "/steps/announce");
    EXPECT_EQ(early.status, 409);
    EXPECT_TRUE(has(early, "chưa làm được ở giai đoạn này"));
}

// J-14
TEST_P(JourneyPages, WhatWasBegunByMistakeIsTakenAway)
{
    auto const journey = begun(1);
    EXPECT_TRUE(has(client->get(journey), journey + "/removal"));
    campaign(journey);
    EXPECT_FALSE(has(client->get(journey), "/removal"));
    EXPECT_EQ(client->post(journey + "/removal", {}).status, 409);
    auto const page = client->get(journey).body;
    auto const at = page.find(journey + "/events/");
    EXPECT_EQ(client->post(page.substr(at, page.find('"', at) - at), {{"why", "nhầm"}}).status, 303);
    EXPECT_EQ(client->post(journey + "/removal", {}).status, 303);
    EXPECT_EQ(client->get(journey).status, 404);
    EXPECT_NE(begun(1), journey) << "it may be begun anew";
}

TEST_P(JourneyPages, TheListCountsWhatItShows)
{
    auto const late = begun(1), due = begun(2), free = begun(3);
    for (auto const& journey : {late, due}) {
        campaign(journey);
        apply(journey);
    }
    meet(late, "5/3/2026");
    meet(due, "6/3/2026");
    client->set_today(base::day(2026, 3, 20));   // the first is due on the 19th, the second today
    auto const all = client->get("/journeys?code=union_founding");
    EXPECT_EQ(all.status, 200);
    EXPECT_LT(all.body.find("Công ty 1<"), all.body.find("Công ty 2<"));
    EXPECT_LT(all.body.find("Công ty 2<"), all.body.find("Công ty 3<"));
    auto const overdue = client->get("/journeys?code=union_founding&due=late");
    EXPECT_TRUE(has(overdue, "Công ty 1<"));
    EXPECT_FALSE(has(overdue, "Công ty 2<"));
    auto const soon = client->get("/journeys?code=union_founding&due=soon");
    EXPECT_FALSE(has(soon, "Công ty 1<"));
    EXPECT_TRUE(has(soon, "Công ty 2<"));
    EXPECT_FALSE(has(soon, "Công ty 3<"));
}

}   // namespace
}   // namespace journeys
