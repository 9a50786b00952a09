#include "kernel/lists/saved.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/lists/alerts.hpp"
#include "kernel/lists/pages.hpp"
#include "kernel/lists/slice.hpp"
#include "kernel/lists/source_for_tests.hpp"
#include "kernel/lists/store.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

using testing::HasSubstr;
using testing::Not;

namespace lists {
namespace {

TEST(Alerts, CrossBeyondTheNumberNotAtIt)
{
    EXPECT_FALSE(is_beyond({"more", 10}, 10));
    EXPECT_TRUE(is_beyond({"more", 10}, 11));
    EXPECT_FALSE(is_beyond({"fewer", 10}, 10));
    EXPECT_TRUE(is_beyond({"fewer", 10}, 9));
    EXPECT_FALSE(is_beyond({}, 9));
}

TEST(SavedLists, RefuseWhatCannotBeKept)
{
    SavedListForm const form{.name = std::string(101, 'a'), .shared_with = UnitId{9}, .beyond = "more", .number = "x"};
    auto const refused = checked(form, {}, {UnitId{1}});
    ASSERT_FALSE(refused);
    std::vector<std::string> fields;
    for (auto const& problem : refused.error().problems) fields.emplace_back(problem.field);
    EXPECT_THAT(fields, testing::ElementsAre("name", "shared_with", "number"));
    EXPECT_FALSE(checked({.name = ""}, {}, {}));
    EXPECT_FALSE(checked({.name = "x", .beyond = "sometimes"}, {}, {}));
    EXPECT_TRUE(checked({.name = "x", .shared_with = UnitId{1}}, {}, {UnitId{1}}));
}

TEST(Queries, KeepOnlyWhatTheListAsksInItsOrder)
{
    web::Fields fields;
    fields.add("after", "x");
    fields.add("colour", " đỏ ");
    auto const text = query_text(test::sources[0], fields);
    EXPECT_EQ(text, "colour=%C4%91%E1%BB%8F");
    EXPECT_EQ(fields_of(text).get("colour"), "đỏ");
    EXPECT_EQ(url_of(test::sources[0], text), "/teams?" + text);
    EXPECT_EQ(url_of(test::sources[0], ""), "/teams");
}

TEST(Queries, OfOnePersonByANumberAreNotKept)
{
    auto people = test::sources[0];
    EXPECT_TRUE(may_be_saved(people, "q=001088000123"));
    people.search = Search::by_person;
    EXPECT_TRUE(may_be_saved(people, "q=nguyen+van+an"));
    EXPECT_TRUE(may_be_saved(people, "q=12345678"));
    EXPECT_FALSE(may_be_saved(people, "q=001088000123"));
    EXPECT_FALSE(may_be_saved(people, "sex=male&q=012%20345%20678"));
}

class SavedListPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        (*tx)->script(test::schema);
        lan_id = add_user(**tx, "Lan", "lan");
        minh_id = add_user(**tx, "Minh", "minh");
        // the closure of units that stand alone: each only above itself
        for (auto const unit : {1, 2}) (*tx)->change(insert_closure, {{"unit", std::int64_t{unit}}});
        (*tx)->change(insert_below, {});
        test::add_teams(**tx, 1, 3);
        test::add_teams(**tx, 2, 2);
        tx->commit();
        web::Shelf shelf;
        shelf.put(test::registry());
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{saved_page_routes(), saved_api_routes()},
                                                   web::TestSetting{.shelf = shelf});
        lan = {.user = lan_id.value, .name = "Lan", .grants = {{"teams.view", 1}}};
        minh = {.user = minh_id.value, .name = "Minh", .grants = {{"teams.view", 2}}};
        client->sign_in(lan);
    }

    static UserId add_user(db::Connection& tx, std::string name, std::string sign_in)
    {
        return *accounts::add_account(tx, {.sign_in_name = std::move(sign_in), .display_name = std::move(name)}, "",
                                      UserId{}, base::Instant{base::day(2026, 3, 2)});
    }
    /// Where the only saved list of the signed-in person is.
    std::string only_list()
    {
        auto const tx = db->begin(db::Access::read);
        auto const all = list_saved(**tx, lan, base::day(2026, 3, 2));
        return all.size() == 1 ? "/lists/" + all[0].id.text() : "";
    }
    std::optional<SavedList> only()
    {
        auto const tx = db->begin(db::Access::read);
        auto all = list_saved(**tx, lan, base::day(2026, 3, 2));
        return all.size() == 1 ? std::optional{all[0]} : std::nullopt;
    }
    void add_teams(std::int64_t unit, int number)
    {
        auto const tx = db->begin(db::Access::write);
        test::add_teams(**tx, unit, number);
        tx->commit();
    }

    static constexpr db::Sql insert_closure{"test.insert_closure", R"(
        INSERT INTO unit_closure (line, ancestor_id, unit_id, depth, valid_from, valid_to)
        VALUES ('administrative', :unit, :unit, 0, '2008-08-01', '9999-12-31'))"};
    static constexpr db::Sql insert_below{"test.insert_below", R"(
        INSERT INTO unit_closure (line, ancestor_id, unit_id, depth, valid_from, valid_to)
        VALUES ('administrative', 1, 2, 1, '2008-08-01', '9999-12-31'))"};

    UserId lan_id;
    UserId minh_id;
    web::Actor lan;
    web::Actor minh;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(SavedListPages, ASavedListIsCountedAnewWhenItIsOpened)
{
    auto const form = client->get("/lists/new?source=teams&query=colour%3Dxanh%26after%3Dx");
    EXPECT_THAT(form.body, HasSubstr("hiện có 3 mục khớp"));
    EXPECT_EQ(client->post("/lists", {{"source", "teams"}, {"query", "colour=xanh"}, {"name", "Đội xanh"}}).status,
              303);
    EXPECT_THAT(client->get("/lists").body, HasSubstr("<td>3</td>"));
    EXPECT_THAT(client->get("/lists").body, HasSubstr("href=\"/teams?colour=xanh\""));
    add_teams(1, 4);
    EXPECT_THAT(client->get("/lists").body, HasSubstr("<td>7</td>"));

    auto const tx = db->begin(db::Access::read);
    auto const log = accounts::list_audit(**tx, {});
    EXPECT_TRUE(
        std::ranges::any_of(log, [](auto const& l) { return l.action == "created" && l.record_kind == "saved_list"; }));
}

TEST_P(SavedListPages, WhoeverItIsSharedWithCountsTheirOwn)
{
    client->post("/lists", {{"source", "teams"}, {"name", "Đội"}, {"shared_with", UnitId{1}.text()}});
    auto const mine = only_list();
    client->sign_in(minh);
    auto const seen = client->get("/lists").body;
    EXPECT_THAT(seen, HasSubstr("do Lan chia sẻ"));
    EXPECT_THAT(seen, HasSubstr("<td>2</td>"));   // not Lan's three
    EXPECT_THAT(seen, Not(HasSubstr("Thiết lập")));
    EXPECT_EQ(client->get(mine).status, 404);
    EXPECT_EQ(client->post(mine, {{"name", "Của tôi"}}).status, 404);
    EXPECT_EQ(client->post(mine + "/removal").status, 404);
    EXPECT_EQ(client->post(mine + "/noted").status, 404);

    // whose roles lie elsewhere, or who may see no teams at all, does not see it
    client->sign_in({.user = minh_id.value, .name = "Minh", .grants = {{"teams.view", 3}}});
    EXPECT_THAT(client->get("/lists").body, Not(HasSubstr("do Lan chia sẻ")));
    client->sign_in({.user = minh_id.value, .name = "Minh", .grants = {{"audit.view", 2}}});
    EXPECT_THAT(client->get("/lists").body, Not(HasSubstr("do Lan chia sẻ")));
}

TEST_P(SavedListPages, IsSharedOnlyWithAnOwnUnit)
{
    EXPECT_EQ(client->post("/lists", {{"source", "teams"}, {"name", "Đội"}, {"shared_with", UnitId{2}.text()}}).status,
              422);
    EXPECT_EQ(client->post("/lists", {{"source", "teams"}, {"name", ""}}).status, 422);
    EXPECT_EQ(client->post("/lists", {{"source", "nothing"}, {"name", "x"}}).status, 404);
    client->sign_in({.user = lan_id.value, .name = "Lan", .grants = {{"audit.view", 1}}});
    EXPECT_EQ(client->post("/lists", {{"source", "teams"}, {"name", "x"}}).status, 404);
    EXPECT_EQ(client->get("/lists/new?source=teams").status, 404);
}

TEST_P(SavedListPages, AnAlertTellsOnceFromTheDayItIsSeen)
{
    client->post("/lists", {{"source", "teams"}, {"name", "Đội"}, {"beyond", "more"}, {"number", "3"}});
    client->get("/lists");
    EXPECT_FALSE(only()->alert_since);
    add_teams(1, 1);
    EXPECT_THAT(client->get("/lists").body, HasSubstr("từ 02/03/2026"));
    EXPECT_EQ(only()->alert_since, base::day(2026, 3, 2));
    client->set_today(base::day(2026, 3, 5));
    EXPECT_THAT(client->get("/lists").body, HasSubstr("từ 02/03/2026"));   // still the first day

    EXPECT_EQ(client->post(only_list() + "/noted").status, 303);
    EXPECT_TRUE(only()->alert_noted);
    client->get("/lists");
    EXPECT_TRUE(only()->alert_noted);   // quiet as long as it stays beyond

    {
        auto const tx = db->begin(db::Access::write);
        (*tx)->script("DELETE FROM team WHERE unit_id = 1");
        tx->commit();
    }
    client->get("/lists");
    EXPECT_FALSE(only()->alert_since);
    add_teams(1, 5);
    client->get("/lists");
    EXPECT_EQ(only()->alert_since, base::day(2026, 3, 5));   // crossed again
    EXPECT_FALSE(only()->alert_noted);
}

TEST_P(SavedListPages, ChangesAndRemovals)
{
    client->post("/lists", {{"source", "teams"}, {"name", "Đội"}});
    auto const url = only_list();
    EXPECT_THAT(client->get(url).body, HasSubstr("value=\"Đội\""));
    EXPECT_EQ(client->post(url, {{"name", "Đội khác"}, {"revision", "7"}}).status, 409);
    EXPECT_EQ(client->post(url, {{"name", "Đội khác"}, {"revision", "1"}}).status, 303);
    EXPECT_EQ(only()->name, "Đội khác");
    EXPECT_EQ(client->post(url + "/removal").status, 303);
    EXPECT_FALSE(only());
    EXPECT_EQ(client->get(url).status, 404);
}

TEST_P(SavedListPages, TheApiDoesTheSame)
{
    using enum web::Method;
    auto const made =
        client->api(post, "/api/v1/lists", R"({"name": "Đội", "source": "teams", "query": "colour=xanh&x=1",
        "beyond": "fewer", "number": 5})");
    EXPECT_EQ(made.status, 201);
    EXPECT_THAT(made.body, HasSubstr(R"("query":"colour=xanh")"));
    EXPECT_THAT(made.body, HasSubstr(R"("count":3)"));
    auto const url = "/api/v1" + only_list();
    EXPECT_THAT(client->api(get, "/api/v1/lists").body, HasSubstr(R"("beyond_since":"2026-03-02")"));
    EXPECT_EQ(client->api(get, url).status, 200);
    EXPECT_EQ(client->api(put, url, R"({"name": "Đội khác", "query": "", "revision": 1})").status, 200);
    EXPECT_EQ(only()->query, "");
    EXPECT_EQ(client->api(put, url, R"({"name": "Đội", "revision": 1})").status, 409);
    EXPECT_EQ(client->api(post, "/api/v1/lists", R"({"name": "", "source": "teams"})").status, 422);
    client->sign_in(minh);
    EXPECT_EQ(client->api(get, url).status, 404);
    EXPECT_EQ(client->api(delete_, url).status, 404);
    client->sign_in(lan);
    EXPECT_EQ(client->api(delete_, url).status, 204);
    EXPECT_EQ(client->api(get, url).status, 404);
}

TEST_P(SavedListPages, EveryStatementIsUnderstood)
{
    auto const tx = db->begin(db::Access::read);
    for (auto const& sql : slice().statements) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

INSTANTIATE_TEST_SUITE_P(Both, SavedListPages, support::both, support::dialect_name);

}   // namespace
}   // namespace lists
