#include "registers/grassroots/pages.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "platform/web/test_client.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/restoring.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace grassroots {
namespace {

using base::day;
using web::Method;
using Pairs = web::TestClient::Pairs;

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// Two enterprises, in Phùng and in Trung Châu; Minh keeps the unions of the district.
class OrganisationPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        hoa_binh = add_enterprise(**tx, "Công ty TNHH Hòa Bình", area.phung);
        song_hong = add_enterprise(**tx, "Công ty TNHH Sông Hồng", area.trung_chau);
        tx->commit();
        shelf.put(holders);
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()},
                                                   web::TestSetting{.shelf = shelf});
        held = false;
        sign_in({"unions.view", "unions.edit"});
    }
    static EnterpriseId add_enterprise(db::Connection& tx, std::string name, UnitId place)
    {
        auto const placement = organisations::placement(tx, day(2026, 3, 2));
        enterprises::Enterprise const e{.name = std::move(name),
                                        .legal_type = "llc_multi",
                                        .ownership = "private",
                                        .registered_on = base::parse_partial_date("2010-05-04"),
                                        .status = "active",
                                        .place = place};
        return enterprises::add(tx, *placement, support::lan, std::span{&e, 1}, day(2026, 3, 2)).front();
    }
    void sign_in(std::initializer_list<std::string> rights, std::optional<UnitId> scope = {})
    {
        auto const unit = scope.value_or(area.district).value;
        web::Actor minh{.user = 2, .name = "Minh", .grants = {{"enterprises.view", unit}}};
        for (auto const& right : rights) minh.grants.push_back({right, unit});
        client->sign_in(minh);
    }
    Pairs founding(EnterpriseId enterprise, std::string decided_on = "12/5/2014") const
    {
        return {{"kind", "grassroots_union"},
                {"enterprise", enterprise.text()},
                {"decision_number", "15/QĐ-LĐLĐ"},
                {"decided_on", std::move(decided_on)},
                {"founding_members", "25"}};
    }
    std::string found_union(EnterpriseId enterprise)
    {
        return std::string{web::header_of(client->post("/unions", founding(enterprise)), "location")};
    }
    static UnitId unit_of(std::string const& url) { return UnitId::parse(url.substr(url.rfind('/') + 1)); }
    std::vector<std::string> log()
    {
        auto tx = db->begin(db::Access::read);
        std::vector<std::string> lines;
        for (auto const& line : accounts::list_audit(**tx, {.by = UserId{2}}))
            lines.push_back(line.action + " " + line.record_kind);
        return lines;
    }

    static inline bool held = false;   // something hangs on every unit
    organisations::Holders holders{{{"members", [](db::Connection&, UnitId, base::Date) { return held; }}}};
    web::Shelf shelf;
    support::Area area;
    EnterpriseId hoa_binh, song_hong;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(OrganisationPages, PrepareEveryStatement)
{
    auto const tx = db->begin(db::Access::read);
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(OrganisationPages, FoundAUnionAndShowIt)
{
    EXPECT_EQ(client->get("/unions/new").status, 200);
    auto const url = found_union(hoa_binh);
    auto const page = client->get(url);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Công đoàn cơ sở của Công ty TNHH Hòa Bình") || has(page, "Công đoàn cơ sở Công ty TNHH"))
        << page.body;
    EXPECT_TRUE(has(page, "15/QĐ-LĐLĐ") && has(page, "12/05/2014") && has(page, "Thị trấn Phùng"));
    EXPECT_TRUE(has(client->get("/unions?q=hoa+binh"), "15/QĐ-LĐLĐ"));
    EXPECT_FALSE(has(client->get("/unions?q=song+hong"), "15/QĐ-LĐLĐ"));
    EXPECT_TRUE(has(client->get("/unions?year=2014&sort=decided"), "15/QĐ-LĐLĐ"));
    EXPECT_EQ(log(), (std::vector<std::string>{"created founding", "created unit"}));
}

TEST_P(OrganisationPages, KeepWhatWasTypedWhenTheyRefuse)
{
    auto form = founding(hoa_binh, "31/2/2014");
    form[4].second = "4";
    auto const refused = client->post("/unions", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "31/2/2014") && has(refused, "15/QĐ-LĐLĐ") && has(refused, "Công ty TNHH Hòa Bình"));
    found_union(hoa_binh);
    auto const second = client->post("/unions", founding(hoa_binh, "13/5/2014"));
    EXPECT_EQ(second.status, 409);
    EXPECT_TRUE(has(second, "13/5/2014"));
}

TEST_P(OrganisationPages, DissolveOnce)
{
    auto const url = found_union(hoa_binh);
    auto const early = client->post(url + "/dissolution", {{"decision_number", "9/QĐ"}, {"dissolved_on", "1/1/2010"}});
    EXPECT_EQ(early.status, 422);
    EXPECT_TRUE(has(early, "9/QĐ") && has(early, "1/1/2010"));
    Pairs const ending{{"decision_number", "9/QĐ"}, {"dissolved_on", "1/2/2020"}};
    EXPECT_EQ(client->post(url + "/dissolution", ending).status, 303);
    EXPECT_EQ(client->post(url + "/dissolution", ending).status, 409);
    EXPECT_FALSE(has(client->get("/unions"), "15/QĐ-LĐLĐ"));
    EXPECT_TRUE(has(client->get("/unions?state=ended"), "15/QĐ-LĐLĐ"));
}

// G-11
TEST_P(OrganisationPages, AFoundingRecordedByMistakeIsTakenBackWhileNothingHangsOnIt)
{
    auto const url = found_union(hoa_binh);
    EXPECT_TRUE(has(client->get(url), url + "/withdrawal"));
    held = true;
    auto const refused = client->post(url + "/withdrawal", {});
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(has(refused, "Chưa rút lại được: đã có đoàn viên"));
    EXPECT_EQ(client->api(Method::post, "/api/v1" + url + "/withdrawal", "{}").status, 409);
    held = false;
    EXPECT_EQ(client->post(url + "/withdrawal", {}).status, 303);
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->post(url + "/withdrawal", {}).status, 404);
    {
        auto const tx = db->begin(db::Access::write);
        auto const placement = organisations::placement(**tx, day(2026, 3, 2));
        auto const unit = unit_of(url);
        EXPECT_THROW((void)withdraw(**tx, *placement, support::lan, std::span{&unit, 1}), db::Conflict)
            << "whoever took it back at the same time is told";
    }
    auto const anew = found_union(hoa_binh);
    EXPECT_EQ(client->api(Method::post, "/api/v1" + anew + "/withdrawal", "{}").status, 204);
    EXPECT_FALSE(has(client->get("/unions?state=all"), "15/QĐ-LĐLĐ"));
}

TEST_P(OrganisationPages, HideItFromStrangersAndTheOtherDomain)
{
    auto const url = found_union(hoa_binh);
    sign_in({"unions.view", "unions.edit"}, area.trung_chau);
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->get("/api/v1" + url).status, 404);
    EXPECT_EQ(client->post(url + "/dissolution").status, 404);
    EXPECT_EQ(client->post("/unions", founding(hoa_binh)).status, 422);
    EXPECT_FALSE(has(client->get("/unions?state=all"), "15/QĐ-LĐLĐ"));
    sign_in({"party.view", "party.edit"});
    EXPECT_EQ(client->get("/unions").status, 403);
    EXPECT_EQ(client->get(url).status, 403);
    auto const as_party = "/party-organisations" + url.substr(url.rfind('/'));
    EXPECT_EQ(client->get(as_party).status, 404);
    EXPECT_EQ(client->api(Method::get, "/api/v1" + as_party).status, 404);
}

TEST_P(OrganisationPages, ChangeOnlyWhereOneMayChange)
{
    auto const url = found_union(hoa_binh);
    web::Actor lan{.user = 3, .name = "Lan", .grants = {{"unions.view", area.city.value}}};
    lan.grants.push_back({"unions.edit", area.trung_chau.value});
    client->sign_in(lan);
    auto const page = client->get(url);
    EXPECT_EQ(page.status, 200);
    EXPECT_FALSE(has(page, "/dissolution"));
    EXPECT_EQ(client->post(url + "/dissolution", {{"decision_number", "9"}, {"dissolved_on", "1/2/2020"}}).status, 404);
    auto const body = R"({"decision_number": "9", "dissolved_on": "2020-02-01"})";
    EXPECT_EQ(client->api(Method::post, "/api/v1" + url + "/dissolution", body).status, 404);
}

TEST_P(OrganisationPages, AChairSeesTheOwnUnionOnly)
{
    auto const own = found_union(hoa_binh);
    auto tx = db->begin(db::Access::write);
    auto const neighbour = add_enterprise(**tx, "Công ty TNHH Láng Giềng", area.phung);
    tx->commit();
    auto const other = found_union(neighbour);
    sign_in({"unions.view"}, unit_of(own));
    EXPECT_EQ(client->get(own).status, 200);
    EXPECT_EQ(client->get(other).status, 404);
    auto const list = client->get("/unions");
    EXPECT_TRUE(has(list, own)) << list.body;
    EXPECT_FALSE(has(list, other));
    auto const read = db->begin(db::Access::read);
    web::Actor const chair{.user = 4, .name = "Dũng", .grants = {{"enterprises.view", unit_of(own).value}}};
    auto const today = day(2026, 3, 2);
    EXPECT_TRUE(enterprises::find(**read, chair, hoa_binh, today));
    EXPECT_FALSE(enterprises::find(**read, chair, neighbour, today));
    auto const listed = enterprises::list(**read, chair, {}, today);
    ASSERT_EQ(listed.enterprises.size(), 1U);
    EXPECT_EQ(listed.enterprises.front().id, hoa_binh);
    EXPECT_TRUE(enterprises::list(**read, chair, {.q = "láng giềng"}, today).enterprises.empty());
    EXPECT_EQ(enterprises::list(**read, chair, {.q = "hoa b"}, today).enterprises.size(), 1U);
    EXPECT_TRUE(enterprises::list(**read, chair, {.place = area.trung_chau}, today).enterprises.empty());
}

TEST_P(OrganisationPages, TheApiDoesTheSame)
{
    auto const body = R"({"name": "Công đoàn cơ sở Công ty TNHH Hòa Bình", "enterprise": ")" + hoa_binh.text() +
                      R"(", "decision_number": "15/QĐ-LĐLĐ", "decided_on": "2014-05-12", "founding_members": 25})";
    auto const made = client->api(Method::post, "/api/v1/unions", body);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(client->api(Method::post, "/api/v1/unions", body).status, 409);
    EXPECT_EQ(client->api(Method::post, "/api/v1/unions", "{}").status, 422);
    auto const id = made.body.substr(made.body.find("\"id\":\"") + 6, 13);
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/unions?q=hoa"), id));
    EXPECT_EQ(client->api(Method::get, "/api/v1/unions/" + id).status, 200);
    auto const end = "/api/v1/unions/" + id + "/dissolution";
    EXPECT_EQ(client->api(Method::post, end, R"({"decision_number": "9"})").status, 422);
    auto const ended = client->api(Method::post, end, R"({"decision_number": "9/QĐ", "dissolved_on": "2020-02-01"})");
    EXPECT_EQ(ended.status, 200) << ended.body;
    EXPECT_TRUE(has(ended, "\"ended_on\":\"2020-02-01\""));
}

TEST_P(OrganisationPages, ThePartyHasItsOwn)
{
    sign_in({"party.view", "party.edit"});
    auto form = founding(hoa_binh);
    form[0].second = "party_cell";
    auto const url = std::string{web::header_of(client->post("/party-organisations", form), "location")};
    EXPECT_EQ(client->get(url).status, 200);
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/party-organisations"), "party_cell"));
    EXPECT_EQ(client->api(Method::get, "/api/v1" + url).status, 200);
    auto const body = R"({"decision_number": "9", "dissolved_on": "2020-02-01"})";
    EXPECT_EQ(client->api(Method::post, "/api/v1" + url + "/dissolution", body).status, 200);
    auto const again = R"({"name": "Chi bộ Công ty Sông Hồng", "enterprise": ")" + song_hong.text() +
                       R"(", "decision_number": "16/QĐ-HU", "decided_on": "2015-05-12"})";
    EXPECT_EQ(client->api(Method::post, "/api/v1/party-organisations", again).status, 201);
}

TEST_P(OrganisationPages, ComeIntoAnotherEnterpriseByDecision)
{
    auto const url = found_union(hoa_binh);
    EXPECT_TRUE(has(client->get(url + "/enterprise"), "Công ty TNHH Hòa Bình"));
    Pairs form{{"enterprise", song_hong.text()}, {"decision_number", "7/QĐ-LĐLĐ"}, {"effective_on", "12/5/2014"}};
    auto const early = client->post(url + "/enterprise", form);
    EXPECT_EQ(early.status, 422);
    EXPECT_TRUE(has(early, "7/QĐ-LĐLĐ") && has(early, "12/5/2014") && has(early, "Công ty TNHH Sông Hồng"));
    form[2].second = "1/6/2020";
    EXPECT_EQ(client->post(url + "/enterprise", form).status, 303);
    auto const page = client->get(url);
    EXPECT_TRUE(has(page, "Công ty TNHH Sông Hồng") && has(page, "7/QĐ-LĐLĐ") && has(page, "01/06/2020"));
    auto tx = db->begin(db::Access::read);
    EXPECT_EQ(find(**tx, unit_of(url), day(2020, 5, 31))->enterprise, hoa_binh);
    EXPECT_EQ(find(**tx, unit_of(url), day(2020, 6, 1))->enterprise, song_hong);
    EXPECT_EQ(organisations::find(**tx, unit_of(url), day(2020, 6, 1))->place, area.trung_chau);
    EXPECT_EQ(log(), (std::vector<std::string>{"changed unit", "created founding", "created unit"}));
    tx.reset();
    // the one it left may found another; the one it came into may not
    EXPECT_EQ(client->post("/unions", founding(hoa_binh, "1/6/2020")).status, 303);
    EXPECT_EQ(client->post("/unions", founding(song_hong, "1/6/2020")).status, 409);
}

TEST_P(OrganisationPages, ComeIntoAnEnterpriseOnlyWhereItIsFreeAndKnown)
{
    auto const url = found_union(hoa_binh);
    found_union(song_hong);
    auto const api = [&](std::string const& enterprise) {
        return client
            ->api(Method::post, "/api/v1" + url + "/enterprise",
                  R"({"enterprise": ")" + enterprise + R"(", "decision_number": "7/QĐ", "effective_on": "2020-06-01"})")
            .status;
    };
    EXPECT_EQ(api(song_hong.text()), 409);
    EXPECT_EQ(api(hoa_binh.text()), 422);
    EXPECT_EQ(api("0000000000000"), 422);
    auto tx = db->begin(db::Access::write);
    auto const free = add_enterprise(**tx, "Công ty TNHH Láng Giềng", area.phung);
    tx->commit();
    web::Actor lan{.user = 3, .name = "Lan", .grants = {{"unions.view", area.city.value}}};
    lan.grants.push_back({"unions.edit", area.trung_chau.value});
    client->sign_in(lan);
    EXPECT_EQ(api(free.text()), 404);
    EXPECT_EQ(client->get(url + "/enterprise").status, 404);
    sign_in({"unions.view", "unions.edit"});
    EXPECT_EQ(api(free.text()), 200);
}

TEST_P(OrganisationPages, YouthWomenAndVeteransHaveTheSameApi)
{
    for (std::string const family : {"youth-organisations", "women-organisations", "veterans-organisations"}) {
        auto const home = "/api/v1/" + family;
        auto const body = R"({"name": "Tổ chức của Công ty Hòa Bình", "enterprise": ")" + hoa_binh.text() +
                          R"(", "decision_number": "3/QĐ", "decided_on": "2015-05-12"})";
        auto const made = client->api(Method::post, home, body);
        ASSERT_EQ(made.status, 201) << made.body;
        auto const url = home + "/" + made.body.substr(made.body.find("\"id\":\"") + 6, 13);
        EXPECT_EQ(client->api(Method::get, url).status, 200);
        EXPECT_TRUE(has(client->api(Method::get, home + "?q=hoa"), "3/QĐ"));
        EXPECT_EQ(client
                      ->api(Method::post, url + "/enterprise",
                            R"({"enterprise": ")" + song_hong.text() +
                                R"(", "decision_number": "4/QĐ", "effective_on": "2018-01-01"})")
                      .status,
                  200);
        auto const ended = client->api(Method::post, url + "/dissolution",
                                       R"({"decision_number": "9/QĐ", "dissolved_on": "2020-02-01"})");
        EXPECT_TRUE(has(ended, "\"ended_on\":\"2020-02-01\"")) << ended.body;
    }
}

TEST_P(OrganisationPages, TheRegistersOfOneDomainStandSideBySide)
{
    auto const page = client->get("/veterans-organisations");
    EXPECT_TRUE(has(page, "href=\"/women-organisations\"") && has(page, "aria-current='page'>Tổ chức Cựu chiến binh"));
    EXPECT_FALSE(has(page, "/party-organisations"));
}

INSTANTIATE_TEST_SUITE_P(Both, OrganisationPages, support::both, support::dialect_name);

}   // namespace
}   // namespace grassroots
