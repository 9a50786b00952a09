#include "registers/reorganisations/pages.hpp"

#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/handover.hpp"
#include "registers/reorganisations/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace reorganisations {
namespace {

using base::day;
using web::Method;
using Pairs = web::TestClient::Pairs;

/// Two commune unions below the city's, with a grassroots union each; Lan decides about the city's line, Minh about
/// one.
class PlanPages : public support::OnBoth {
protected:
    PlanPages()
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        city = support::add_unit(**tx, Line::union_, "city_federation", "LĐLĐ thành phố Hà Nội", {}, {area.city});
        first = support::add_unit(**tx, Line::union_, "commune_union", "Công đoàn xã Đan Phượng", city, {area.phung});
        second =
            support::add_unit(**tx, Line::union_, "commune_union", "Công đoàn xã Liên Minh", city, {area.trung_chau});
        auto const trees = organisations::placement(**tx, day(2026, 3, 2));
        for (auto const& [name, place, under] :
             {std::tuple{"CĐCS Hòa Bình", area.phung, first}, {"CĐCS Thành Công", area.trung_chau, second}})
            unions.push_back(organisations::found(**tx, *trees, support::lan,
                                                  {.kind = "grassroots_union",
                                                   .name = name,
                                                   .parent = under,
                                                   .place = place,
                                                   .decision_number = "1/QĐ",
                                                   .decided_on = day(2014, 5, 12)}));
        tx->commit();
        sign_in(area.city);
    }
    void sign_in(UnitId scope)
    {
        client.sign_in({.user = 1,
                        .name = "Lan",
                        .grants = {{"organisations.view", area.city.value}, {"unions.edit", scope.value}}});
    }
    PlanId begin()
    {
        auto const answer = client.post("/reorganisations", {{"title", "Sắp xếp công đoàn xã"},
                                                             {"above", city.text()},
                                                             {"decision_number", "15/QĐ"},
                                                             {"effective_on", "1/7/2025"}});
        EXPECT_EQ(answer.status, 303);
        return list(**db->begin(db::Access::read)).front().id;
    }
    Plan plan(PlanId id) { return *find(**db->begin(db::Access::read), id); }
    Unit now(UnitId id) { return *organisations::find(**db->begin(db::Access::read), id, day(2026, 3, 2)); }
    int press(PlanId id, std::string const& what)
    {
        return client.post(url_of(id) + what, {{"revision", std::to_string(plan(id).revision)}}).status;
    }

    static web::TestSetting setting()
    {
        static organisations::Holders const nobody;
        web::TestSetting made;
        made.shelf.put(nobody);
        return made;
    }

    web::TestClient client{*db, {page_routes(), api_routes()}, setting()};
    support::Area area;
    UnitId city;
    UnitId first;
    UnitId second;
    std::vector<UnitId> unions;
};

INSTANTIATE_TEST_SUITE_P(Both, PlanPages, support::both, support::dialect_name);

TEST_P(PlanPages, APlanIsDraftedMergedCarriedOutAndTakenBack)
{
    auto const id = begin();
    EXPECT_EQ(client.get("/reorganisations").status, 200);
    for (auto const* what : {"merge", "divide", "found", "rename", "put_under", "serve", "end"})
        EXPECT_EQ(client.get(url_of(id) + "/changes/new?what=" + what).status, 200) << what;
    EXPECT_EQ(client.get(url_of(id) + "/changes/new?what=quatsch").status, 404);
    Pairs merging{{"units", "Công đoàn xã Đan Phượng\r\nCông đoàn xã Liên Hà\r\n"},
                  {"name", "Công đoàn khu vực Đan Phượng"},
                  {"kind", "commune_union"},
                  {"places", "09784\n09787"}};
    auto const refused = client.post(url_of(id) + "/changes?what=merge", merging);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("Công đoàn xã Liên Hà"), std::string::npos);
    EXPECT_TRUE(plan(id).steps.empty());
    merging[0].second = "Công đoàn xã Đan Phượng\r\nCông đoàn xã Liên Minh\r\n";
    EXPECT_EQ(client.post(url_of(id) + "/changes?what=merge", merging).status, 303);
    ASSERT_EQ(plan(id).steps.size(), 3U);
    auto const page = client.get(url_of(id));
    EXPECT_NE(page.body.find("Công đoàn khu vực Đan Phượng"), std::string::npos);
    EXPECT_NE(page.body.find("/carrying-out"), std::string::npos);

    EXPECT_EQ(client.post(url_of(id) + "/carrying-out", {{"revision", "1"}}).status, 409);   // changed since
    EXPECT_EQ(press(id, "/carrying-out"), 303);
    auto const made = plan(id).steps.front().unit;
    EXPECT_EQ(now(unions.front()).parent, made);
    EXPECT_EQ(now(unions.back()).parent, made);
    EXPECT_TRUE(now(first).ended_on);
    EXPECT_EQ(press(id, "/carrying-out"), 409);
    EXPECT_EQ(press(id, "/dropping"), 404);
    EXPECT_EQ(client.post(url_of(id) + "/changes?what=rename", {{"name", "x"}}).status, 404);

    EXPECT_EQ(press(id, "/taking-back"), 303);
    EXPECT_EQ(now(unions.front()).parent, first);
    EXPECT_FALSE(now(first).ended_on);
    EXPECT_EQ(client.get(url_of(id)).status, 200);
}

TEST_P(PlanPages, ADivisionIsRuledMarkedAndHandedOver)
{
    auto const id = begin();
    EXPECT_EQ(client
                  .post(url_of(id) + "/changes?what=divide",
                        {{"unit_text", "Công đoàn xã Đan Phượng"}, {"name1", "Công đoàn A"}, {"kind", "commune_union"}})
                  .status,
              422);
    EXPECT_EQ(client
                  .post(url_of(id) + "/changes?what=divide", {{"unit_text", "Công đoàn xã Đan Phượng"},
                                                              {"name1", "Công đoàn A"},
                                                              {"successor2_text", "Công đoàn xã Liên Minh"},
                                                              {"kind", "commune_union"}})
                  .status,
              303);
    auto const page = client.get(url_of(id));
    EXPECT_NE(page.body.find("CĐCS Hòa Bình"), std::string::npos);   // taken by no rule
    EXPECT_EQ(press(id, "/carrying-out"), 422);
    auto const revision = std::to_string(plan(id).revision);
    Pairs const marks{{"former", first.text()}, {"successor", second.text()}, {"marked[]", unions.front().text()}};
    EXPECT_EQ(client.post(url_of(id) + "/marks", {{"former", first.text()}, {"successor", second.text()}}).status, 422);
    EXPECT_EQ(client.post(url_of(id) + "/rules", {{"former", first.text()}, {"successor", second.text()}}).status, 422);
    EXPECT_EQ(
        client.post(url_of(id) + "/rules", {{"former", first.text()}, {"successor", second.text()}, {"by", "area"}})
            .status,
        422);
    EXPECT_EQ(client
                  .post(url_of(id) + "/rules", {{"former", first.text()},
                                                {"successor", second.text()},
                                                {"by", "area"},
                                                {"area_text", "Thị trấn Phùng"}})
                  .status,
              303);
    ASSERT_EQ(plan(id).rules.size(), 1U);
    EXPECT_EQ(client.post(url_of(id) + "/rules/" + plan(id).rules.front().id.text() + "/removal", {}).status, 303);
    EXPECT_EQ(client.post(url_of(id) + "/marks", marks).status, 303);
    EXPECT_EQ(press(id, "/carrying-out"), 303);
    EXPECT_EQ(now(unions.front()).parent, second);
    auto const handovers = handovers_of(**db->begin(db::Access::read), id);
    ASSERT_EQ(handovers.size(), 1U);
    auto const url = "/handovers/" + handovers.front().id.text();
    EXPECT_EQ(client.get(url).status, 200);
    EXPECT_EQ(client.post(url, {{"done_on_seal", "32/13/2025"}}).status, 422);
    EXPECT_EQ(client.post(url, {{"done_on_seal", "1/1/2024"}}).status, 422);
    EXPECT_EQ(client.post(url, {{"done_on_seal", "5/7/2025"}, {"note_seal", "Biên bản số 3"}}).status, 303);
    EXPECT_EQ(handovers_of(**db->begin(db::Access::read), id).front().done(), 1U);
    EXPECT_EQ(client.api(Method::get, "/api/v1" + url).status, 200);
}

TEST_P(PlanPages, OnlyWhoDecidesAboutAllOfItSeesAPlan)
{
    auto const id = begin();
    sign_in(area.phung);
    EXPECT_EQ(client.get(url_of(id)).status, 404);
    EXPECT_EQ(client.get("/reorganisations").body.find("Sắp xếp công đoàn xã"), std::string::npos);
    EXPECT_EQ(press(id, "/dropping"), 404);
    EXPECT_EQ(client.api(Method::get, "/api/v1/reorganisations/" + id.text()).status, 404);
    EXPECT_EQ(client.post("/reorganisations", {{"title", "Khác"}, {"above", city.text()}}).status, 422);
    sign_in(area.city);
    EXPECT_EQ(press(id, "/dropping"), 303);
    EXPECT_EQ(plan(id).state, State::dropped);
}

TEST_P(PlanPages, TheApiDoesTheSame)
{
    auto const made = client.api(Method::post, "/api/v1/reorganisations",
                                 R"({"above": ")" + city.text() + R"(", "title": "Giải thể", "decision_number": "7/QĐ",
                                     "effective_on": "2025-07-01"})");
    ASSERT_EQ(made.status, 201);
    auto const id = list(**db->begin(db::Access::read)).front().id;
    auto const base = "/api/v1/reorganisations/" + id.text();
    EXPECT_EQ(client.api(Method::post, base + "/steps", R"({"what": "quatsch"})").status, 422);
    for (auto const unit : unions)
        EXPECT_EQ(
            client.api(Method::post, base + "/steps", R"({"what": "end", "unit": ")" + unit.text() + R"("})").status,
            201);
    EXPECT_EQ(
        client
            .api(Method::post, base + "/rules",
                 R"({"former": ")" + first.text() + R"(", "by": "area", "successor": ")" + second.text() + R"("})")
            .status,
        422);
    EXPECT_EQ(client.api(Method::post, base + "/carrying-out", "{}").status, 200);
    EXPECT_EQ(now(unions.front()).ended_on, day(2025, 7, 1));
    EXPECT_EQ(client.api(Method::post, base + "/carrying-out", "{}").status, 409);
    EXPECT_NE(client.api(Method::get, base).body.find("carried_out"), std::string::npos);
    EXPECT_EQ(client.api(Method::post, base + "/taking-back", "{}").status, 200);
    EXPECT_FALSE(now(unions.front()).ended_on);
}

}   // namespace
}   // namespace reorganisations
