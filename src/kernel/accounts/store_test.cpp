#include "kernel/accounts/store.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/gate.hpp"
#include "kernel/accounts/session_store.hpp"
#include "kernel/accounts/statements.hpp"
#include "support/both.hpp"

namespace accounts {
namespace {

using base::day;
using namespace std::chrono_literals;

base::Instant const now = base::Instant{day(2026, 3, 2)} + 3h;
auto const today = day(2026, 3, 2);

class AccountStore : public support::OnBoth {
protected:
    UserId add(char const* name, char const* display)
    {
        auto tx = db->begin(db::Access::write);
        auto const user = *add_account(**tx, {name, display}, "hash", UserId{}, now);
        tx->commit();
        return user;
    }
    /// The secret of a session that began at `now`.
    std::string sign_in(UserId user)
    {
        auto tx = db->begin(db::Access::write);
        auto secret = start_session(**tx, {.user = user, .started_at = now, .last_seen_at = now, .ends_at = now + 12h});
        tx->commit();
        return secret;
    }
    template <class F>
    void write(F const& work)
    {
        auto tx = db->begin(db::Access::write);
        work(**tx);
        tx->commit();
    }
    std::vector<std::string> actions(UserId user)
    {
        std::vector<std::string> found;
        for (auto const& line : list_audit(**db->begin(db::Access::read), {.record = user.value}))
            found.push_back(line.action);
        return found;
    }
};

INSTANTIATE_TEST_SUITE_P(Both, AccountStore, support::both, support::dialect_name);

TEST_P(AccountStore, StatementsPrepare)
{
    auto tx = db->begin(db::Access::read);
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(AccountStore, AccountsInVietnameseOrderFoundWithoutAccents)
{
    add("lan", "Nguyễn Thị Lan");
    add("duc", "Trần Văn Đức");
    add("dung", "Lê Tiến Dũng");
    auto tx = db->begin(db::Access::read);
    auto const all = list_accounts(**tx, {}, today);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].account.sign_in_name, "dung");
    EXPECT_EQ(all[1].account.sign_in_name, "duc");
    EXPECT_EQ(list_accounts(**tx, {.search = "van duc"}, today).size(), 1U);
    auto const rest = list_accounts(**tx, {.after_key = all[0].sort_key, .after_id = all[0].account.id.value}, today);
    EXPECT_EQ(rest.size(), 2U);
    EXPECT_TRUE(find_account(**tx, "LAN"));
}

TEST_P(AccountStore, ASignInNameIsTakenOnce)
{
    auto const lan = add("lan", "Lan");
    auto const minh = add("minh", "Minh");
    write([&](db::Connection& tx) {
        EXPECT_EQ(add_account(tx, {"lan", "Other"}, "", UserId{}, now).error().problems.front().code,
                  "account.sign_in_name_taken");
        EXPECT_FALSE(rename_account(tx, minh, {"lan", "Minh"}, 1, lan, now));
        EXPECT_TRUE(rename_account(tx, minh, {"minh2", "Minh"}, 1, lan, now));
    });
    auto tx = db->begin(db::Access::write);
    EXPECT_THROW((void)rename_account(**tx, minh, {"minh3", "Minh"}, 1, lan, now), db::Conflict);
}

TEST_P(AccountStore, GrantsHoldFromTheirFirstDayToTheDayBeforeTheirEnd)
{
    auto const lan = add("lan", "Lan");
    GrantId id;
    write([&](db::Connection& tx) {
        id = add_grant(tx, {.user = lan, .role = "union_officer", .unit = UnitId{5}, .period = {today, base::forever}},
                       UserId{}, now);
    });
    auto const may_view = [&](base::Date on) {
        auto const actor = actor_of(**db->begin(db::Access::read), lan, on);
        return actor->may({"members.view"});
    };
    EXPECT_FALSE(may_view(today - base::Days{1}));
    EXPECT_TRUE(may_view(today));
    write([&](db::Connection& tx) { EXPECT_TRUE(end_grant(tx, lan, id, today + base::Days{3}, UserId{}, now)); });
    EXPECT_TRUE(may_view(today + base::Days{2}));
    EXPECT_FALSE(may_view(today + base::Days{3}));
    write([&](db::Connection& tx) { EXPECT_FALSE(end_grant(tx, UserId{9}, id, today, UserId{}, now)); });
    EXPECT_EQ(actions(lan), (std::vector<std::string>{"grant_ended", "granted", "created"}));
}

TEST_P(AccountStore, TheGateLetsInBySessionUntilItEnds)
{
    auto const lan = add("lan", "Nguyễn Thị Lan");
    auto const secret = sign_in(lan);
    write([&](db::Connection& tx) {
        add_grant(tx, {.user = lan, .role = "union_officer", .unit = UnitId{5}, .period = {today, base::forever}}, lan,
                  now);
    });
    Gate gate{*db};
    auto const asks = [&](base::Instant at, std::string_view value) {
        return gate.by_cookie(**db->begin(db::Access::read), value, at);
    };
    auto const session = asks(now, secret);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->actor.user, lan.value);
    EXPECT_EQ(session->actor.name, "Nguyễn Thị Lan");
    EXPECT_EQ(session->actor.scopes({"members.view"}), std::vector<std::int64_t>{5});
    EXPECT_FALSE(session->actor.may({"party.view"}));
    EXPECT_FALSE(asks(now, "another secret"));
    EXPECT_FALSE(asks(now, ""));

    // used every hour and a half it holds, although two hours of silence end it; after twelve hours nothing helps
    for (auto at = now; at < now + 12h; at += 90min) EXPECT_TRUE(asks(at, secret));
    EXPECT_FALSE(asks(now + 12h, secret));
}

TEST_P(AccountStore, LastUseIsWrittenAndRead)
{
    auto const secret = sign_in(add("lan", "Lan"));
    {
        Gate gate{*db};
        EXPECT_TRUE(gate.by_cookie(**db->begin(db::Access::read), secret, now + 100min));
        gate.write_last_seen();
    }
    Gate another{*db};
    EXPECT_TRUE(another.by_cookie(**db->begin(db::Access::read), secret, now + 200min));
    Gate forgetful{*db};
    EXPECT_FALSE(forgetful.by_cookie(**db->begin(db::Access::read), secret, now + 221min));
}

TEST_P(AccountStore, EndedSessionsAndBlockedUsersStayOut)
{
    auto const lan = add("lan", "Lan");
    auto const first = sign_in(lan);
    auto const second = sign_in(lan);
    Gate gate{*db};
    auto const in = [&](std::string_view secret) {
        return gate.by_cookie(**db->begin(db::Access::read), secret, now).has_value();
    };
    write([&](db::Connection& tx) {
        EXPECT_EQ(list_sessions(tx, lan, {}, now).size(), 2U);
        auto const session = find_session(tx, first);
        EXPECT_FALSE(end_session(tx, UserId{9}, session->id, UserId{9}, now));
        EXPECT_TRUE(end_session(tx, lan, session->id, lan, now));
    });
    EXPECT_FALSE(in(first));
    EXPECT_TRUE(in(second));
    write([&](db::Connection& tx) { block_account(tx, lan, UserId{}, now); });
    EXPECT_FALSE(in(second));
    write([&](db::Connection& tx) { unblock_account(tx, lan, UserId{}, now); });
    EXPECT_FALSE(in(second));
    EXPECT_TRUE(in(sign_in(lan)));
}

TEST_P(AccountStore, ANewPasswordEndsOtherSessions)
{
    auto const lan = add("lan", "Lan");
    auto const here = sign_in(lan);
    auto const there = sign_in(lan);
    write([&](db::Connection& tx) { save_password(tx, lan, "new", find_session(tx, here)->id, lan, now); });
    auto tx = db->begin(db::Access::read);
    EXPECT_EQ(password_hash(**tx, lan), "new");
    EXPECT_TRUE(find_session(**tx, here));
    EXPECT_FALSE(find_session(**tx, there));
}

TEST_P(AccountStore, TokensWorkUntilTheyEndOrAreRevoked)
{
    auto const lan = add("lan", "Lan");
    std::string secret;
    write([&](db::Connection& tx) {
        secret = add_token(tx, {.user = lan, .name = "nightly", .created_at = now, .ends_at = now + 24h}, lan);
    });
    EXPECT_TRUE(secret.starts_with("dh_"));
    Gate gate{*db};
    auto const in = [&](base::Instant at) {
        return gate.by_token(**db->begin(db::Access::read), secret, at).has_value();
    };
    EXPECT_TRUE(in(now + 24h - 1s));
    EXPECT_FALSE(in(now + 24h));
    write([&](db::Connection& tx) {
        auto const id = list_tokens(tx, lan).front().id;
        EXPECT_FALSE(revoke_token(tx, UserId{9}, id, UserId{9}, now));
        EXPECT_TRUE(revoke_token(tx, lan, id, lan, now));
        EXPECT_FALSE(revoke_token(tx, lan, id, lan, now));
    });
    EXPECT_FALSE(in(now));
}

TEST_P(AccountStore, FailuresAreCountedByNameAndAddress)
{
    GuessLimits const limits;
    write([&](db::Connection& tx) {
        for (int i = 0; i < 3; ++i) note_failure(tx, "Lan", "10.0.0.1", std::nullopt, now + std::chrono::seconds{i});
        note_failure(tx, "minh", "10.0.0.1", std::nullopt, now);
        EXPECT_EQ(failures_of_name(tx, "lan", limits, now + 5s).size(), 3U);
        EXPECT_EQ(failures_of_name(tx, "lan", limits, now + 5s).front(), now + 2s);
        EXPECT_EQ(failures_of_address(tx, "10.0.0.1", limits, now + 5s).size(), 4U);
        EXPECT_EQ(failures_of_name(tx, "lan", limits, now + 16min).size(), 0U);
        forget_failures(tx, "LAN");
        EXPECT_EQ(failures_of_name(tx, "lan", limits, now + 5s).size(), 0U);
        note_failure(tx, "hoa", "10.0.0.2", std::nullopt, now + 25h);
        EXPECT_EQ(failures_of_address(tx, "10.0.0.1", limits, now + 5s).size(), 0U);
    });
}

TEST_P(AccountStore, UnitsAreFoundByPartOfTheirName)
{
    write([&](db::Connection& tx) {
        EXPECT_TRUE(find_units(tx, "dan phuong", today).empty());
        EXPECT_TRUE(find_units(tx, "", today).empty());
        EXPECT_EQ(unit_name(tx, UnitId{5}, today), "");
    });
}

}   // namespace
}   // namespace accounts
