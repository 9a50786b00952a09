#include "kernel/accounts/pages.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/gate.hpp"
#include "kernel/accounts/passwords.hpp"
#include "kernel/accounts/roles.hpp"
#include "kernel/accounts/session_store.hpp"
#include "kernel/accounts/store.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

namespace accounts {
namespace {

using base::day;
using web::header_of;

auto const today = day(2026, 3, 2);
base::Instant const now = base::Instant{today} + std::chrono::hours{3};
constexpr auto good_password = "hoa sen nở hai lần";

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

class AccountPages : public support::OnBoth {
protected:
    AccountPages()
    {
        shelf.put(passwords);
        client = std::make_unique<web::TestClient>(
            *db, std::initializer_list<std::span<web::Route const>>{page_routes(), api_routes()},
            web::TestSetting{.today = today, .language = base::Language::en, .gatekeeper = &gate, .shelf = shelf});
        lan = add("lan", "Nguyễn Thị Lan", "administrator");
        minh = add("minh", "Trần Minh", "auditor");
    }
    UserId add(char const* name, char const* display, char const* role)
    {
        auto tx = db->begin(db::Access::write);
        auto const user = *add_account(**tx, {name, display}, *passwords.hash(good_password), UserId{}, now);
        add_grant(**tx, {.user = user, .role = role, .period = {today, base::forever}}, UserId{}, now);
        tx->commit();
        return user;
    }
    web::Response sign_in(char const* name, char const* password = good_password)
    {
        client->get("/sign-in");
        return client->post("/sign-in", {{"name", name}, {"password", password}, {"next", "/account"}});
    }
    std::vector<std::string> actions(std::int64_t record)
    {
        std::vector<std::string> found;
        for (auto const& line : list_audit(**db->begin(db::Access::read), {.record = record}))
            found.push_back(line.action);
        return found;
    }

    Passwords passwords{{.passes = 1, .memory_bytes = 8192}};
    web::Shelf shelf;
    Gate gate{*db};
    std::unique_ptr<web::TestClient> client;
    UserId lan;
    UserId minh;
};

INSTANTIATE_TEST_SUITE_P(Both, AccountPages, support::both, support::dialect_name);

TEST_P(AccountPages, SigningInAndOut)
{
    EXPECT_EQ(client->get("/account").status, 303);
    EXPECT_TRUE(has(client->get("/sign-in"), "current-password"));
    auto const answer = sign_in("LAN");
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(header_of(answer, "location"), "/account");
    auto const page = client->get("/account");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Nguyễn Thị Lan"));
    EXPECT_TRUE(has(page, "Administrator"));
    EXPECT_EQ(actions(lan.value).front(), "signed_in");
    EXPECT_EQ(client->post("/sign-out").status, 303);
    EXPECT_EQ(client->get("/account").status, 303);
    EXPECT_EQ(actions(lan.value).front(), "signed_out");
}

// A-8
TEST_P(AccountPages, AFormWhoseSessionHasEndedGoesThroughTheSignInAndIsSentByAClick)
{
    sign_in("lan");
    client->post("/sign-out");
    auto const sent = [&](char const* site) {
        web::Request request;
        request.method = web::Method::post;
        request.target = "/users?x=1";
        request.remote = "127.0.0.1";
        request.headers.add("host", "localhost");
        request.headers.add("referer", "http://localhost/users/new");
        request.headers.add("sec-fetch-site", site);
        request.headers.add("content-type", "application/x-www-form-urlencoded");
        request.body = "csrf=old&sign_in_name=hoa&display_name=L%C3%AA+%3CH%C3%B2a%3E&password=chim+tu+hu+goi+he";
        return client->send(std::move(request));
    };
    auto const asked = sent("same-origin");
    EXPECT_EQ(asked.status, 422);
    for (auto const* part : {"Your session has ended", "not lost", "Passwords are typed again", "action='/sign-in'",
                             "name=\"kept_action\" value=\"/users?x=1\"", "name=\"kept_page\" value=\"/users/new\"",
                             "name=\"kept:display_name\" value=\"Lê &lt;Hòa&gt;\""})
        EXPECT_TRUE(has(asked, part)) << part;
    EXPECT_FALSE(has(asked, "chim tu hu"));
    EXPECT_FALSE(has(asked, "kept:csrf"));

    web::TestClient::Pairs fields{{"name", "lan"},
                                  {"password", "a wrong password"},
                                  {"kept_action", "/users?x=1"},
                                  {"kept_page", "/users/new"},
                                  {"kept:sign_in_name", "hoa"},
                                  {"kept:display_name", "Lê <Hòa>"},
                                  {"kept:password", ""}};
    auto const wrong = client->post("/sign-in", fields);
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(has(wrong, "name=\"kept:display_name\" value=\"Lê &lt;Hòa&gt;\"")) << "still there";
    fields[1].second = good_password;
    auto const shown = client->post("/sign-in", fields);
    EXPECT_EQ(shown.status, 200);
    for (auto const* part : {"action=\"/users?x=1\"", "name=\"display_name\" value=\"Lê &lt;Hòa&gt;\"",
                             "<li class='multi-line'>Lê &lt;Hòa", "type=\"password\" name=\"password\"",
                             "href=\"/users/new\"", "Send it now"})
        EXPECT_TRUE(has(shown, part)) << part;
    EXPECT_FALSE(find_account(**db->begin(db::Access::read), "hoa")) << "nothing is sent by itself";
    auto const at = shown.body.find("name=\"csrf\" value=\"", shown.body.find("action=\"/users?x=1\"")) + 19;
    auto const token = shown.body.substr(at, shown.body.find('"', at) - at);
    EXPECT_EQ(client->get("/account").status, 200) << "signed in";
    web::Request click;
    click.method = web::Method::post;
    click.target = "/users?x=1";
    click.headers.add("host", "localhost");
    click.headers.add("content-type", "application/x-www-form-urlencoded");
    click.body = "csrf=" + token + "&sign_in_name=hoa&display_name=L%C3%AA&password=chim+tu+hu+goi+he";
    EXPECT_LT(client->send(std::move(click)).status, 400);
    EXPECT_TRUE(find_account(**db->begin(db::Access::read), "hoa"));
}

TEST_P(AccountPages, AFormOfAnotherSiteDoesNotGoThroughTheSignIn)
{
    for (auto const* site : {"cross-site", "same-site", "none", ""}) {
        web::Request request;
        request.method = web::Method::post;
        request.target = "/users";
        request.headers.add("host", "localhost");
        request.headers.add("referer", "http://localhost/users/new");
        if (*site != 0) request.headers.add("sec-fetch-site", site);
        request.headers.add("content-type", "application/x-www-form-urlencoded");
        request.body = "display_name=x";
        auto const answer = client->send(std::move(request));
        EXPECT_EQ(answer.status, 303) << site;
        EXPECT_EQ(header_of(answer, "location"), "/sign-in?next=%2Fusers%2Fnew") << site;
    }
    EXPECT_TRUE(has(client->get("/sign-in?next=%2Fusers%2Fnew&ended=form"), "was not saved"));
    EXPECT_TRUE(has(client->get("/sign-in?ended=session"), "Sign in to go on"));
    EXPECT_FALSE(has(client->get("/sign-in"), "has ended"));
}

TEST_P(AccountPages, WrongPasswordsLookAlikeAndAreLogged)
{
    auto const wrong = sign_in("lan", "something else entirely");
    auto const unknown = sign_in("nobody", "something else entirely");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(unknown.status, 422);
    EXPECT_TRUE(has(wrong, "name or the password is wrong"));
    EXPECT_TRUE(has(unknown, "name or the password is wrong"));
    EXPECT_TRUE(has(wrong, "value=\"lan\""));
    EXPECT_FALSE(has(wrong, "something else"));
    EXPECT_EQ(actions(lan.value).front(), "sign_in_failed");
    EXPECT_EQ(sign_in("", "").status, 422);
}

TEST_P(AccountPages, GuessingIsSlowedDown)
{
    for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("lan", "a wrong password").status, 422);
    auto const answer = sign_in("lan");
    EXPECT_EQ(answer.status, 429);
    EXPECT_TRUE(has(answer, "15 minutes"));
    EXPECT_EQ(sign_in("minh").status, 303);
}

TEST_P(AccountPages, BlockedUsersDoNotGetIn)
{
    {
        auto tx = db->begin(db::Access::write);
        block_account(**tx, lan, UserId{}, now);
        tx->commit();
    }
    EXPECT_EQ(sign_in("lan").status, 422);
}

TEST_P(AccountPages, SigningInNeverLeadsElsewhere)
{
    client->get("/sign-in");
    auto const answer =
        client->post("/sign-in", {{"name", "lan"}, {"password", good_password}, {"next", "//evil.example/"}});
    EXPECT_EQ(header_of(answer, "location"), "/");
}

TEST_P(AccountPages, SigningInAgainEndsTheSessionBefore)
{
    sign_in("lan");
    sign_in("lan");
    auto tx = db->begin(db::Access::read);
    EXPECT_EQ(list_sessions(**tx, lan, {}, now).size(), 1U);
}

TEST_P(AccountPages, ChangingTheOwnPassword)
{
    sign_in("lan");
    auto const change = [&](char const* current, char const* wanted, char const* again) {
        return client->post("/account/password", {{"current", current}, {"wanted", wanted}, {"again", again}});
    };
    EXPECT_EQ(change("", "short", "other").status, 422);
    EXPECT_TRUE(has(change(good_password, "trời hôm nay xanh", "trời hôm nay đỏ"), "The two entries differ"));
    EXPECT_TRUE(
        has(change("wrong wrong wrong", "trời hôm nay xanh", "trời hôm nay xanh"), "present password is wrong"));
    EXPECT_EQ(change(good_password, "trời hôm nay xanh", "trời hôm nay xanh").status, 303);
    EXPECT_EQ(client->get("/account").status, 200);
    EXPECT_EQ(actions(lan.value).front(), "password_changed");
    client->post("/sign-out");
    EXPECT_EQ(sign_in("lan").status, 422);
    EXPECT_EQ(sign_in("lan", "trời hôm nay xanh").status, 303);
}

TEST_P(AccountPages, NameLanguageAndTheme)
{
    sign_in("lan");
    EXPECT_EQ(client->post("/account", {{"display_name", ""}, {"revision", "1"}}).status, 422);
    auto const answer = client->post(
        "/account", {{"display_name", "Nguyễn Lan"}, {"revision", "1"}, {"language", "vi"}, {"theme", "dark"}});
    EXPECT_EQ(answer.status, 303);
    auto const page = client->get("/account");
    EXPECT_TRUE(has(page, "Nguyễn Lan"));
    EXPECT_TRUE(has(page, "data-bs-theme=\"dark\""));
    EXPECT_TRUE(has(page, "lang=\"vi\""));
    EXPECT_EQ(client->post("/account", {{"display_name", "Lan"}, {"revision", "1"}}).status, 409);
}

// A-6
TEST_P(AccountPages, TokensAreShownOnce)
{
    sign_in("minh");
    EXPECT_EQ(client->post("/account/tokens", {{"token_name", ""}}).status, 422);
    auto const made = client->post("/account/tokens", {{"token_name", "nightly"}});
    EXPECT_EQ(made.status, 200);
    auto const start = made.body.find("dh_");
    ASSERT_NE(start, std::string::npos);
    auto const secret = made.body.substr(start, 46);
    EXPECT_FALSE(has(client->get("/account"), "dh_"));

    web::Request request;
    request.target = "/api/v1/me";
    request.headers.add("authorization", "Bearer " + secret);
    auto const answer = client->send(request);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_TRUE(has(answer, R"("sign_in_name":"minh")"));
    request.target = "/api/v1/audit?record=" + minh.text();
    EXPECT_TRUE(has(client->send(request), "token_created"));

    auto tx = db->begin(db::Access::read);
    auto const id = list_tokens(**tx, minh).front().id;
    tx.reset();
    EXPECT_EQ(client->post("/account/tokens/" + id.text() + "/revocation").status, 303);
    EXPECT_EQ(client->send(request).status, 401);
    EXPECT_EQ(client->post("/account/tokens/" + id.text() + "/revocation").status, 404);
}

TEST_P(AccountPages, OnlyAdministratorsSeeUsersAndOnlyAuditorsTheLog)
{
    sign_in("minh");
    EXPECT_EQ(client->get("/users").status, 403);
    EXPECT_EQ(client->get("/audit").status, 200);
    sign_in("lan");
    EXPECT_EQ(client->get("/users").status, 200);
    EXPECT_EQ(client->get("/audit").status, 403);
}

TEST_P(AccountPages, CreatingAUser)
{
    sign_in("lan");
    EXPECT_EQ(client->get("/users/new").status, 200);
    EXPECT_EQ(client->post("/users", {{"sign_in_name", "lan"}, {"display_name", "Another"}}).status, 422);
    auto const made = client->post("/users", {{"sign_in_name", "hoa"}, {"display_name", "Lê Thị Hòa"}});
    EXPECT_EQ(made.status, 200);
    auto const start = made.body.find("fs-3'>") + 6;
    auto const password = made.body.substr(start, 24);
    auto const hoa = find_account(**db->begin(db::Access::read), "hoa");
    ASSERT_TRUE(hoa);
    EXPECT_TRUE(has(client->get("/users?q=le+thi"), "Lê Thị Hòa"));
    EXPECT_EQ(client->get("/users/" + hoa->id.text()).status, 200);
    EXPECT_EQ(client->get("/users/" + UserId{77}.text()).status, 404);
    EXPECT_EQ(actions(hoa->id.value), std::vector<std::string>{"created"});
    EXPECT_EQ(sign_in("hoa", password.c_str()).status, 303);
}

TEST_P(AccountPages, GrantingAndEndingARole)
{
    sign_in("lan");
    auto const url = "/users/" + minh.text();
    EXPECT_EQ(client->post(url + "/grants", {{"role", ""}, {"valid_from", "2/3/2026"}}).status, 422);
    EXPECT_TRUE(
        has(client->post(url + "/grants", {{"role", "union_officer"}, {"valid_from", "2/3/2026"}}), "needs a unit"));
    EXPECT_EQ(client->post(url + "/grants", {{"role", "administrator"}, {"valid_from", "2/3/2026"}}).status, 303);
    auto const grants = list_grants(**db->begin(db::Access::read), minh);
    ASSERT_EQ(grants.size(), 2U);
    EXPECT_EQ(grants.front().role, "administrator");
    EXPECT_EQ(client->post(url + "/grants/" + grants.front().id.text() + "/ending").status, 303);
    EXPECT_EQ(client->post(url + "/grants/" + grants.front().id.text() + "/ending").status, 404);
    EXPECT_EQ(actions(minh.value).front(), "grant_ended");
    EXPECT_TRUE(has(client->get("/users/units?q=dan"), "items"));
}

TEST_P(AccountPages, BlockingRenamingAndANewPassword)
{
    sign_in("lan");
    auto const url = "/users/" + minh.text();
    EXPECT_EQ(client->post("/users/" + lan.text() + "/blocking").status, 409);
    EXPECT_EQ(client->post(url + "/blocking").status, 303);
    EXPECT_TRUE(has(client->get(url), "Open the account again"));
    EXPECT_EQ(client->post(url + "/unblocking").status, 303);
    EXPECT_EQ(
        client->post(url, {{"sign_in_name", "minh"}, {"display_name", "Trần Văn Minh"}, {"revision", "1"}}).status,
        303);
    EXPECT_EQ(client->post(url, {{"sign_in_name", "x"}, {"display_name", "Minh"}, {"revision", "2"}}).status, 422);
    auto const made = client->post(url + "/password");
    EXPECT_EQ(made.status, 200);
    EXPECT_TRUE(has(made, "Hand it over in person"));
    EXPECT_EQ(sign_in("minh").status, 422);
}

TEST_P(AccountPages, TheLogIsSearched)
{
    sign_in("minh");
    EXPECT_TRUE(has(client->get("/audit"), "Signed in"));
    EXPECT_TRUE(has(client->get("/audit?user=minh"), "Signed in"));
    EXPECT_FALSE(has(client->get("/audit?user=nobody"), "Signed in"));
    EXPECT_FALSE(has(client->get("/audit?to=1/3/2026"), "Signed in"));
    EXPECT_TRUE(has(client->get("/audit?q=" + minh.text()), "Signed in"));
    EXPECT_FALSE(has(client->get_fragment("/audit"), "<html"));
}

}   // namespace
}   // namespace accounts
