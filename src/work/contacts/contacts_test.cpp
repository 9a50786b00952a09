#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/contacts/moments.hpp"
#include "work/contacts/pages.hpp"
#include "work/contacts/store.hpp"

namespace contacts {
namespace {

using base::day;
using web::Method;

constexpr base::Date today = day(2026, 3, 2);
EnterpriseId const somewhere{5};

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

std::string refused(ContactForm const& form)
{
    auto const made = check(form, somewhere, today);
    return made ? ""
                : std::string{made.error().problems.front().field} + " " +
                      std::string{made.error().problems.front().code};
}

TEST(ContactRules, ADayAndWhatWasTalkedAbout)   // CT-1
{
    ContactForm const form{"visit", today, "Giám đốc", "Xin hướng dẫn", "Gửi mẫu", day(2026, 3, 9)};
    auto const made = check(form, somewhere, today);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->enterprise, somewhere);
    EXPECT_EQ(made->next_on, day(2026, 3, 9));
    EXPECT_EQ(refused({"letter", today, "", "x"}), "kind contact.choose_kind");
    EXPECT_EQ(refused({"call", {}, "", "x"}), "met_on required");
    EXPECT_EQ(refused({"call", day(2026, 3, 3), "", "x"}), "met_on date.in_future");
    EXPECT_EQ(refused({"call", today, "", ""}), "note required");
    EXPECT_EQ(refused({"call", today, "", std::string(1501, 'x')}), "note contact.too_long");
    EXPECT_EQ(refused({"call", today, "", "x", "Gửi mẫu", {}}), "next_on contact.day_of_step_missing");
    EXPECT_EQ(refused({"call", today, "", "x", "", today}), "next_step contact.step_missing");
    EXPECT_EQ(refused({"call", today, "", "x", "Gửi mẫu", day(2026, 3, 1)}), "next_on contact.step_before_contact");
}

class ContactPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const trees = organisations::placement(**tx, today);
        enterprises::Enterprise const e{
            .name = "Công ty TNHH Hòa Bình", .legal_type = "llc_multi", .status = "active", .place = area.phung};
        enterprise = enterprises::add(**tx, *trees, support::lan, std::span{&e, 1}, today).front();
        tx->commit();
        url = "/enterprises/" + enterprise.text() + "/contacts";
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()});
        sign_in({"enterprises.view", "enterprises.edit"}, area.district);
    }
    void sign_in(std::initializer_list<char const*> rights, UnitId scope)
    {
        web::Actor minh{.user = 2, .name = "Minh"};
        for (auto const* right : rights) minh.grants.push_back({right, scope.value});
        client->sign_in(minh);
    }
    std::vector<Contact> all()
    {
        auto tx = db->begin(db::Access::read);
        return of_enterprise(**tx, enterprise);
    }

    support::Area area;
    EnterpriseId enterprise;
    std::string url;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(ContactPages, WrittenDoneAndTakenBack)
{
    auto const refused = client->post(url, {{"kind", "visit"}, {"met_on", "2/3/2026"}, {"with_whom", "Giám đốc"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "Giám đốc")) << "what was typed stays";
    EXPECT_EQ(client->post(url, {{"kind", "visit"}, {"met_on", "31/2/2026"}, {"note", "x"}}).status, 422);
    ASSERT_EQ(client
                  ->post(url, {{"kind", "visit"},
                               {"met_on", "27/2/2026"},
                               {"note", "  Xin hướng dẫn \r\n\r\nthành lập\r\n"},
                               {"next_step", "Gửi mẫu"},
                               {"next_on", "1/3/2026"}})
                  .status,
              303);
    auto const page = client->get(url);
    EXPECT_TRUE(has(page, "Xin hướng dẫn") && has(page, "Gửi mẫu, hạn 01/03/2026"));
    EXPECT_EQ(all().front().note, "Xin hướng dẫn\n\nthành lập");
    auto const one = url + "/" + all().front().id.text();
    {
        auto tx = db->begin(db::Access::read);
        EXPECT_EQ(follow_ups(**tx, UserId{2}, today, 5).size(), 1u);
        EXPECT_EQ(follow_ups(**tx, UserId{3}, today, 5).size(), 0u) << "each sees their own";
    }
    EXPECT_EQ(client->post(one + "/done").status, 303);
    {
        auto tx = db->begin(db::Access::read);
        EXPECT_TRUE(follow_ups(**tx, UserId{2}, today, 5).empty());
    }
    EXPECT_EQ(client->post(one + "/withdrawal", {{"why", ""}}).status, 422);
    EXPECT_EQ(client->post(one + "/withdrawal", {{"why", "nhầm doanh nghiệp"}}).status, 303);
    EXPECT_EQ(client->post(one + "/withdrawal", {{"why", "nhầm"}}).status, 409);
    EXPECT_TRUE(has(client->get(url), "nhầm doanh nghiệp")) << "it stays readable as taken back";
    EXPECT_EQ(client->post(one + "/done").status, 404);
}

TEST_P(ContactPages, ReadByWhoViewsWrittenByWhoEdits)
{
    client->post(url, {{"kind", "call"}, {"met_on", "27/2/2026"}, {"note", "Hẹn lịch"}});
    auto const one = url + "/" + all().front().id.text();
    sign_in({"enterprises.view"}, area.district);
    EXPECT_TRUE(has(client->get(url), "Hẹn lịch"));
    EXPECT_FALSE(has(client->get(url), "name=\"note\"")) << "there is no form";
    EXPECT_FALSE(has(client->get(url), "/withdrawal"));
    EXPECT_EQ(client->post(url, {{"kind", "call"}, {"met_on", "27/2/2026"}, {"note", "x"}}).status, 403);
    sign_in({"enterprises.view", "enterprises.edit"}, area.trung_chau);
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->post(url, {{"kind", "call"}, {"met_on", "27/2/2026"}, {"note", "x"}}).status, 404);
    EXPECT_EQ(client->post(one + "/withdrawal", {{"why", "x"}}).status, 404);
    EXPECT_EQ(client->api(Method::get, "/api/v1" + url).status, 404);
}

TEST_P(ContactPages, TheApiDoesTheSame)
{
    auto const made = client->api(Method::post, "/api/v1" + url,
                                  R"({"kind":"office","met_on":"2026-02-27","note":"Hỏi về đoàn phí",)"
                                  R"("next_step":"Trả lời","next_on":"2026-03-05"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(client->api(Method::post, "/api/v1" + url, R"({"kind":"office","met_on":"2026-02-27","note":""})").status,
              422);
    auto const one = "/api/v1" + url + "/" + all().front().id.text();
    EXPECT_TRUE(has(client->api(Method::post, one + "/done", "{}"), R"("done":true)"));
    EXPECT_EQ(client->api(Method::post, one + "/withdrawal", R"({"why":"nhầm"})").status, 200);
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1" + url), "nhầm"));
}

TEST_P(ContactPages, WhatAPhoneSendsTwiceIsTakenOnce)   // CT-5
{
    auto tx = db->begin(db::Access::write);
    auto const contact = *check({"visit", today, "", "Đã đến"}, enterprise, today);
    EXPECT_TRUE(add(**tx, support::lan, contact, {"phone-0001", 1}));
    EXPECT_FALSE(add(**tx, support::lan, contact, {"phone-0001", 1}));
    EXPECT_TRUE(add(**tx, support::lan, contact, {"phone-0001", 2}));
    EXPECT_TRUE(add(**tx, support::lan, contact)) << "typed twice at the desk is written twice";
    EXPECT_EQ(of_enterprise(**tx, enterprise).size(), 3u);
}

INSTANTIATE_TEST_SUITE_P(Both, ContactPages, support::both, support::dialect_name);

}   // namespace
}   // namespace contacts
