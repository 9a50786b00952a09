#include "kernel/accounts/commands.hpp"

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "base/expect.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/store.hpp"
#include "platform/web/languages.hpp"
#include "support/both.hpp"

namespace accounts {
namespace {

class AccountCommands : public support::OnBoth {
protected:
    using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

    int run(std::string_view name, Values values)
    {
        auto const table = commands();
        auto const found = std::ranges::find(table, name, &Command::name);
        base::expect(found != table.end(), "no such command");
        for (auto const& option : found->options)
            if (!option.preset.empty()) values.try_emplace(std::string{option.name}, 1, std::string{option.preset});
        out.str("");
        CommandLine line{.values = std::move(values),
                         .database = &*db,
                         .texts = web::texts_in(base::Language::en),
                         .actor = {.everything = true},
                         .now = *base::parse_instant("2026-03-02T03:00:00Z"),
                         .out = out,
                         .err = err};
        return found->run(line);
    }

    std::ostringstream out;
    std::ostringstream err;
};

INSTANTIATE_TEST_SUITE_P(Both, AccountCommands, support::both, support::dialect_name);

TEST_P(AccountCommands, AUserIsMadeGrantedAndBlocked)
{
    EXPECT_EQ(run("user add", {{"name", {"lan"}}, {"--display", {"Nguyễn Thị Lan"}}}), 0);
    EXPECT_NE(out.str().find("Password: "), std::string::npos);
    EXPECT_EQ(run("user add", {{"name", {"lan"}}}), 3);
    EXPECT_EQ(run("user add", {{"name", {"minh"}}, {"--password", {"password1234"}}}), 3);
    EXPECT_EQ(run("user grant", {{"name", {"lan"}}, {"--role", {"auditor"}}}), 0);
    EXPECT_EQ(run("user grant", {{"name", {"lan"}}, {"--role", {"union_officer"}}}), 3);
    EXPECT_EQ(run("user grant", {{"name", {"lan"}}, {"--role", {"union_officer"}}, {"--unit", {"Nowhere"}}}), 3);
    EXPECT_EQ(run("user grant", {{"name", {"nobody"}}, {"--role", {"auditor"}}}), 3);
    EXPECT_EQ(run("user list", {}), 0);
    EXPECT_NE(out.str().find("auditor"), std::string::npos);
    auto const lan = find_account(**db->begin(db::Access::read), "lan");
    auto const grant = list_grants(**db->begin(db::Access::read), lan->id).front().id.text();
    EXPECT_EQ(run("user revoke", {{"name", {"lan"}}, {"grant", {grant}}}), 0);
    EXPECT_EQ(run("user revoke", {{"name", {"lan"}}, {"grant", {grant}}}), 3);
    EXPECT_EQ(run("user password", {{"name", {"lan"}}, {"--password", {"hoa sen nở hai lần"}}}), 0);
    EXPECT_EQ(run("user block", {{"name", {"lan"}}}), 0);
    EXPECT_TRUE(find_account(**db->begin(db::Access::read), "lan")->blocked_at);
    EXPECT_EQ(run("user unblock", {{"name", {"lan"}}}), 0);
}

TEST_P(AccountCommands, TokensAreMadeListedAndRevoked)
{
    run("user add", {{"name", {"lan"}}});
    EXPECT_EQ(run("token create", {{"name", {"lan"}}, {"--days", {"x"}}}), 2);
    EXPECT_EQ(run("token create", {{"name", {"lan"}}, {"--for", {"bench"}}}), 0);
    EXPECT_TRUE(out.str().starts_with("dh_"));
    EXPECT_EQ(run("token list", {{"name", {"lan"}}}), 0);
    auto const id = out.str().substr(0, 13);
    EXPECT_EQ(run("token revoke", {{"name", {"lan"}}, {"token", {id}}}), 0);
    EXPECT_EQ(run("token revoke", {{"name", {"lan"}}, {"token", {id}}}), 3);
}

TEST_P(AccountCommands, TheLogIsVerified)
{
    run("user add", {{"name", {"lan"}}});
    EXPECT_EQ(run("audit verify", {}), 0);
    EXPECT_NE(out.str().find("1 entries, all chains hold"), std::string::npos);
    auto tx = db->begin(db::Access::write);
    (*tx)->script("UPDATE audit_entry SET action = 'nothing'");
    tx->commit();
    EXPECT_EQ(run("audit verify", {}), 1);
    EXPECT_EQ(run("audit verify", {{"--json", {}}}), 1);
    EXPECT_NE(out.str().find(R"("holds":false)"), std::string::npos);
}

}   // namespace
}   // namespace accounts
