#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/enterprises/change_store.hpp"
#include "registers/enterprises/life_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using base::day;

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// Lan may change enterprises of the area, Dũng those in which his union is.
class Editing : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        Enterprise const e{
            .name = "Công ty TNHH Hòa Bình", .tax_code = "0101248141", .legal_type = "llc_multi", .place = area.phung};
        id = add(**tx, *placement, support::lan, std::span{&e, 1}, today).front();
        own = organisations::found(**tx, *placement, support::lan,
                                   {.kind = "grassroots_union",
                                    .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
                                    .parent = area.federation,
                                    .place = area.phung,
                                    .enterprise = id,
                                    .decision_number = "1/QĐ-LĐLĐ",
                                    .decided_on = day(2014, 5, 12)});
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), change_page_routes(), api_routes(), change_api_routes()});
    }
    void sign_in(UnitId scope)
    {
        client->sign_in({.user = scope == own ? 4 : 1,
                         .name = scope == own ? "Dũng" : "Lan",
                         .grants = {{"enterprises.view", scope.value}, {"enterprises.edit", scope.value}}});
    }
    web::TestClient::Pairs form(std::string name, std::string phone, std::string paper) const
    {
        return {{"name", std::move(name)}, {"tax_code", "0101248141"},  {"legal_type", "llc_multi"},
                {"ownership", "private"},  {"status", "active"},        {"place", area.phung.text()},
                {"revision", "1"},         {"phone", std::move(phone)}, {"paper", std::move(paper)}};
    }
    std::string url() const { return "/enterprises/" + id.text(); }
    Enterprise record()
    {
        auto const tx = db->begin(db::Access::read);
        return *find(**tx, id, today);
    }
    std::vector<Change> changes()
    {
        auto const tx = db->begin(db::Access::read);
        return changes_of(**tx, id);
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    EnterpriseId id;
    UnitId own;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(Editing, OfThoseWhoDecideIsWrittenAtOnceWithItsPaper)
{
    sign_in(area.phung);
    EXPECT_EQ(client->post(url(), form("Công ty TNHH Sông Hồng", "024 1", "GCN thay đổi lần 3")).status, 303);
    EXPECT_EQ(record().name, "Công ty TNHH Sông Hồng");
    ASSERT_EQ(changes().size(), 1U);   // the telephone is not sensitive
    EXPECT_EQ(changes().front().before, "Công ty TNHH Hòa Bình");
    EXPECT_EQ(changes().front().evidence, "GCN thay đổi lần 3");
    EXPECT_EQ(changes().front().agreed, true);
    auto const tx = db->begin(db::Access::read);
    EXPECT_EQ(events_of(**tx, id).front().paper, "GCN thay đổi lần 3");
}

TEST_P(Editing, OfOthersIsAskedForAndTheRecordWaits)
{
    sign_in(own);
    auto const refused = client->post(url(), form("Công ty TNHH Sông Hồng", "024 1", ""));
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "Công ty TNHH Sông Hồng"));   // no typing is lost
    EXPECT_EQ(record().phone, "");
    ASSERT_EQ(client->post(url(), form("Công ty TNHH Sông Hồng", "024 1", "GCN thay đổi lần 3")).status, 303);
    EXPECT_EQ(record().name, "Công ty TNHH Hòa Bình");
    EXPECT_EQ(record().phone, "024 1");   // what is not sensitive is written
    ASSERT_EQ(changes().size(), 1U);
    EXPECT_FALSE(changes().front().agreed);
    // nor does he decide it
    EXPECT_EQ(client->post(url() + "/changes", {{"act", "agree"}, {"change", changes().front().id.text()}}).status,
              404);
    sign_in(area.city);
    EXPECT_EQ(client->post(url() + "/changes", {{"act", "agree"}, {"change", changes().front().id.text()}}).status,
              303);
    EXPECT_EQ(record().name, "Công ty TNHH Sông Hồng");
}

TEST_P(Editing, WithoutSensitiveChangesNeedsNoPaper)
{
    sign_in(own);
    EXPECT_EQ(client->post(url(), form("Công ty TNHH Hòa Bình", "024 1", "")).status, 303);
    EXPECT_EQ(record().phone, "024 1");
    EXPECT_TRUE(changes().empty());
}

TEST_P(Editing, SpeaksTheApi)
{
    sign_in(own);
    auto const put = [&](std::string const& body) { return client->api(web::Method::put, "/api/v1" + url(), body); };
    EXPECT_EQ(put(R"({"representative":"Trần Văn Minh","revision":1})").status, 422);
    auto const asked = put(R"({"representative":"Trần Văn Minh","paper":"GCN thay đổi lần 3","revision":1})");
    EXPECT_EQ(asked.status, 200) << asked.body;
    EXPECT_TRUE(has(asked, "\"representative\":\"\""));
    EXPECT_EQ(changes().front().after, "Trần Văn Minh");
    sign_in(area.phung);
    EXPECT_TRUE(has(put(R"({"representative":"Lê Thị Hoa","revision":2})"), "\"representative\":\"Lê Thị Hoa\""));
}

INSTANTIATE_TEST_SUITE_P(Both, Editing, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
