#include "app/wiring.hpp"

#include <gtest/gtest.h>
#include <set>

#include <algorithm>

#include "app/slices.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/roles.hpp"
#include "kernel/ledger/query.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "platform/web/test_client.hpp"
#include "registers/memberships/store.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/training/store.hpp"

namespace app {
namespace {

using base::day;

bool some_role_grants(web::Permission permission)
{
    if (permission == web::anyone || permission == web::signed_in) return true;
    return std::ranges::any_of(accounts::roles(), [&](accounts::Role const& role) {
        return std::ranges::find(role.permissions, permission.name) != role.permissions.end();
    });
}

TEST(Permissions, OfEveryRouteAreGrantedBySomeRole)
{
    for (auto const& table : all_routes())
        for (auto const& route : table) EXPECT_TRUE(some_role_grants(route.permission)) << route.pattern;
}

TEST(Permissions, OfEverySheetAndLineAreGrantedBySomeRole)
{
    for (auto const* slice : slices())
        for (auto const& sheet : slice->sheets) EXPECT_TRUE(some_role_grants(sheet.permission)) << sheet.name;
    using organisations::Line;
    for (auto const line :
         {Line::administrative, Line::party, Line::union_, Line::youth, Line::women, Line::veterans, Line::agency})
        EXPECT_TRUE(some_role_grants(organisations::edit_permission(line))) << name_of(line);
}

TEST(Journeys, HaveASourceAndPermissionsThatSomeRoleGrants)
{
    std::set<std::string_view> sources;
    for (auto const* slice : slices())
        for (auto const& source : slice->journeys) sources.insert(source.code);
    for (auto const& definition : journeys::definitions()) {
        EXPECT_TRUE(sources.contains(definition.code)) << definition.code;
        EXPECT_TRUE(some_role_grants({definition.view})) << definition.view;
        EXPECT_TRUE(some_role_grants({definition.edit})) << definition.edit;
    }
}

TEST(Rules, HoldEveryNumberThatASliceLooksUp)
{
    for (auto const* slice : slices())
        EXPECT_EQ(rulebook::missing(rulebook::embedded(), slice->rules), std::vector<std::string>{}) << slice->name;
}

/// Lan is a member of a union in Phùng and attended a class of the district.
class PersonPage : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        lan = people::create(**tx, support::lan,
                             {.full_name = "Nguyễn Thị Lan",
                              .born = base::parse_partial_date("1988-03-08"),
                              .sex = "female",
                              .place = area.phung});
        auto const placement = organisations::placement(**tx, today);
        join_a_union(**tx, *placement);
        attend_a_class(**tx, *placement);
        tx->commit();
    }
    void join_a_union(db::Connection& tx, ledger::Placement const& placement)
    {
        union_ = organisations::found(tx, placement, support::lan,
                                      {.kind = "grassroots_union",
                                       .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
                                       .parent = area.federation,
                                       .place = area.phung,
                                       .decision_number = "1/QĐ-LĐLĐ",
                                       .decided_on = day(2014, 5, 12)});
        memberships::NewMembership const made{{.person = lan,
                                               .union_ = union_,
                                               .place = area.phung,
                                               .sex = "female",
                                               .applied_on = day(2014, 5, 1),
                                               .consented_on = day(2014, 5, 1),
                                               .joined_on = day(2014, 5, 12)}};
        memberships::add(tx, placement, support::lan, std::span{&made, 1});
    }
    void attend_a_class(db::Connection& tx, ledger::Placement const& placement)
    {
        training::TrainingClass held{.code = "CD-2015-01",
                                     .name = "Tập huấn nghiệp vụ công đoàn",
                                     .type = "union_work",
                                     .opened_on = day(2015, 4, 1),
                                     .organiser = area.centre,
                                     .place = area.district};
        held.id = training::add(tx, placement, support::lan, held);
        training::NewEnrolment const enrolment{.training_class = &held,
                                               .person = lan,
                                               .sex = "female",
                                               .place = area.phung,
                                               .result = training::ResultKind::passed,
                                               .certificate_number = "15/GCN",
                                               .issued_on = day(2015, 4, 30)};
        training::enrol(tx, placement, support::lan, std::span{&enrolment, 1});
    }
    /// Lan's page as somebody with these rights sees it, in a program that then ends.
    std::string page_with(std::initializer_list<std::string> rights)
    {
        Wiring const wiring{"", &*db};
        std::vector<web::Route> routes;
        for (auto const& table : all_routes()) routes.insert(routes.end(), table.begin(), table.end());
        web::TestClient client{*db, {routes}, {.today = today, .shelf = wiring.services().shelf}};
        web::Actor minh{.user = 2, .name = "Minh"};
        for (auto const& right : rights) minh.grants.push_back({right, area.district.value});
        client.sign_in(minh);
        return client.get("/people/" + lan.text()).body;
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    PersonId lan;
    UnitId union_;
};

TEST_P(PersonPage, ShowsMembershipsAndClassesToThoseWhoMaySeeThem)
{
    auto const page = page_with({"people.view", "members.view", "training.view"});
    EXPECT_NE(page.find("Công đoàn cơ sở Công ty TNHH Hòa Bình"), std::string::npos);
    EXPECT_NE(page.find("Tập huấn nghiệp vụ công đoàn"), std::string::npos);
    EXPECT_NE(page.find("15/GCN"), std::string::npos);
    auto const alone = page_with({"people.view"});
    EXPECT_EQ(alone.find("Hòa Bình"), std::string::npos);
    EXPECT_EQ(alone.find("Tập huấn"), std::string::npos);
}

/// Rule M-6, through the page on which the move is decided.
TEST_P(PersonPage, MembersFollowTheirUnionThatMoves)
{
    Wiring const wiring{"", &*db};
    std::vector<web::Route> routes;
    for (auto const& table : all_routes()) routes.insert(routes.end(), table.begin(), table.end());
    web::TestClient client{*db, {routes}, {.today = today, .shelf = wiring.services().shelf}};
    client.sign_in({.user = 2,
                    .name = "Minh",
                    .grants = {{"organisations.view", area.city.value}, {"unions.edit", area.city.value}}});
    auto const moved =
        client.post("/units/" + union_.text() + "/place",
                    {{"place", area.trung_chau.text()}, {"number", "3/QĐ-LĐLĐ"}, {"effective_on", "1/3/2018"}});
    ASSERT_EQ(moved.status, 303) << moved.body;
    auto const tx = db->begin(db::Access::read);
    auto const trees = organisations::placement(**tx, today);
    auto const members_in = [&](UnitId place) {
        auto const sums = ledger::View{**tx, *trees, {place, ledger::until(today)}}.sums({{{"union.member"}}});
        return sums.empty() ? 0 : sums.front().value;
    };
    EXPECT_EQ(members_in(area.phung), 0);
    EXPECT_EQ(members_in(area.trung_chau), 1);
}

TEST_P(PersonPage, StandsInTheLogOfReads)
{
    page_with({"people.view"});
    auto const tx = db->begin(db::Access::read);
    auto const log = accounts::list_audit(**tx, {.by = UserId{2}});
    ASSERT_EQ(log.size(), 1U);
    EXPECT_EQ(log.front().action, "read");
    EXPECT_EQ(log.front().record_id, lan.value);
}

INSTANTIATE_TEST_SUITE_P(Both, PersonPage, support::both, support::dialect_name);

}   // namespace
}   // namespace app
