#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "kernel/merging/handlers.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/test_client.hpp"
#include "registers/enterprises/merge_register.hpp"
#include "registers/enterprises/merging.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using base::day;

/// Hòa Bình of Phùng stands twice; one of that name and telephone is in Trung Châu.
class DuplicateEnterprises : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        std::vector<Enterprise> made{
            {.name = "Công ty TNHH Hòa Bình", .legal_type = "llc_multi", .place = area.phung},
            {.name = "Công ty Cổ phần Hòa Bình", .tax_code = "0100109106", .legal_type = "jsc", .place = area.phung},
            {.name = "Công ty TNHH Hòa Bình", .legal_type = "llc_multi", .place = area.trung_chau}};
        for (auto& e : made) e.phone = "02433885566";
        auto const placement = organisations::placement(**tx, today);
        ids = add(**tx, *placement, support::lan, made, today);
        tx->commit();
        parts.enterprises = {enterprise_parts()};
        web::TestSetting setting{};
        setting.shelf.put(parts);
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), duplicate_page_routes(), alike_page_routes(), duplicate_api_routes()},
            setting);
        sign_in(area.phung);
        merging::scan_now(merge_register(), *db, base::Instant{day(2026, 3, 1)});
    }
    void sign_in(UnitId scope)
    {
        client->sign_in({.user = 1,
                         .name = "Lan",
                         .grants = {{"enterprises.view", scope.value}, {"enterprises.edit", scope.value}}});
    }
    std::string pair(std::size_t a, std::size_t b) const
    {
        return "/enterprises/duplicates/" + ids[a].text() + "/" + ids[b].text();
    }
    std::size_t audited(std::string_view action)
    {
        auto const tx = db->begin(db::Access::read);
        std::size_t entries = 0;
        for (auto const& line : accounts::list_audit(**tx, {}))
            if (line.action == action && line.record_kind == "enterprise") ++entries;
        return entries;
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    std::vector<EnterpriseId> ids;
    merging::Parts parts;
    std::unique_ptr<web::TestClient> client;
};

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

TEST_P(DuplicateEnterprises, AreListedAndComparedWithinTheArea)
{
    auto const own = client->get("/enterprises/duplicates");
    EXPECT_TRUE(has(own, pair(0, 1)));
    EXPECT_FALSE(has(own, ids[2].text()));
    EXPECT_EQ(client->get(pair(0, 2)).status, 404);
    EXPECT_EQ(client->post(pair(0, 2) + "/merge").status, 404);
    auto const page = client->get(pair(0, 1));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Cùng tên, chỉ khác loại hình") && has(page, "0100109106"));
    client->sign_in({.user = 3, .name = "Hòa", .grants = {{"enterprises.view", area.district.value}}});
    EXPECT_EQ(client->get("/enterprises/duplicates").status, 403);
}

TEST_P(DuplicateEnterprises, AreMergedAndGivenBack)
{
    auto const done = client->post(
        pair(0, 1) + "/merge", {{"revision[]", "1"}, {"revision[]", "1"}, {"name", "right"}, {"tax_code", "right"}});
    ASSERT_EQ(done.status, 303) << done.body;
    EXPECT_EQ(audited("merged_records"), 2U);
    auto const old = client->get("/enterprises/" + ids[1].text());
    EXPECT_EQ(web::header_of(old, "location"), "/enterprises/" + ids[0].text());
    auto const page = client->get("/enterprises/" + ids[0].text());
    EXPECT_TRUE(has(page, "Công ty Cổ phần Hòa Bình") && has(page, "0100109106"));
    auto const at = page.body.find("/enterprises/merges/");
    ASSERT_NE(at, std::string::npos);
    auto const url = page.body.substr(at, std::string_view{"/enterprises/merges/"}.size() + ids[0].text().size());
    EXPECT_EQ(client->get(url).status, 200);
    ASSERT_EQ(client->post(url + "/undo").status, 303);
    EXPECT_EQ(client->post(url + "/undo").status, 409);
    EXPECT_EQ(client->get("/enterprises/" + ids[1].text()).status, 200);
    EXPECT_EQ(audited("unmerged_records"), 2U);
}

TEST_P(DuplicateEnterprises, AreMergedByPrograms)
{
    sign_in(area.district);
    auto const listed = client->api(web::Method::get, "/api/v1/enterprises/duplicates");
    EXPECT_EQ(listed.status, 200);
    EXPECT_TRUE(has(listed, ids[0].text()) && has(listed, ids[2].text()) && has(listed, "\"likely\""));
    auto const body = [&](std::size_t a, std::size_t b, char const* revision) {
        return R"({"first": ")" + ids[a].text() + R"(", "second": ")" + ids[b].text() + R"(", "first_revision": )" +
               revision + R"(, "second_revision": 1, "take": ["tax_code"]})";
    };
    EXPECT_EQ(client->api(web::Method::post, "/api/v1/enterprises/merges", "{}").status, 422);
    EXPECT_EQ(client->api(web::Method::post, "/api/v1/enterprises/merges", body(0, 0, "1")).status, 404);
    EXPECT_EQ(client->api(web::Method::post, "/api/v1/enterprises/merges", body(0, 1, "7")).status, 409);
    auto const made = client->api(web::Method::post, "/api/v1/enterprises/merges", body(1, 0, "1"));
    ASSERT_EQ(made.status, 201) << made.body;
    auto const at = made.body.find("\"id\":\"") + 6;
    auto const url = "/api/v1/enterprises/merges/" + made.body.substr(at, ids[0].text().size());
    EXPECT_TRUE(has(client->api(web::Method::get, url), "\"undone_at\":null"));
    EXPECT_EQ(client->api(web::Method::post, url + "/undo").status, 200);
    EXPECT_EQ(client->api(web::Method::post, url + "/undo").status, 409);
    auto const said = client->api(web::Method::post, "/api/v1/enterprises/differences",
                                  R"({"first": ")" + ids[0].text() + R"(", "second": ")" + ids[1].text() + R"("})");
    EXPECT_EQ(said.status, 204);
    EXPECT_FALSE(has(client->get("/enterprises/duplicates"), pair(0, 1)));
    sign_in(area.trung_chau);
    EXPECT_EQ(client->api(web::Method::get, url).status, 404);
}

TEST_P(DuplicateEnterprises, AreWarnedOfWhileTyping)
{
    auto const typed = "/enterprises/alike?name=" + web::percent_encoded("hòa bình");
    auto const warned = client->get_fragment(typed);
    EXPECT_TRUE(has(warned, ids[0].text()) && has(warned, ids[1].text()));
    EXPECT_FALSE(has(warned, ids[2].text()));
    EXPECT_EQ(client->get_fragment("/enterprises/alike?name=").body, "");
    auto const by_code = client->get_fragment("/enterprises/alike?name=X&tax_code=0100109106");
    EXPECT_TRUE(has(by_code, ids[1].text()));
    sign_in(area.trung_chau);
    EXPECT_EQ(client->get_fragment("/enterprises/alike?name=X&tax_code=0100109106").body, "");
}

INSTANTIATE_TEST_SUITE_P(Both, DuplicateEnterprises, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
