#include <gtest/gtest.h>

#include "app/slices.hpp"
#include "app/wiring.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "platform/web/test_client.hpp"
#include "registers/committees/store.hpp"
#include "registers/grassroots/slice.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/slice.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace app {
namespace {

using base::day;
using Pairs = web::TestClient::Pairs;

constexpr base::Date today = day(2026, 3, 2);

/// What follows when a union ends, through the pages of the whole program: Lan is a member and the chair of the one
/// that ends.
class Following : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        hoa_binh = found(**tx, "Công đoàn cơ sở Công ty TNHH Hòa Bình", EnterpriseId{77});
        song_hong = found(**tx, "Công đoàn cơ sở Công ty TNHH Sông Hồng", EnterpriseId{78});
        lan = people::create(**tx, support::lan, {.full_name = "Nguyễn Thị Lan", .sex = "female", .place = area.phung});
        memberships::NewMembership const m{{.person = lan,
                                            .union_ = hoa_binh,
                                            .place = area.phung,
                                            .ownership = "private",
                                            .sex = "female",
                                            .applied_on = day(2014, 5, 1),
                                            .consented_on = day(2014, 5, 1),
                                            .joined_on = day(2014, 5, 12)}};
        auto const trees = organisations::placement(**tx, today);
        memberships::add(**tx, *trees, support::lan, std::span{&m, 1});
        committees::add(**tx, support::lan,
                        committees::Term{.unit = hoa_binh, .days = {day(2023, 5, 12), day(2028, 5, 12)}});
        committees::add(
            **tx, support::lan,
            committees::Holding{
                .unit = hoa_binh, .person = lan, .post = "chair", .days = {day(2023, 5, 12), day(2028, 5, 12)}});
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{grassroots::slice().pages, grassroots::slice().api, organisations::slice().pages},
            web::TestSetting{.today = today, .shelf = wiring.services().shelf});
        web::Actor minh{.user = 2, .name = "Minh"};
        for (auto const* right : {"unions.view", "unions.edit", "organisations.view"})
            minh.grants.push_back({right, area.city.value});
        client->sign_in(std::move(minh));
    }
    UnitId found(db::Connection& tx, std::string name, EnterpriseId enterprise)
    {
        grassroots::FoundingForm const form{.kind = "grassroots_union",
                                            .name = std::move(name),
                                            .enterprise = enterprise,
                                            .parent = area.federation,
                                            .place = area.phung,
                                            .decision_number = "1/QĐ-LĐLĐ",
                                            .decided_on = day(2014, 5, 12)};
        auto const trees = organisations::placement(tx, today);
        return grassroots::found(tx, *trees, support::lan, grassroots::family_of("/unions"), form, "private");
    }
    std::vector<memberships::Membership> of_lan() { return memberships::of_person(**db->begin(db::Access::read), lan); }
    base::Date posts_end() { return committees::of_person(**db->begin(db::Access::read), lan).front().days.to; }
    void verify()
    {
        auto const tx = db->begin(db::Access::read);
        EXPECT_EQ(ledger::verify_facts(**tx, ledger::refills_of(slices()), 10), std::vector<ledger::Difference>{});
    }

    Wiring wiring{"", nullptr};
    support::Area area;
    UnitId hoa_binh;
    UnitId song_hong;
    PersonId lan;
    std::unique_ptr<web::TestClient> client;
};

INSTANTIATE_TEST_SUITE_P(Both, Following, support::both, support::dialect_name);

/// Rules M-7, B-7.
TEST_P(Following, ADissolutionEndsMembershipsAndPosts)
{
    auto const answer = client->post("/unions/" + hoa_binh.text() + "/dissolution",
                                     {{"decision_number", "5/QĐ-LĐLĐ"}, {"dissolved_on", "01/02/2026"}});
    ASSERT_EQ(answer.status, 303);
    ASSERT_EQ(of_lan().size(), 1U);
    EXPECT_EQ(of_lan().front().ended_on, day(2026, 2, 1));
    EXPECT_EQ(of_lan().front().end, memberships::End::union_ended);
    EXPECT_EQ(posts_end(), day(2026, 2, 1));
    verify();
}

TEST_P(Following, AMergerTakesTheMembersAlong)
{
    auto const answer = client->post("/units/" + hoa_binh.text() + "/succession", {{"decision_number", "5/QĐ-LĐLĐ"},
                                                                                   {"effective_on", "01/02/2026"},
                                                                                   {"successor1", song_hong.text()},
                                                                                   {"share1", "whole"}});
    ASSERT_EQ(answer.status, 303) << answer.body;
    ASSERT_EQ(of_lan().size(), 2U);
    EXPECT_EQ(of_lan().front().ended_on, day(2026, 2, 1));
    EXPECT_EQ(of_lan().back().union_, song_hong);
    EXPECT_EQ(of_lan().back().enterprise, EnterpriseId{78});
    EXPECT_EQ(of_lan().back().ownership, "private");
    EXPECT_EQ(of_lan().back().joined_on, day(2026, 2, 1));
    EXPECT_EQ(posts_end(), day(2026, 2, 1));
    verify();
}

}   // namespace
}   // namespace app
