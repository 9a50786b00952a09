#include "registers/enterprises/headcount.hpp"

#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using base::day;
using web::Method;

Headcount count(std::string_view kind, std::int64_t number, base::Date on)
{
    return {find_headcount_kind(kind), number, on};
}

std::vector<std::string> problems(std::vector<Headcount> const& counted)
{
    Enterprise const forty{.legal_type = "llc_multi", .workers = 40, .counted_on = day(2026, 3, 1)};
    std::vector<std::string> all;
    for (auto const& p : check(forty, counted, day(2026, 3, 2)))
        all.push_back(std::string{p.field} + " " + std::string{p.code});
    return all;
}

TEST(Headcount, IsNotMoreThanTheWorkersOfThatDay)
{
    EXPECT_TRUE(problems({count("young_workers", 40, day(2026, 3, 1))}).empty());
    EXPECT_EQ(problems({count("young_workers", 41, day(2026, 3, 1))}),
              std::vector<std::string>{"young_workers headcount.more_than_workers"});
    EXPECT_TRUE(problems({count("young_workers", 41, day(2026, 2, 1))}).empty());   // they may have been more then
    EXPECT_TRUE(problems({count("seasonal", 41, day(2026, 3, 1))}).empty());
}

TEST(Headcount, IsANumberOfADayThatHasBeen)
{
    EXPECT_EQ(problems({}), std::vector<std::string>{" headcount.nothing_counted"});
    EXPECT_EQ(problems({count("foreign", -1, day(2026, 3, 2))}),
              std::vector<std::string>{"foreign enterprise.count_below_zero"});
    EXPECT_EQ(problems({count("foreign", 1, day(2026, 3, 3)), count("insured", 1, day(2026, 3, 3))}),
              std::vector<std::string>{"counted_on date.in_future"});
}

class Headcounts : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const trees = organisations::placement(**tx, today);
        std::vector<Enterprise> const made{
            {.name = "Công ty Hòa Bình", .legal_type = "llc_multi", .place = area.phung, .workers = 40},
            {.name = "Công ty Sông Hồng", .legal_type = "llc_multi", .place = area.trung_chau},
            {.name = "Công ty An Khánh", .legal_type = "llc_multi", .place = area.phung}};
        ids = add(**tx, *trees, support::lan, made, today);
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), headcount_page_routes(), api_routes(), headcount_api_routes()});
        sign_in({"enterprises.view", "enterprises.edit", "party.view", "party.edit"});
    }
    void sign_in(std::initializer_list<std::string> rights)
    {
        web::Actor minh{.user = 2, .name = "Minh"};
        for (auto const& right : rights) minh.grants.push_back({right, area.city.value});
        client->sign_in(minh);
    }
    std::string url(std::size_t which) const { return "/enterprises/" + ids[which].text() + "/headcounts"; }
    std::string api(std::size_t which) const { return "/api/v1" + url(which); }
    static bool has(web::Response const& response, std::string_view text)
    {
        return response.body.find(text) != std::string::npos;
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    std::vector<EnterpriseId> ids;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(Headcounts, OfTheLatestDayHolds)
{
    auto const tx = db->begin(db::Access::write);
    auto const* kind = find_headcount_kind("young_workers");
    auto const counted = [&](std::int64_t number, base::Date on, int seconds) {
        auto const one = count("young_workers", number, on);
        ledger::Entry const entry{UserId{1}, support::lan.at + std::chrono::seconds{seconds}};
        save(**tx, entry, ids[0], std::span{&one, 1});
        return newest_headcounts(**tx, *kind, ids).at(ids[0]);
    };
    EXPECT_EQ(counted(7, day(2026, 1, 1), 0), 7);
    EXPECT_EQ(counted(5, day(2025, 1, 1), 1), 7);   // an older day, told later
    EXPECT_EQ(counted(9, day(2026, 1, 1), 2), 9);   // the same day, counted again
    EXPECT_EQ(headcounts(**tx, ids[0]).size(), 3U);
    EXPECT_FALSE(newest_headcounts(**tx, *kind, ids).contains(ids[1]));
}

TEST_P(Headcounts, OrderTheListOfEnterprises)
{
    auto const tx = db->begin(db::Access::write);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto const one = count("young_workers", static_cast<std::int64_t>(3 + i), day(2026, 1, 1));
        save(**tx, support::lan, ids[i], std::span{&one, 1});
    }
    auto const found = [&](HeadcountBand band, UnitId scope) {
        web::Actor const minh{.user = 2, .name = "Minh", .grants = {{"enterprises.view", scope.value}}};
        Question question{.headcount = std::move(band), .sort = "headcount", .size = 1};
        std::vector<EnterpriseId> all;
        do {
            auto const page = list(**tx, minh, question, today);
            for (auto const& e : page.enterprises) all.push_back(e.id);
            question.after = page.next;
        } while (question.after);
        return all;
    };
    using Ids = std::vector<EnterpriseId>;
    for (auto const scope : {area.city, area.phung}) {   // by places and, for everyone, along the numbers
        EXPECT_EQ(found({"young_workers", 4, 0}, scope), scope == area.city ? (Ids{ids[2], ids[1]}) : (Ids{ids[2]}));
        EXPECT_EQ(found({"young_workers", 1, 5}, scope), scope == area.city ? (Ids{ids[1], ids[0]}) : (Ids{ids[0]}));
        EXPECT_TRUE(found({"party_members", 0, 0}, scope).empty());
    }
    web::Actor const everyone{.user = 1, .name = "Lan", .grants = {}, .everything = true};
    Question const from_four{.headcount = {"young_workers", 4, 5}, .sort = "headcount"};
    auto const page = list(**tx, everyone, from_four, today);
    ASSERT_EQ(page.enterprises.size(), 1U);
    EXPECT_EQ(page.enterprises.front().id, ids[1]);
}

TEST_P(Headcounts, AreWrittenAndShownOnThePages)
{
    EXPECT_TRUE(has(client->get(url(0)), "Đảng viên chính thức"));
    auto const refused =
        client->post(url(0), {{"counted_on", "2/3/2026"}, {"young_workers", "41"}, {"insured", "nhiều"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "nhiều") && has(refused, "value=\"41\""));
    EXPECT_EQ(client->post(url(0), {{"counted_on", ""}, {"young_workers", "4"}}).status, 422);
    EXPECT_EQ(client->post(url(0), {{"counted_on", "2/3/2026"}, {"young_workers", "41"}}).status, 422);
    EXPECT_EQ(
        client->post(url(0), {{"counted_on", "2/3/2026"}, {"young_workers", "12"}, {"party_members", "2"}}).status,
        303);
    auto const record = client->get("/enterprises/" + ids[0].text());
    EXPECT_TRUE(has(record, "12 · 02/03/2026"));
    EXPECT_TRUE(has(record, "Đảng viên chính thức"));
}

TEST_P(Headcounts, OfPartyMembersAreForThoseWhoSeePartyOrganisations)
{
    EXPECT_EQ(
        client->api(Method::post, api(0), R"({"kind":"party_members","number":2,"counted_on":"2026-03-01"})").status,
        201);
    EXPECT_EQ(client->api(Method::post, api(0), R"({"kind":"insured","number":20,"counted_on":"2026-03-01"})").status,
              201);
    EXPECT_TRUE(has(client->api(Method::get, api(0)), "party_members"));
    sign_in({"enterprises.view", "enterprises.edit"});
    auto const listed = client->api(Method::get, api(0));
    EXPECT_TRUE(has(listed, "insured"));
    EXPECT_FALSE(has(listed, "party_members"));
    EXPECT_EQ(
        client->api(Method::post, api(0), R"({"kind":"party_members","number":2,"counted_on":"2026-03-01"})").status,
        404);
    for (auto const& page : {url(0), "/enterprises/" + ids[0].text()})
        EXPECT_FALSE(has(client->get(page), "Đảng viên")) << page;
    EXPECT_EQ(client->post(url(0), {{"counted_on", "2/3/2026"}, {"party_members", "3"}}).status,
              422);   // as if not sent
    sign_in({"enterprises.view"});
    EXPECT_FALSE(has(client->get(url(0)), "<form method='post' class='card"));
    EXPECT_EQ(client->post(url(0), {{"counted_on", "2/3/2026"}, {"insured", "3"}}).status, 404);
    EXPECT_EQ(client->api(Method::post, api(0), R"({"kind":"owners","number":2,"counted_on":"2026-03-01"})").status,
              422);
}

INSTANTIATE_TEST_SUITE_P(Both, Headcounts, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
