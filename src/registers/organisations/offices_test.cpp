#include "registers/organisations/offices.hpp"

#include <gmock/gmock.h>

#include "registers/organisations/changes.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace organisations {
namespace {

using base::day;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Offices : public support::OnBoth {
protected:
    void SetUp() override
    {
        support::OnBoth::SetUp();
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        city_union = support::add_unit(**tx, Line::union_, "city_federation", "Liên đoàn Lao động thành phố Hà Nội", {},
                                       {area.city});
        committee =
            support::add_unit(**tx, Line::party, "commune_party_committee", "Đảng ủy thị trấn Phùng", {}, {area.phung});
        party_base = support::add_unit(**tx, Line::party, "grassroots_party_committee", "Đảng bộ Công ty A", committee,
                                       {area.phung});
        cell =
            support::add_unit(**tx, Line::party, "subordinate_cell", "Chi bộ Phân xưởng 1", party_base, {area.phung});
        tx->commit();
    }
    std::vector<UnitId> over(UnitId unit, base::Date on = day(2026, 3, 2))
    {
        auto const tx = db->begin(db::Access::read);
        std::vector<UnitId> ids;
        for (auto const& one : offices_over(**tx, unit, on)) ids.push_back(one.id);
        return ids;
    }
    std::string locality(UnitId unit)
    {
        auto const tx = db->begin(db::Access::read);
        return locality_of(**tx, unit, day(2026, 3, 2));
    }
    support::Area area;
    UnitId city_union, committee, party_base, cell;
};

TEST_P(Offices, OfAnAreaAreThoseThatServeItAndWhatIsAroundIt)
{
    EXPECT_THAT(over(area.phung), ElementsAre(committee, area.federation, area.centre, city_union))
        << "organisations in enterprises stand over nobody else";
    EXPECT_THAT(over(area.trung_chau), ElementsAre(area.federation, area.centre, city_union));
    EXPECT_THAT(over(area.city), ElementsAre(city_union));
    EXPECT_THAT(over(area.phung, day(2000, 1, 1)), IsEmpty()) << "none lived then";
}

TEST_P(Offices, OfAUnitBeginWithItselfAndItsOwnLine)
{
    EXPECT_THAT(over(cell), ElementsAre(cell, party_base, committee, area.federation, area.centre, city_union));
    EXPECT_THAT(over(area.federation), ElementsAre(area.federation, area.centre, city_union));
}

TEST_P(Offices, WriteTheNameOfTheirAreaBeforeTheDate)
{
    EXPECT_EQ(locality(cell), "Phùng");
    EXPECT_EQ(locality(area.federation), "Đan Phượng");
    EXPECT_EQ(locality(city_union), "Hà Nội");
    EXPECT_EQ(locality(area.trung_chau), "Trung Châu");
    EXPECT_EQ(locality(UnitId{77}), "");
    auto const tx = db->begin(db::Access::write);
    auto const ward = support::add_unit(**tx, Line::administrative, "ward", "Phường 1", area.district);
    EXPECT_EQ(locality_of(**tx, ward, day(2026, 3, 2)), "Phường 1") << "a number is no name";
    auto const village = support::add_unit(**tx, Line::administrative, "village", "Thôn Đông", area.trung_chau);
    auto const branch = support::add_unit(**tx, Line::party, "party_cell", "Chi bộ thôn Đông", {}, {village});
    EXPECT_EQ(locality_of(**tx, branch, day(2026, 3, 2)), "Trung Châu");
}

INSTANTIATE_TEST_SUITE_P(Both, Offices, support::both, support::dialect_name);

}   // namespace
}   // namespace organisations
