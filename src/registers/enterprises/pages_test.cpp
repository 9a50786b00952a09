#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "platform/web/test_client.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

class Pages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        tx->commit();
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()});
        client->sign_in({.user = 1,
                         .name = "Lan",
                         .grants = {{"enterprises.view", area.city.value}, {"enterprises.edit", area.city.value}}});
    }
    web::TestClient::Pairs hoa_binh() const
    {
        return {{"name", "Công ty TNHH Hòa Bình"}, {"tax_code", "0101248141"}, {"legal_type", "llc_multi"},
                {"ownership", "private"},          {"status", "active"},       {"place", area.phung.text()},
                {"registered_on", "4/5/2010"},     {"workers", "30"}};
    }

    support::Area area;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(Pages, AddsAnEnterpriseAndShowsIt)
{
    auto const added = client->post("/enterprises", hoa_binh());
    ASSERT_EQ(added.status, 303) << added.body;
    auto const page = client->get(web::header_of(added, "location"));
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("Công ty TNHH Hòa Bình"), std::string::npos);
    EXPECT_NE(page.body.find("04/05/2010"), std::string::npos);
    EXPECT_NE(client->get("/enterprises?q=hoa+binh").body.find("0101248141"), std::string::npos);
}

TEST_P(Pages, KeepsWhatWasTypedWhenItRefuses)
{
    auto form = hoa_binh();
    form[1].second = "0101248142";
    form[6].second = "31/02/2010";
    auto const refused = client->post("/enterprises", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("0101248142"), std::string::npos);
    EXPECT_NE(refused.body.find("31/02/2010"), std::string::npos);
    EXPECT_NE(refused.body.find("sai số kiểm tra"), std::string::npos);
}

TEST_P(Pages, WarnsOfATwinAndAddsItWhenToldSo)
{
    ASSERT_EQ(client->post("/enterprises", hoa_binh()).status, 303);
    auto twin = hoa_binh();
    twin[1].second = "0300588569";
    auto const warned = client->post("/enterprises", twin);
    EXPECT_EQ(warned.status, 422);
    EXPECT_NE(warned.body.find("Có thể doanh nghiệp này đã có trong sổ"), std::string::npos);
    twin.emplace_back("not_the_same", "1");
    EXPECT_EQ(client->post("/enterprises", twin).status, 303);
    auto const same_code = client->post("/enterprises", hoa_binh());
    EXPECT_EQ(same_code.status, 422);
}

TEST_P(Pages, WarnsOfNoTwinElsewhere)
{
    ASSERT_EQ(client->post("/enterprises", hoa_binh()).status, 303);
    client->sign_in(
        {.user = 9,
         .name = "Minh",
         .grants = {{"enterprises.view", area.trung_chau.value}, {"enterprises.edit", area.trung_chau.value}}});
    auto twin = hoa_binh();
    twin[1].second = "0300588569";
    twin[5].second = area.trung_chau.text();
    EXPECT_EQ(client->post("/enterprises", twin).status, 303);
}

TEST_P(Pages, TellsTheSecondWriterAndLosesNoTyping)
{
    auto const added = client->post("/enterprises", hoa_binh());
    auto const url = std::string{web::header_of(added, "location")};
    auto first = hoa_binh();
    first.emplace_back("revision", "1");
    first[7].second = "40";
    ASSERT_EQ(client->post(url, first).status, 303);
    auto second = hoa_binh();
    second.emplace_back("revision", "1");
    second[7].second = "55";
    auto const stale = client->post(url, second);
    EXPECT_EQ(stale.status, 409);
    EXPECT_NE(stale.body.find("value=\"55\""), std::string::npos);
}

TEST_P(Pages, MergesWhatTwoWritersChangedAndShowsWhatBothDid)
{
    auto const added = client->post("/enterprises", hoa_binh());
    auto const url = std::string{web::header_of(added, "location")};
    EXPECT_NE(client->get(url + "/edit").body.find("name=\"was.workers\" value=\"30\""), std::string::npos);
    auto first = hoa_binh();
    first.emplace_back("revision", "1");
    first.emplace_back("phone", "024 1");
    first[7].second = "40";
    ASSERT_EQ(client->post(url, first).status, 303);
    auto second = hoa_binh();
    for (auto const& [name, value] : hoa_binh()) second.emplace_back("was." + name, value);
    second.emplace_back("was.phone", "");
    second.emplace_back("phone", "");   // not touched: the other's stands
    second.emplace_back("street", "Số 5");
    second.emplace_back("revision", "1");
    second[7].second = "55";
    auto const merged = client->post(url, second);
    EXPECT_EQ(merged.status, 409);
    for (auto const* shown : {"value=\"55\"", "value=\"024 1\"", "value=\"Số 5\"", "name='revision' value=\"2\"",
                              "</th><td>55</td><td>40</td><td>30</td>"})
        EXPECT_NE(merged.body.find(shown), std::string::npos) << shown;
    EXPECT_EQ(merged.body.find("</th><td></td><td>024 1"), std::string::npos);   // only one of them changed it
}

TEST_P(Pages, HidesItFromAStranger)
{
    auto const added = client->post("/enterprises", hoa_binh());
    auto const url = std::string{web::header_of(added, "location")};
    client->sign_in(
        {.user = 9,
         .name = "Hòa",
         .grants = {{"enterprises.view", area.trung_chau.value}, {"enterprises.edit", area.trung_chau.value}}});
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->get(url + "/edit").status, 404);
    EXPECT_EQ(client->post(url, hoa_binh()).status, 404);
    EXPECT_EQ(client->post("/enterprises", hoa_binh()).status, 422);
    client->sign_in({.user = 7, .name = "Minh"});
    EXPECT_EQ(client->get("/enterprises").status, 403);
}

TEST_P(Pages, SpeaksTheApi)
{
    auto const body =
        R"({"name":"Công ty TNHH Hòa Bình","legal_type":"llc_multi","place":")" + area.phung.text() + R"("})";
    auto const added = client->api(web::Method::post, "/api/v1/enterprises", body);
    EXPECT_EQ(added.status, 201) << added.body;
    auto const listed = client->api(web::Method::get, "/api/v1/enterprises?q=hoa");
    EXPECT_NE(listed.body.find("\"next\":null"), std::string::npos) << listed.body;
    auto const refused = client->api(web::Method::post, "/api/v1/enterprises", "{}");
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("\"field\":\"name\""), std::string::npos) << refused.body;
    EXPECT_EQ(client->api(web::Method::get, "/api/v1/enterprises/0000000000001").status, 404);
}

TEST_P(Pages, WriteWhatChangedIntoTheLog)
{
    auto const url = std::string{web::header_of(client->post("/enterprises", hoa_binh()), "location")};
    auto changed = hoa_binh();
    changed.emplace_back("revision", "1");
    changed.emplace_back("representative", "Nguyễn Văn An");
    changed[4].second = "suspended";
    ASSERT_EQ(client->post(url, changed).status, 303);
    auto const tx = db->begin(db::Access::read);
    auto const log = accounts::list_audit(**tx, {.by = UserId{1}});
    ASSERT_GE(log.size(), 2U);
    EXPECT_EQ(log[0].action + " " + log[0].record_kind, "changed enterprise");
    EXPECT_NE(log[0].changes.find(R"("status":["active","suspended"])"), std::string::npos) << log[0].changes;
    EXPECT_NE(log[0].changes.find("representative"), std::string::npos);
    EXPECT_EQ(log[0].changes.find("Nguyễn Văn An"), std::string::npos);
    EXPECT_EQ(log[1].action + " " + log[1].record_kind, "created enterprise");
}

TEST_P(Pages, ChangeOnlyWhereOneMayChange)
{
    auto const url = std::string{web::header_of(client->post("/enterprises", hoa_binh()), "location")};
    client->sign_in({.user = 9,
                     .name = "Hòa",
                     .grants = {{"enterprises.view", area.city.value}, {"enterprises.edit", area.trung_chau.value}}});
    EXPECT_EQ(client->get(url).status, 200);
    EXPECT_EQ(client->get(url + "/edit").status, 404);
    auto taken = hoa_binh();
    taken.emplace_back("revision", "1");
    taken[5].second = area.trung_chau.text();
    EXPECT_EQ(client->post(url, taken).status, 404);   // nobody takes an enterprise out of another's area
    EXPECT_EQ(client->api(web::Method::put, "/api/v1" + url, R"({"revision": 1})").status, 404);
}

TEST_P(Pages, TheApiChangesAndTellsOfAnotherWriter)
{
    auto const url = "/api/v1" + std::string{web::header_of(client->post("/enterprises", hoa_binh()), "location")};
    auto const changed = client->api(web::Method::put, url, R"({"workers": 40, "revision": 1})");
    EXPECT_EQ(changed.status, 200) << changed.body;
    auto const told = client->api(web::Method::put, url, R"({"workers": 55, "revision": 1})");
    EXPECT_EQ(told.status, 409);
    EXPECT_NE(told.body.find(R"({"field":"workers","base":null,"yours":"55","current":"40"})"), std::string::npos);
    auto const merged =
        client->api(web::Method::put, url,
                    R"({"workers": 30, "street": "Số 5", "revision": 1, "base": {"workers": 30, "street": ""}})");
    EXPECT_EQ(merged.status, 200) << merged.body;
    EXPECT_NE(merged.body.find("\"workers\":40"), std::string::npos);
    EXPECT_NE(merged.body.find("\"street\":\"Số 5\""), std::string::npos);
    EXPECT_EQ(client->api(web::Method::put, url, R"({"workers": -1, "revision": 3})").status, 422);
    EXPECT_EQ(client->api(web::Method::get, url).status, 200);
}

TEST_P(Pages, NamesThePartOfADividedCommuneThatTookTheVillage)
{
    using organisations::Line;
    auto form = hoa_binh();
    form[5].second = area.trung_chau.text();
    form.emplace_back("village", "Thôn Một");
    ASSERT_EQ(client->post("/enterprises", form).status, 303);
    form[0].second = "Công ty TNHH Sông Hồng";
    form[1].second = "0300588569";
    form.back().second = "Thôn Hai";
    ASSERT_EQ(client->post("/enterprises", form).status, 303);

    auto tx = db->begin(db::Access::write);
    auto const trees = organisations::placement(**tx, base::day(2026, 3, 2));
    organisations::Change const change{**tx, *trees, support::lan};
    auto const one = support::add_unit(**tx, Line::administrative, "village", "Thôn Một", area.trung_chau);
    auto const two = support::add_unit(**tx, Line::administrative, "village", "Thôn Hai", area.trung_chau);
    auto const o_dien = support::add_unit(**tx, Line::administrative, "commune", "Xã Ô Diên", area.city);
    auto const lien_minh = support::add_unit(**tx, Line::administrative, "commune", "Xã Liên Minh", area.city);
    organisations::Decision const reform{.number = "1656/NQ", .effective_on = base::day(2025, 7, 1)};
    auto const on_that_day = [&](UnitId id) { return *organisations::find(**tx, id, base::day(2025, 6, 30)); };
    organisations::succeed(
        change, on_that_day(area.trung_chau),
        std::vector<organisations::Part>{{o_dien, organisations::Share::part}, {lien_minh, organisations::Share::part}},
        reform, organisations::Predecessor::ends);
    organisations::transfer(change, on_that_day(one), o_dien, reform);
    organisations::transfer(change, on_that_day(two), lien_minh, reform);
    tx->commit();

    auto const page = client->get_fragment("/enterprises").body;
    auto const rows = page.substr(page.find("<tbody"));
    auto const second = rows.find("Sông Hồng");
    EXPECT_NE(rows.substr(0, second).find("Xã Ô Diên"), std::string::npos) << rows;
    EXPECT_NE(rows.substr(second).find("Xã Liên Minh"), std::string::npos) << rows;
    EXPECT_EQ(rows.find("Xã Trung Châu"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Both, Pages, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
