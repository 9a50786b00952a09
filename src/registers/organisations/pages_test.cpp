#include "registers/organisations/pages.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "platform/web/test_client.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/store.hpp"
#include "support/both.hpp"

namespace organisations {
namespace {

using base::day;
using web::Method;

class UnitPages : public support::OnBoth {
protected:
    UnitPages()
    {
        auto tx = db->begin(db::Access::write);
        auto const trees = placement(**tx, day(2026, 3, 2));
        auto made = [&](std::string kind, std::string name, std::optional<UnitId> parent) {
            NewUnit unit{.kind = std::move(kind), .name = std::move(name), .parent = parent};
            unit.decision.effective_on = day(2008, 8, 1);
            return add({**tx, *trees, {UserId{1}, base::Instant{}}}, unit);
        };
        city = made("city", "Thành phố Hà Nội", {});
        district = made("district", "Huyện Đan Phượng", city);
        commune = made("commune", "Xã Hồng Hà", district);
        other = made("commune", "Xã Liên Hồng", district);
        elsewhere = made("district", "Huyện Hoài Đức", city);
        tx->commit();
        client.sign_in({.user = 1,
                        .name = "Lan",
                        .grants = {{"organisations.view", city.value}, {"organisations.edit", district.value}}});
    }
    Unit now(UnitId id) { return *find(**db->begin(db::Access::read), id, day(2026, 3, 2)); }

    web::TestClient client{*db, {page_routes(), api_routes()}};
    UnitId city;
    UnitId district;
    UnitId commune;
    UnitId other;
    UnitId elsewhere;
};

INSTANTIATE_TEST_SUITE_P(Both, UnitPages, support::both, support::dialect_name);

TEST_P(UnitPages, TheTreeShowsTheDayAsked)
{
    auto const page = client.get("/units");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("Xã Hồng Hà"), std::string::npos);
    EXPECT_EQ(client.get("/units?day=2000-01-01").body.find("Xã Hồng Hà"), std::string::npos);
    EXPECT_EQ(client.get("/units?day=quatsch&line=quatsch").status, 200);
}

TEST_P(UnitPages, ALineWhoseOrganisationsStandUnderNoUnitSaysSo)
{
    auto const page = [&] { return client.get("/units?line=veterans").body; };
    EXPECT_EQ(page().find("không trực thuộc"), std::string::npos);
    {
        auto tx = db->begin(db::Access::write);
        NewUnit unit{.line = Line::veterans, .kind = "veterans_branch", .name = "Hội Cựu chiến binh Công ty Một"};
        unit.decision.effective_on = day(2024, 8, 1);
        (void)add({**tx, *placement(**tx, day(2026, 3, 2)), {UserId{1}, base::Instant{}}}, unit);
        tx->commit();
    }
    EXPECT_NE(page().find("Có 1 tổ chức cơ sở không trực thuộc"), std::string::npos);
    EXPECT_EQ(client.get("/units?line=veterans&day=2024-07-31").body.find("Có 1 tổ chức cơ sở không trực thuộc"),
              std::string::npos);
}

TEST_P(UnitPages, RecordPageAndFormsAnswer)
{
    EXPECT_EQ(client.get(url_of(commune)).status, 200);
    for (auto const* form : {"/name", "/parent", "/succession", "/ending"})
        EXPECT_EQ(client.get(url_of(commune) + form).status, 200) << form;
    EXPECT_EQ(client.get("/units/0000000000000").status, 404);
    EXPECT_EQ(client.get(url_of(elsewhere) + "/name").status, 404);   // outside what Lan may change
    EXPECT_EQ(client.post(url_of(elsewhere) + "/ending", {{"effective_on", "1/7/2025"}}).status, 404);
}

TEST_P(UnitPages, RenamingKeepsTheOldName)
{
    EXPECT_EQ(client.post(url_of(commune) + "/name", {{"name", "Xã Hồng Hà"}, {"effective_on", "1/1/2020"}}).status,
              422);
    EXPECT_EQ(client.post(url_of(commune) + "/name", {{"name", "Xã Mới"}}).status, 422);
    EXPECT_EQ(client
                  .post(url_of(commune) + "/name",
                        {{"name", "Xã Mới"}, {"effective_on", "1/1/2020"}, {"decision_number", "5/NQ"}})
                  .status,
              303);
    EXPECT_EQ(now(commune).name, "Xã Mới");
    EXPECT_NE(client.get(url_of(commune)).body.find("Xã Hồng Hà"), std::string::npos);
}

TEST_P(UnitPages, MovingRefusesACycleAndMovesTheBranch)
{
    EXPECT_EQ(
        client.post(url_of(district) + "/parent", {{"parent", commune.text()}, {"effective_on", "1/1/2020"}}).status,
        422);
    EXPECT_EQ(
        client.post(url_of(commune) + "/parent", {{"parent", elsewhere.text()}, {"effective_on", "1/1/2020"}}).status,
        422);
    EXPECT_EQ(client.post(url_of(commune) + "/parent", {{"parent", other.text()}, {"effective_on", "1/1/2020"}}).status,
              303);
    EXPECT_EQ(now(commune).parent, other);
}

TEST_P(UnitPages, MergingEndsThePredecessor)
{
    web::TestClient::Pairs fields{{"successor1_text", "Liên Hồng"}, {"share1", "whole"}, {"effective_on", "1/7/2025"}};
    EXPECT_EQ(client.post(url_of(commune) + "/succession", fields).status, 303);
    EXPECT_EQ(now(commune).ended_on, day(2025, 7, 1));
    EXPECT_EQ(client.post(url_of(commune) + "/succession", fields).status, 409);
    EXPECT_NE(client.get(url_of(commune)).body.find("30/06/2025"), std::string::npos);
}

TEST_P(UnitPages, AUnionMovesStopsAndGoesOn)
{
    UnitId union_;
    {
        auto tx = db->begin(db::Access::write);
        auto const trees = placement(**tx, day(2026, 3, 2));
        union_ = found(**tx, *trees, {UserId{1}, base::Instant{}},
                       {.kind = "grassroots_union",
                        .name = "Công đoàn cơ sở Công ty Hòa Bình",
                        .place = commune,
                        .decision_number = "1/QĐ",
                        .decided_on = day(2014, 5, 12)});
        tx->commit();
    }
    EXPECT_EQ(client.post(url_of(union_) + "/place", {{"place", other.text()}}).status, 404);   // a union officer's
    client.sign_in(
        {.user = 2, .name = "Minh", .grants = {{"organisations.view", city.value}, {"unions.edit", district.value}}});
    for (auto const* form : {"/place", "/suspension", "/resumption"})
        EXPECT_EQ(client.get(url_of(union_) + form).status, 200) << form;
    auto const same = client.post(url_of(union_) + "/place", {{"place", commune.text()}, {"effective_on", "1/1/2020"}});
    EXPECT_EQ(same.status, 422);
    EXPECT_NE(same.body.find("1/1/2020"), std::string::npos);
    EXPECT_EQ(
        client.post(url_of(union_) + "/place", {{"place", elsewhere.text()}, {"effective_on", "1/1/2020"}}).status,
        422);
    EXPECT_EQ(client.post(url_of(union_) + "/place", {{"place", other.text()}, {"effective_on", "1/1/2020"}}).status,
              303);
    EXPECT_EQ(now(union_).place, other);
    auto const early =
        client.post(url_of(union_) + "/place", {{"place", commune.text()}, {"effective_on", "1/1/2020"}});
    EXPECT_EQ(early.status, 422);
    EXPECT_NE(early.body.find("là ngày đơn vị về nơi hiện nay"), std::string::npos);
    EXPECT_EQ(client.post(url_of(union_) + "/resumption", {{"effective_on", "1/1/2021"}}).status, 409);
    EXPECT_EQ(client.post(url_of(union_) + "/suspension", {{"effective_on", "1/1/2021"}}).status, 303);
    EXPECT_EQ(client.post(url_of(union_) + "/suspension", {{"effective_on", "1/2/2021"}}).status, 409);
    EXPECT_EQ(client.post(url_of(union_) + "/resumption", {{"effective_on", "1/2/2021"}}).status, 303);
    auto const tx = db->begin(db::Access::read);
    EXPECT_TRUE(suspended_on(events(**tx, union_), day(2021, 1, 31)));
    EXPECT_FALSE(suspended_on(events(**tx, union_), day(2021, 2, 1)));
}

TEST_P(UnitPages, AUnitAboveTheGrassrootsServesSeveralAreas)
{
    UnitId federation;
    {
        auto tx = db->begin(db::Access::write);
        auto const trees = placement(**tx, day(2026, 3, 2));
        federation =
            add({**tx, *trees, {UserId{1}, base::Instant{}}}, {.line = Line::union_,
                                                               .kind = "commune_union",
                                                               .name = "Công đoàn xã Ô Diên",
                                                               .places = {commune},
                                                               .decision = {.effective_on = day(2014, 5, 12)}});
        tx->commit();
    }
    client.sign_in(
        {.user = 2, .name = "Minh", .grants = {{"organisations.view", city.value}, {"unions.edit", district.value}}});
    auto const url = url_of(federation) + "/place";
    EXPECT_NE(client.get(url).body.find("value=\"" + commune.text() + "\""), std::string::npos);
    auto serve = [&](UnitId second, std::string day) {
        return client.post(url,
                           {{"place", commune.text()}, {"place3", second.text()}, {"effective_on", std::move(day)}});
    };
    EXPECT_EQ(serve(commune, "1/1/2020").status, 422);
    auto const outside = serve(elsewhere, "1/1/2020");
    EXPECT_EQ(outside.status, 422);
    EXPECT_NE(outside.body.find("1/1/2020"), std::string::npos);
    EXPECT_EQ(serve(other, "1/1/2020").status, 303);
    EXPECT_EQ(serve(other, "1/1/2021").status, 422) << "those it has";
    EXPECT_EQ(client
                  .api(Method::post, "/api/v1/units/" + federation.text() + "/place",
                       R"({"place": ")" + other.text() + R"(", "also": [")" + commune.text() +
                           R"("], "effective_on": "2021-01-01"})")
                  .status,
              200);
    auto const tx = db->begin(db::Access::read);
    EXPECT_EQ(areas_on(**tx, federation, day(2019, 12, 31)), std::vector{commune});
    EXPECT_EQ(areas_on(**tx, federation, day(2020, 6, 1)), (std::vector{commune, other}));
    EXPECT_EQ(now(federation).place, other);
}

TEST_P(UnitPages, DaysThatCannotBeReadAreToldOnce)
{
    auto const refused = client.post(url_of(commune) + "/ending", {{"effective_on", "31/2/2020"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("31/2/2020"), std::string::npos);
    EXPECT_EQ(now(commune).ended_on, std::nullopt);
}

TEST_P(UnitPages, GrassrootsOrganisationsAreFoundedInTheirRegisters)
{
    client.sign_in(
        {.user = 2,
         .name = "Minh",
         .grants = {
             {"organisations.view", city.value}, {"organisations.edit", city.value}, {"unions.edit", city.value}}});
    web::TestClient::Pairs const fields{
        {"kind", "grassroots_union"}, {"name", "CĐCS"}, {"place", commune.text()}, {"effective_on", "1/7/2025"}};
    EXPECT_EQ(client.post("/units", fields).status, 422);
}

TEST_P(UnitPages, TheApiDecidesTheSame)
{
    auto const url = "/api/v1/units/" + commune.text();
    auto decide = [&](std::string const& what, std::string const& body) {
        return client.api(Method::post, url + what, body).status;
    };
    EXPECT_EQ(decide("/name", R"({"name": "Xã Mới"})"), 422);
    EXPECT_EQ(decide("/name", R"({"name": "Xã Mới", "effective_on": "2020-01-01", "decision_number": "5/NQ"})"), 200);
    EXPECT_EQ(now(commune).name, "Xã Mới");
    EXPECT_EQ(decide("/parent", R"({"parent": ")" + elsewhere.text() + R"(", "effective_on": "2020-01-01"})"), 422);
    EXPECT_EQ(decide("/parent", R"({"parent": ")" + other.text() + R"(", "effective_on": "2020-01-01"})"), 200);
    EXPECT_EQ(decide("/place", R"({"place": ")" + elsewhere.text() + R"(", "effective_on": "2020-01-01"})"), 422);
    EXPECT_EQ(decide("/suspension", R"({"effective_on": "2021-01-01"})"), 200);
    EXPECT_EQ(decide("/suspension", R"({"effective_on": "2021-01-01"})"), 409);
    EXPECT_EQ(decide("/resumption", R"({"effective_on": "2021-02-01"})"), 200);
    EXPECT_EQ(decide("/succession", R"({"successors": [{"unit": ")" + commune.text() +
                                        R"(", "share": "whole"}], "effective_on": "2025-07-01"})"),
              422);
    EXPECT_EQ(decide("/succession", R"({"successors": [{"unit": ")" + other.text() +
                                        R"(", "share": "whole"}], "effective_on": "2025-07-01"})"),
              200);
    EXPECT_EQ(now(commune).ended_on, day(2025, 7, 1));
    EXPECT_EQ(decide("/ending", R"({"effective_on": "2025-08-01"})"), 409);
    auto const end = R"({"effective_on": "2025-08-01"})";
    EXPECT_EQ(client.api(Method::post, "/api/v1/units/" + other.text() + "/ending", end).status, 200);
    EXPECT_EQ(client.api(Method::post, "/api/v1/units/" + elsewhere.text() + "/ending", end).status, 404);
}

TEST_P(UnitPages, AUnitBecomesAnotherKindByDecision)
{
    EXPECT_NE(client.get(url_of(commune) + "/kind").body.find("\"ward\""), std::string::npos);
    web::TestClient::Pairs fields{{"kind", "ward"}, {"note", "theo đề án"}, {"effective_on", "1/1/2020"}};
    auto const refused = client.post(url_of(commune) + "/kind", fields);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("theo đề án"), std::string::npos);
    EXPECT_EQ(refused.body.find("name=\"members\""), std::string::npos);   // only Party organisations count them
    EXPECT_EQ(refused.body.find("đảng viên"), std::string::npos);
    fields[1] = {"decision_number", "895/NQ"};
    EXPECT_EQ(client.post(url_of(commune) + "/kind", fields).status, 303);
    EXPECT_EQ(client.post(url_of(commune) + "/kind", fields).status, 422);
    EXPECT_EQ(now(commune).kind, "ward");
    auto const tx = db->begin(db::Access::read);
    EXPECT_EQ(find(**tx, commune, day(2019, 12, 31))->kind, "commune");
    auto const url = "/api/v1/units/" + commune.text() + "/kind";
    EXPECT_EQ(client.api(Method::post, url, R"({"kind": "ward"})").status, 422);
    auto const body = R"({"kind": "township", "decision_number": "9/NQ", "effective_on": "2021-01-01"})";
    EXPECT_EQ(client.api(Method::post, url, body).status, 200);
    EXPECT_EQ(client.api(Method::post, "/api/v1/units/" + elsewhere.text() + "/kind", body).status, 404);
}

TEST_P(UnitPages, APartyCommitteeWithCellsBecomesNoSubordinateCell)
{
    UnitId committee;
    {
        auto tx = db->begin(db::Access::write);
        auto const trees = placement(**tx, day(2026, 3, 2));
        auto const party = [&](std::string kind, std::string name, std::optional<UnitId> parent) {
            return found(**tx, *trees, {UserId{1}, base::Instant{}},
                         {.line = Line::party,
                          .kind = std::move(kind),
                          .name = std::move(name),
                          .parent = parent,
                          .place = commune,
                          .decision_number = "1/QĐ",
                          .decided_on = day(2014, 5, 12)});
        };
        committee = party("grassroots_party_committee", "Đảng bộ Công ty Hòa Bình", {});
        party("subordinate_cell", "Chi bộ Phân xưởng Một", committee);
        tx->commit();
    }
    client.sign_in(
        {.user = 2, .name = "Minh", .grants = {{"organisations.view", city.value}, {"party.edit", district.value}}});
    EXPECT_NE(client.get(url_of(committee) + "/kind").body.find("cấp nào đã cho phép"), std::string::npos);
    web::TestClient::Pairs fields{
        {"kind", "party_cell"}, {"members", "nhiều"}, {"decision_number", "9/QĐ"}, {"effective_on", "1/1/2020"}};
    auto const unreadable = client.post(url_of(committee) + "/kind", fields);
    EXPECT_EQ(unreadable.status, 422);
    EXPECT_NE(unreadable.body.find("nhiều"), std::string::npos);
    fields[1].second = "12";
    fields[0].second = "subordinate_cell";
    auto const refused = client.post(url_of(committee) + "/kind", fields);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("Chi bộ Phân xưởng Một"), std::string::npos);
    fields[0].second = "party_cell";
    EXPECT_EQ(client.post(url_of(committee) + "/kind", fields).status, 303);
}

TEST_P(UnitPages, EveryDecisionStandsInTheLog)
{
    auto post = [&](std::string const& what, web::TestClient::Pairs fields) {
        fields.emplace_back("effective_on", "1/1/2020");
        return client.post(url_of(commune) + what, fields).status;
    };
    EXPECT_EQ(post("/name", {{"name", "Xã Mới"}}), 303);
    EXPECT_EQ(post("/parent", {{"parent", other.text()}}), 303);
    EXPECT_EQ(post("/suspension", {}), 303);
    EXPECT_EQ(post("/ending", {}), 303);
    auto const tx = db->begin(db::Access::read);
    auto const log = accounts::list_audit(**tx, {.record = commune.value});
    EXPECT_EQ(log.size(), 5U);   // and its founding
    for (auto const& line : log) EXPECT_EQ(line.record_kind, "unit");
}

TEST_P(UnitPages, AddingAUnit)
{
    web::TestClient::Pairs const fields{
        {"kind", "commune"}, {"name", "Xã Mới"}, {"parent", district.text()}, {"effective_on", "1/7/2025"}};
    EXPECT_EQ(client.post("/units", fields).status, 303);
    EXPECT_EQ(client.post("/units", {{"kind", "commune"}}).status, 422);
    EXPECT_EQ(client.post("/units", {{"kind", "commune_union"}, {"name", "x"}}).status, 403);
}

TEST_P(UnitPages, TheApiSaysTheSame)
{
    auto const found = client.api(Method::get, "/api/v1/units?q=hong%20ha");
    EXPECT_EQ(found.status, 200);
    EXPECT_NE(found.body.find(commune.text()), std::string::npos);
    EXPECT_EQ(client.api(Method::get, "/api/v1/units/" + commune.text()).status, 200);
    EXPECT_EQ(client.api(Method::get, "/api/v1/units/quatsch").status, 404);
    auto const body =
        R"({"kind":"commune","name":"Xã Mới","effective_on":"2025-07-01","parent":")" + district.text() + "\"}";
    EXPECT_EQ(client.api(Method::post, "/api/v1/units", body).status, 201);
    EXPECT_EQ(client.api(Method::post, "/api/v1/units", R"({"kind":"commune"})").status, 422);
}

}   // namespace
}   // namespace organisations
