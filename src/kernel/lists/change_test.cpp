#include "kernel/lists/change.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include "kernel/accounts/audit.hpp"
#include "kernel/lists/change_store.hpp"
#include "kernel/lists/pages.hpp"
#include "kernel/lists/source_for_tests.hpp"
#include "platform/web/languages.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

using testing::HasSubstr;
using testing::Not;

namespace lists {
namespace {

constexpr db::Sql count_colour{"test.count_colour", "SELECT count(*) FROM team WHERE colour = :colour"};
constexpr db::Sql paint_one{"test.paint_one", R"(
    UPDATE team SET colour = 'vàng', revision = revision + 1
    WHERE id = (SELECT min(id) FROM team WHERE colour = 'đỏ'))"};

class ListChanges : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        (*tx)->script(test::schema);
        test::add_teams(**tx, 1, 5);
        test::add_teams(**tx, 1, 2, "xanh", "Đội đóng");
        test::add_teams(**tx, 1, 1, "đỏ");
        test::add_teams(**tx, 2, 3);   // seen, not to be changed
        test::add_teams(**tx, 3, 4);   // not seen
        tx->commit();
        web::Shelf shelf;
        shelf.put(test::registry());
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{change_page_routes(), change_api_routes()},
                                                   web::TestSetting{.shelf = shelf});
        client->sign_in(lan);
    }
    std::int64_t of_colour(std::string_view colour)
    {
        auto const tx = db->begin(db::Access::read);
        auto rows = (*tx)->run(count_colour, {{"colour", colour}});
        return rows.first()->integer(0);
    }
    std::vector<std::int64_t> ids_seen()
    {
        auto const tx = db->begin(db::Access::read);
        std::vector<std::int64_t> ids;
        base::Texts const texts = client_texts();
        for (auto const& row : test::read({**tx, lan, base::day(2026, 3, 2), texts}, {}, {.most = 100}).rows)
            ids.push_back(row.id);
        return ids;
    }
    static base::Texts client_texts() { return web::texts_in(base::Language::vi); }
    /// Plans to paint all red; gives the address of the preview.
    std::string planned(web::TestClient::Pairs fields = {{"of", "all"}, {"colour", "đỏ"}})
    {
        fields.emplace_back("source", "teams");
        fields.emplace_back("action", "colour");
        auto const answer = client->post("/list-changes", std::move(fields));
        EXPECT_EQ(answer.status, 303);
        return std::string{web::header_of(answer, "location")};
    }
    ListChangeId id_of(std::string const& url) { return ListChangeId::parse(url.substr(url.rfind('/') + 1)); }

    web::Actor lan{.user = 7, .name = "Lan", .grants = {{"teams.view", 1}, {"teams.view", 2}, {"teams.edit", 1}}};
    std::unique_ptr<web::TestClient> client;
};

TEST_P(ListChanges, ThePreviewSaysHowManyAndWhichAreRefusedAndChangesNothing)
{
    auto const url = planned();
    auto const page = client->get(url).body;
    EXPECT_THAT(page, HasSubstr("Sửa 5 mục"));
    EXPECT_THAT(page, HasSubstr("Đội đóng"));
    auto const tx = db->begin(db::Access::read);
    auto const counts = counts_of(**tx, id_of(url));
    EXPECT_EQ(counts.waiting, 5);
    EXPECT_EQ(counts.as_it_is, 1);
    EXPECT_EQ(counts.refused, 5);    // two are closed, three of a unit where Lan changes nothing
    EXPECT_EQ(counts.total(), 11);   // those that Lan does not see are not among them
    auto const reasons = reasons_of(**tx, id_of(url));
    ASSERT_EQ(reasons.size(), 2U);
    EXPECT_EQ(reasons[0].reason, "list.not_yours");
    EXPECT_EQ(reasons[0].records, 3);
    EXPECT_EQ(of_colour("đỏ"), 1);
}

TEST_P(ListChanges, IsDoneOnceAndTakenBackAsAWhole)
{
    auto const url = planned();
    EXPECT_EQ(client->post(url + "/start").status, 303);
    EXPECT_EQ(of_colour("đỏ"), 6);
    EXPECT_EQ(client->post(url + "/start").status, 409);
    EXPECT_THAT(client->get("/list-changes").body, HasSubstr(url));
    {   // one of them is changed by somebody since
        auto const tx = db->begin(db::Access::write);
        (*tx)->change(paint_one);
        tx->commit();
    }
    EXPECT_EQ(client->post(url + "/undo").status, 303);
    EXPECT_EQ(of_colour("vàng"), 1);
    EXPECT_EQ(of_colour("đỏ"), 1);
    auto const page = client->get(url).body;
    EXPECT_THAT(page, HasSubstr("Đã hoàn tác"));
    auto const tx = db->begin(db::Access::read);
    EXPECT_EQ(counts_of(**tx, id_of(url)).restored, 4);
    EXPECT_EQ(counts_of(**tx, id_of(url)).kept, 1);
    std::vector<std::string> log;
    for (auto const& line : accounts::list_audit(**tx, {})) log.push_back(line.action + " " + line.changes);
    EXPECT_THAT(log, testing::ElementsAre(R"(undone {"list":"teams","action":"colour","rows":4})",
                                          R"(changed {"list":"teams","action":"colour","rows":5})"));
    EXPECT_EQ(client->post(url + "/undo").status, 409);
}

TEST_P(ListChanges, WhatIsMarkedIsChangedAlone)
{
    auto const ids = ids_seen();
    auto const url = planned({{"colour", "đỏ"},
                              {"of", "marked"},
                              {"id[]", base::id_text(ids.at(0))},
                              {"id[]", base::id_text(ids.at(1))},
                              {"id[]", base::id_text(ids.at(1))}});
    client->post(url + "/start");
    EXPECT_EQ(of_colour("đỏ"), 3);
}

TEST_P(ListChanges, RefusesWhatCannotHold)
{
    auto const post = [&](web::TestClient::Pairs fields) { return client->post("/list-changes", std::move(fields)); };
    EXPECT_EQ(post({{"source", "teams"}, {"action", "colour"}, {"of", "all"}}).status, 422);      // no colour
    EXPECT_EQ(post({{"source", "teams"}, {"action", "colour"}, {"colour", "đỏ"}}).status, 422);   // nothing marked
    EXPECT_EQ(
        post({{"source", "teams"}, {"action", "colour"}, {"colour", "đỏ"}, {"of", "all"}, {"query", "colour=tím"}})
            .status,
        422);   // nothing matches
    EXPECT_EQ(post({{"source", "teams"}, {"action", "nothing"}, {"of", "all"}}).status, 404);
    EXPECT_EQ(client->get("/list-changes/new?source=teams&of=marked").status, 422);
    EXPECT_THAT(client->get("/list-changes/new?source=teams&of=all").body, HasSubstr("cả 11 mục"));
    client->sign_in({.user = 8, .name = "Hòa", .grants = {{"teams.view", 1}}});
    EXPECT_EQ(post({{"source", "teams"}, {"action", "colour"}, {"colour", "đỏ"}, {"of", "all"}}).status, 404);
    EXPECT_EQ(client->get("/list-changes/new?source=teams&of=all").status, 404);
}

TEST_P(ListChanges, AreTheirOwnersAlone)
{
    auto const url = planned();
    client->sign_in({.user = 8, .name = "Hòa", .grants = {{"teams.view", 1}, {"teams.edit", 1}}});
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->post(url + "/start").status, 404);
    EXPECT_EQ(client->post(url + "/undo").status, 404);
    EXPECT_EQ(of_colour("đỏ"), 1);
}

TEST_P(ListChanges, AKilledOneStandsInWholeChunksAndGoesOn)
{
    auto const url = planned();
    int asked = 0;
    Running running{*db, test::registry(), lan, base::Instant{base::day(2026, 3, 2)}, 2};
    running.cancelled = [&] { return asked++ == 1; };   // the process ends after the first chunk
    run(running, id_of(url));
    EXPECT_EQ(of_colour("đỏ"), 3);
    EXPECT_THAT(client->get(url).body, HasSubstr("Sửa tiếp"));
    EXPECT_EQ(client->post(url + "/start").status, 303);
    EXPECT_EQ(of_colour("đỏ"), 6);

    asked = 0;
    undo(running, id_of(url));   // cut short as well
    EXPECT_EQ(of_colour("đỏ"), 4);
    EXPECT_EQ(client->post(url + "/undo").status, 303);
    EXPECT_EQ(of_colour("đỏ"), 1);
}

TEST_P(ListChanges, TheApiDoesTheSame)
{
    using enum web::Method;
    auto const made =
        client->api(post, "/api/v1/list-changes",
                    R"({"source": "teams", "action": "colour", "all": true, "values": {"colour": "đỏ"}})");
    ASSERT_EQ(made.status, 201);
    EXPECT_THAT(made.body, HasSubstr(R"("waiting":5,"changed":0,"as_it_is":1,"refused":5)"));
    auto const at = made.body.find(R"("id":")") + 6;
    auto const url = "/api/v1/list-changes/" + made.body.substr(at, 13);
    EXPECT_EQ(client->api(post, url + "/undo").status, 409);
    EXPECT_EQ(client->api(post, url + "/start").status, 202);
    EXPECT_THAT(client->api(get, url).body, HasSubstr(R"("state":"done","waiting":0,"changed":5)"));
    EXPECT_EQ(client->api(post, url + "/undo").status, 202);
    EXPECT_EQ(of_colour("đỏ"), 1);
    EXPECT_EQ(client->api(post, "/api/v1/list-changes", R"({"source": "teams", "action": "colour"})").status, 422);
    EXPECT_EQ(client->api(post, "/api/v1/list-changes", R"({"source": "teams", "action": "x", "all": true})").status,
              404);
    client->sign_in({.user = 8, .name = "Hòa", .grants = {{"teams.view", 1}, {"teams.edit", 1}}});
    EXPECT_EQ(client->api(get, url).status, 404);
}

INSTANTIATE_TEST_SUITE_P(Both, ListChanges, support::both, support::dialect_name);

}   // namespace
}   // namespace lists
