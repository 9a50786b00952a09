#include "registers/committees/pages.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "platform/web/test_client.hpp"
#include "registers/committees/moments.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace committees {
namespace {

using base::day;
using Pairs = web::TestClient::Pairs;

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// What the timeline of a person links to.
web::Response moments_page(web::Request const& request, web::Context& context)
{
    web::Html out{context.texts};
    for (auto const& moment : other_moments(context, PersonId::parse(request.in_path("id"))))
        out("<a").url("href", moment.moment.url)("></a>");
    return web::html(std::move(out));
}
constexpr web::Route moments_route[] = {{web::Method::get, "/people/{id}/moments", {"people.view"}, moments_page}};

/// A union and a cell in Phùng; Minh works there and keeps their committees, in two domains.
class CommitteePages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, base::day(2026, 3, 2));
        union_ = organisations::found(**tx, *placement, support::lan,
                                      {.kind = "grassroots_union",
                                       .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
                                       .parent = area.federation,
                                       .place = area.phung,
                                       .decision_number = "1/QĐ-LĐLĐ",
                                       .decided_on = day(2014, 5, 12)});
        cell = organisations::found(**tx, *placement, support::lan,
                                    {.line = organisations::Line::party,
                                     .kind = "party_cell",
                                     .name = "Chi bộ Công ty TNHH Hòa Bình",
                                     .place = area.phung,
                                     .decision_number = "2/QĐ-HU",
                                     .decided_on = day(2015, 5, 12)});
        lan = add_person(**tx, "Nguyễn Thị Lan", "1988");
        dung = add_person(**tx, "Trần Văn Dũng", "1979");
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, std::initializer_list<std::span<web::Route const>>{page_routes(), api_routes(), moments_route});
        sign_in({"unions.view", "unions.edit", "people.view"});
    }
    PersonId add_person(db::Connection& tx, std::string name, std::string born) const
    {
        return people::create(
            tx, support::lan,
            {.full_name = std::move(name), .born = base::parse_partial_date(born), .place = area.phung});
    }
    void sign_in(std::initializer_list<std::string> rights, std::optional<UnitId> scope = {})
    {
        web::Actor minh{.user = 2, .name = "Minh", .grants = {{"organisations.view", area.city.value}}};
        for (auto const& right : rights) minh.grants.push_back({right, scope.value_or(area.district).value});
        client->sign_in(minh);
    }
    std::string url() const { return url_of(union_); }
    std::string api() const { return "/api/v1/units/" + union_.text(); }
    static Pairs term(std::string from) { return {{"standing", "regular"}, {"from", std::move(from)}}; }
    static Pairs post(PersonId person, std::string what, std::string from)
    {
        return {{"person", person.text()},
                {"post", std::move(what)},
                {"how", "elected"},
                {"from", std::move(from)},
                {"decision_number", "15/QĐ-LĐLĐ"}};
    }
    std::vector<std::string> log()
    {
        auto tx = db->begin(db::Access::read);
        std::vector<std::string> lines;
        for (auto const& line : accounts::list_audit(**tx, {.by = UserId{2}}))
            lines.push_back(line.action + " " + line.record_kind);
        return lines;
    }
    /// The address of a button of the page that ends in these words.
    std::string action_on_page(std::string_view ending)
    {
        auto const page = client->get(url()).body;
        auto const at = page.find(ending);
        if (at == std::string::npos) return {};
        auto const from = page.rfind(url(), at);
        return page.substr(from, at + ending.size() - from);
    }

    support::Area area;
    UnitId union_, cell;
    PersonId lan, dung;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(CommitteePages, PrepareEveryStatement)
{
    auto const tx = db->begin(db::Access::read);
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(CommitteePages, RecordATermAndItsChair)
{
    EXPECT_TRUE(has(client->get(url()), "Chưa ghi nhận nhiệm kỳ nào"));
    EXPECT_EQ(client->post(url() + "/terms", term("12/5/2023")).status, 303);
    EXPECT_EQ(client->post(url() + "/posts", post(lan, "chair", "12/5/2023")).status, 303);
    auto const page = client->get(url());
    EXPECT_TRUE(has(page, "12/05/2023 đến 11/05/2028"));
    EXPECT_TRUE(has(page, "Nguyễn Thị Lan") && has(page, "Chủ tịch") && has(page, "15/QĐ-LĐLĐ"));
    EXPECT_EQ(log(), (std::vector<std::string>{"read committee", "created post_holding", "created committee_term",
                                               "read committee"}));
}

TEST_P(CommitteePages, KeepWhatWasTypedWhenTheyRefuse)
{
    auto wrong = term("31/2/2023");
    wrong.emplace_back("decision_number", "77/QĐ");
    auto const refused = client->post(url() + "/terms", wrong);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "31/2/2023") && has(refused, "77/QĐ"));
    ASSERT_EQ(client->post(url() + "/terms", term("12/5/2023")).status, 303);
    auto const early = client->post(url() + "/posts", post(lan, "chair", "11/5/2023"));
    EXPECT_EQ(early.status, 422);
    EXPECT_TRUE(has(early, "11/5/2023") && has(early, "Nguyễn Thị Lan"));
    ASSERT_EQ(client->post(url() + "/posts", post(lan, "chair", "12/5/2023")).status, 303);
    auto const second = client->post(url() + "/posts", post(dung, "chair", "1/1/2024"));
    EXPECT_EQ(second.status, 409);
    EXPECT_TRUE(has(second, "Trần Văn Dũng") && has(second, "1/1/2024"));
}

TEST_P(CommitteePages, ANewTermEndsTheOldOneWithItsPosts)
{
    client->post(url() + "/terms", term("12/5/2018"));
    client->post(url() + "/posts", post(lan, "chair", "12/5/2018"));
    ASSERT_EQ(client->post(url() + "/terms", term("1/3/2023")).status, 303);
    EXPECT_EQ(client->post(url() + "/posts", post(dung, "chair", "1/3/2023")).status, 303);
    auto const tx = db->begin(db::Access::read);
    auto const held = holdings(**tx, union_);
    ASSERT_EQ(held.size(), 2U);
    EXPECT_EQ(held.front().days.to, day(2023, 3, 1));
    EXPECT_EQ(terms(**tx, union_).back().days.to, day(2023, 3, 1));
    auto const unit = organisations::find(**tx, union_, day(2026, 3, 2));
    EXPECT_EQ(holdings_on(**tx, *unit, day(2023, 2, 28)).front().person, lan);
    EXPECT_EQ(holdings_on(**tx, *unit, day(2023, 3, 1)).front().person, dung);
}

TEST_P(CommitteePages, LeaveAPostAndTakeBackAMistake)
{
    client->post(url() + "/terms", term("12/5/2023"));
    client->post(url() + "/posts", post(lan, "chair", "12/5/2023"));
    auto const end = action_on_page("/end");
    EXPECT_EQ(client->get(end).status, 200);
    EXPECT_EQ(client->post(end, {{"to", "3/3/2026"}}).status, 422);
    EXPECT_EQ(client->post(end, {{"to", "2/3/2026"}}).status, 303);
    EXPECT_EQ(client->post(end, {{"to", "2/3/2026"}}).status, 409);
    EXPECT_EQ(client->post(action_on_page("/withdrawal")).status, 303);
    EXPECT_FALSE(has(client->get(url()), "Nguyễn Thị Lan"));
    EXPECT_EQ(client->post(action_on_page("/withdrawal")).status, 303);
    EXPECT_TRUE(has(client->get(url()), "Chưa ghi nhận nhiệm kỳ nào"));
    EXPECT_EQ(log()[1], "withdrawn committee_term");
}

TEST_P(CommitteePages, KeepPartyAndUnionApart)
{
    EXPECT_EQ(client->get(url_of(cell)).status, 404);
    EXPECT_EQ(client->api(web::Method::get, "/api/v1/units/" + cell.text() + "/posts").status, 404);
    sign_in({"party.view", "party.edit", "people.view"});
    EXPECT_EQ(client->get(url_of(cell)).status, 200);
    EXPECT_EQ(client->post(url_of(cell) + "/terms", term("12/5/2023")).status, 303);
    EXPECT_EQ(client->post(url_of(cell) + "/posts", post(lan, "cell_secretary", "12/5/2023")).status, 303);
    EXPECT_EQ(client->get(url()).status, 404);
    EXPECT_EQ(client->post(url() + "/terms", term("12/5/2023")).status, 404);
}

TEST_P(CommitteePages, StrangersAndReadersChangeNothing)
{
    sign_in({"unions.view", "unions.edit"}, area.trung_chau);
    EXPECT_EQ(client->get(url()).status, 404);
    EXPECT_EQ(client->post(url() + "/terms", term("12/5/2023")).status, 404);
    sign_in({"unions.view"});
    EXPECT_EQ(client->get(url()).status, 200);
    EXPECT_FALSE(has(client->get(url()), "<form method='post' class='mt-3'"));
    EXPECT_EQ(client->post(url() + "/terms", term("12/5/2023")).status, 404);
    EXPECT_EQ(client->get(url_of(area.phung)).status, 404);   // a commune has no committee
}

TEST_P(CommitteePages, TheApiDoesTheSame)
{
    using web::Method;
    auto const made = client->api(Method::post, api() + "/terms", R"({"from": "2023-05-12"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_TRUE(has(made, "\"to\":\"2028-05-12\""));
    EXPECT_EQ(client->api(Method::post, api() + "/terms", R"({"from": "2023-05-12"})").status, 409);
    auto const body = R"({"person": ")" + lan.text() + R"(", "post": "chair", "from": "2023-05-12"})";
    auto const taken = client->api(Method::post, api() + "/posts", body);
    ASSERT_EQ(taken.status, 201) << taken.body;
    EXPECT_EQ(client->api(Method::post, api() + "/posts", body).status, 409);
    EXPECT_EQ(client->api(Method::post, api() + "/posts", R"({"post": "chair", "from": "2023-05-12"})").status, 422);
    auto const post_id = taken.body.substr(taken.body.find("\"id\":\"") + 6, 13);
    auto const term_id = made.body.substr(made.body.find("\"id\":\"") + 6, 13);
    EXPECT_TRUE(has(client->api(Method::get, api() + "/posts?day=2024-01-01"), "Nguyễn Thị Lan"));
    EXPECT_FALSE(has(client->api(Method::get, api() + "/posts?day=2023-05-11"), "Nguyễn Thị Lan"));
    EXPECT_TRUE(has(client->api(Method::get, api() + "/terms"), term_id));
    EXPECT_EQ(client->api(Method::post, api() + "/terms/" + term_id + "/withdrawal").status, 409);
    auto const end = api() + "/posts/" + post_id + "/end";
    EXPECT_EQ(client->api(Method::post, end, R"({"to": "2026-03-03"})").status, 422);
    EXPECT_EQ(client->api(Method::post, end, R"({"to": "2026-03-01"})").status, 200);
    EXPECT_EQ(client->api(Method::post, api() + "/posts/" + post_id + "/withdrawal").status, 204);
    EXPECT_EQ(client->api(Method::post, api() + "/posts/" + post_id + "/withdrawal").status, 404);
    EXPECT_EQ(client->api(Method::post, api() + "/terms/" + term_id + "/withdrawal").status, 204);
}

TEST_P(CommitteePages, ATimelineLinksNoCommitteeThatIsNotShown)
{
    auto tx = db->begin(db::Access::write);
    auto const add = [&](std::string name, std::vector<UnitId> places) {
        return support::add_unit(**tx, organisations::Line::union_, "commune_union", std::move(name), {},
                                 std::move(places));
    };
    auto const of_both = add("Công đoàn liên xã", {area.phung, area.trung_chau});
    auto const of_phung = add("Công đoàn thị trấn Phùng", {area.phung});
    auto const of_trung_chau = add("Công đoàn xã Trung Châu", {area.trung_chau});
    tx->commit();
    tx.reset();
    EXPECT_EQ(client->post(url_of(of_both) + "/terms", term("12/5/2023")).status, 303);
    EXPECT_EQ(client->post(url_of(of_both) + "/posts", post(lan, "chair", "12/5/2023")).status, 303);
    auto const timeline = "/people/" + lan.text() + "/moments";
    sign_in({"unions.view", "people.view"}, area.phung);
    EXPECT_TRUE(has(client->get(timeline), url_of(of_both)));
    tx = db->begin(db::Access::write);
    auto const placement = organisations::placement(**tx, day(2026, 3, 2));
    organisations::Part const parts[] = {{of_phung, organisations::Share::part},
                                         {of_trung_chau, organisations::Share::part}};
    organisations::succeed({**tx, *placement, support::lan}, *organisations::find(**tx, of_both, day(2026, 3, 2)),
                           parts, {.number = "5/QĐ", .effective_on = day(2025, 7, 1)},
                           organisations::Predecessor::ends);
    tx->commit();
    tx.reset();
    EXPECT_EQ(client->get(url_of(of_both)).status, 404);
    EXPECT_FALSE(has(client->get(timeline), url_of(of_both)));
    sign_in({"unions.view", "people.view"});
    EXPECT_EQ(client->get(url_of(of_both)).status, 200);
    EXPECT_TRUE(has(client->get(timeline), url_of(of_both)));
}

TEST_P(CommitteePages, KeepAPersonWhoHoldsAPost)
{
    client->post(url() + "/terms", term("12/5/2023"));
    client->post(url() + "/posts", post(lan, "chair", "12/5/2023"));
    auto const tx = db->begin(db::Access::write);
    EXPECT_EQ(people::remove_unreferenced(**tx, support::lan, {.made = {lan, dung}}), std::vector<PersonId>{lan});
}

INSTANTIATE_TEST_SUITE_P(Both, CommitteePages, support::both, support::dialect_name);

}   // namespace
}   // namespace committees
