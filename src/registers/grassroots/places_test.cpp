#include <gtest/gtest.h>

#include "kernel/ledger/rebuild.hpp"
#include "platform/web/test_client.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/pages.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/facts.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace grassroots {
namespace {

using base::day;
using organisations::Share;
using web::Method;
using Pairs = web::TestClient::Pairs;

constexpr base::Date today = day(2026, 3, 2);
constexpr base::Date reform = day(2025, 7, 1);

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// An enterprise in Phùng and one in Trung Châu, which ends on 1 July 2025; xã Ô Diên and xã Liên Minh begin that day.
class PlacesOfOrganisations : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        o_dien = add_young("Xã Ô Diên");
        lien_minh = add_young("Xã Liên Minh");
        hoa_binh = add_enterprise("Công ty TNHH Hòa Bình", area.phung);
        song_hong = add_enterprise("Công ty TNHH Sông Hồng", area.trung_chau);
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()});
    }
    organisations::Change change()
    {
        trees = organisations::placement(**tx, today);
        return {**tx, *trees, support::lan};
    }
    UnitId add_young(std::string name)
    {
        return organisations::add(
            change(),
            {.kind = "commune", .name = std::move(name), .parent = area.city, .decision = {.effective_on = reform}});
    }
    EnterpriseId add_enterprise(std::string name, UnitId place, std::string village = {})
    {
        enterprises::Enterprise const e{.name = std::move(name),
                                        .legal_type = "llc_multi",
                                        .ownership = "private",
                                        .registered_on = base::parse_partial_date("2010-05-04"),
                                        .status = "active",
                                        .place = place,
                                        .village = std::move(village)};
        return enterprises::add(**tx, *organisations::placement(**tx, today), support::lan, std::span{&e, 1}, today)
            .front();
    }
    void end_trung_chau(std::vector<organisations::Part> const& parts)
    {
        organisations::succeed(change(), *organisations::find(**tx, area.trung_chau, today), parts,
                               {.number = "1656/NQ", .effective_on = reform}, organisations::Predecessor::ends);
        organisations::take_along(change(), area.trung_chau);
    }
    void done()
    {
        tx->commit();
        tx.reset();
    }
    void sign_in(UnitId scope)
    {
        web::Actor minh{.user = 2, .name = "Minh"};
        for (auto const* right : {"unions.view", "unions.edit", "enterprises.view"})
            minh.grants.push_back({right, scope.value});
        client->sign_in(minh);
    }
    web::Response found_union(EnterpriseId enterprise, std::string decided_on)
    {
        return client->post("/unions", {{"kind", "grassroots_union"},
                                        {"enterprise", enterprise.text()},
                                        {"decision_number", "15/QĐ-LĐLĐ"},
                                        {"decided_on", std::move(decided_on)},
                                        {"founding_members", "25"}});
    }
    static std::string url_in(web::Response const& made) { return std::string{web::header_of(made, "location")}; }
    static UnitId unit_of(std::string const& url) { return UnitId::parse(url.substr(url.rfind('/') + 1)); }
    web::Response come_into(std::string const& url, EnterpriseId enterprise, std::string effective_on)
    {
        return client->post(url + "/enterprise", {{"enterprise", enterprise.text()},
                                                  {"decision_number", "7/QĐ-LĐLĐ"},
                                                  {"effective_on", std::move(effective_on)}});
    }
    UnitId place_today(std::string const& url)
    {
        auto const read = db->begin(db::Access::read);
        return organisations::find(**read, unit_of(url), today)->place.value_or(UnitId{});
    }
    /// Unions that stand at the place by the facts until today.
    std::int64_t stock(UnitId place)
    {
        auto const read = db->begin(db::Access::read);
        std::int64_t sum = 0;
        organisations::refill(**read, [&](ledger::Fact const& f, ledger::Entry const&) {
            if (f.unit != place || !f.kind->name.starts_with("union.")) return;
            bool const comes = f.kind->name.ends_with("founded") || f.kind->name.ends_with("moved_in");
            bool const goes = f.kind->name.ends_with("dissolved") || f.kind->name.ends_with("moved_out");
            sum += comes ? f.quantity : goes ? -f.quantity : 0;
        });
        return sum;
    }

    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    UnitId o_dien, lien_minh;
    EnterpriseId hoa_binh, song_hong;
    std::unique_ptr<ledger::Placement> trees;
    std::unique_ptr<web::TestClient> client;
};

INSTANTIATE_TEST_SUITE_P(Both, PlacesOfOrganisations, support::both, support::dialect_name);

TEST_P(PlacesOfOrganisations, AnEnterpriseWhosePlaceWasDividedIsInThePartOfItsVillage)
{
    auto const village =
        support::add_unit(**tx, organisations::Line::administrative, "village", "Thôn Một", area.trung_chau);
    auto const told = add_enterprise("Công ty TNHH Thôn Một", area.trung_chau, "Thôn Một");
    end_trung_chau({{o_dien, Share::part}, {lien_minh, Share::part}});
    organisations::transfer(change(), *organisations::find(**tx, village, today), o_dien, {.effective_on = reform});
    done();
    sign_in(area.city);
    auto const url = url_in(found_union(hoa_binh, "12/5/2014"));
    auto const refused = come_into(url, song_hong, "1/9/2025");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "«Xã Trung Châu» không tồn tại"));
    EXPECT_EQ(place_today(url), area.phung);
    EXPECT_EQ(stock(area.phung), 1);
    EXPECT_EQ(come_into(url, told, "1/9/2025").status, 303);
    EXPECT_EQ(place_today(url), o_dien);
    EXPECT_EQ(stock(area.phung), 0);
    EXPECT_EQ(stock(o_dien), 1);
}

TEST_P(PlacesOfOrganisations, AnOfficerOfAYoungCommuneRecordsOlderDecisions)
{
    end_trung_chau({{o_dien, Share::whole}});
    auto const neighbour = add_enterprise("Công ty TNHH Láng Giềng", area.trung_chau);
    auto const young = add_enterprise("Công ty TNHH Ô Diên", o_dien);
    done();
    sign_in(o_dien);
    auto const made = found_union(song_hong, "12/5/2020");
    ASSERT_EQ(made.status, 303) << made.body;
    EXPECT_EQ(place_today(url_in(made)), o_dien);
    EXPECT_EQ(stock(area.trung_chau), 1);
    EXPECT_EQ(come_into(url_in(made), neighbour, "1/6/2021").status, 303);
    auto const body = R"({"name": "CĐCS", "enterprise": ")" + young.text() +
                      R"(", "decision_number": "16/QĐ-LĐLĐ", "decided_on": "2020-05-12"})";
    EXPECT_EQ(client->api(Method::post, "/api/v1/unions", body).status, 201);
    EXPECT_EQ(stock(o_dien), 1);   // although the commune is younger than its union
    sign_in(area.phung);
    EXPECT_EQ(found_union(song_hong, "12/5/2020").status, 422);
}

TEST_P(PlacesOfOrganisations, ADecisionOfLongAgoMakesNoSecondOne)
{
    auto const free = add_enterprise("Công ty TNHH Láng Giềng", area.phung);
    done();
    sign_in(area.city);
    EXPECT_EQ(found_union(hoa_binh, "12/5/2020").status, 303);
    EXPECT_EQ(found_union(hoa_binh, "12/5/2014").status, 409);
    auto const other = url_in(found_union(free, "12/5/2014"));
    EXPECT_EQ(come_into(other, hoa_binh, "1/6/2018").status, 409);
}

TEST_P(PlacesOfOrganisations, AChangeOfEnterpriseComesAfterTheMoveBefore)
{
    auto const third =
        support::add_unit(**tx, organisations::Line::administrative, "commune", "Xã Hồng Hà", area.district);
    done();
    sign_in(area.city);
    auto const url = url_in(found_union(hoa_binh, "12/5/2014"));
    tx = db->begin(db::Access::write);
    organisations::move(change(), *organisations::find(**tx, unit_of(url), today), std::span{&third, 1},
                        {.effective_on = day(2023, 1, 1)});
    done();
    auto const early = come_into(url, song_hong, "1/1/2020");
    EXPECT_EQ(early.status, 422);
    EXPECT_TRUE(has(early, "01/01/2023"));
    EXPECT_EQ(come_into(url, song_hong, "2/1/2023").status, 303);
    EXPECT_EQ(place_today(url), area.trung_chau);
    for (auto const place : {area.phung, third}) EXPECT_EQ(stock(place), 0);
    EXPECT_EQ(stock(area.trung_chau), 1);
}

TEST_P(PlacesOfOrganisations, ListsGoByWhereTheOrganisationIs)
{
    done();
    sign_in(area.city);
    auto const url = url_in(found_union(hoa_binh, "12/5/2014"));
    EXPECT_EQ(come_into(url, song_hong, "1/6/2020").status, 303);
    EXPECT_TRUE(has(client->get(url), "Xã Trung Châu") && has(client->get(url), "Thị trấn Phùng"));
    sign_in(area.trung_chau);
    EXPECT_EQ(client->get(url).status, 200);
    EXPECT_TRUE(has(client->get("/unions"), url));
    EXPECT_TRUE(has(client->get_fragment("/unions?sort=decided"), "Xã Trung Châu"));
    EXPECT_TRUE(has(client->get("/unions?place=" + area.trung_chau.text()), url));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/unions"), "\"place\":\"" + area.trung_chau.text()));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1" + url), "\"place\":\"" + area.trung_chau.text()));
    sign_in(area.phung);
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_FALSE(has(client->get("/unions?state=all"), url));
}

TEST_P(PlacesOfOrganisations, ListsShowTheCommuneThatFollowed)
{
    done();
    sign_in(area.city);
    auto const url = url_in(found_union(song_hong, "12/5/2014"));
    tx = db->begin(db::Access::write);
    end_trung_chau({{o_dien, Share::whole}});
    done();
    sign_in(o_dien);
    EXPECT_TRUE(has(client->get("/unions"), url));
    EXPECT_TRUE(has(client->get_fragment("/unions"), "Xã Ô Diên"));
}

}   // namespace
}   // namespace grassroots
