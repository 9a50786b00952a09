#include "registers/enterprises/change.hpp"

#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/enterprises/change_store.hpp"
#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using base::day;

Change change(std::string_view field, std::string after)
{
    return {.field = find_changeable_field(field), .after = std::move(after), .holds_on = day(2026, 3, 1)};
}

TEST(Change, IsLaidOverTheRecord)
{
    Enterprise const before{.name = "Công ty Hòa Bình", .legal_type = "llc_multi", .place = UnitId{1}, .workers = 10};
    auto const made = with_changes(
        before, std::array{change("workers", "40"), change("ownership", "fdi_full"), change("headcount.insured", "30")},
        day(2026, 3, 2));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->enterprise.workers, 40);
    EXPECT_EQ(made->enterprise.counted_on, day(2026, 3, 1));
    EXPECT_EQ(made->enterprise.ownership, "fdi_full");
    ASSERT_EQ(made->counted.size(), 1U);
    EXPECT_EQ(made->counted[0].number, 30);
    EXPECT_FALSE(with_changes(before, std::array{change("workers", "nhiều")}, day(2026, 3, 2)));
    EXPECT_FALSE(with_changes(before, std::array{change("ownership", "mine")}, day(2026, 3, 2)));
    EXPECT_FALSE(with_changes(before, std::array{change("female_workers", "11")}, day(2026, 3, 2)));
    EXPECT_TRUE(
        with_changes(before, std::array{change("female_workers", "11"), change("workers", "20")}, day(2026, 3, 2)));
}

TEST(Change, KnowWhatTheRecordHas)
{
    Enterprise const e{.name = "Công ty Hòa Bình", .legal_type = "llc_multi", .workers = 10};
    EXPECT_EQ(value_of(e, *find_changeable_field("name")), "Công ty Hòa Bình");
    EXPECT_EQ(value_of(e, *find_changeable_field("workers")), "10");
    EXPECT_EQ(value_of(e, *find_changeable_field("female_workers")), "");
    Enterprise const five{.name = "x", .legal_type = "llc_multi", .place = UnitId{1}, .workers = 5};
    for (auto const& field : changeable_fields()) {
        auto const after = field.kind == ChangeKind::number   ? "3"
                           : field.kind == ChangeKind::choice ? std::string{field.choices[0].code}
                           : field.code == "tax_code"         ? "0101248141"
                                                              : "abc";
        auto const made = with_changes(five, std::array{change(field.code, after)}, day(2026, 3, 2));
        ASSERT_TRUE(made) << field.code;
        if (field.headcount == nullptr) {
            EXPECT_EQ(value_of(made->enterprise, field), after) << field.code;
        }
    }
}

class Changes : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const trees = organisations::placement(**tx, today);
        std::vector<Enterprise> const made{
            {.name = "Công ty Hòa Bình", .legal_type = "llc_multi", .place = area.phung, .workers = 10}};
        id = add(**tx, *trees, support::lan, made, today).front();
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), headcount_page_routes(), change_page_routes(), api_routes(),
                                  change_api_routes()});
        sign_in({"enterprises.view", "enterprises.edit"}, area.city);
    }
    void sign_in(std::initializer_list<std::string> rights, UnitId scope)
    {
        web::Actor minh{.user = 2, .name = "Minh"};
        for (auto const& right : rights) minh.grants.push_back({right, scope.value});
        client->sign_in(minh);
    }
    std::size_t ask(std::string_view field, std::string after)
    {
        auto const tx = db->begin(db::Access::write);
        Wanted const one{find_changeable_field(field), std::move(after)};
        auto const asked =
            ask_for(**tx, support::lan, *find(**tx, id, today), std::span{&one, 1}, today, "Khảo sát 2026");
        tx->commit();
        return asked;
    }
    web::TestClient::Pairs all_of(std::string act, std::string why = {})
    {
        web::TestClient::Pairs form{{"act", std::move(act)}, {"why", std::move(why)}};
        auto const tx = db->begin(db::Access::read);
        for (auto const& one : changes_of(**tx, id)) form.push_back({"change", one.id.text()});
        return form;
    }
    std::string url() const { return "/enterprises/" + id.text(); }
    static bool has(web::Response const& response, std::string_view text)
    {
        return response.body.find(text) != std::string::npos;
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    EnterpriseId id;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(Changes, AreMadeOnlyWhenAgreed)
{
    EXPECT_EQ(ask("workers", "10"), 0U);   // it has that
    EXPECT_EQ(ask("workers", "40"), 1U);
    EXPECT_EQ(ask("workers", "40"), 0U);   // waits already
    EXPECT_EQ(ask("headcount.young_workers", "12"), 1U);
    EXPECT_TRUE(has(client->get(url()), "2 thay đổi"));
    EXPECT_TRUE(has(client->get("/enterprises/changes"), "Khảo sát 2026"));
    auto const page = client->get(url() + "/changes");
    EXPECT_TRUE(has(page, "<strong>40</strong>"));
    EXPECT_EQ(client->post(url() + "/changes", all_of("agree")).status, 303);
    EXPECT_TRUE(has(client->get(url()), "40"));
    EXPECT_TRUE(has(client->get(url()), "12 · 02/03/2026"));
    EXPECT_FALSE(has(client->get("/enterprises/changes"), "Khảo sát 2026"));
    EXPECT_EQ(client->post(url() + "/changes", all_of("agree")).status, 409);   // decided already
}

TEST_P(Changes, AreRefusedWithAReason)
{
    ask("phone", "024 3333 4444");
    EXPECT_EQ(client->post(url() + "/changes", {{"act", "agree"}}).status, 422);   // none chosen
    EXPECT_EQ(client->post(url() + "/changes", all_of("refuse")).status, 422);
    EXPECT_EQ(client->post(url() + "/changes", all_of("refuse", "Số cũ vẫn đúng")).status, 303);
    EXPECT_TRUE(has(client->get(url() + "/changes"), "Số cũ vẫn đúng"));
    EXPECT_FALSE(has(client->get(url()), "024 3333 4444"));
}

TEST_P(Changes, ThatDoNotFitLeaveAllAsItWas)
{
    ask("phone", "024 3333 4444");
    ask("female_workers", "11");   // more than the workers
    EXPECT_EQ(client->post(url() + "/changes", all_of("agree")).status, 422);
    EXPECT_FALSE(has(client->get(url()), "024 3333 4444"));
    EXPECT_TRUE(has(client->get(url()), "2 thay đổi"));
}

TEST_P(Changes, AreDecidedByWhoMayChangeTheRecord)
{
    ask("phone", "024 3333 4444");
    sign_in({"enterprises.view"}, area.city);
    EXPECT_EQ(client->get(url() + "/changes").status, 200);
    EXPECT_EQ(client->post(url() + "/changes", all_of("agree")).status, 403);
    sign_in({"enterprises.view", "enterprises.edit"}, area.trung_chau);
    EXPECT_EQ(client->get(url() + "/changes").status, 404);
    EXPECT_FALSE(has(client->get("/enterprises/changes"), "Khảo sát 2026"));
}

TEST_P(Changes, SpeakTheApi)
{
    using web::Method;
    auto const api = "/api/v1" + url() + "/changes";
    auto const asked =
        client->api(Method::post, api, R"({"field":"workers","value":"40","evidence":"Báo cáo tháng 2"})");
    EXPECT_TRUE(has(asked, "\"before\":\"10\"") && has(asked, "\"agreed\":null"));
    EXPECT_EQ(client->api(Method::post, api, R"({"field":"workers","value":"nhiều","evidence":"x"})").status, 422);
    EXPECT_EQ(client->api(Method::post, api, R"({"field":"colour","value":"1","evidence":"x"})").status, 422);
    // a count of Party members is for those who see Party organisations
    EXPECT_EQ(
        client->api(Method::post, api, R"({"field":"headcount.party_members","value":"1","evidence":"x"})").status,
        404);
    std::string change;
    {
        auto const tx = db->begin(db::Access::read);
        change = changes_of(**tx, id).front().id.text();
    }
    auto const decision = [&](std::string const& more) {
        return client->api(Method::post, api + "/decision", R"({"changes":[")" + change + R"("],)" + more + "}");
    };
    EXPECT_EQ(decision(R"("agreed":false)").status, 422);
    EXPECT_TRUE(has(decision(R"("agreed":true)"), "\"agreed\":true"));
    EXPECT_EQ(decision(R"("agreed":true)").status, 409);
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1" + url()), "\"workers\":40"));
}

TEST_P(Changes, OfPartyMembersAreSeenOnlyWhereThePermissionReaches)
{
    ask("headcount.party_members", "3");
    auto const sees = [&](UnitId scope) {
        client->sign_in({.user = 2,
                         .name = "Minh",
                         .grants = {{"enterprises.view", area.city.value},
                                    {"enterprises.edit", area.city.value},
                                    {"party.view", scope.value}}});
        auto const api = client->api(web::Method::get, "/api/v1" + url() + "/changes");
        bool const shown = has(client->get(url() + "/changes"), "Đảng viên chính thức");
        EXPECT_EQ(has(api, "party_members"), shown);
        EXPECT_EQ(has(client->get(url()), "/changes"), shown);   // nor that there is one
        return shown;
    };
    EXPECT_FALSE(sees(area.trung_chau));
    EXPECT_TRUE(sees(area.phung));
}

INSTANTIATE_TEST_SUITE_P(Both, Changes, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
