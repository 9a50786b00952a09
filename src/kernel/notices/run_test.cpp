#include "kernel/notices/run.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "kernel/notices/notices_fixture.hpp"
#include "kernel/notices/slice.hpp"

namespace notices::testing {
namespace {

using base::day;
using namespace std::chrono_literals;
using base::Days;

using DayRuns = OnNotices;
INSTANTIATE_TEST_SUITE_P(Both, DayRuns, support::both, support::dialect_name);

TEST_P(DayRuns, StatementsPrepare)
{
    auto const tx = db->begin(db::Access::write);
    for (auto const& sql : slice().statements) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(DayRuns, OnceForEachDistanceHoweverOftenItRuns)   // N-1, N-3
{
    things[1] = {.due_on = today + Days{61}};
    EXPECT_EQ(run().made, 0);
    EXPECT_EQ(run(today + Days{1}).made, 1);
    EXPECT_EQ(run(today + Days{1}).made, 0) << "twice on a day";
    EXPECT_EQ(run(today + Days{2}).made, 0);
    EXPECT_EQ(run(today + Days{31}).made, 1);
    EXPECT_EQ(run(today + Days{54}).made, 1);
    EXPECT_EQ(run(today + Days{61}).made, 0) << "the last day";
    EXPECT_EQ(run(today + Days{62}).made, 1) << "overdue";
    auto const all = notices_of(lan);
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].days_before, overdue);
    EXPECT_EQ(all[1].days_before, 7);
    EXPECT_EQ(all[2].days_before, 30);
    EXPECT_EQ(all[3].days_before, 60);
    EXPECT_EQ(unread(lan), 1) << "the newest takes the place of those before it";
    EXPECT_TRUE(notices_of(minh).empty()) << "N-4";
}

TEST_P(DayRuns, ADayThatWasMissedIsMadeUpByOneNotice)
{
    things[1] = {.due_on = today + Days{70}};
    EXPECT_EQ(run(today + Days{65}).made, 1);
    EXPECT_EQ(notices_of(lan).front().days_before, 7);
}

TEST_P(DayRuns, WhatIsDoneMovedOrGoneIsNotNewAnyMore)   // N-3, N-4
{
    for (std::int64_t id = 1; id <= 4; ++id) things[id] = {.due_on = today + Days{5}};
    EXPECT_EQ(run().made, 4);
    EXPECT_EQ(unread(lan), 4);
    things[1].done = true;
    things.erase(2);
    things[3].due_on = today + Days{90};
    run(today + Days{1});
    EXPECT_EQ(unread(lan), 1);
    EXPECT_EQ(notices_of(lan).size(), 4U) << "they stay, as done";
    things[3].due_on = today + Days{7};
    EXPECT_EQ(run(today + Days{1}).made, 1) << "a term on another day is another one";
}

TEST_P(DayRuns, OverdueForLongStaysUnreadUntilItIsDone)
{
    things[1] = {.due_on = today};
    run(today + Days{1});
    EXPECT_EQ(unread(lan), 1);
    run(today + Days{100});
    EXPECT_EQ(unread(lan), 1);
    things[1].done = true;
    run(today + Days{101});
    EXPECT_EQ(unread(lan), 0);
}

TEST_P(DayRuns, NoticesAreDroppedAfterAYear)
{
    things[1] = {.due_on = today};
    run();
    run(today + Days{365});
    EXPECT_EQ(notices_of(lan).size(), 1U);
    run(today + Days{366});
    EXPECT_TRUE(notices_of(lan).empty());
}

TEST_P(DayRuns, BlockedUsersAreToldNothing)
{
    things[1] = {.due_on = today};
    write([&](db::Connection& tx) { accounts::block_account(tx, lan, UserId{}, now()); });
    EXPECT_EQ(run().made, 0);
    EXPECT_EQ(run().users, 1);
}

TEST_P(DayRuns, OneDigestADayToAConfirmedAddressThatNamesNobody)   // N-5, N-6, N-7
{
    things[1] = {.due_on = today + Days{7}};
    EXPECT_EQ(run().mails, 0) << "no address";
    confirm_address(lan);
    EXPECT_EQ(run().mails, 1) << "what was told before the address was there is told now";
    EXPECT_EQ(run().mails, 0) << "one a day";
    things[2] = {.due_on = today + Days{8}};
    run();
    EXPECT_EQ(outbox().size(), 1U);
    EXPECT_EQ(run(today + Days{1}).mails, 1);
    auto const mails = outbox();
    ASSERT_EQ(mails.size(), 2U);
    EXPECT_EQ(mails[0].to, "lan@danphuong.example.vn");
    EXPECT_NE(mails[0].text.find("Việc 1"), std::string::npos);
    EXPECT_NE(mails[0].text.find("https://donghanh.example.vn/things/1"), std::string::npos);
    EXPECT_EQ(mails[1].text.find("Việc 1"), std::string::npos) << "told once";
    EXPECT_NE(mails[1].text.find("Việc 2"), std::string::npos);
    for (auto const& mail : mails) EXPECT_EQ(mail.text.find("Mai"), std::string::npos);
    EXPECT_EQ(run(today + Days{2}).mails, 0) << "nothing new, no mail";
}

TEST_P(DayRuns, AnAddressThatWaitsForItsCodeGetsNothing)   // N-6
{
    things[1] = {.due_on = today};
    write([&](db::Connection& tx) { save_asked(tx, lan, "lan@danphuong.example.vn", "hash", now()); });
    EXPECT_EQ(run().mails, 0);
}

TEST_P(DayRuns, WaitsUntilTheQuietHoursAreOver)   // N-7
{
    confirm_address(lan);
    confirm_address(minh, "minh@danphuong.example.vn");
    things[1] = {.unit = 1, .due_on = today};
    things[2] = {.unit = 2, .due_on = today};
    write([&](db::Connection& tx) {
        auto wishes = wishes_of(tx, minh);
        wishes.quiet = QuietHours{Clock{18h}, Clock{9h}};
        save(tx, minh, wishes);
    });
    EXPECT_EQ(run().mails, 2);
    for (auto const& mail : outbox())
        EXPECT_EQ(mail.not_before, mail.to.starts_with("lan") ? now() : now() + 2h + 30min) << mail.to;
}

TEST_P(DayRuns, OnWorkingDaysAloneWhereOneWishes)   // N-7
{
    auto const saturday = day(2026, 3, 7);
    confirm_address(lan);
    things[1] = {.due_on = saturday};
    write([&](db::Connection& tx) {
        auto wishes = wishes_of(tx, lan);
        wishes.mail_days = MailDays::working;
        save(tx, lan, wishes);
    });
    EXPECT_EQ(run(saturday).mails, 0);
    EXPECT_EQ(run(saturday + Days{1}).mails, 0);
    EXPECT_EQ(run(saturday + Days{2}).mails, 1) << "Monday tells what Saturday did not";
    EXPECT_NE(outbox().front().text.find("Việc 1"), std::string::npos);
}

TEST_P(DayRuns, AKindIsToldOnlyInTheWaysThatAreWished)
{
    confirm_address(lan);
    confirm_address(minh, "minh@danphuong.example.vn");
    things[1] = {.unit = 1, .due_on = today};
    things[2] = {.unit = 2, .due_on = today};
    auto const off = [&](UserId user, std::initializer_list<Way> ways) {
        write([&](db::Connection& tx) {
            auto wishes = wishes_of(tx, user);
            for (auto const way : ways) wishes.off.emplace("things", way);
            save(tx, user, wishes);
        });
    };
    off(lan, {Way::page});
    off(minh, {Way::mail});
    auto const told = run();
    EXPECT_EQ(told.made, 2);
    EXPECT_EQ(told.mails, 1);
    EXPECT_TRUE(notices_of(lan).empty());
    EXPECT_EQ(unread(lan), 0);
    EXPECT_EQ(notices_of(minh).size(), 1U);
    EXPECT_EQ(outbox().front().to, "lan@danphuong.example.vn");
    off(lan, {Way::mail});
    EXPECT_EQ(run(today + Days{1}).made, 1) << "Minh's alone: told in no way, nothing is kept for Lan";
}

TEST_P(DayRuns, WithoutAMailServerNoMailIsWritten)
{
    confirm_address(lan);
    mail.url.clear();
    things[1] = {.due_on = today};
    EXPECT_EQ(run().made, 1);
    EXPECT_TRUE(outbox().empty());
}

TEST_P(DayRuns, SeveralServersTellEverythingOnce)   // N-3
{
    confirm_address(lan);
    for (std::int64_t id = 1; id <= 20; ++id) things[id] = {.due_on = today + Days{id}};
    int ran = 0;
    std::mutex mutex;
    std::vector<std::thread> servers;
    for (int i = 0; i < 4; ++i)
        servers.emplace_back([&] {
            auto const mine = run_day_once(run_on(today));
            std::lock_guard const lock{mutex};
            ran += mine ? 1 : 0;
        });
    for (auto& server : servers) server.join();
    EXPECT_EQ(ran, 1);
    EXPECT_FALSE(run_day_once(run_on(today)));
    EXPECT_EQ(notices_of(lan).size(), 20U);
    EXPECT_EQ(outbox().size(), 1U);
}

TEST_P(DayRuns, TwoRunsAtOnceTellNothingTwice)   // N-3
{
    confirm_address(lan);
    for (std::int64_t id = 1; id <= 20; ++id) things[id] = {.due_on = today + Days{id}};
    std::thread other{[&] { run(); }};
    run();
    other.join();
    EXPECT_EQ(notices_of(lan).size(), 20U);
    EXPECT_EQ(outbox().size(), 1U);
}

TEST_P(DayRuns, ARunThatNeverEndedIsTakenAgainAfterAnHour)
{
    write([&](db::Connection& tx) { EXPECT_TRUE(claim_run(tx, today, now())); });
    write([&](db::Connection& tx) { EXPECT_FALSE(claim_run(tx, today, now() + 1h)); });
    write([&](db::Connection& tx) { EXPECT_TRUE(claim_run(tx, today, now() + 1h + 1s)); });
    write([&](db::Connection& tx) { end_run(tx, today, now() + 2h); });
    write([&](db::Connection& tx) { EXPECT_FALSE(claim_run(tx, today, now() + 48h)); });
    write([&](db::Connection& tx) { EXPECT_TRUE(claim_run(tx, today + Days{1}, now() + 48h)); });
}

}   // namespace
}   // namespace notices::testing
