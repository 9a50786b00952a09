#include "registers/organisations/reorganisation.hpp"
#include "registers/transfers/testing.hpp"

namespace transfers {
namespace {

using base::day;
using web::Method;
using Pairs = web::TestClient::Pairs;

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

class TransferPages : public TwoUnions {
protected:
    void SetUp() override
    {
        TwoUnions::SetUp();
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()});
    }
    /// An officer of that area, or of that union alone.
    void sign_in(UnitId scope, std::int64_t user = 2)
    {
        web::Actor actor{.user = user, .name = "Minh"};
        for (auto const* right : {"members.view", "members.edit"}) actor.grants.push_back({right, scope.value});
        client->sign_in(actor);
    }
    std::string offers() const { return "/unions/" + hoa_binh.text() + "/transfers"; }
    Pairs offer_of(MembershipId member) const
    {
        return {{"member[]", member.text()},
                {"to", song_hong.text()},
                {"asked_on", "27/2/2026"},
                {"offered_on", "2/3/2026"},
                {"number", "12/GT-CĐCS"}};
    }
    /// The only transfer there is.
    std::string url()
    {
        auto tx = db->begin(db::Access::read);
        auto const open = unanswered(**tx);
        return open.empty() ? "" : url_of(open.front().id);
    }
    std::vector<Membership> of_lan()
    {
        auto tx = db->begin(db::Access::read);
        return memberships::of_person(**tx, memberships::find(**tx, lan)->person);
    }

    std::unique_ptr<web::TestClient> client;
};

TEST_P(TransferPages, OfferedByTheOneAcceptedByTheOther)
{
    sign_in(hoa_binh);
    EXPECT_TRUE(has(client->get(offers() + "/new?member%5B%5D=" + lan.text()), "Nguyễn Thị Lan"));
    ASSERT_EQ(client->post(offers(), offer_of(lan)).status, 303);
    EXPECT_TRUE(has(client->get("/transfers"), "16/03/2026"));
    EXPECT_FALSE(of_lan().front().ended_on) << "until it is accepted the sender answers for her";
    auto const transfer = url();
    EXPECT_EQ(client->post(transfer + "/acceptance", {{"joined_on", "2/3/2026"}}).status, 404);

    sign_in(song_hong, 3);
    EXPECT_TRUE(has(client->get("/transfers"), "Nguyễn Thị Lan"));
    auto const future = client->post(transfer + "/acceptance", {{"joined_on", "9/3/2026"}});
    EXPECT_EQ(future.status, 422);
    EXPECT_TRUE(has(future, "9/3/2026"));
    ASSERT_EQ(client->post(transfer + "/acceptance", {{"joined_on", "2/3/2026"}}).status, 303);
    auto const both = of_lan();
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(both[0].ended_on, today);
    EXPECT_EQ(both[1].union_, song_hong);
    EXPECT_EQ(both[1].joined_on, today);
    EXPECT_EQ(client->post(transfer + "/acceptance", {{"joined_on", "2/3/2026"}}).status, 409);

    auto tx = db->begin(db::Access::read);
    EXPECT_EQ(counted(**tx, area.phung), 1);
    EXPECT_EQ(counted(**tx, area.trung_chau), 1);
    EXPECT_EQ(counted(**tx, area.phung, day(2026, 3, 1)), 2);
    auto const person = *people::find(**tx, both[0].person);
    EXPECT_EQ(person.enterprise, song_hong_company);   // TR-6
    EXPECT_EQ(person.place, area.trung_chau);
}

TEST_P(TransferPages, SentBackWithAFactAsTheReason)
{
    sign_in(hoa_binh);
    client->post(offers(), offer_of(lan));
    auto const transfer = url();
    sign_in(song_hong, 3);
    EXPECT_EQ(client->post(transfer + "/refusal", {{"reason", "lazy"}}).status, 422);
    ASSERT_EQ(client->post(transfer + "/refusal", {{"reason", "works_elsewhere"}}).status, 303);
    EXPECT_FALSE(of_lan().front().ended_on);
    sign_in(hoa_binh);
    EXPECT_EQ(client->post(transfer + "/withdrawal").status, 409);
    EXPECT_EQ(client->post(offers(), offer_of(lan)).status, 303) << "and offered anew";
}

TEST_P(TransferPages, WithdrawnByTheSenderAlone)
{
    sign_in(hoa_binh);
    client->post(offers(), offer_of(lan));
    EXPECT_EQ(client->post(offers(), offer_of(lan)).status, 409);
    auto const transfer = url();
    sign_in(song_hong, 3);
    EXPECT_EQ(client->post(transfer + "/withdrawal").status, 404);
    sign_in(hoa_binh);
    EXPECT_EQ(client->post(transfer + "/withdrawal").status, 303);
    sign_in(song_hong, 3);
    EXPECT_EQ(client->post(transfer + "/acceptance", {{"joined_on", "2/3/2026"}}).status, 409);
}

TEST_P(TransferPages, OthersSeeNothing)
{
    sign_in(hoa_binh);
    client->post(offers(), offer_of(lan));
    auto const transfer = url();
    UnitId third;
    {
        auto tx = db->begin(db::Access::write);
        EnterpriseId company;
        third = add_union(**tx, "Hoa Sen", area.phung, company);
        tx->commit();
    }
    sign_in(third, 4);
    EXPECT_EQ(client->get(transfer).status, 404);
    EXPECT_FALSE(has(client->get("/transfers"), "Nguyễn Thị Lan"));
    EXPECT_EQ(client->get("/transfers?union=" + hoa_binh.text()).status, 404);
    EXPECT_EQ(client->get(offers() + "/new").status, 404);
    EXPECT_EQ(client->post(offers(), offer_of(dung)).status, 404);
    EXPECT_EQ(
        client->post("/transfers/acceptance", {{"transfer[]", transfer.substr(11)}, {"joined_on", "2/3/2026"}}).status,
        404);
    client->sign_in({.user = 5, .name = "Hà", .grants = {{"people.view", area.city.value}}});
    EXPECT_EQ(client->get("/transfers").status, 403);
}

TEST_P(TransferPages, ManyAtOnceByWhoLooksAfterBoth)
{
    sign_in(area.district);
    auto form = offer_of(lan);
    form.emplace_back("member[]", dung.text());
    form.emplace_back("at_once", "1");
    ASSERT_EQ(client->post(offers(), form).status, 303);
    auto tx = db->begin(db::Access::read);
    EXPECT_EQ(counted(**tx, area.phung), 0);
    EXPECT_EQ(counted(**tx, area.trung_chau), 2);
}

TEST_P(TransferPages, AtOnceIsNotForWhoLooksAfterOne)
{
    sign_in(hoa_binh);
    auto form = offer_of(lan);
    form.emplace_back("at_once", "1");
    auto const refused = client->post(offers(), form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "12/GT-CĐCS")) << "what was typed stays";
    EXPECT_EQ(url(), "");
}

TEST_P(TransferPages, ThoseMarkedAreAcceptedTogetherOrNoneIs)
{
    sign_in(hoa_binh);
    client->post(offers(), offer_of(lan));
    client->post(offers(), offer_of(dung));
    std::vector<std::string> ids;
    {
        auto tx = db->begin(db::Access::read);
        for (auto const& transfer : unanswered(**tx)) ids.push_back(transfer.id.text());
    }
    sign_in(song_hong, 3);
    auto const accept = [&](std::string on) {
        return client->post("/transfers/acceptance",
                            {{"transfer[]", ids[0]}, {"transfer[]", ids[1]}, {"joined_on", std::move(on)}});
    };
    EXPECT_EQ(client->post("/transfers/acceptance", {{"joined_on", "2/3/2026"}}).status, 422);
    EXPECT_EQ(accept("1/3/2026").status, 422);
    EXPECT_EQ(of_lan().size(), 1u);
    EXPECT_EQ(accept("2/3/2026").status, 303);
    EXPECT_EQ(of_lan().size(), 2u);
}

TEST_P(TransferPages, MembersOfADividedUnionAreToldToItsParts)   // M-7
{
    std::vector<UnitId> parts;
    {
        auto tx = db->begin(db::Access::write);
        EnterpriseId company;
        for (auto const* name : {"Hòa Bình Một", "Hòa Bình Hai"})
            parts.push_back(add_union(**tx, name, area.phung, company));
        auto const trees = organisations::placement(**tx, today);
        organisations::Part const shares[] = {{parts[0], organisations::Share::part},
                                              {parts[1], organisations::Share::part}};
        organisations::succeed({**tx, *trees, support::lan}, *organisations::find(**tx, hoa_binh, today), shares,
                               {.number = "5/QĐ", .effective_on = day(2026, 1, 1)}, organisations::Predecessor::ends);
        tx->commit();
    }
    sign_in(parts[0]);
    EXPECT_EQ(client->get(offers() + "/new").status, 404) << "it is for who looks after all parts";
    sign_in(area.district);
    auto const form = client->get(offers() + "/new");
    EXPECT_TRUE(has(form, "Hòa Bình Hai") && has(form, "01/01/2026"));
    ASSERT_EQ(
        client
            ->post(offers(),
                   {{"member[]", lan.text()}, {"to", parts[1].text()}, {"offered_on", "1/1/2026"}, {"at_once", "1"}})
            .status,
        303);
    auto const both = of_lan();
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(both[1].union_, parts[1]);
    EXPECT_EQ(both[1].joined_on, day(2026, 1, 1));
}

TEST_P(TransferPages, TheApiDoesTheSame)
{
    sign_in(area.district);
    auto const made = client->api(Method::post, "/api/v1" + offers(),
                                  R"({"members":[")" + lan.text() + R"("],"to":")" + song_hong.text() +
                                      R"(","asked_on":"2026-02-27","offered_on":"2026-03-02"})");
    ASSERT_EQ(made.status, 201) << made.body;
    auto const one = "/api/v1" + url();
    auto const found = client->api(Method::get, "/api/v1/transfers/unions?q=song+ho");
    EXPECT_TRUE(has(found, song_hong.text()) && has(found, "Xã Trung Châu"));
    EXPECT_FALSE(has(found, hoa_binh.text()));
    EXPECT_FALSE(has(client->api(Method::get, "/api/v1/transfers/unions?q=%25"), "label"));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/transfers"), lan.text()));
    EXPECT_TRUE(has(client->api(Method::get, one), R"("state":"open")"));
    EXPECT_EQ(client->api(Method::post, one + "/refusal", R"({"reason":"?"})").status, 422);
    auto const accepted = client->api(Method::post, one + "/acceptance", R"({"joined_on":"2026-03-02"})");
    EXPECT_EQ(accepted.status, 200);
    EXPECT_TRUE(has(accepted, R"("state":"accepted")"));
    EXPECT_EQ(client->api(Method::post, one + "/withdrawal", "{}").status, 409);
}

INSTANTIATE_TEST_SUITE_P(Both, TransferPages, support::both, support::dialect_name);

}   // namespace
}   // namespace transfers
