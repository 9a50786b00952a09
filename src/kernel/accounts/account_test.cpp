#include "kernel/accounts/account.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "kernel/accounts/passwords.hpp"
#include "kernel/accounts/roles.hpp"

namespace accounts {
namespace {

using base::day;

std::string_view code_of(std::vector<base::Problem> const& problems)
{
    return problems.empty() ? std::string_view{} : problems.front().code;
}

TEST(AccountForms, NamesAreCleaned)
{
    auto const form = checked(AccountForm{" Nguyen.Lan ", "  Nguyễn   Thị Lan "});
    ASSERT_TRUE(form);
    EXPECT_EQ(form->sign_in_name, "nguyen.lan");
    EXPECT_EQ(form->display_name, "Nguyễn Thị Lan");
}

TEST(AccountForms, TellAllProblems)
{
    auto const form = checked(AccountForm{"lan anh", ""});
    ASSERT_FALSE(form);
    EXPECT_EQ(form.error().problems,
              (std::vector<base::Problem>{{"sign_in_name", "account.sign_in_name"}, {"display_name", "required"}}));
    EXPECT_FALSE(checked(AccountForm{"l", "Lan"}));
    EXPECT_FALSE(checked(AccountForm{"làn", "Lan"}));
    EXPECT_TRUE(checked(AccountForm{std::string(64, 'a'), std::string(200, 'a')}));
    EXPECT_FALSE(checked(AccountForm{std::string(65, 'a'), "Lan"}));
    EXPECT_FALSE(checked(AccountForm{"lan", std::string(201, 'a')}));
}

TEST(PasswordRule, TwelveCharactersAndNoneOfTheCommonest)
{
    EXPECT_EQ(code_of(password_problems("", "lan")), "required");
    EXPECT_EQ(code_of(password_problems("hoa sen nở ", "lan")), "password.short");
    EXPECT_EQ(code_of(password_problems("hoa sen nở h", "lan")), "");
    EXPECT_EQ(code_of(password_problems(std::string(201, 'x'), "lan")), "password.long");
    for (auto const* common : {"123456789012", "password1234", "Password@123!", "qwertyuiop12", "matkhau123456",
                               "Mật khẩu 2026!", "congdoan2025@", "aaaaaaaaaaaa", "abcabcabcabc", "Admin@123456"})
        EXPECT_EQ(code_of(password_problems(common, "lan")), "password.common") << common;
    EXPECT_EQ(code_of(password_problems("nguyenthilan1", "nguyen.thi.lan")), "password.name");
    EXPECT_EQ(code_of(password_problems("hoa sen nở hai lần", "lan")), "");
}

TEST(PasswordRule, MadePasswordsPass)
{
    auto const password = made_password();
    EXPECT_EQ(password.size(), 24U);
    EXPECT_TRUE(password_problems(password, "lan").empty());
    EXPECT_NE(password, made_password());
}

TEST(Sessions, TheirLastSecondIsOver)
{
    SessionLimits const limits;
    base::Instant const start{day(2026, 3, 2)};
    Session session{.started_at = start, .last_seen_at = start, .ends_at = start + limits.absolute};
    EXPECT_TRUE(holds(session, limits, start + limits.idle - std::chrono::seconds{1}));
    EXPECT_FALSE(holds(session, limits, start + limits.idle));
    session.last_seen_at = session.ends_at - std::chrono::seconds{10};
    EXPECT_TRUE(holds(session, limits, session.ends_at - std::chrono::seconds{1}));
    EXPECT_FALSE(holds(session, limits, session.ends_at));
}

TEST(Guesses, WaitUntilTheOldestLeavesTheWindow)
{
    GuessLimits const limits{.by_name = 3, .window = std::chrono::minutes{15}};
    base::Instant const now{day(2026, 3, 2)};
    std::vector<base::Instant> failures{now - std::chrono::minutes{1}, now - std::chrono::minutes{2}};
    EXPECT_EQ(wait_after(failures, 3, limits, now).count(), 0);
    failures.push_back(now - std::chrono::minutes{5});
    EXPECT_EQ(wait_after(failures, 3, limits, now), std::chrono::minutes{10});
    EXPECT_EQ(wait_after(failures, 3, limits, now + std::chrono::minutes{10}).count(), 0);
}

TEST(Grants, NeedWhatTheirRoleNeeds)
{
    Grant grant{
        .user = UserId{1}, .role = "union_officer", .unit = UnitId{5}, .period = {day(2026, 1, 1), base::forever}};
    EXPECT_TRUE(checked(grant));
    grant.unit = {};
    EXPECT_EQ(checked(grant).error().problems, (std::vector<base::Problem>{{"unit", "account.unit_needed"}}));
    grant.role = "auditor";
    grant.unit = UnitId{5};
    EXPECT_FALSE(checked(grant)->unit);
    grant.role = "king";
    grant.period = {};
    EXPECT_EQ(checked(grant).error().problems,
              (std::vector<base::Problem>{{"role", "account.role_unknown"}, {"valid_from", "required"}}));
    EXPECT_EQ(
        checked(Grant{.role = "auditor", .period = {day(2026, 1, 2), day(2026, 1, 2)}}).error().problems.front().code,
        "account.end_before_start");
}

TEST(Roles, PartyAndUnionAreApart)
{
    auto const starts = [](Role const& role, std::string_view prefix) {
        return std::ranges::any_of(role.permissions, [&](auto p) { return p.starts_with(prefix); });
    };
    for (auto const& role : roles()) {
        bool const party = starts(role, "party.");
        bool const unions = starts(role, "unions.") || starts(role, "members.");
        EXPECT_FALSE(party && unions) << role.code;
        EXPECT_TRUE(!party || role.domain == Domain::party) << role.code;
        EXPECT_TRUE(!unions || role.domain == Domain::union_) << role.code;
    }
    EXPECT_FALSE(starts(*find_role("enterprise_user"), "members."));
    EXPECT_FALSE(starts(*find_role("enterprise_user"), "people."));
    EXPECT_FALSE(starts(*find_role("administrator"), "people."));
    EXPECT_EQ(find_role("nobody"), nullptr);
}

TEST(Browsers, AreNamedShortly)
{
    EXPECT_EQ(browser_name("Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0"),
              "Firefox · Windows");
    EXPECT_EQ(browser_name("Mozilla/5.0 (Linux; Android 14) AppleWebKit Chrome/126.0 Mobile Safari/537.36"),
              "Chrome · Android");
    EXPECT_EQ(browser_name("curl/8"), "");
}

TEST(Hashing, FitsAndCostsTheSameForNobody)
{
    Passwords const passwords{{.passes = 1, .memory_bytes = 8192}};
    auto const hash = passwords.hash("hoa sen nở hai lần");
    ASSERT_TRUE(hash);
    EXPECT_TRUE(hash->starts_with("$argon2id$"));
    EXPECT_EQ(passwords.fits("hoa sen nở hai lần", *hash), true);
    EXPECT_EQ(passwords.fits("hoa sen nở ba lần", *hash), false);
    EXPECT_EQ(passwords.fits("nobody has this password", ""), false);
    EXPECT_FALSE(passwords.is_outdated(*hash));
    EXPECT_TRUE(Passwords({.passes = 2, .memory_bytes = 8192}).is_outdated(*hash));
}

}   // namespace
}   // namespace accounts
