#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/enterprises/headcount_store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/changes.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/proposals/pages.hpp"

namespace proposals {
namespace {

using base::day;
using web::Method;

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

class ProposalPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const trees = organisations::placement(**tx, today);
        std::vector<enterprises::Enterprise> const made{
            enterprise("Công ty TNHH Năm Người", area.phung, 5, 1),
            enterprise("Công ty TNHH Bốn Người", area.phung, 4, 1),
            enterprise("Công ty TNHH Có Công đoàn", area.phung, 500, 400),
            enterprise("Công ty TNHH Trung Châu", area.trung_chau, 80, 50),
            enterprise("Công ty TNHH Tạm Ngừng", area.phung, 40, 39, "suspended"),
        };
        ids = enterprises::add(**tx, *trees, support::lan, made, today);
        union_ = organisations::add({**tx, *trees, support::lan}, {.line = organisations::Line::union_,
                                                                   .kind = "grassroots_union",
                                                                   .name = "Công đoàn cơ sở",
                                                                   .parent = area.federation,
                                                                   .places = {area.phung},
                                                                   .enterprise = ids[2],
                                                                   .decision = {.effective_on = day(2014, 5, 12)}});
        tx->commit();
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()});
        sign_in({"enterprises.view", "enterprises.edit", "unions.view", "unions.edit"}, area.city);
    }
    static enterprises::Enterprise enterprise(std::string name, UnitId place, int workers, int women,
                                              std::string status = "active")
    {
        return {.name = std::move(name),
                .legal_type = "llc_multi",
                .status = std::move(status),
                .place = place,
                .workers = workers,
                .female_workers = women,
                .counted_on = day(2026, 1, 1)};
    }
    void sign_in(std::initializer_list<std::string> rights, UnitId scope)
    {
        web::Actor minh{.user = 2, .name = "Minh"};
        for (auto const& right : rights) minh.grants.push_back({right, scope.value});
        client->sign_in(minh);
    }
    void count(std::size_t which, std::string_view kind, std::int64_t number)
    {
        auto const tx = db->begin(db::Access::write);
        enterprises::Headcount const one{enterprises::find_headcount_kind(kind), number, day(2026, 1, 1)};
        enterprises::save(**tx, support::lan, ids[which], std::span{&one, 1});
        tx->commit();
    }
    void join_union(std::string name)
    {
        auto const tx = db->begin(db::Access::write);
        auto const person = people::create(**tx, support::lan,
                                           {.full_name = std::move(name),
                                            .born = base::parse_partial_date("1988-03-08"),
                                            .sex = "female",
                                            .place = area.phung});
        memberships::NewMembership const one{{.person = person,
                                              .union_ = union_,
                                              .place = area.phung,
                                              .ownership = "private",
                                              .sex = "female",
                                              .joined_on = day(2015, 1, 1)}};
        auto const trees = organisations::placement(**tx, today);
        memberships::add(**tx, *trees, support::lan, std::span{&one, 1});
        tx->commit();
    }
    std::string aside_url(std::size_t which, std::string reason = "union") const
    {
        return "/proposals/" + ids[which].text() + "/set-aside?reason=" + reason;
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    std::vector<EnterpriseId> ids;
    UnitId union_;   // in the third
    std::unique_ptr<web::TestClient> client;
};

TEST_P(ProposalPages, ProposeAUnionFromTheMinimumOnWhereNoneIs)
{
    auto const page = client->get("/proposals?reason=union");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Năm Người"));
    EXPECT_TRUE(has(page, "/journeys/new?code=union_founding&amp;subject=" + ids[0].text()));
    EXPECT_TRUE(has(page, "Điều 13"));
    for (auto const* other : {"Bốn Người", "Có Công đoàn", "Tạm Ngừng"}) EXPECT_FALSE(has(page, other)) << other;
    EXPECT_LT(page.body.find("Công ty TNHH Trung Châu"), page.body.find("Năm Người"));   // the larger first
}

TEST_P(ProposalPages, AreFoundByName)
{
    auto const page = client->get_fragment("/proposals?reason=union&q=trung+chau");
    EXPECT_TRUE(has(page, "Công ty TNHH Trung Châu"));
    EXPECT_FALSE(has(page, "Năm Người"));
    EXPECT_FALSE(has(client->get_fragment("/proposals?reason=union&q=bon+nguoi"), "Bốn Người"));
}

TEST_P(ProposalPages, ProposeWomensOrganisationsWhereWomenAreMany)
{
    auto const page = client->get_fragment("/proposals?reason=women");
    EXPECT_TRUE(has(page, "Có Công đoàn"));
    EXPECT_TRUE(has(page, "Công ty TNHH Trung Châu"));
    EXPECT_FALSE(has(page, "Năm Người"));
    EXPECT_TRUE(has(page, "/journeys/new?code=women_founding&amp;subject="));
}

TEST_P(ProposalPages, ProposeAVisitToThoseInDifficulty)
{
    auto const page = client->get("/proposals?reason=difficulty");
    EXPECT_TRUE(has(page, "Tạm Ngừng"));
    EXPECT_FALSE(has(page, "Năm Người"));
}

TEST_P(ProposalPages, ProposeACellFromThreePartyMembersOnAndBelowThatToJoinOne)
{
    count(0, "party_members", 3);
    count(1, "party_members", 2);
    sign_in({"enterprises.view", "party.view", "party.edit"}, area.city);
    auto const cell = client->get("/proposals?reason=cell");
    EXPECT_TRUE(has(cell, "Năm Người") && has(cell, "3 đảng viên chính thức"));
    EXPECT_TRUE(has(cell, "/journeys/new?code=cell_founding&amp;subject=" + ids[0].text()));
    EXPECT_FALSE(has(cell, "Bốn Người"));
    auto const join = client->get("/proposals?reason=join");
    EXPECT_TRUE(has(join, "Bốn Người") && has(join, "/party-organisations?place=" + area.phung.text()));
    EXPECT_FALSE(has(join, "Năm Người"));
}

TEST_P(ProposalPages, OfPartyMembersAreForThoseWhoSeePartyOrganisationsThere)
{
    count(0, "party_members", 3);
    count(3, "party_members", 3);
    EXPECT_EQ(client->get("/proposals?reason=cell").status, 404);
    EXPECT_EQ(client->api(Method::get, "/api/v1/proposals?reason=join").status, 404);
    EXPECT_FALSE(has(client->get("/proposals"), "reason=cell"));
    web::Actor const minh{.user = 2,
                          .name = "Minh",
                          .grants = {{"enterprises.view", area.city.value},
                                     {"party.view", area.trung_chau.value},
                                     {"party.edit", area.trung_chau.value}}};
    client->sign_in(minh);
    auto const page = client->get("/proposals?reason=cell");
    EXPECT_TRUE(has(page, "Công ty TNHH Trung Châu"));
    EXPECT_FALSE(has(page, "Năm Người"));   // seen as an enterprise, but not what it has of the Party
    EXPECT_EQ(client->get(aside_url(0, "cell")).status, 404);
    EXPECT_EQ(client->get(aside_url(3, "cell")).status, 200);
}

TEST_P(ProposalPages, ProposeYouthOrganisationsWhereYoungPeopleWork)
{
    count(0, "young_workers", 3);
    count(3, "young_workers", 30);
    count(1, "young_workers", 2);
    auto const page = client->get("/proposals?reason=youth");
    EXPECT_LT(page.body.find("30 lao động trẻ"), page.body.find("Năm Người"));   // the most first
    EXPECT_TRUE(has(page, "/journeys/new?code=youth_founding&amp;subject=" + ids[0].text()));
    EXPECT_FALSE(has(page, "Bốn Người"));
}

TEST_P(ProposalPages, ShowUnionsThatLostTheirMembers)
{
    EXPECT_FALSE(has(client->get("/proposals?reason=below"), "Có Công đoàn"));   // never had one: not known
    join_union("Nguyễn Thị Lan");
    auto const page = client->get("/proposals?reason=below");
    EXPECT_TRUE(has(page, "Có Công đoàn"));
    EXPECT_TRUE(has(page, "/unions/" + union_.text()));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/proposals?reason=below"), "\"number\":1"));
    for (auto const* name : {"Trần Thị Hoa", "Lê Thị Mai", "Phạm Thị Cúc"}) join_union(name);
    EXPECT_TRUE(has(client->get("/proposals?reason=below"), "Có Công đoàn"));
    join_union("Vũ Thị Đào");
    EXPECT_FALSE(has(client->get("/proposals?reason=below"), "Có Công đoàn"));
}

TEST_P(ProposalPages, FindWhatIsSetAsideByNameAndPlace)
{
    for (auto const which : {0, 3})
        client->post(aside_url(static_cast<std::size_t>(which)), {{"why", "Chủ vắng"}, {"look_again_on", "1/9/2026"}});
    auto const aside = [&](std::string const& more) {
        return client->get("/proposals?reason=union&state=aside" + more);
    };
    EXPECT_TRUE(has(aside(""), "Năm Người") && has(aside(""), "TNHH Trung Châu"));
    EXPECT_FALSE(has(aside("&q=nam+nguoi"), "TNHH Trung Châu"));
    EXPECT_FALSE(has(aside("&place=" + area.trung_chau.text()), "Năm Người"));
    EXPECT_TRUE(has(aside("&place=" + area.trung_chau.text()), "TNHH Trung Châu"));
}

TEST_P(ProposalPages, WhatIsSetAsideComesBackByItself)
{
    EXPECT_EQ(client->get(aside_url(0)).status, 200);
    auto const refused = client->post(aside_url(0), {{"why", "Đang chuyển nhà xưởng"}, {"look_again_on", "2/3/2026"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "Đang chuyển nhà xưởng"));
    EXPECT_TRUE(has(refused, "phải sau hôm nay"));
    EXPECT_EQ(client->post(aside_url(0), {{"why", "Đang chuyển nhà xưởng"}, {"look_again_on", "1/9/2026"}}).status,
              303);
    EXPECT_FALSE(has(client->get("/proposals?reason=union"), "Năm Người"));
    auto const aside = client->get("/proposals?reason=union&state=aside");
    EXPECT_TRUE(has(aside, "Đang chuyển nhà xưởng"));
    EXPECT_TRUE(has(aside, "01/09/2026"));

    auto const tx = db->begin(db::Access::read);
    web::Actor const everyone{.user = 1, .name = "Lan", .grants = {}, .everything = true};
    auto const on = [&](base::Date date) { return list(**tx, everyone, *find_reason("union"), {}, date).rows.size(); };
    EXPECT_EQ(on(day(2026, 8, 31)), 1U);
    EXPECT_EQ(on(day(2026, 9, 1)), 2U);
    EXPECT_TRUE(list_aside(**tx, everyone, *find_reason("union"), {}, day(2026, 9, 1)).rows.empty());
}

TEST_P(ProposalPages, BeginAnewAtAPlaceThatNoListGave)
{
    client->post(aside_url(0), {{"why", "Đang chuyển nhà xưởng"}, {"look_again_on", "1/9/2026"}});
    for (auto const* list :
         {"/proposals?reason=union&state=aside", "/proposals?reason=difficulty", "/proposals?reason=union"})
        EXPECT_EQ(client->get(std::string{list} + "&after=99999999999999999999").status, 200) << list;
    EXPECT_TRUE(has(client->get("/proposals?reason=union&state=aside&after=99999999999999999999"), "chuyển nhà xưởng"));
}

TEST_P(ProposalPages, ProposesAgainWhenAsked)
{
    client->post(aside_url(0), {{"why", "Đang chuyển nhà xưởng"}, {"look_again_on", "1/9/2026"}});
    client->post(aside_url(0), {{"why", "Chủ đi công tác"}, {"look_again_on", "1/10/2026"}});   // decides anew
    EXPECT_TRUE(has(client->get("/proposals?reason=union&state=aside"), "Chủ đi công tác"));
    EXPECT_FALSE(has(client->get("/proposals?reason=union&state=aside"), "Đang chuyển nhà xưởng"));
    auto const url = "/proposals/" + ids[0].text() + "/set-aside/withdrawal?reason=union";
    EXPECT_EQ(client->post(url, {}).status, 303);
    EXPECT_TRUE(has(client->get("/proposals?reason=union"), "Năm Người"));
}

TEST_P(ProposalPages, AreSeenOnlyWithTheRightAndWithinScope)
{
    sign_in({"enterprises.view"}, area.city);
    EXPECT_EQ(client->get("/proposals?reason=union").status, 404);
    EXPECT_EQ(client->get("/proposals").status, 200);
    EXPECT_EQ(client->get(aside_url(4, "difficulty")).status, 404);
    sign_in({"enterprises.view", "unions.view"}, area.city);
    EXPECT_FALSE(has(client->get("/proposals?reason=union"), "/set-aside"));
    sign_in({"enterprises.view", "unions.view", "unions.edit"}, area.trung_chau);
    auto const page = client->get("/proposals?reason=union");
    EXPECT_TRUE(has(page, "Công ty TNHH Trung Châu"));
    EXPECT_FALSE(has(page, "Năm Người"));
    EXPECT_EQ(client->post(aside_url(0), {{"why", "x"}, {"look_again_on", "1/9/2026"}}).status, 404);
}

TEST_P(ProposalPages, SpeakTheApi)
{
    auto const listed = client->api(Method::get, "/api/v1/proposals?reason=union");
    EXPECT_TRUE(has(listed, "\"reason\":\"union\"") && has(listed, "Năm Người"));
    auto const body = R"({"enterprise":")" + ids[0].text() +
                      R"(","reason":"union","why":"Đang chuyển","look_again_on":"2026-09-01"})";
    EXPECT_EQ(client->api(Method::post, "/api/v1/proposals/set-aside", body).status, 201);
    EXPECT_FALSE(has(client->api(Method::get, "/api/v1/proposals?reason=union"), "Năm Người"));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/proposals/set-aside?reason=union"), "2026-09-01"));
    auto const again = "/api/v1/proposals/" + ids[0].text() + "/withdrawal?reason=union";
    EXPECT_EQ(client->api(Method::post, again).status, 204);
    EXPECT_EQ(client->api(Method::post, again).status, 404);
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/proposals?reason=union"), "Năm Người"));
}

INSTANTIATE_TEST_SUITE_P(Both, ProposalPages, support::both, support::dialect_name);

}   // namespace
}   // namespace proposals
