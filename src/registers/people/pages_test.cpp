#include "registers/people/pages.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "platform/web/test_client.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace people {
namespace {

class PeoplePages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        tx->commit();
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()});
        client->sign_in(
            {.user = 1, .name = "Lan", .grants = {{"people.view", area.city.value}, {"people.edit", area.city.value}}});
    }
    web::TestClient::Pairs an() const
    {
        return {{"full_name", "Nguyễn Văn An"},      {"born", "2/3/1985"},    {"sex", "male"},
                {"identity_number", "001085000001"}, {"phone", "0912345678"}, {"place", area.phung.text()}};
    }
    std::size_t audited(std::string_view action)
    {
        auto tx = db->begin(db::Access::read);
        std::size_t entries = 0;
        for (auto const& line : accounts::list_audit(**tx, {}))
            if (line.action == action && line.record_kind == "person") ++entries;
        return entries;
    }

    support::Area area;
    std::unique_ptr<web::TestClient> client;
};

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

TEST_P(PeoplePages, AddShowAndAuditAPerson)
{
    auto const added = client->post("/people", an());
    ASSERT_EQ(added.status, 303) << added.body;
    EXPECT_EQ(audited("created"), 1U);
    auto const page = client->get(web::header_of(added, "location"));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Nguyễn Văn An") && has(page, "02/03/1985") && has(page, "001085000001"));
    EXPECT_EQ(audited("read"), 1U);
}

TEST_P(PeoplePages, MaskNumbersInLists)
{
    ASSERT_EQ(client->post("/people", an()).status, 303);
    auto const page = client->get("/people?q=nguyen+an");
    EXPECT_TRUE(has(page, "Nguyễn Văn An"));
    EXPECT_FALSE(has(page, "001085000001") || has(page, "0912345678"));
    auto const answer = client->api(web::Method::get, "/api/v1/people?q=an");
    EXPECT_TRUE(has(answer, "Nguyễn Văn An"));
    EXPECT_FALSE(has(answer, "001085000001") || has(answer, "0912345678"));
}

TEST_P(PeoplePages, KeepWhatWasTypedWhenTheyRefuse)
{
    auto form = an();
    form[0].second = "Nguyễn 2";
    form[1].second = "31/02/1985";
    auto const refused = client->post("/people", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "Nguyễn 2") && has(refused, "31/02/1985"));
}

TEST_P(PeoplePages, AskAboutTwinsAndDisagreeingNumbers)
{
    ASSERT_EQ(client->post("/people", an()).status, 303);
    auto twin = an();
    twin[3].second = "";
    auto const asked = client->post("/people", twin);
    EXPECT_EQ(asked.status, 422);
    EXPECT_TRUE(has(asked, "Có thể người này đã có trong sổ"));
    twin.emplace_back("checked", "1");
    EXPECT_EQ(client->post("/people", twin).status, 303);
    auto taken = an();
    taken.emplace_back("checked", "1");
    EXPECT_EQ(client->post("/people", taken).status, 422);   // the number is someone else's
}

TEST_P(PeoplePages, TellTheSecondWriterAndLoseNoTyping)
{
    auto const url = std::string{web::header_of(client->post("/people", an()), "location")};
    auto first = an();
    first.emplace_back("revision", "1");
    first[4].second = "0987654321";
    ASSERT_EQ(client->post(url, first).status, 303);
    auto second = an();
    second.emplace_back("revision", "1");
    second[4].second = "0900000009";
    auto const stale = client->post(url, second);
    EXPECT_EQ(stale.status, 409);
    EXPECT_TRUE(has(stale, "0900000009"));
}

TEST_P(PeoplePages, StrangersFindNothing)
{
    auto const url = std::string{web::header_of(client->post("/people", an()), "location")};
    client->sign_in({.user = 2, .name = "Hòa", .grants = {{"people.view", area.trung_chau.value}}});
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->api(web::Method::get, "/api/v1" + url).status, 404);
    client->sign_in({.user = 3, .name = "Chủ doanh nghiệp", .grants = {{"enterprises.view", area.city.value}}});
    EXPECT_EQ(client->get(url).status, 403);
    EXPECT_EQ(client->get("/people").status, 403);
}

TEST_P(PeoplePages, ChangeOnlyWhereOneMayChange)
{
    auto const url = std::string{web::header_of(client->post("/people", an()), "location")};
    client->sign_in({.user = 2,
                     .name = "Hòa",
                     .grants = {{"people.view", area.city.value}, {"people.edit", area.trung_chau.value}}});
    EXPECT_EQ(client->get(url).status, 200);
    EXPECT_EQ(client->get(url + "/edit").status, 404);
    auto taken = an();
    taken.emplace_back("revision", "1");
    taken[5].second = area.trung_chau.text();
    EXPECT_EQ(client->post(url, taken).status, 404);
    EXPECT_EQ(client->post(url + "/consents", {{"purpose", "training"}}).status, 404);
    EXPECT_EQ(client->api(web::Method::put, "/api/v1" + url, R"({"revision": 1})").status, 404);
}

TEST_P(PeoplePages, WriteChangesAndConsentsIntoTheLog)
{
    auto const url = std::string{web::header_of(client->post("/people", an()), "location")};
    auto changed = an();
    changed.emplace_back("revision", "1");
    changed[4].second = "0987654321";
    ASSERT_EQ(client->post(url, changed).status, 303);
    EXPECT_EQ(audited("changed"), 1U);
    client->post(
        url + "/consents",
        {{"purpose", "training"}, {"method", "paper_signed"}, {"evidence", "Hồ sơ 12"}, {"given_on", "1/2/2026"}});
    auto const tx = db->begin(db::Access::read);
    auto const log = accounts::list_audit(**tx, {});
    EXPECT_EQ(log.front().record_kind, "consent");
    EXPECT_EQ(log.front().action, "created");
}

TEST_P(PeoplePages, TheApiAddsAndChanges)
{
    auto const body =
        R"({"full_name": "Trần Thị Hòa", "sex": "female", "born": "1990", "place": ")" + area.phung.text() + "\"}";
    auto const added = client->api(web::Method::post, "/api/v1/people", body);
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_TRUE(has(added, "\"born\":\"1990\""));
    auto const id = added.body.substr(added.body.find("\"id\":\"") + 6, 13);
    auto const changed =
        client->api(web::Method::put, "/api/v1/people/" + id, R"({"phone": "0912 345 678", "revision": 1})");
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(client->api(web::Method::put, "/api/v1/people/" + id, R"({"phone": "1", "revision": 2})").status, 422);
    EXPECT_EQ(client->api(web::Method::put, "/api/v1/people/" + id, R"({"phone": "0912345679", "revision": 1})").status,
              409);
}

TEST_P(PeoplePages, ConsentsAreGivenAndWithdrawn)
{
    auto const url = std::string{web::header_of(client->post("/people", an()), "location")};
    web::TestClient::Pairs const consent{
        {"purpose", "training"}, {"method", "paper_signed"}, {"evidence", "Hồ sơ 12"}, {"given_on", "1/2/2026"}};
    EXPECT_EQ(client->post(url + "/consents", consent).status, 303);
    EXPECT_EQ(client->post(url + "/consents", consent).status, 409);
    auto const page = client->get(url).body;
    auto const at = page.find("/withdrawal");
    ASSERT_NE(at, std::string::npos);
    auto const action = page.substr(page.rfind(url, at), at + 11 - page.rfind(url, at));
    EXPECT_EQ(client->post(action).status, 303);
    EXPECT_EQ(client->post(action).status, 409);
}

TEST_P(PeoplePages, MergeWhatTwoWritersChangedAndShowWhatBothDid)
{
    auto const url = std::string{web::header_of(client->post("/people", an()), "location")};
    EXPECT_TRUE(has(client->get(url + "/edit"), "name=\"was.phone\" value=\"0912345678\""));
    auto first = an();
    first[4].second = "0911111111";
    first.emplace_back("email", "an@example.com");
    first.emplace_back("revision", "1");
    ASSERT_EQ(client->post(url, first).status, 303);
    auto second = an();
    for (auto const& [name, value] : an()) second.emplace_back("was." + name, value);
    second[1].second = "2/3/1986";
    second[4].second = "0922222222";
    for (auto const* untouched : {"was.email", "email"}) second.emplace_back(untouched, "");
    second.emplace_back("was.hometown", "");
    second.emplace_back("hometown", "Thôn Thượng");
    second.emplace_back("revision", "1");
    auto const merged = client->post(url, second);
    EXPECT_EQ(merged.status, 409);
    for (auto const* shown :
         {"value=\"0922222222\"", "value=\"an@example.com\"", "value=\"Thôn Thượng\"", "value=\"2/3/1986\"",
          "name='revision' value=\"2\"", "</th><td>0922222222</td><td>0911111111</td><td>0912345678</td>"})
        EXPECT_TRUE(has(merged, shown)) << shown;
    EXPECT_FALSE(has(merged, "</th><td>Thôn Thượng"));   // only one of them changed it
}

TEST_P(PeoplePages, TheApiMergesOrAnswersInThreeColumns)
{
    auto const url = "/api/v1" + std::string{web::header_of(client->post("/people", an()), "location")};
    auto const put = [&](std::string const& body) { return client->api(web::Method::put, url, body); };
    ASSERT_EQ(put(R"({"phone":"0911111111","revision":1})").status, 200);
    auto const told = put(R"({"phone":"0922222222","email":"an@example.com","revision":1})");
    EXPECT_EQ(told.status, 409);
    EXPECT_TRUE(has(told, R"("revision":2)"));
    EXPECT_TRUE(has(told, R"({"field":"phone","base":null,"yours":"0922222222","current":"0911111111"})")) << told.body;
    auto const both = put(R"({"phone":"0922222222","email":"an@example.com","revision":1,)"
                          R"("base":{"phone":"0912345678","email":""}})");
    EXPECT_EQ(both.status, 409);
    EXPECT_TRUE(has(both, R"({"field":"phone","base":"0912345678","yours":"0922222222","current":"0911111111"})"));
    EXPECT_FALSE(has(both, R"("field":"email")"));
    auto const merged = put(R"({"phone":"0912345678","email":"an@example.com","revision":1,)"
                            R"("base":{"phone":"0912345678","email":""}})");
    EXPECT_EQ(merged.status, 200) << merged.body;
    EXPECT_TRUE(has(merged, "0911111111") && has(merged, "an@example.com"));
}

INSTANTIATE_TEST_SUITE_P(Both, PeoplePages, support::both, support::dialect_name);

}   // namespace
}   // namespace people
