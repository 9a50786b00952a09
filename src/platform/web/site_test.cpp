#include "platform/web/site.hpp"

#include <gmock/gmock.h>

#include "base/embedded.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/statics.hpp"
#include "platform/web/test_client.hpp"
#include "support/database.hpp"

namespace {

using testing::HasSubstr;
using testing::Not;
using namespace web;

constexpr Permission view_notes{"notes.view"};
constexpr db::Sql insert_note{"test.insert_note", "INSERT INTO note (text) VALUES (:text)"};
constexpr db::Sql select_notes{"test.select_notes", "SELECT text FROM note ORDER BY text"};

int tries = 0;
int told = 0;

void note(Context& context, std::string_view text) { context.tx.change(insert_note, {{"text", text}}); }

Response show(Request const& request, Context& context)
{
    return Response{200,
                    {{"Content-Type", "text/plain"}},
                    std::string{request.in_path("id")} + " " + base::iso(context.today) + " " + context.theme};
}
Response save(Request const& request, Context& context)
{
    note(context, request.form.get("text"));
    context.after.emplace_back([] { ++told; });
    auto response = see_other("/notes");
    flash(response, request, "Đã lưu");
    return response;
}
Response refuse(Request const&, Context& context)
{
    note(context, "never kept");
    context.after.emplace_back([] { ++told; });
    return Response{422, {{"Content-Type", "text/plain"}}, "no"};
}
Response fail(Request const&, Context& context)
{
    note(context, "never kept");
    throw db::Failure("disk on fire at /var/lib/secret");
}
Response collide(Request const&, Context&) { throw db::Conflict("unique"); }
Response lose_twice(Request const&, Context& context)
{
    note(context, "kept once");
    if (++tries < 3) throw db::Retry("serialization");
    return see_other("/");
}
Response lose_always(Request const&, Context&)
{
    ++tries;
    throw db::Retry("serialization");
}
Response flashed(Request const&, Context& context)
{
    return Response{200, {{"Content-Type", "text/html"}}, context.flash};
}
Response english(Request const&, Context& context)
{
    return Response{200, {}, std::string{context.texts.tr("required")}};
}

constexpr Route pages[] = {
    {Method::get, "/open/{id}", anyone, show},         {Method::get, "/notes", signed_in, flashed},
    {Method::get, "/notes/{id}", view_notes, show},    {Method::post, "/notes", signed_in, save},
    {Method::delete_, "/notes/{id}", signed_in, save}, {Method::post, "/refused", anyone, refuse},
    {Method::post, "/failing", anyone, fail},          {Method::post, "/colliding", anyone, collide},
    {Method::post, "/losing", anyone, lose_twice},     {Method::post, "/lost", anyone, lose_always},
    {Method::get, "/language", anyone, english},       {Method::get, "/api/v1/notes", view_notes, show},
    {Method::post, "/api/v1/notes", signed_in, save},  {Method::post, "/api/v1/failing", anyone, fail},
};

class SiteTest : public testing::TestWithParam<db::Dialect> {
protected:
    SiteTest()
    {
        auto const transaction = database->begin(db::Access::write);
        transaction->connection().script("CREATE TABLE note (text TEXT NOT NULL)");
        transaction->commit();
        tries = 0;
        told = 0;
    }
    std::vector<std::string> notes()
    {
        std::vector<std::string> all;
        auto const transaction = database->begin(db::Access::read);
        for (auto const& row : transaction->connection().run(select_notes)) all.push_back(row.string(0));
        return all;
    }

    support::TestDatabase database{GetParam(), true};
    TestClient client{*database, {pages}};
    Actor lan{.user = 1, .name = "Lan"};
};

INSTANTIATE_TEST_SUITE_P(Both, SiteTest, testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         [](auto const& info) { return info.param == db::Dialect::sqlite ? "Sqlite" : "Postgres"; });

TEST_P(SiteTest, HandlerGetsThePathAndTheDay)
{
    auto const answer = client.get("/open/%C4%90an");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "Đan 2026-03-02 auto");
}

TEST_P(SiteTest, UnknownAddressIsAPageOrADetailedProblem)
{
    auto const page = client.get("/nowhere");
    EXPECT_EQ(page.status, 404);
    EXPECT_THAT(page.body, HasSubstr("Không tìm thấy"));
    auto const problem = client.api(Method::get, "/api/v1/nowhere");
    EXPECT_EQ(problem.status, 404);
    EXPECT_EQ(header_of(problem, "content-type"), "application/problem+json");
    EXPECT_THAT(problem.body, HasSubstr(R"("status":404,"kind":"not_found")"));
}

TEST_P(SiteTest, ASlashTooManyLeadsToTheAddressWithout)
{
    auto const answer = client.get("/notes/");
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(header_of(answer, "location"), "/notes");
}

TEST_P(SiteTest, WrongMethodSaysWhichAreRight)
{
    auto const answer = client.post("/open/1");
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(header_of(answer, "allow"), "GET, HEAD");
}

TEST_P(SiteTest, StrangersAreSentToSignIn)
{
    auto const page = client.get("/notes?q=Đan");
    EXPECT_EQ(page.status, 303);
    EXPECT_EQ(header_of(page, "location"), "/sign-in?next=%2Fnotes%3Fq%3D%C4%90an");
    auto const api = client.api(Method::get, "/api/v1/notes");
    EXPECT_EQ(api.status, 401);
    EXPECT_EQ(header_of(api, "www-authenticate"), "Bearer");
}

TEST_P(SiteTest, WithoutThePermissionItIsForbidden)
{
    client.sign_in(lan);
    EXPECT_EQ(client.get("/notes/1").status, 403);
    EXPECT_EQ(client.api(Method::get, "/api/v1/notes").status, 403);
    lan.grants = {{"notes.view", 5}};
    client.sign_in(lan);
    EXPECT_EQ(client.get("/notes/1").status, 200);
    EXPECT_EQ(client.api(Method::get, "/api/v1/notes").status, 200);
}

TEST_P(SiteTest, AnAcceptedFormIsKept)
{
    client.sign_in(lan);
    auto const answer = client.post("/notes", {{"text", "một"}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(notes(), std::vector<std::string>{"một"});
    EXPECT_EQ(told, 1);
    EXPECT_EQ(client.get("/notes").body, "Đã lưu");
    EXPECT_EQ(client.get("/notes").body, "");   // shown once
}

TEST_P(SiteTest, AnOverriddenMethodFindsItsRow)
{
    client.sign_in(lan);
    EXPECT_EQ(client.post("/notes/1", {{"_method", "delete"}, {"text", "x"}}).status, 303);
}

TEST_P(SiteTest, ARefusedFormLeavesNothing)
{
    EXPECT_EQ(client.post("/refused").status, 422);
    EXPECT_TRUE(notes().empty());
    EXPECT_EQ(told, 0);
}

TEST_P(SiteTest, AFailureIsANumberAndNoMore)
{
    auto const page = client.post("/failing");
    EXPECT_EQ(page.status, 500);
    EXPECT_THAT(page.body, HasSubstr("Mã số: "));
    EXPECT_THAT(page.body, Not(HasSubstr("secret")));
    EXPECT_TRUE(notes().empty());
    auto const api = client.api(Method::post, "/api/v1/failing", "{}");
    EXPECT_EQ(api.status, 401);   // a bearer token nobody knows is no visitor
    client.sign_in(lan);
    auto const problem = client.api(Method::post, "/api/v1/failing", "{}");
    EXPECT_EQ(problem.status, 500);
    EXPECT_THAT(problem.body, HasSubstr("\"reference\":\""));
    EXPECT_THAT(problem.body, Not(HasSubstr("secret")));
}

TEST_P(SiteTest, AConstraintIsAConflict) { EXPECT_EQ(client.post("/colliding").status, 409); }

TEST_P(SiteTest, LostTransactionsAreTriedAgain)
{
    EXPECT_EQ(client.post("/losing").status, 303);
    EXPECT_EQ(tries, 3);
    EXPECT_EQ(notes(), std::vector<std::string>{"kept once"});
}

TEST_P(SiteTest, ButNotForever)
{
    EXPECT_EQ(client.post("/lost").status, 503);
    EXPECT_EQ(tries, 4);
}

TEST_P(SiteTest, AFormNeedsItsToken)
{
    client.sign_in(lan);
    Request request;
    request.method = Method::post;
    request.target = "/notes";
    request.headers.add("content-type", "application/x-www-form-urlencoded");
    request.body = "text=x&csrf=AAAA";
    auto const answer = client.send(request);
    EXPECT_EQ(answer.status, 403);
    EXPECT_THAT(answer.body, HasSubstr("Trang đã cũ"));
    EXPECT_TRUE(notes().empty());
}

TEST_P(SiteTest, TheLanguageIsTheVisitorsChoice)
{
    EXPECT_EQ(client.get("/language").body, "Cần điền mục này.");
    client.set_language(base::Language::en);
    EXPECT_EQ(client.get("/language").body, "This is needed.");
}

TEST_P(SiteTest, BrokenRequestsAreToldSo)
{
    EXPECT_EQ(client.get("/%ff").status, 400);
    EXPECT_EQ(client.get("/open/1?x=%00").status, 400);
    EXPECT_EQ(client.api(Method::get, "/api/v1/%").status, 400);
    EXPECT_EQ(client.post("/notes", {{"text", std::string(300 * 1024, 'x')}}).status, 413);
}

TEST_P(SiteTest, HtmxIsToldWhereToGo)
{
    client.sign_in(lan);
    auto const answer = client.get_fragment("/notes/");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(header_of(answer, "hx-redirect"), "/notes");
}

TEST_P(SiteTest, EveryAnswerIsCareful)
{
    for (auto const* target : {"/open/1", "/nowhere", "/%ff", "/assets/nothing.css"}) {
        auto const answer = client.get(target);
        EXPECT_THAT(header_of(answer, "content-security-policy"), HasSubstr("frame-ancestors 'none'")) << target;
        EXPECT_EQ(header_of(answer, "x-content-type-options"), "nosniff") << target;
        EXPECT_EQ(header_of(answer, "cache-control"), "no-store") << target;
    }
}

TEST_P(SiteTest, FilesAreKeptByTheBrowserUnderTheirHash)
{
    ASSERT_TRUE(base::embedded_file("assets/app.css")) << "bin/assets gathers the browser files before the build";
    auto const url = asset_url("app.css");
    auto const answer = client.get(url);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(header_of(answer, "content-type"), "text/css; charset=utf-8");
    EXPECT_EQ(header_of(answer, "cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(client.get("/assets/app.css?v=old").headers[1].second, "public, no-cache");

    Request again;
    again.target = url;
    again.headers.add("if-none-match", std::string{header_of(answer, "etag")});
    EXPECT_EQ(client.send(again).status, 304);
    Request packed;
    packed.target = url;
    packed.headers.add("accept-encoding", "gzip");
    auto const small = client.send(packed);
    EXPECT_EQ(header_of(small, "content-encoding"), "gzip");
    EXPECT_LT(small.body.size(), answer.body.size());
    EXPECT_NE(header_of(small, "etag"), header_of(answer, "etag"));
}

}   // namespace
