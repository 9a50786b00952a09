#include "work/training/own.hpp"
#include "registers/memberships/store.hpp"
#include "work/training/page_fixture.hpp"

namespace training {
namespace {

using base::day;
using web::Method;

/// An is a member of the union of an enterprise, Bình works there, Chi does neither; all three attend a class.
class OwnPeople : public testing::OnPages {
protected:
    void SetUp() override
    {
        testing::OnPages::SetUp();
        auto tx = db->begin(db::Access::write);
        auto const placement = organisations::placement(**tx, day(2026, 3, 2));
        union_ = organisations::found(**tx, *placement, support::lan,
                                      {.kind = "grassroots_union",
                                       .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
                                       .parent = area.federation,
                                       .place = area.phung,
                                       .enterprise = EnterpriseId{77},
                                       .decision_number = "1/QĐ-LĐLĐ",
                                       .decided_on = day(2014, 5, 12)});
        memberships::NewMembership const member{{.person = an,
                                                 .union_ = union_,
                                                 .place = area.phung,
                                                 .sex = "male",
                                                 .applied_on = day(2014, 5, 1),
                                                 .consented_on = day(2014, 5, 1),
                                                 .joined_on = day(2014, 5, 12)}};
        memberships::add(**tx, *placement, support::lan, std::span{&member, 1});
        TrainingClass held{.code = "CD-2025-01",
                           .name = "Tập huấn nghiệp vụ công đoàn",
                           .type = "union_work",
                           .opened_on = day(2025, 4, 1),
                           .place = area.district};
        held.id = add(**tx, *placement, support::lan, held);
        attended = held.id;
        auto const binh = people::create(**tx, support::lan, {.full_name = "Lê Thị Bình", .place = area.phung});
        auto const chi = people::create(**tx, support::lan, {.full_name = "Phạm Chi", .place = area.phung});
        std::vector<NewEnrolment> const rows{
            {.training_class = &held, .person = an, .place = area.phung, .result = ResultKind::passed},
            {.training_class = &held, .person = binh, .place = area.phung, .enterprise = EnterpriseId{77}},
            {.training_class = &held, .person = chi, .place = area.phung, .result = ResultKind::passed}};
        chis = enrol(**tx, *placement, support::lan, rows)[2].id;
        held.code = "CD-2025-02";
        other = add(**tx, *placement, support::lan, held);
        tx->commit();
    }
    void sign_in(std::initializer_list<std::string> rights, UnitId at)
    {
        web::Actor minh{.user = 3, .name = "Minh"};
        for (auto const& right : rights) minh.grants.push_back({right, at.value});
        client->sign_in(minh);
    }
    std::string url(ClassId id) const { return "/classes/" + id.text(); }
    web::Response get_api(std::string const& path) { return client->api(Method::get, "/api/v1" + path, ""); }

    UnitId union_;
    ClassId attended;
    ClassId other;
    EnrolmentId chis;
};

INSTANTIATE_TEST_SUITE_P(Both, OwnPeople, support::both, support::dialect_name);

TEST_P(OwnPeople, NobodyIsNamedToWhoMayNotViewPeople)
{
    sign_in({"training.view"}, area.city);
    auto const page = client->get(url(attended));
    EXPECT_EQ(page.status, 200);
    for (auto const* name : {"Nguyễn Văn An", "Lê Thị Bình", "Phạm Chi"}) EXPECT_FALSE(has(page, name)) << name;
    EXPECT_TRUE(has(page, "3 học viên chỉ được tính vào số liệu"));
    EXPECT_TRUE(has(get_api(url(attended) + "/enrolments"), "\"items\":[]"));
    EXPECT_EQ(get_api(url(attended) + "/enrolments/" + chis.text()).status, 404);
    sign_in({"training.view", "people.view"}, area.city);
    EXPECT_TRUE(has(client->get(url(attended)), "Phạm Chi"));
    EXPECT_EQ(get_api(url(attended) + "/enrolments/" + chis.text()).status, 200);
}

TEST_P(OwnPeople, TheChairOfAUnionSeesItsPeopleAndTheirClassesOnly)
{
    sign_in({"training.view", "people.view"}, union_);
    auto const list = client->get("/classes");
    EXPECT_TRUE(has(list, "CD-2025-01"));
    EXPECT_FALSE(has(list, "CD-2025-02"));
    EXPECT_TRUE(has(get_api("/classes"), "\"participations\":2,\"passed\":1"));
    auto const page = client->get(url(attended));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Nguyễn Văn An"));
    EXPECT_TRUE(has(page, "Lê Thị Bình"));
    EXPECT_FALSE(has(page, "Phạm Chi"));
    EXPECT_TRUE(has(page, "Ở đây chỉ hiện những người thuộc tổ chức của bạn."));
    EXPECT_EQ(client->get(url(other)).status, 404);
    EXPECT_EQ(get_api(url(attended) + "/enrolments/" + chis.text()).status, 404);
}

TEST_P(OwnPeople, AChairWhoMayNotViewPeopleSeesNoNames)
{
    sign_in({"training.view"}, union_);
    auto const page = client->get(url(attended));
    EXPECT_EQ(page.status, 200);
    EXPECT_FALSE(has(page, "Nguyễn Văn An"));
}

}   // namespace
}   // namespace training
