#include "registers/people/change.hpp"

#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/people/change_store.hpp"
#include "registers/people/pages.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace people {
namespace {

using base::day;

Person an()
{
    return {.full_name = "Nguyễn Văn An",
            .born = base::parse_partial_date("1985-03-02"),
            .sex = "male",
            .identity_number = "001085000001",
            .phone = "0912345678"};
}

TEST(PersonChange, IsOfWhoSomebodyIs)
{
    auto changed = an();
    changed.full_name = "Nguyễn Văn Ân";
    changed.born = base::parse_partial_date("1986");
    changed.phone = "0911111111";
    auto const wanted = sensitive_changes(an(), changed);
    ASSERT_EQ(wanted.size(), 2U);   // not the telephone
    EXPECT_EQ(wanted[0].after, "Nguyễn Văn Ân");
    EXPECT_EQ(wanted[1].after, "1986");
    auto const kept = without_sensitive_changes(an(), changed);
    EXPECT_EQ(kept.full_name, "Nguyễn Văn An");
    EXPECT_EQ(kept.phone, "0911111111");
    std::vector<Change> asked;
    for (auto const& one : wanted) asked.push_back({.field = one.field, .after = one.after});
    auto const made = with_changes(an(), asked);
    EXPECT_TRUE(sensitive_changes(made, changed).empty());
    for (auto const& field : sensitive_fields()) {
        Change const one{.field = &field, .after = field.code == "born" ? "1990-01" : "x"};
        EXPECT_EQ(value_of(with_changes(an(), std::span{&one, 1}), field), one.after) << field.code;
    }
}

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// Lan keeps the people of the area, Dũng those who work where his union is.
class PersonChanges : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        enterprises::Enterprise const e{
            .name = "Công ty TNHH Hòa Bình", .legal_type = "llc_multi", .place = area.phung};
        auto const enterprise = enterprises::add(**tx, *placement, support::lan, std::span{&e, 1}, today).front();
        own = organisations::found(**tx, *placement, support::lan,
                                   {.kind = "grassroots_union",
                                    .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
                                    .parent = area.federation,
                                    .place = area.phung,
                                    .enterprise = enterprise,
                                    .decision_number = "1/QĐ-LĐLĐ",
                                    .decided_on = day(2014, 5, 12)});
        auto person = an();
        person.place = area.phung;
        person.enterprise = enterprise;
        id = create(**tx, support::lan, person);
        works_at = enterprise;
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), change_page_routes(), api_routes(), change_api_routes()});
    }
    void sign_in(UnitId scope)
    {
        client->sign_in({.user = scope == own ? 4 : 1,
                         .name = scope == own ? "Dũng" : "Lan",
                         .grants = {{"people.view", scope.value}, {"people.edit", scope.value}}});
    }
    web::Response save_as(std::string name, std::string phone, std::string paper)
    {
        return client->post(url(), {{"full_name", std::move(name)},
                                    {"born", "2/3/1985"},
                                    {"sex", "male"},
                                    {"identity_number", "001085000001"},
                                    {"phone", std::move(phone)},
                                    {"place", area.phung.text()},
                                    {"enterprise", works_at.text()},
                                    {"revision", "1"},
                                    {"checked", "1"},
                                    {"paper", std::move(paper)}});
    }
    std::string url() const { return "/people/" + id.text(); }
    Person record()
    {
        auto const tx = db->begin(db::Access::read);
        return *find(**tx, id);
    }
    std::vector<Change> changes()
    {
        auto const tx = db->begin(db::Access::read);
        return changes_of(**tx, id);
    }
    web::Response decide(std::string act, std::string why = "")
    {
        return client->post(
            url() + "/changes",
            {{"change", changes().front().id.text()}, {"act", std::move(act)}, {"why", std::move(why)}});
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    PersonId id;
    UnitId own;
    EnterpriseId works_at;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(PersonChanges, AreWrittenAtOnceByThoseWhoDecide)
{
    sign_in(area.phung);
    ASSERT_EQ(save_as("Nguyễn Văn Ân", "0911111111", "Căn cước cấp lại").status, 303);
    EXPECT_EQ(record().full_name, "Nguyễn Văn Ân");
    ASSERT_EQ(changes().size(), 1U);
    EXPECT_EQ(changes().front().before, "Nguyễn Văn An");
    EXPECT_EQ(changes().front().evidence, "Căn cước cấp lại");
    EXPECT_EQ(changes().front().agreed, true);
}

TEST_P(PersonChanges, OfOthersWaitAndTheRecordKeepsWhatItHas)
{
    sign_in(own);
    EXPECT_EQ(save_as("Nguyễn Văn Ân", "0911111111", "").status, 422);
    EXPECT_EQ(record().phone, "0912345678");
    ASSERT_EQ(save_as("Nguyễn Văn Ân", "0911111111", "Căn cước cấp lại").status, 303);
    EXPECT_EQ(record().full_name, "Nguyễn Văn An");
    EXPECT_EQ(record().phone, "0911111111");
    EXPECT_TRUE(has(client->get(url()), "1 thay đổi"));
    EXPECT_TRUE(has(client->get(url() + "/changes"), "Nguyễn Văn Ân"));
    EXPECT_FALSE(has(client->get("/people/changes"), "Căn cước cấp lại"));
    EXPECT_EQ(decide("agree").status, 404);
    sign_in(area.city);
    EXPECT_TRUE(has(client->get("/people/changes"), "Căn cước cấp lại"));
    EXPECT_EQ(decide("agree").status, 303);
    EXPECT_EQ(record().full_name, "Nguyễn Văn Ân");
    EXPECT_EQ(decide("agree").status, 409);
}

TEST_P(PersonChanges, AreRefusedWithAReasonAndHiddenFromStrangers)
{
    sign_in(own);
    ASSERT_EQ(save_as("Nguyễn Văn Ân", "0912345678", "Căn cước cấp lại").status, 303);
    sign_in(area.trung_chau);
    EXPECT_EQ(client->get(url() + "/changes").status, 404);
    EXPECT_EQ(decide("agree").status, 404);
    EXPECT_FALSE(has(client->get("/people/changes"), "Căn cước cấp lại"));
    sign_in(area.phung);
    EXPECT_EQ(client->post(url() + "/changes", {{"act", "agree"}}).status, 422);   // none chosen
    EXPECT_EQ(decide("refuse").status, 422);
    EXPECT_EQ(decide("refuse", "Căn cước ghi An").status, 303);
    EXPECT_EQ(record().full_name, "Nguyễn Văn An");
    EXPECT_TRUE(has(client->get(url() + "/changes"), "Căn cước ghi An"));
}

TEST_P(PersonChanges, ThatDoNotFitAreNotMade)
{
    sign_in(own);
    ASSERT_EQ(save_as("Nguyễn Văn Ân", "0912345678", "Căn cước cấp lại").status, 303);
    {
        auto tx = db->begin(db::Access::write);
        Wanted const taken{find_sensitive_field("identity_number"), "12"};
        ask_for(**tx, support::lan, *find(**tx, id), std::span{&taken, 1}, "Đọc nhầm");
        tx->commit();
    }
    sign_in(area.phung);
    EXPECT_EQ(decide("agree").status, 422);
    EXPECT_EQ(record().identity_number, "001085000001");
    EXPECT_FALSE(changes().front().agreed);
}

TEST_P(PersonChanges, SpeakTheApi)
{
    using web::Method;
    auto const api = "/api/v1" + url();
    sign_in(own);
    EXPECT_EQ(client->api(Method::put, api, R"({"sex":"female","revision":1})").status, 422);
    EXPECT_TRUE(
        has(client->api(Method::put, api, R"({"sex":"female","paper":"Căn cước","revision":1})"), "\"sex\":\"male\""));
    EXPECT_TRUE(has(client->api(Method::get, api + "/changes"), "\"after\":\"female\""));
    auto const body = R"({"changes":[")" + changes().front().id.text() + R"("],"agreed":true})";
    EXPECT_EQ(client->api(Method::post, api + "/changes/decision", body).status, 404);
    sign_in(area.phung);
    EXPECT_TRUE(has(client->api(Method::post, api + "/changes/decision", body), "\"agreed\":true"));
    EXPECT_EQ(record().sex, "female");
    EXPECT_EQ(client->api(Method::post, api + "/changes/decision", body).status, 409);
}

INSTANTIATE_TEST_SUITE_P(Both, PersonChanges, support::both, support::dialect_name);

}   // namespace
}   // namespace people
