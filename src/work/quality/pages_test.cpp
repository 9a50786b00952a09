#include "work/quality/pages.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "kernel/accounts/audit.hpp"
#include "kernel/ledger/query.hpp"
#include "platform/web/test_client.hpp"
#include "registers/committees/store.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/quality/notices.hpp"

namespace quality {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);   // the test client's

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// What the source of notices tells, in words.
web::Response told_page(web::Request const&, web::Context& context)
{
    web::Html out{context.texts};
    auto const& source = notice_sources().front();
    for (auto const& due : source.due(context, {context.today - base::Days{60}, context.today + base::Days{60}}, 10))
        for (auto const& item : source.describe(context, std::span{&due.record, 1}))
            out("<p>").text(item.outside + " " + base::iso(item.due_on) + (item.done ? " done" : ""))("</p>");
    return web::html(std::move(out));
}
constexpr web::Route told_route[] = {{web::Method::get, "/told", {"organisations.view"}, told_page}};

/// Two unions: the first with a committee, the second with one whose term is over; and a Party cell.
class QualityPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        first = found(**tx, grassroots::families()[0], "grassroots_union", "Hòa Bình");
        second = found(**tx, grassroots::families()[0], "grassroots_union", "Sông Hồng");
        cell = found(**tx, grassroots::family_of(organisations::Line::party), "party_cell", "Hòa Bình");
        auto const head =
            people::create(**tx, support::lan, {.full_name = "Nguyễn Thị Lan", .sex = "female", .place = area.phung});
        base::Period const term{day(2024, 5, 12), day(2029, 5, 12)};
        committees::add(**tx, support::lan, committees::Term{.unit = first, .days = term});
        committees::add(**tx, support::lan,
                        committees::Term{.unit = second, .days = {day(2019, 5, 12), day(2024, 5, 12)}});
        committees::add(**tx, support::lan,
                        committees::Holding{.unit = first, .person = head, .post = "chair", .days = term});
        tx->commit();
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes(), told_route});
        sign_in({"organisations.view", "unions.view", "unions.edit"}, area.district);
    }
    UnitId found(db::Connection& tx, grassroots::Family const& family, std::string kind, std::string const& name) const
    {
        auto const placement = organisations::placement(tx, today);
        enterprises::Enterprise const e{.name = "Công ty " + name + " " + kind,
                                        .legal_type = "llc_multi",
                                        .ownership = "private",
                                        .status = "active",
                                        .place = area.phung};
        auto const enterprise = enterprises::add(tx, *placement, support::lan, std::span{&e, 1}, today).front();
        return grassroots::found(tx, *placement, support::lan, family,
                                 {.kind = std::move(kind),
                                  .name = "Tổ chức " + name,
                                  .enterprise = enterprise,
                                  .place = area.phung,
                                  .decision_number = "1/QĐ " + name,
                                  .decided_on = day(2014, 5, 12)},
                                 "private");
    }
    void sign_in(std::initializer_list<char const*> rights, UnitId scope)
    {
        web::Actor minh{.user = 2, .name = "Minh"};
        for (auto const* right : rights) minh.grants.push_back({right, scope.value});
        client->sign_in(minh);
    }
    std::string url(UnitId unit) const { return "/quality/unions/" + unit.text(); }
    std::int64_t counted(std::string_view kind)
    {
        auto tx = db->begin(db::Access::read);
        auto const placement = organisations::placement(**tx, today);
        ledger::View const view{**tx, *placement, {area.city, ledger::until(today)}};
        auto const sums = view.sums({{{std::string{kind}}}});
        return sums.empty() ? 0 : sums.front().value;
    }
    std::vector<Report> reports(UnitId unit)
    {
        auto tx = db->begin(db::Access::read);
        return reports_of(**tx, unit);
    }

    support::Area area;
    UnitId first, second, cell;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(QualityPages, TheListShowsWhatStandsOut)
{
    auto const list = client->get("/quality/unions");
    EXPECT_EQ(list.status, 200);
    EXPECT_TRUE(has(list, "Tổ chức Hòa Bình") && has(list, "Tổ chức Sông Hồng"));
    EXPECT_TRUE(has(list, "Nhiệm kỳ đã hết ngày 11/05/2024")) << "QL-5, the second";
    EXPECT_LT(list.body.find("Tổ chức Sông Hồng"), list.body.find("Tổ chức Hòa Bình")) << "what asks for action first";
    auto const asked = client->get("/quality/unions?shown=term_over");
    EXPECT_TRUE(has(asked, "Tổ chức Sông Hồng"));
    EXPECT_FALSE(has(asked, "Tổ chức Hòa Bình"));
    EXPECT_FALSE(has(client->get("/quality/unions?q=song"), "Tổ chức Hòa Bình"));
    EXPECT_EQ(client->get("/quality/elsewhere").status, 404);
}

TEST_P(QualityPages, TheSummaryTellsWhatNeedsAction)
{
    auto const page = client->get("/quality");
    EXPECT_TRUE(has(page, "1 có việc cần xử lý") && has(page, "/quality/unions?shown=act"));
    EXPECT_FALSE(has(page, "/quality/party-organisations")) << "another domain";
    EXPECT_TRUE(client->get_fragment("/quality").body.starts_with("<div class='quality-summary'>"));
    EXPECT_FALSE(has(page, "tone-good")) << "nothing is known to be in order";
    EXPECT_TRUE(has(page, "Chưa có tổ chức nào trong sổ: ")) << "of youth";
    sign_in({"organisations.view"}, area.district);
    EXPECT_EQ(client->get("/quality").status, 404);
}

TEST_P(QualityPages, AReportIsKeptCountedAndReplaced)   // QL-1
{
    auto const refused = client->post(url(first) + "/reports", {{"quarter", "2025-Q4"},
                                                                {"meetings_held", "2"},
                                                                {"members", "20"},
                                                                {"members_active", "21"},
                                                                {"obligations", "met"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, R"(value="21")")) << "what was typed stays";
    auto const send = [&](std::string meetings) {
        return client
            ->post(url(first) + "/reports", {{"quarter", "2025-Q4"},
                                             {"meetings_held", std::move(meetings)},
                                             {"members", "20"},
                                             {"members_active", "9"},
                                             {"obligations", "partly"}})
            .status;
    };
    EXPECT_EQ(send("2"), 303);
    EXPECT_EQ(counted("organisation.meeting"), 2);
    EXPECT_EQ(send("3"), 303);
    EXPECT_EQ(counted("organisation.meeting"), 3) << "the second takes the place of the first";
    ASSERT_EQ(reports(first).size(), 1U);
    auto const page = client->get(url(first));
    EXPECT_TRUE(has(page, "quý 4/2025"));
    EXPECT_TRUE(has(page, "9 trong 20 thành viên tham gia sinh hoạt"));
    EXPECT_TRUE(has(page, "QL-10")) << "each reason with its rule";
    EXPECT_EQ(client->post(url(first) + "/reports/" + reports(first).front().id.text() + "/withdrawal").status, 303);
    EXPECT_EQ(counted("organisation.meeting"), 0);
    EXPECT_TRUE(reports(first).empty());
}

TEST_P(QualityPages, ManyAreGradedByOneDecision)   // QL-2
{
    auto const grade = [&](std::string number, std::string of_second) {
        return client->post("/quality/unions/gradings", {{"year", "2025"},
                                                         {"decision_number", std::move(number)},
                                                         {"decided_on", "20/1/2026"},
                                                         {"grade-" + first.text(), "good"},
                                                         {"grade-" + second.text(), std::move(of_second)}});
    };
    auto const refused = grade("", "not_fulfilled");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(counted("organisation.grading"), 0) << "all or none";
    EXPECT_EQ(grade("12/QĐ-LĐLĐ", "").status, 303);
    EXPECT_EQ(counted("organisation.grading"), 1) << "one without a word is left";
    EXPECT_EQ(grade("12/QĐ-LĐLĐ", "not_fulfilled").status, 303);
    EXPECT_EQ(counted("organisation.grading"), 2);
    EXPECT_TRUE(has(client->get(url(second)), "không hoàn thành nhiệm vụ"));
    EXPECT_TRUE(has(client->get("/quality/unions?shown=fading"), "Tổ chức Sông Hồng")) << "QL-12";
    auto tx = db->begin(db::Access::read);
    ASSERT_EQ(gradings_of(**tx, second).size(), 1U);
    auto const read = client->get("/quality/unions/gradings?year=2025");
    EXPECT_TRUE(has(read, R"(value="not_fulfilled" selected)"));
}

TEST_P(QualityPages, ManyReportAtOnce)   // QL-1
{
    auto const send = [&](std::string active) {
        return client->post("/quality/unions/reports", {{"quarter", "2025-Q4"},
                                                        {"meetings_held-" + first.text(), "3"},
                                                        {"members-" + first.text(), "20"},
                                                        {"members_active-" + first.text(), std::move(active)},
                                                        {"obligations-" + first.text(), "met"},
                                                        {"meetings_held-" + second.text(), ""},
                                                        {"obligations-" + second.text(), ""}});
    };
    auto const refused = send("many");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, R"(value="many")"));
    EXPECT_EQ(send("20").status, 303);
    EXPECT_EQ(reports(first).size(), 1U);
    EXPECT_TRUE(reports(second).empty());
    EXPECT_TRUE(has(client->get("/quality/unions/reports?quarter=2025-Q4"), R"(value="20")"));
}

TEST_P(QualityPages, TwoDomainsAndScope)
{
    EXPECT_EQ(client->get("/quality/party-organisations").status, 404) << "another domain";
    EXPECT_EQ(client->get("/quality/unions/" + cell.text()).status, 404);
    sign_in({"organisations.view", "unions.view"}, area.district);
    EXPECT_EQ(client->get(url(first)).status, 200);
    EXPECT_EQ(client->get("/quality/unions/gradings").status, 404) << "who may only look";
    EXPECT_EQ(client->post(url(first) + "/gradings", {{"year", "2025"}}).status, 404);
    sign_in({"organisations.view", "unions.view", "unions.edit"}, area.trung_chau);
    EXPECT_FALSE(has(client->get("/quality/unions"), "Tổ chức Hòa Bình")) << "another commune";
    EXPECT_EQ(client->get(url(first)).status, 404);
    EXPECT_EQ(client->post("/quality/unions/gradings", {{"year", "2025"}, {"grade-" + first.text(), "good"}}).status,
              404);
    sign_in({"organisations.view", "party.view"}, area.district);
    EXPECT_TRUE(has(client->get("/quality/party-organisations/" + cell.text()), "Tổ chức Hòa Bình"));
}

TEST_P(QualityPages, TermsThatEndAreTold)   // QL-5
{
    EXPECT_FALSE(has(client->get("/told"), "Hết nhiệm kỳ"));
    client->set_today(day(2029, 4, 2));
    EXPECT_TRUE(has(client->get("/told"), "Hết nhiệm kỳ: Tổ chức Hòa Bình 2029-05-11"));
    sign_in({"organisations.view", "unions.view"}, area.trung_chau);
    EXPECT_FALSE(has(client->get("/told"), "Hết nhiệm kỳ")) << "another commune";
    sign_in({"organisations.view", "party.view"}, area.district);
    EXPECT_FALSE(has(client->get("/told"), "Hết nhiệm kỳ")) << "another domain";
}

TEST_P(QualityPages, TheApiTellsAndTakes)
{
    auto const list = client->api(web::Method::get, "/api/v1/quality/unions");
    EXPECT_TRUE(has(list, R"("code":"term_over","weight":"act","rule":"QL-5")"));
    auto const api = "/api/v1/quality/unions/" + first.text();
    EXPECT_EQ(client->api(web::Method::post, api + "/reports", R"({"quarter":"2026-Q1"})").status, 422);
    auto const kept = client->api(web::Method::post, api + "/reports",
                                  R"({"quarter":"2025-Q4","meetings_held":1,"members":20,)"
                                  R"("members_active":20,"obligations":"met"})");
    EXPECT_EQ(kept.status, 201);
    EXPECT_TRUE(has(kept, R"("quarter":"2025-Q4")"));
    auto const graded =
        client->api(web::Method::post, api + "/gradings",
                    R"({"year":2025,"grade":"excellent","decision_number":"1/QĐ","decided_on":"2026-01-20"})");
    EXPECT_EQ(graded.status, 201);
    EXPECT_TRUE(has(client->api(web::Method::get, api), R"("grade":"excellent")"));
}

INSTANTIATE_TEST_SUITE_P(Both, QualityPages, support::both, support::dialect_name);

}   // namespace
}   // namespace quality
