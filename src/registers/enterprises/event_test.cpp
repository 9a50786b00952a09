#include "registers/enterprises/event.hpp"

#include <gtest/gtest.h>

#include "kernel/ledger/rebuild.hpp"
#include "platform/web/test_client.hpp"
#include "registers/enterprises/life_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);

Event event(std::string_view kind, base::Date on)
{
    return {.kind = find_event_kind(kind), .happened_on = on, .paper = "Thông báo số 12/TB-ĐKKD"};
}
Event renamed(std::string name, base::Date on)
{
    auto made = event("renamed", on);
    made.name = std::move(name);
    return made;
}
Life hoa_binh()
{
    return {.registered_on = base::parse_partial_date("2010-05-04"),
            .name = {.now = "Công ty TNHH Hòa Bình"},
            .address = {.now = {UnitId{1}, "Thôn Một"}},
            .status = {.now = "active"}};
}
std::string refused(Event const& one, Life const& life)
{
    std::string codes;
    for (auto const& problem : check(one, life, today))
        codes += (codes.empty() ? "" : " ") + std::string{problem.field} + ":" + std::string{problem.code};
    return codes;
}

TEST(Event, HappensBetweenRegistrationAndToday)
{
    EXPECT_EQ(refused(event("suspended", day(2010, 5, 4)), hoa_binh()), "");
    EXPECT_EQ(refused(event("suspended", day(2010, 5, 3)), hoa_binh()), "happened_on:event.before_registration");
    EXPECT_EQ(refused(event("suspended", today), hoa_binh()), "");
    EXPECT_EQ(refused(event("suspended", today + base::Days{1}), hoa_binh()), "happened_on:event.in_future");
    EXPECT_EQ(refused(event("founded", day(2009, 1, 1)), hoa_binh()), "");
    auto no_paper = event("suspended", today);
    no_paper.paper = "";
    EXPECT_EQ(refused(no_paper, hoa_binh()), "paper:required");
    EXPECT_EQ(refused(event("suspended", {}), hoa_binh()), "happened_on:required");
}

TEST(Event, NothingHappensAfterTheEnd)
{
    auto const ended = with_event(hoa_binh(), event("dissolved", day(2020, 6, 1)));
    EXPECT_EQ(ended.ceased_on(), day(2020, 6, 1));
    EXPECT_EQ(refused(event("suspended", day(2020, 5, 31)), ended), "");
    EXPECT_EQ(refused(event("suspended", day(2020, 6, 1)), ended), "happened_on:event.after_ceasing");
    EXPECT_EQ(refused(event("resumed", day(2021, 1, 1)), ended), "happened_on:event.after_ceasing");
    EXPECT_EQ(refused(renamed("Công ty Sông Hồng", day(2021, 1, 1)), ended), "happened_on:event.after_ceasing");
    // nor does it end before something that is known
    auto const later = with_event(hoa_binh(), renamed("Công ty Sông Hồng", day(2021, 1, 1)));
    EXPECT_EQ(refused(event("dissolved", day(2020, 6, 1)), later), "happened_on:event.others_later");
    EXPECT_EQ(refused(event("dissolved", day(2021, 1, 1)), later), "");
}

TEST(Event, ChangesSomething)
{
    EXPECT_EQ(refused(event("resumed", today), hoa_binh()), "kind:event.already_so");
    EXPECT_EQ(refused(renamed("Công ty TNHH Hòa Bình", today), hoa_binh()), "name:event.already_so");
    EXPECT_EQ(refused(renamed("", today), hoa_binh()), "name:required");
    EXPECT_EQ(refused(event("moved", today), hoa_binh()), "place:enterprise.place_missing");
    auto const suspended = with_event(hoa_binh(), event("suspended", day(2020, 6, 1)));
    EXPECT_EQ(refused(event("suspended", day(2021, 6, 1)), suspended), "");   // prolonged
    EXPECT_EQ(refused(event("resumed", day(2020, 6, 1)), suspended), "happened_on:event.same_day");
    EXPECT_EQ(refused(event("resumed", day(2020, 6, 2)), suspended), "");
}

TEST(Event, OfThePastLeavesWhatIsLater)
{
    auto const now = with_event(hoa_binh(), renamed("Công ty Sông Hồng", day(2020, 1, 1)));
    auto const with_older = with_event(now, renamed("Công ty Tây Sơn", day(2015, 1, 1)));
    EXPECT_EQ(with_older.name.now, "Công ty Sông Hồng");
    EXPECT_EQ(with_older.name.on(day(2019, 12, 31)), "Công ty Tây Sơn");
    EXPECT_EQ(without_event(with_older, renamed("Công ty Tây Sơn", day(2015, 1, 1)))->name, now.name);
    // what says something else by now is not taken back
    EXPECT_FALSE(without_event(now, renamed("Công ty Tây Sơn", day(2020, 1, 1))));
}

TEST(Event, IsUnderstoodFromASheet)
{
    EXPECT_EQ(event_kind_from_text("Tạm ngừng kinh doanh")->code, "suspended");
    EXPECT_EQ(event_kind_from_text("Đang làm thủ tục giải thể")->code, "dissolving");
    EXPECT_EQ(event_kind_from_text("Giải thể")->code, "dissolved");
    EXPECT_EQ(event_kind_from_text("đổi tên doanh nghiệp")->code, "renamed");
    EXPECT_EQ(event_kind_from_text("họp mặt"), nullptr);
    for (auto const& status : statuses()) EXPECT_EQ(event_kind_of_status(status.code).status, status.code);
}

TEST(Survey, DiffersFromTheRegister)
{
    EXPECT_TRUE(survey_differs("active", "not_found"));
    EXPECT_TRUE(survey_differs("suspended", "operating"));
    EXPECT_FALSE(survey_differs("active", "operating"));
    EXPECT_FALSE(survey_differs("suspended", "idle"));
    EXPECT_FALSE(survey_differs("active", "not_surveyed"));
    EXPECT_FALSE(survey_differs("active", "refused_survey"));   // says nothing of it
}

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

class Events : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        Enterprise const e{.name = "Công ty TNHH Hòa Bình",
                           .tax_code = "0101248141",
                           .legal_type = "llc_multi",
                           .registered_on = base::parse_partial_date("2010-05-04"),
                           .place = area.phung};
        id = add(**tx, *organisations::placement(**tx, today), support::lan, std::span{&e, 1}, today).front();
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), event_page_routes(), timeline_page_routes(), event_api_routes()});
        sign_in(area.city);
    }
    void sign_in(UnitId scope)
    {
        client->sign_in({.user = 1,
                         .name = "Lan",
                         .grants = {{"enterprises.view", scope.value}, {"enterprises.edit", scope.value}}});
    }
    std::string url() const { return "/enterprises/" + id.text(); }
    web::Response post(std::string_view kind, std::string_view on, web::TestClient::Pairs more = {})
    {
        web::TestClient::Pairs form{
            {"kind", std::string{kind}}, {"happened_on", std::string{on}}, {"paper", "Thông báo số 12"}};
        form.insert(form.end(), more.begin(), more.end());
        return client->post(url() + "/events", form);
    }
    Enterprise record()
    {
        auto const tx = db->begin(db::Access::read);
        return *find(**tx, id, today);
    }
    std::vector<Event> events()
    {
        auto const tx = db->begin(db::Access::read);
        return events_of(**tx, id);
    }
    /// What the ledger has of it in a commune, up to a day.
    std::int64_t operating(UnitId place, base::Date until)
    {
        auto const tx = db->begin(db::Access::read);
        std::int64_t sum = 0;
        refill(**tx, [&](ledger::Fact const& fact, ledger::Entry const&) {
            if (fact.unit == place && fact.on_day <= until) sum += fact.quantity;
        });
        return sum;
    }

    void verify()
    {
        constexpr ledger::Refill refills[] = {refill};
        auto const tx = db->begin(db::Access::read);
        auto const trees = organisations::placement(**tx, today);
        EXPECT_EQ(ledger::verify_facts(**tx, refills, 10), std::vector<ledger::Difference>{});
        EXPECT_EQ(ledger::verify_sums(**tx, *trees, 10), std::vector<ledger::Difference>{});
    }

    support::Area area;
    EnterpriseId id;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(Events, AreTheLifeOfAnEnterprise)
{
    ASSERT_EQ(post("suspended", "1/3/2019").status, 303);
    ASSERT_EQ(post("resumed", "1/9/2019").status, 303);
    ASSERT_EQ(post("renamed", "2/1/2021", {{"name", "Công ty TNHH Sông Hồng"}}).status, 303);
    ASSERT_EQ(post("moved", "5/2/2022", {{"place", "Xã Trung Châu"}, {"street", "Số 5"}}).status, 303);
    auto const e = record();
    EXPECT_EQ(e.status, "active");
    EXPECT_EQ(e.name, "Công ty TNHH Sông Hồng");
    EXPECT_EQ(e.place, area.trung_chau);
    auto const page = client->get(url() + "/events");
    for (auto const* text : {"01/03/2019", "Tạm ngừng kinh doanh", "Thông báo số 12", "từ đó: Công ty TNHH Sông Hồng",
                             "từ đó: Số 5, Xã Trung Châu", "Đăng ký kinh doanh"})
        EXPECT_TRUE(has(page, text)) << text;
    EXPECT_TRUE(has(client->get(url()), "Thông báo số 12"));
    EXPECT_TRUE(has(client->get(url() + "/timeline?part=register"), "Hoạt động trở lại"));
    // on an older day it was elsewhere, and counts there
    EXPECT_EQ(operating(area.phung, day(2022, 2, 4)), 1);
    EXPECT_EQ(operating(area.phung, day(2022, 2, 5)), 0);
    EXPECT_EQ(operating(area.trung_chau, day(2022, 2, 5)), 1);
    verify();
}

TEST_P(Events, OfThePastComeInTheirPlace)
{
    ASSERT_EQ(post("moved", "5/2/2022", {{"place", "Xã Trung Châu"}}).status, 303);
    ASSERT_EQ(post("moved", "5/2/2015", {{"place", "Thị trấn Phùng"}, {"street", "Số 7"}}).status, 303);
    EXPECT_EQ(record().place, area.trung_chau);
    auto const tx = db->begin(db::Access::read);
    EXPECT_EQ(find(**tx, id, day(2015, 2, 4))->street, "");
    EXPECT_EQ(find(**tx, id, day(2015, 2, 5))->street, "Số 7");
    EXPECT_EQ(find(**tx, id, day(2022, 2, 5))->place, area.trung_chau);
}

TEST_P(Events, AreTakenBackWithAReason)
{
    ASSERT_EQ(post("dissolved", "1/6/2020").status, 303);
    EXPECT_EQ(record().status, "ceased");
    EXPECT_EQ(operating(area.phung, day(2020, 6, 1)), 0);
    EXPECT_EQ(post("suspended", "1/6/2021").status, 422);
    auto const withdrawal = url() + "/events/" + events().front().id.text() + "/withdrawal";
    EXPECT_EQ(client->post(withdrawal, {{"why", ""}}).status, 422);
    EXPECT_EQ(client->post(withdrawal, {{"why", "Nhầm với công ty khác"}}).status, 303);
    EXPECT_EQ(client->post(withdrawal, {{"why", "Nhầm"}}).status, 409);
    EXPECT_EQ(record().status, "active");
    EXPECT_EQ(operating(area.phung, day(2020, 6, 1)), 1);
    EXPECT_TRUE(has(client->get(url() + "/events"), "Nhầm với công ty khác"));
    EXPECT_EQ(post("suspended", "1/6/2021").status, 303);
    verify();
}

TEST_P(Events, TheFormOfTheRecordEntersThemToo)
{
    ASSERT_EQ(post("suspended", "1/3/2024").status, 303);
    web::TestClient::Pairs form{
        {"name", "Công ty TNHH Hòa Bình"}, {"tax_code", "0101248141"}, {"legal_type", "llc_multi"},
        {"ownership", "private"},          {"status", "active"},       {"place", area.phung.text()},
        {"registered_on", "4/5/2010"},     {"revision", "2"},          {"from", "1/1/2024"}};
    auto const refused = client->post(url(), form);   // before what is known
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "01/03/2024"));
    form.back().second = "1/9/2024";
    ASSERT_EQ(client->post(url(), form).status, 303);
    ASSERT_EQ(events().size(), 2U);
    EXPECT_EQ(events().front().kind->code, "resumed");
    EXPECT_EQ(events().front().happened_on, day(2024, 9, 1));
}

TEST_P(Events, AreEnteredOnlyWhereOneMayChange)
{
    sign_in(area.trung_chau);
    EXPECT_EQ(post("suspended", "1/3/2019").status, 404);
    EXPECT_EQ(client->get(url() + "/events").status, 404);
    EXPECT_EQ(client->get(url() + "/events/new?kind=moved").status, 404);
    sign_in(area.phung);
    EXPECT_EQ(client->get(url() + "/events/new?kind=nothing").status, 404);
    EXPECT_TRUE(has(client->get(url() + "/events/new?kind=moved"), "name=\"place\""));
    EXPECT_EQ(post("moved", "1/3/2019", {{"place", "Xã Trung Châu"}}).status, 422);   // not theirs
    EXPECT_EQ(post("moved", "1/3/2019", {{"place", "Xã Không Có"}}).status, 422);
    client->sign_in({.user = 3, .name = "Hòa", .grants = {{"enterprises.view", area.city.value}}});
    EXPECT_EQ(client->get(url() + "/events").status, 200);
    EXPECT_FALSE(has(client->get(url() + "/events"), "/events/new"));
    EXPECT_EQ(post("suspended", "1/3/2019").status, 403);
}

TEST_P(Events, SpeakTheApi)
{
    using web::Method;
    auto const api = "/api/v1" + url() + "/events";
    auto const made = client->api(
        Method::post, api, R"({"kind":"dissolved","happened_on":"2020-06-01","paper":"Thông báo số 12/TB-ĐKKD"})");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(client->api(Method::post, api, R"({"kind":"born","happened_on":"2020-06-01","paper":"x"})").status, 422);
    EXPECT_EQ(client->api(Method::post, api, R"({"kind":"moved","happened_on":"2021-06-01","paper":"x"})").status, 422);
    EXPECT_TRUE(has(client->api(Method::get, api), "\"kind\":\"dissolved\""));
    auto const withdrawal = api + "/" + events().front().id.text() + "/withdrawal";
    EXPECT_EQ(client->api(Method::post, withdrawal, "{}").status, 422);
    EXPECT_TRUE(has(client->api(Method::post, withdrawal, R"({"why":"Nhầm"})"), "\"withdrawn_why\":\"Nhầm\""));
    EXPECT_EQ(client->api(Method::post, withdrawal, R"({"why":"Nhầm"})").status, 409);
}

INSTANTIATE_TEST_SUITE_P(Both, Events, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
