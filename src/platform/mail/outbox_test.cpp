#include "platform/mail/outbox.hpp"

#include <gtest/gtest.h>

#include <mutex>
#include <thread>

#include "support/both.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;

base::Instant const morning = base::Instant{base::day(2026, 3, 2)};

class Outbox : public support::OnBoth {
protected:
    void put(std::string to, base::Instant not_before = morning)
    {
        auto const tx = db->begin(db::Access::write);
        add(**tx, {std::move(to), "Việc đến hạn", "một", "<p>một</p>"}, morning, not_before);
        tx->commit();
    }
    std::size_t send(Attempt const& answer = {})
    {
        return deliver({.database = *db,
                        .hand =
                            [&, answer](Mail const& mail, Envelope const&) {
                                std::lock_guard const lock{mutex};
                                handed.push_back(mail.to + " " + mail.text);
                                return answer;
                            },
                        .from = "donghanh@example.vn",
                        .now = [&] { return now; },
                        .stopped = [&] { return stop; }});
    }
    Standing now_standing() { return standing(**db->begin(db::Access::read)); }

    base::Instant now = morning;
    bool stop = false;
    std::mutex mutex;
    std::vector<std::string> handed;
};

INSTANTIATE_TEST_SUITE_P(Both, Outbox, support::both, support::dialect_name);

TEST(MailWaits, GrowAndEnd)
{
    EXPECT_EQ(wait_after(1), 1min);
    EXPECT_EQ(wait_after(6), 12h);
    EXPECT_FALSE(wait_after(7));
    EXPECT_FALSE(wait_after(0));
}

TEST_P(Outbox, StatementsPrepare)
{
    auto const tx = db->begin(db::Access::write);
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(Outbox, SendsWhatIsDueOnceAndForgetsItsWords)
{
    put("lan@b.vn");
    put("minh@b.vn", morning + 1h);
    EXPECT_EQ(send(), 1U);
    EXPECT_EQ(send(), 0U);
    EXPECT_EQ(now_standing().waiting, 1);
    EXPECT_EQ(now_standing().last_sent_at, morning);
    now += 1h;
    EXPECT_EQ(send(), 1U);
    EXPECT_EQ(handed, (std::vector<std::string>{"lan@b.vn một", "minh@b.vn một"}));
    auto const tx = db->begin(db::Access::read);
    static constexpr db::Sql words{"test.words",
                                   "SELECT count(*) FROM outgoing_mail WHERE plain || html || subject <> ''"};
    EXPECT_EQ((*tx)->run(words).first()->integer(0), 0);
}

TEST_P(Outbox, TriesAgainLaterAndGivesUpAfterTheLastTime)
{
    put("lan@b.vn");
    Attempt const unreachable{"mail.unreachable"};
    for (int tries = 1; tries <= 7; ++tries) {
        EXPECT_EQ(send(unreachable), 0U);
        EXPECT_EQ(handed.size(), static_cast<std::size_t>(tries));
        auto const wait = wait_after(tries);
        if (!wait) break;
        now += *wait - 1s;
        send(unreachable);
        EXPECT_EQ(handed.size(), static_cast<std::size_t>(tries)) << "a second too early";
        now += 1s;
    }
    auto const after = now_standing();
    EXPECT_EQ(after.given_up, 1);
    ASSERT_EQ(after.lines.size(), 1U);
    EXPECT_EQ(after.lines.front().problem, "mail.unreachable");
    EXPECT_EQ(after.lines.front().given_up_at, now);
    now += 24h;
    send();
    EXPECT_EQ(handed.size(), 7U) << "what is given up stays so";
}

TEST_P(Outbox, WhatTheMailServerRefusesForGoodIsGivenUpAtOnce)
{
    put("lan@b.vn");
    send({"mail.refused", 550, true});
    EXPECT_EQ(now_standing().given_up, 1);
    EXPECT_EQ(now_standing().lines.front().reply, 550);
}

TEST_P(Outbox, StopsBetweenTwoMails)
{
    put("lan@b.vn");
    stop = true;
    EXPECT_EQ(send(), 0U);
    EXPECT_TRUE(handed.empty());
}

TEST_P(Outbox, TwoServersHandEachMailOverOnce)
{
    for (int i = 0; i < 20; ++i) put("a" + std::to_string(i) + "@b.vn");
    std::thread other{[&] { send(); }};
    send();
    other.join();
    std::sort(handed.begin(), handed.end());
    EXPECT_EQ(handed.size(), 20U);
    EXPECT_EQ(std::adjacent_find(handed.begin(), handed.end()), handed.end());
}

TEST_P(Outbox, OldOnesAreForgotten)
{
    put("lan@b.vn");
    send();
    put("minh@b.vn", morning + 24h * 365);
    auto const tx = db->begin(db::Access::write);
    static constexpr db::Sql all{"test.all", "SELECT count(*) FROM outgoing_mail"};
    drop_old(**tx, morning + 24h * 30);
    EXPECT_EQ((*tx)->run(all).first()->integer(0), 2);
    drop_old(**tx, morning + 24h * 30 + 1s);
    EXPECT_EQ((*tx)->run(all).first()->integer(0), 1) << "what still waits stays";
}

}   // namespace
}   // namespace mail
