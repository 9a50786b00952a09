#include "registers/memberships/pages.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "kernel/ledger/query.hpp"
#include "platform/web/test_client.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace memberships {
namespace {

using base::day;
using web::Method;
using Pairs = web::TestClient::Pairs;

base::Date const today = day(2026, 3, 2);

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// Two unions in one commune, each in its enterprise; Lan works in the first, Dũng in the second.
class MemberPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        first = add_union(**tx, "Hòa Bình", hoa_binh);
        second = add_union(**tx, "Sông Hồng", song_hong);
        lan = add_person(**tx, "Nguyễn Thị Lan", "female", hoa_binh);
        dung = add_person(**tx, "Trần Văn Dũng", "male", song_hong);
        tx->commit();
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()});
        sign_in(area.district);
    }
    UnitId add_union(db::Connection& tx, std::string const& name, EnterpriseId& enterprise) const
    {
        auto const placement = organisations::placement(tx, today);
        enterprises::Enterprise const e{
            .name = "Công ty TNHH " + name, .legal_type = "llc_multi", .status = "active", .place = area.phung};
        enterprise = enterprises::add(tx, *placement, support::lan, std::span{&e, 1}, today).front();
        return grassroots::found(tx, *placement, support::lan, grassroots::families().front(),
                                 {.kind = "grassroots_union",
                                  .name = "Công đoàn cơ sở Công ty TNHH " + name,
                                  .enterprise = enterprise,
                                  .parent = area.federation,
                                  .place = area.phung,
                                  .decision_number = "1/QĐ-LĐLĐ " + name,
                                  .decided_on = day(2014, 5, 12)},
                                 "private");
    }
    PersonId add_person(db::Connection& tx, std::string name, std::string sex, EnterpriseId enterprise) const
    {
        return people::create(tx, support::lan,
                              {.full_name = std::move(name),
                               .born = base::parse_partial_date("1988"),
                               .sex = std::move(sex),
                               .enterprise = enterprise,
                               .place = area.phung});
    }
    void sign_in(UnitId scope)
    {
        web::Actor minh{.user = 2, .name = "Minh"};
        for (auto const* right : {"members.view", "members.edit", "people.view", "people.edit"})
            minh.grants.push_back({right, scope.value});
        client->sign_in(minh);
    }
    static Pairs joining(PersonId person, std::string on = "12/5/2014")
    {
        return {{"person", person.text()}, {"applied_on", "1/5/2014"}, {"consented_on", "1/5/2014"}, {"joined_on", on}};
    }
    static std::string members_of(UnitId union_) { return "/unions/" + union_.text() + "/members"; }
    std::int64_t members()
    {
        auto tx = db->begin(db::Access::read);
        auto const placement = organisations::placement(**tx, today);
        ledger::View const view{**tx, *placement, {area.city, ledger::until(today)}};
        return view.sums({{{"union.member"}}}).front().value;
    }
    std::string end_on_page()
    {
        auto const page = client->get(members_of(first)).body;
        auto const at = page.find("/end\"");
        if (at == std::string::npos) return {};
        auto const from = page.rfind(members_of(first), at);
        return page.substr(from, at + 4 - from);
    }
    std::vector<std::string> log()
    {
        auto tx = db->begin(db::Access::read);
        std::vector<std::string> lines;
        for (auto const& line : accounts::list_audit(**tx, {.by = UserId{2}}))
            lines.push_back(line.action + " " + line.record_kind);
        return lines;
    }

    support::Area area;
    EnterpriseId hoa_binh, song_hong;
    UnitId first, second;
    PersonId lan, dung;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(MemberPages, AdmitAndLetGo)
{
    ASSERT_EQ(client->post(members_of(first), joining(lan)).status, 303);
    EXPECT_EQ(members(), 1);
    EXPECT_TRUE(has(client->get(members_of(first)), "Nguyễn Thị Lan"));
    auto const end = end_on_page();
    EXPECT_EQ(client->get(end).status, 200);
    auto const future = client->post(end, {{"end", "left"}, {"ended_on", "3/3/2026"}});
    EXPECT_EQ(future.status, 422);
    EXPECT_TRUE(has(future, "3/3/2026"));
    EXPECT_EQ(client->post(end, {{"end", "left"}, {"ended_on", "2/3/2026"}}).status, 303);
    EXPECT_EQ(client->post(end, {{"end", "left"}, {"ended_on", "2/3/2026"}}).status, 409);
    EXPECT_EQ(members(), 0);
    EXPECT_EQ(log(), (std::vector<std::string>{"ended union_membership", "read union_members", "read union_members",
                                               "created union_membership"}));
}

TEST_P(MemberPages, KeepWhatWasTypedWhenTheyRefuse)
{
    auto form = joining(lan, "31/2/2014");
    auto const refused = client->post(members_of(first), form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "31/2/2014") && has(refused, "Nguyễn Thị Lan"));
    ASSERT_EQ(client->post(members_of(first), joining(lan)).status, 303);
    EXPECT_EQ(client->post(members_of(second), joining(lan)).status, 409);
}

TEST_P(MemberPages, StrangersFindNothingAndOthersMayNot)
{
    sign_in(area.trung_chau);
    EXPECT_EQ(client->get(members_of(first)).status, 404);
    EXPECT_EQ(client->post(members_of(first), joining(lan)).status, 404);
    EXPECT_EQ(client->api(Method::get, "/api/v1" + members_of(first)).status, 404);
    client->sign_in({.user = 3, .name = "Hòa", .grants = {{"party.view", area.city.value}}});
    EXPECT_EQ(client->get(members_of(first)).status, 403);
}

TEST_P(MemberPages, ChangeOnlyWhereOneMayChange)
{
    client->sign_in({.user = 3,
                     .name = "Hòa",
                     .grants = {{"members.view", area.city.value},
                                {"people.view", area.city.value},
                                {"members.edit", area.trung_chau.value}}});
    EXPECT_EQ(client->get(members_of(first)).status, 200);
    EXPECT_FALSE(has(client->get(members_of(first)), "name='person'"));
    EXPECT_EQ(client->post(members_of(first), joining(lan)).status, 404);
    EXPECT_EQ(members(), 0);
}

TEST_P(MemberPages, AChairKeepsTheOwnUnionOnly)
{
    ASSERT_EQ(client->post(members_of(second), joining(dung)).status, 303);
    sign_in(first);
    EXPECT_EQ(client->get(members_of(second)).status, 404);
    EXPECT_EQ(client->post(members_of(first), joining(dung)).status, 422);   // works elsewhere: not seen
    EXPECT_EQ(client->post(members_of(first), joining(lan)).status, 303);
    auto const tx = db->begin(db::Access::read);
    web::Actor const chair{.user = 4, .name = "Lan", .grants = {{"people.view", first.value}}};
    auto const seen = people::list(**tx, chair, {}, today);
    ASSERT_EQ(seen.people.size(), 1U);
    EXPECT_EQ(seen.people.front().id, lan);
    EXPECT_FALSE(people::find(**tx, chair, dung, today));
    EXPECT_EQ(people::list(**tx, chair, {.text = "lan"}, today).people.size(), 1U);
    EXPECT_TRUE(people::list(**tx, chair, {.text = "dung"}, today).people.empty());
}

TEST_P(MemberPages, TheApiDoesTheSame)
{
    auto const url = "/api/v1" + members_of(first);
    auto const body = R"({"person": ")" + lan.text() +
                      R"(", "applied_on": "2014-05-01", "consented_on": "2014-05-01", "joined_on": "2014-05-12"})";
    auto const made = client->api(Method::post, url, body);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(client->api(Method::post, url, body).status, 409);
    EXPECT_EQ(client->api(Method::post, url, "{}").status, 422);
    auto const id = made.body.substr(made.body.find("\"id\":\"") + 6, 13);
    EXPECT_TRUE(has(client->api(Method::get, url), id));
    EXPECT_EQ(client->api(Method::post, url + "/" + id + "/end", R"({"ended_on": "2026-03-03"})").status, 422);
    auto const ended = client->api(Method::post, url + "/" + id + "/end", R"({"ended_on": "2020-01-01"})");
    EXPECT_EQ(ended.status, 200) << ended.body;
    EXPECT_TRUE(has(ended, "\"end\":\"left\""));
    EXPECT_EQ(client->api(Method::post, url + "/" + id + "/end", R"({"ended_on": "2020-01-01"})").status, 409);
}

INSTANTIATE_TEST_SUITE_P(Both, MemberPages, support::both, support::dialect_name);

}   // namespace
}   // namespace memberships
