#include "registers/organisations/pages.hpp"

#include <gtest/gtest.h>

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
