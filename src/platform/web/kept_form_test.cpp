#include "platform/web/kept_form.hpp"

#include <gmock/gmock.h>

#include "platform/web/test_client.hpp"
#include "support/both.hpp"

namespace web {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;

Request sent_from(std::string_view site)
{
    Request request;
    request.method = Method::post;
    request.target = "/notes?x=1";
    request.headers.add("host", "localhost");
    request.headers.add("referer", "http://localhost/notes/new");
    if (!site.empty()) request.headers.add("sec-fetch-site", std::string{site});
    return request;
}

TEST(KeptForm, HoldsWhatWasTypedButNoPasswordsNoTokensAndNoFiles)
{
    auto request = sent_from("same-origin");
    for (auto const& [name, value] : {std::pair{"csrf", "t"},
                                      {"note", "a"},
                                      {"new_password", "secret"},
                                      {"confirmed_not_secret", "1"},
                                      {"declared_not_secret", "1"}})
        request.form.add(name, value);
    request.uploads.push_back({"list", "a.csv", "content"});
    auto const kept = kept_form(request);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->action, "/notes?x=1");
    EXPECT_EQ(kept->form_url, "/notes/new");
    EXPECT_THAT(kept->fields, UnorderedElementsAre(Pair("note", "a"), Pair("new_password", "")));
    EXPECT_THAT(kept->files, UnorderedElementsAre("list"));
}

TEST(KeptForm, OnlyFromAPageOfOursByTheBrowsersOwnWord)
{
    for (auto const* site : {"cross-site", "same-site", "none", ""}) {
        auto request = sent_from(site);
        request.form.add("note", "a");
        EXPECT_FALSE(kept_form(request)) << site;
    }
    auto by_origin = sent_from("");
    by_origin.form.add("note", "a");
    by_origin.headers.add("origin", "http://localhost");
    EXPECT_TRUE(kept_form(by_origin));
    auto elsewhere = sent_from("");
    elsewhere.form.add("note", "a");
    elsewhere.headers.add("origin", "http://evil.example");
    EXPECT_FALSE(kept_form(elsewhere));
}

TEST(KeptForm, OnlyWhatCanBeSentOnceMore)
{
    auto largest = sent_from("same-origin");
    largest.form.add("n", std::string(most_kept_bytes - 8, 'x'));
    EXPECT_TRUE(kept_form(largest));
    auto larger = sent_from("same-origin");
    larger.form.add("n", std::string(most_kept_bytes - 7, 'x'));
    EXPECT_FALSE(kept_form(larger));
    auto many = sent_from("same-origin");
    for (std::size_t i = 0; i <= most_kept_fields; ++i) many.form.add("n", "");
    EXPECT_FALSE(kept_form(many));
    EXPECT_FALSE(kept_form(sent_from("same-origin"))) << "nothing typed";
    auto reading = sent_from("same-origin");
    reading.method = Method::get;
    EXPECT_FALSE(kept_form(reading));
}

TEST(KeptForm, LeadsBackOnlyToPagesOfOurs)
{
    auto request = sent_from("same-origin");
    EXPECT_EQ(page_of_form(request), "/notes/new");
    Request other;
    other.headers.add("host", "localhost");
    for (auto const* referer :
         {"", "http://evil.example/x", "http://localhost.evil.example/x", "http://localhost//evil"}) {
        Request from = other;
        from.headers.add("referer", referer);
        EXPECT_EQ(page_of_form(from), "/") << referer;
    }
}

Response save(Request const&, Context& context)
{
    context.tx.change({"test.insert_note", "INSERT INTO note (text) VALUES ('saved')"}, {});
    return see_other("/notes");
}
constexpr Permission edit_notes{"notes.edit"};
constexpr Route routes[] = {{Method::post, "/notes", edit_notes, save}};

class StaleForm : public support::OnBothBare {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        tx->connection().script("CREATE TABLE note (text TEXT NOT NULL)");
        tx->commit();
        client = std::make_unique<TestClient>(*db, RouteTables{routes});
        client->sign_in({.user = 1, .name = "Lan", .grants = {{"notes.edit", 1}}});
    }
    Response send(std::string_view site)
    {
        auto request = sent_from(site);
        request.headers.add("content-type", "application/x-www-form-urlencoded");
        request.body = "note=typed&csrf=of-an-earlier-sign-in";
        return client->send(std::move(request));
    }
    std::unique_ptr<TestClient> client;
};

//
TEST_P(StaleForm, OfAnEarlierSignInIsShownAndSentByAClick)
{
    auto const shown = send("same-origin");
    EXPECT_EQ(shown.status, 422);
    for (auto const* part : {"action=\"/notes?x=1\"", "name=\"note\" value=\"typed\"", "<li class='multi-line'>typed",
                             "href=\"/notes/new\"", "Gửi nội dung này"})
        EXPECT_THAT(shown.body, HasSubstr(part));
    EXPECT_THAT(shown.body, Not(HasSubstr("of-an-earlier-sign-in")));
    EXPECT_EQ(send("cross-site").status, 403);
    EXPECT_EQ(send("").status, 403);
    EXPECT_EQ(client->post("/notes?x=1", {{"note", "typed"}}).status, 303);
}

INSTANTIATE_TEST_SUITE_P(Both, StaleForm, support::both, support::dialect_name);

}   // namespace
}   // namespace web
