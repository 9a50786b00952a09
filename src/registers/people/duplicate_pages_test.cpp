#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "kernel/merging/handlers.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/test_client.hpp"
#include "registers/people/merge_register.hpp"
#include "registers/people/merging.hpp"
#include "registers/people/pages.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace people {
namespace {

using base::day;

/// Lan of Phùng stands twice, a third one of her name and birth in Trung Châu.
class DuplicatePages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        older = make(**tx, "Nguyễn Thị Lan", area.phung, "0912345678");
        newer = make(**tx, "Nguyễn Thị Lán", area.phung, "");
        elsewhere = make(**tx, "Nguyễn Thị Lan", area.trung_chau, "0987654321");
        tx->commit();
        parts.people = {person_parts()};
        web::TestSetting setting{};
        setting.shelf.put(parts);
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()}, setting);
        sign_in(area.phung);
        merging::scan_now(merge_register(), *db, base::Instant{day(2026, 3, 1)});
    }
    PersonId make(db::Connection& tx, char const* name, UnitId place, char const* phone)
    {
        return create(tx, support::lan,
                      {.full_name = name,
                       .born = base::parse_partial_date("1988-03-08"),
                       .sex = "female",
                       .phone = phone,
                       .place = place});
    }
    void sign_in(UnitId scope)
    {
        client->sign_in(
            {.user = 1, .name = "Lan", .grants = {{"people.view", scope.value}, {"people.edit", scope.value}}});
    }
    std::string pair(PersonId a, PersonId b) const { return "/people/duplicates/" + a.text() + "/" + b.text(); }
    web::Response merge(std::string const& revisions = "1")
    {
        return client->post(pair(older, newer) + "/merge",
                            {{"revision[]", revisions}, {"revision[]", "1"}, {"full_name", "right"}});
    }
    std::optional<Person> read(PersonId id)
    {
        auto const tx = db->begin(db::Access::read);
        return find(**tx, id);
    }
    std::size_t audited(std::string_view action)
    {
        auto const tx = db->begin(db::Access::read);
        std::size_t entries = 0;
        for (auto const& line : accounts::list_audit(**tx, {}))
            if (line.action == action && line.record_kind == "person") ++entries;
        return entries;
    }

    support::Area area;
    PersonId older, newer, elsewhere;
    merging::Parts parts;
    std::unique_ptr<web::TestClient> client;
};

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

TEST_P(DuplicatePages, ListOnlyPairsWhollyInTheActorsArea)
{
    auto const own = client->get("/people/duplicates");
    EXPECT_EQ(own.status, 200);
    EXPECT_TRUE(has(own, pair(older, newer)));
    EXPECT_FALSE(has(own, elsewhere.text()));
    sign_in(area.district);
    auto const all = client->get("/people/duplicates");
    EXPECT_TRUE(has(all, pair(older, newer)) && has(all, pair(older, elsewhere)) && has(all, pair(newer, elsewhere)));
}

TEST_P(DuplicatePages, AreNotFoundForAPairThatReachesOutside)
{
    EXPECT_EQ(client->get(pair(older, elsewhere)).status, 404);
    EXPECT_EQ(client->post(pair(older, elsewhere) + "/merge").status, 404);
    EXPECT_EQ(client->post(pair(older, elsewhere) + "/difference").status, 404);
    EXPECT_EQ(client->get(pair(older, older)).status, 404);
    EXPECT_EQ(client->get("/people/duplicates/x/y").status, 404);
    client->sign_in({.user = 3, .name = "Hòa", .grants = {{"people.view", area.district.value}}});
    EXPECT_EQ(client->get("/people/duplicates").status, 403);
    EXPECT_EQ(merge().status, 403);
}

TEST_P(DuplicatePages, CompareSideBySideAndLogBothReads)
{
    auto const page = client->get(pair(newer, older));   // in either order
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Nguyễn Thị Lan") && has(page, "Nguyễn Thị Lán") && has(page, "Cùng ngày sinh"));
    EXPECT_EQ(audited("read"), 2U);
}

TEST_P(DuplicatePages, MergeTakeWhatWasChosenAndLeadTheOldAddressOn)
{
    auto const done = merge();
    ASSERT_EQ(done.status, 303) << done.body;
    EXPECT_EQ(read(older)->full_name, "Nguyễn Thị Lán");
    EXPECT_EQ(read(older)->phone, "0912345678");
    EXPECT_FALSE(read(newer));
    EXPECT_EQ(audited("merged_records"), 2U);
    auto const old = client->get("/people/" + newer.text());
    EXPECT_EQ(old.status, 303);
    EXPECT_EQ(web::header_of(old, "location"), "/people/" + older.text());
    EXPECT_TRUE(has(client->get("/people/" + older.text()), "/people/merges/"));
    EXPECT_FALSE(has(client->get("/people/duplicates"), pair(older, newer)));
}

TEST_P(DuplicatePages, FindTheOneThatStayedByTheNameGivenUp)
{
    ASSERT_EQ(merge().status, 303);
    auto const found = client->get("/people?q=" + web::percent_encoded("Nguyễn Thị Lan"));
    EXPECT_TRUE(has(found, "/people/" + older.text()));
}

TEST_P(DuplicatePages, RefuseAMergeOfWhatSomebodyChangedMeanwhile)
{
    auto const refused = merge("7");
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(read(newer).has_value());
    EXPECT_EQ(merge("nonsense").status, 409);
}

TEST_P(DuplicatePages, AskNoMoreAboutTwoPeople)
{
    auto const said = client->post(pair(older, newer) + "/difference");
    EXPECT_EQ(said.status, 303);
    EXPECT_FALSE(has(client->get("/people/duplicates"), pair(older, newer)));
    merging::scan_now(merge_register(), *db, base::Instant{day(2026, 3, 2)});
    EXPECT_FALSE(has(client->get("/people/duplicates"), pair(older, newer)));
    EXPECT_EQ(client->get(pair(older, newer)).status, 200);   // whoever errs can still look
}

TEST_P(DuplicatePages, GoOnToTheNextPair)
{
    sign_in(area.district);
    auto const said = client->post(pair(older, elsewhere) + "/difference");
    auto const next = std::string{web::header_of(said, "location")};
    EXPECT_TRUE(next == pair(older, newer) || next == pair(newer, elsewhere)) << next;
}

TEST_P(DuplicatePages, UndoAMergeOnce)
{
    ASSERT_EQ(merge().status, 303);
    auto const page = client->get("/people/" + older.text());
    auto const at = page.body.find("/people/merges/");
    ASSERT_NE(at, std::string::npos);
    auto const url = page.body.substr(at, std::string_view{"/people/merges/"}.size() + older.text().size());
    EXPECT_EQ(client->get(url).status, 200);
    auto const undone = client->post(url + "/undo");
    ASSERT_EQ(undone.status, 303) << undone.body;
    EXPECT_EQ(read(older)->full_name, "Nguyễn Thị Lan");
    EXPECT_EQ(read(newer)->full_name, "Nguyễn Thị Lán");
    EXPECT_EQ(read(newer)->revision, 1);
    EXPECT_EQ(audited("unmerged_records"), 2U);
    EXPECT_EQ(client->post(url + "/undo").status, 409);
    sign_in(area.trung_chau);
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->post(url + "/undo").status, 404);
    EXPECT_EQ(client->get("/people/merges/x").status, 404);
}

/// Rule MG-8: the record that went stood in Trung Châu.
TEST_P(DuplicatePages, UndoOnlyWhereBothRecordsStood)
{
    sign_in(area.district);
    auto const done = client->post(pair(older, elsewhere) + "/merge", {{"revision[]", "1"}, {"revision[]", "1"}});
    ASSERT_EQ(done.status, 303) << done.body;
    auto const page = client->get("/people/" + older.text());
    auto const at = page.body.find("/people/merges/");
    ASSERT_NE(at, std::string::npos);
    auto const url = page.body.substr(at, std::string_view{"/people/merges/"}.size() + older.text().size());
    sign_in(area.phung);
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->post(url + "/undo").status, 404);
    sign_in(area.district);
    EXPECT_EQ(client->post(url + "/undo").status, 303);
}

TEST_P(DuplicatePages, WarnWhileTypingOfThoseInTheAreaOnly)
{
    auto const typed = "/people/alike?full_name=" + web::percent_encoded("nguyễn thị lan") + "&born=8/3/1988";
    auto const warned = client->get_fragment(typed);
    EXPECT_EQ(warned.status, 200);
    EXPECT_TRUE(has(warned, older.text()) && has(warned, "Cùng họ tên"));
    EXPECT_FALSE(has(warned, elsewhere.text()));
    EXPECT_EQ(client->get_fragment("/people/alike?full_name=&born=31/31/x").body, "");
    sign_in(area.trung_chau);
    EXPECT_FALSE(has(client->get_fragment(typed), older.text()));
}

INSTANTIATE_TEST_SUITE_P(Both, DuplicatePages, support::both, support::dialect_name);

}   // namespace
}   // namespace people
