#include <gtest/gtest.h>

#include "registers/organisations/changes.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace organisations {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);
constexpr base::Date reform = day(2025, 7, 1);

/// Trung Châu goes into Phùng on 1 July 2025, and that is taken back.
class UndoneSuccessions : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        trees = placement(**tx, today);
    }
    Change change() { return {**tx, *trees, support::lan}; }
    std::int64_t go_on(UnitId before, Part const& part, base::Date on)
    {
        auto const links = succeed(change(), *find(**tx, before, today), std::span{&part, 1},
                                   {.number = "1656/NQ-UBTVQH15", .effective_on = on},
                                   part.share == Share::part ? Predecessor::goes_on : Predecessor::ends);
        take_along(change(), before);
        return links.front();
    }
    void take_back(std::int64_t link)
    {
        trees = placement(**tx, today);
        withdraw_links(change(), std::span{&link, 1});
    }

    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    std::unique_ptr<ledger::Placement> trees;
};

INSTANTIATE_TEST_SUITE_P(Both, UndoneSuccessions, support::both, support::dialect_name);

TEST_P(UndoneSuccessions, AChangeOfEnterpriseInTheSamePlaceKeepsTheUnionThere)
{
    auto const unit = found(**tx, *trees, support::lan,
                            {.kind = "grassroots_union",
                             .name = "Công đoàn cơ sở Công ty Hòa Bình",
                             .place = area.trung_chau,
                             .enterprise = EnterpriseId{77},
                             .ownership = "private",
                             .decision_number = "1/QĐ",
                             .decided_on = day(2014, 5, 12)});
    auto const link = go_on(area.trung_chau, {area.phung, Share::whole}, reform);
    ASSERT_EQ(find(**tx, unit, today)->place, area.phung);
    change_enterprise(change(), *find(**tx, unit, today), {EnterpriseId{88}, "private", area.phung},
                      {.number = "7/QĐ", .effective_on = day(2026, 1, 5)});
    take_back(link);
    EXPECT_EQ(find(**tx, unit, day(2025, 12, 1))->place, area.trung_chau);
    EXPECT_EQ(find(**tx, unit, today)->place, area.trung_chau);
}

TEST_P(UndoneSuccessions, AMoveStillEndsTheStayThatIsTakenUpAgain)
{
    auto const unit = found(**tx, *trees, support::lan,
                            {.kind = "grassroots_union",
                             .name = "Công đoàn cơ sở Công ty Hòa Bình",
                             .place = area.trung_chau,
                             .decision_number = "1/QĐ",
                             .decided_on = day(2014, 5, 12)});
    auto const other = support::add_unit(**tx, Line::administrative, "commune", "Xã Hồng Hà", area.district);
    auto const link = go_on(area.trung_chau, {area.phung, Share::whole}, reform);
    move(change(), *find(**tx, unit, today), std::span{&other, 1}, {.effective_on = day(2026, 1, 5)});
    take_back(link);
    EXPECT_EQ(find(**tx, unit, day(2025, 12, 1))->place, area.trung_chau);
    EXPECT_EQ(find(**tx, unit, today)->place, other);
}

TEST_P(UndoneSuccessions, APartThatWentBeforeDoesNotEndTheUnit)
{
    auto const other = support::add_unit(**tx, Line::administrative, "commune", "Xã Hồng Hà", area.district);
    go_on(area.trung_chau, {other, Share::part}, day(2020, 1, 1));
    auto const most = go_on(area.trung_chau, {area.phung, Share::most}, reform);
    ASSERT_EQ(find(**tx, area.trung_chau, today)->ended_on, reform);
    take_back(most);
    EXPECT_EQ(find(**tx, area.trung_chau, today)->ended_on, std::nullopt);
    EXPECT_EQ(present_place(**tx, area.trung_chau, ""), area.trung_chau);
}

TEST_P(UndoneSuccessions, AUnitThatWasEndedForItselfStaysEnded)
{
    dissolve(change(), *find(**tx, area.trung_chau, today), {.number = "9/NQ", .effective_on = reform});
    take_back(go_on(area.trung_chau, {area.phung, Share::whole}, reform));
    EXPECT_EQ(find(**tx, area.trung_chau, today)->ended_on, reform);
}

}   // namespace
}   // namespace organisations
