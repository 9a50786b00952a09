#include "app/home/pages.hpp"

#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/training/store.hpp"

namespace app::home {
namespace {

class Home : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, base::day(2026, 3, 2));
        enterprises::Enterprise const hoa_binh{.name = "Công ty TNHH Hòa Bình",
                                               .tax_code = "0101248141",
                                               .legal_type = "llc_multi",
                                               .ownership = "private",
                                               .registered_on = base::parse_partial_date("2010-05-04"),
                                               .status = "active",
                                               .place = area.phung,
                                               .workers = 30};
        enterprises::add(**tx, *placement, support::lan, std::span{&hoa_binh, 1}, base::day(2026, 3, 2));
        tx->commit();
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{routes()});
    }
    bool shows(web::Actor actor, std::string_view text)
    {
        client->sign_in(std::move(actor));
        return client->get("/").body.find(text) != std::string::npos;
    }

    support::Area area;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(Home, ShowsHowTheResolutionStandsToThoseWhoMaySeeItsReports)
{
    EXPECT_TRUE(shows({.user = 1, .name = "Lan", .grants = {{"reports.view", area.city.value}}}, "09-NQ/TU"));
    EXPECT_FALSE(shows({.user = 3, .name = "Dũng"}, "09-NQ/TU"));
}

TEST_P(Home, FollowsTheResolutionInTheOwnUnitOfWhoSeesOnlyAPart)
{
    web::Actor const hoa{.user = 2, .name = "Hòa", .grants = {{"reports.view", area.trung_chau.value}}};
    EXPECT_TRUE(shows(hoa, "Xã Trung Châu · 01/01/2012"));
    EXPECT_TRUE(shows(hoa, area.trung_chau.text()));
    EXPECT_FALSE(shows(hoa, "Huyện Đan Phượng"));
}

TEST_P(Home, NamesWhatAChairLooksAfter)
{
    auto const tx = db->begin(db::Access::write);
    auto const its = support::add_unit(**tx, organisations::Line::union_, "grassroots_union",
                                       "Công đoàn cơ sở Hòa Bình", area.federation, {area.phung});
    tx->commit();
    web::Actor const chair{.user = 4, .name = "Hạnh", .grants = {{"unions.view", its.value}}};
    EXPECT_TRUE(shows(chair, "/unions/" + its.text()));
    EXPECT_FALSE(shows(chair, "Sổ còn trống"));
    EXPECT_FALSE(shows({.user = 3, .name = "Dũng"}, "Công đoàn cơ sở Hòa Bình"));
}

TEST_P(Home, NamesEnterprisesThatMayHaveAUnion)
{
    auto const may = [](UnitId unit) {
        return std::vector<web::Grant>{{"enterprises.view", unit.value}, {"unions.view", unit.value}};
    };
    EXPECT_TRUE(shows({.user = 1, .name = "Lan", .grants = may(area.city)}, "Hòa Bình"));
    EXPECT_FALSE(shows({.user = 2, .name = "Hòa", .grants = may(area.trung_chau)}, "Hòa Bình"));
}

TEST_P(Home, TodaysWorkComesBeforeTheResolution)
{
    client->sign_in({.user = 1, .name = "Lan", .grants = {{"reports.view", area.city.value}}});
    auto const page = client->get("/").body;
    auto const work = page.find("Việc hôm nay");
    ASSERT_NE(work, std::string::npos);
    EXPECT_LT(work, page.find("09-NQ/TU"));
    EXPECT_NE(page.find("Đã kết thúc ngày 31/12/2020"), std::string::npos);
    client->set_today(base::day(2020, 12, 31));
    EXPECT_EQ(client->get("/").body.find("Đã kết thúc ngày"), std::string::npos);
}

TEST_P(Home, SaysInOneSentenceThatNothingWaits)
{
    EXPECT_TRUE(shows({.user = 3, .name = "Dũng"}, "Hôm nay không có việc nào quá hạn"));
    EXPECT_FALSE(shows({.user = 3, .name = "Dũng"}, "Chưa có dữ liệu"));
    EXPECT_TRUE(shows({.user = 5, .name = "Minh", .grants = {{"imports.run", area.city.value}}}, "Chưa có dữ liệu"));
}

TEST_P(Home, TellsOfEnterprisesWithoutAUnionOnlyWhoseAreaItIs)
{
    auto const tx = db->begin(db::Access::write);
    auto const its = support::add_unit(**tx, organisations::Line::union_, "grassroots_union",
                                       "Công đoàn cơ sở Sông Hồng", area.federation, {area.phung});
    tx->commit();
    auto const may = [](UnitId unit) {
        return std::vector<web::Grant>{{"enterprises.view", unit.value}, {"unions.view", unit.value}};
    };
    constexpr std::string_view all = "đều đã có công đoàn";
    EXPECT_TRUE(shows({.user = 2, .name = "Hòa", .grants = may(area.trung_chau)}, all));
    EXPECT_FALSE(shows({.user = 4, .name = "Hạnh", .grants = may(its)}, all));
}

TEST_P(Home, TellsWhoTeachesWhatClassesWaitFor)   // T-10
{
    auto tx = db->begin(db::Access::write);
    auto const placement = organisations::placement(**tx, base::day(2026, 3, 2));
    training::add(**tx, *placement, support::lan,
                  {.code = "NV-1",
                   .name = "Tập huấn nghiệp vụ",
                   .type = "union_work",
                   .opened_on = base::day(2026, 3, 10),
                   .place = area.district});
    tx->commit();
    web::Actor const teacher{.user = 6, .name = "Thu", .grants = {{"training.edit", area.district.value}}};
    EXPECT_TRUE(shows(teacher, "NV-1 · khai giảng ngày 10/03/2026"));
    EXPECT_FALSE(shows(teacher, "Hôm nay không có việc nào"));
    EXPECT_FALSE(shows({.user = 3, .name = "Dũng", .grants = {{"training.view", area.district.value}}}, "NV-1"));
}

TEST_P(Home, NamesReportsWhoseFiguresAreAboutToClose)
{
    web::Actor const reporter{.user = 7, .name = "Quý", .grants = {{"reports.view", area.city.value}}};
    auto const on = [&](base::Date day) {
        client->set_today(day);
        return shows(reporter, "Báo cáo cần lập");
    };
    EXPECT_FALSE(on(base::day(2020, 10, 1)));
    EXPECT_TRUE(on(base::day(2020, 10, 2)));
    EXPECT_TRUE(shows(reporter, "kỳ kết thúc ngày 31/12/2020, còn 90 ngày"));
    EXPECT_TRUE(on(base::day(2021, 3, 1)));
    EXPECT_TRUE(shows(reporter, "kỳ đã kết thúc ngày 31/12/2020"));
    EXPECT_FALSE(on(base::day(2021, 3, 2)));
    EXPECT_TRUE(shows(reporter, "Hôm nay không có việc nào"));
}

TEST_P(Home, AsksStrangersToSignIn)
{
    client->sign_out();
    EXPECT_EQ(client->get("/").status, 303);
}

INSTANTIATE_TEST_SUITE_P(Both, Home, support::both, support::dialect_name);

}   // namespace
}   // namespace app::home
