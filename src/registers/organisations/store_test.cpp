#include "registers/organisations/history.hpp"
#include "registers/organisations/old_district.hpp"
#include "registers/organisations/slice.hpp"

namespace organisations {
namespace {

using base::day;
using namespace test;

class OrganisationsTest : public OldDistrict {};

INSTANTIATE_TEST_SUITE_P(Both, OrganisationsTest, support::both, support::dialect_name);

TEST_P(OrganisationsTest, EveryStatementPrepares)
{
    for (auto const& sql : slice().statements) EXPECT_NO_THROW(c().prepare(sql)) << sql.name;
}

TEST_P(OrganisationsTest, TreeOnTheLastDayAndOnTheFirst)
{
    EXPECT_EQ(tree_on(c(), Line::administrative, day(2025, 6, 30), 100).size(), 18U);
    EXPECT_EQ(tree_on(c(), Line::administrative, reform, 100).size(), 4U);
    constexpr std::string_view kinds[] = {"commune", "township"};
    EXPECT_EQ(list(c(), Line::administrative, kinds, day(2025, 6, 30), district).size(), 16U);
    EXPECT_EQ(list(c(), Line::administrative, kinds, reform, city).size(), 3U);
}

TEST_P(OrganisationsTest, ClosureEqualsTheOneMadeAnew)
{
    EXPECT_EQ(stored_closure(c(), Line::administrative), computed_closure(c(), Line::administrative));
}

TEST_P(OrganisationsTest, PlacementThenIsTheTreeOfTheDay)
{
    auto const hong_ha = old["Xã Hồng Hà"];
    EXPECT_EQ(then(hong_ha, day(2019, 5, 1)), (std::vector{hong_ha, district, city}));
    EXPECT_EQ(then(hong_ha, reform), (std::vector{young["Xã Ô Diên"], city}));
}

TEST_P(OrganisationsTest, HongHaGoesToODienBecauseTheStripIsEmpty)
{
    EXPECT_EQ(now(old["Xã Hồng Hà"]), (std::vector{young["Xã Ô Diên"], city}));
    EXPECT_EQ(present_place(c(), old["Xã Hồng Hà"], ""), young["Xã Ô Diên"]);
    EXPECT_FALSE(was_split(c(), old["Xã Hồng Hà"]));
    auto const lines = successors(c(), old["Xã Hồng Hà"]);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_TRUE(lines[1].is_empty());
}

TEST_P(OrganisationsTest, TheDistrictBelongsToNoneOfItsCommunes)
{
    EXPECT_EQ(now(district), std::vector{city});
    EXPECT_TRUE(was_split(c(), district));
    EXPECT_EQ(present_place(c(), district, "Phượng Trì"), std::nullopt);
}

TEST_P(OrganisationsTest, OneNameIsADistrictAnOldAndANewCommune)
{
    Date const before = day(2015, 1, 1);
    auto named = [&](char const* name, Date on) { return find_by_name(c(), Line::administrative, name, on); };
    ASSERT_EQ(named("xã đan phượng", before).size(), 1U);
    EXPECT_EQ(named("xã đan phượng", before).front().id, old["Xã Đan Phượng"]);
    EXPECT_EQ(named("Xã Đan Phượng", today).front().id, young["Xã Đan Phượng"]);
    EXPECT_EQ(named("Đan Phượng", before).front().id, old["Xã Đan Phượng"]);
    EXPECT_EQ(named("huyện Đan Phượng", before).front().id, district);
    EXPECT_TRUE(named("huyện Đan Phượng", today).empty());
    EXPECT_EQ(named("TT Phùng", before).front().id, old["Thị trấn Phùng"]);
    EXPECT_EQ(find_commune(c(), "Phùng", today, today)->id, old["Thị trấn Phùng"]);
}

TEST_P(OrganisationsTest, OneToneTellsTwoCommunesApart)
{
    auto const other = add_unit(Line::administrative, "commune", "Xã Song Phương", city, first);
    Date const before = day(2015, 1, 1);
    EXPECT_EQ(find_by_name(c(), Line::administrative, "Xã Song Phương", before).front().id, other);
    EXPECT_EQ(find_by_name(c(), Line::administrative, "Song Phượng", before).front().id, old["Xã Song Phượng"]);
    EXPECT_EQ(find_by_name(c(), Line::administrative, "xa song phuong", before).size(), 2U);
}

TEST_P(OrganisationsTest, CodesOfFormerUnitsStaySearchable)
{
    EXPECT_EQ(find_by_code(c(), Line::administrative, "09796", today)->id, old["Xã Hồng Hà"]);
    EXPECT_EQ(find_by_code(c(), Line::administrative, "99999", today), std::nullopt);
}

TEST_P(OrganisationsTest, AFoundedUnionGoesAlongWithTheReform)
{
    auto const federation =
        add_unit(Line::union_, "city_federation", "Liên đoàn Lao động thành phố Hà Nội", {}, first, {}, {city});
    auto const upper = add_unit(Line::union_, "district_federation", "Liên đoàn Lao động huyện Đan Phượng", federation,
                                first, reform, {district});
    auto const trees = placement(c(), today);
    auto found_one = [&](char const* name) {
        return found(c(), *trees, entry,
                     {.line = Line::union_,
                      .kind = "grassroots_union",
                      .name = name,
                      .parent = upper,
                      .place = old["Xã Hồng Hà"],
                      .enterprise = EnterpriseId{77},
                      .ownership = "private",
                      .decision_number = "05/QĐ-LĐLĐ",
                      .decided_on = day(2015, 4, 1)});
    };
    auto const before = found_one("Công đoàn cơ sở Công ty TNHH Một");
    go_on(upper, federation, Share::whole);
    take_along({c(), *trees, entry}, upper);
    auto const after = found_one("Công đoàn cơ sở Công ty TNHH Hai");
    for (auto const id : {before, after}) {
        EXPECT_EQ(find(c(), id, day(2025, 6, 30))->parent, upper);
        EXPECT_EQ(find(c(), id, reform)->parent, federation);
        EXPECT_EQ(find(c(), id, day(2025, 6, 30))->place, old["Xã Hồng Hà"]);
        EXPECT_EQ(find(c(), id, reform)->place, young["Xã Ô Diên"]);
        EXPECT_EQ(find(c(), id, reform)->enterprise, EnterpriseId{77});
    }
    EXPECT_EQ(stored_closure(c(), Line::union_), computed_closure(c(), Line::union_));
    EXPECT_EQ(find_by_name(c(), Line::union_, "CĐCS Công ty TNHH Một", day(2016, 1, 1)).front().id, before);
}

TEST_P(OrganisationsTest, AnotherWriterIsAConflict)
{
    auto const trees = placement(c(), today);
    auto const unit = *find(c(), young["Xã Ô Diên"], today);
    rename({c(), *trees, entry}, unit, "Xã Ô Diên Mới", {.effective_on = today});
    EXPECT_EQ(name_on(c(), unit.id, day(2025, 12, 1)), "Xã Ô Diên");
    EXPECT_EQ(name_on(c(), unit.id, today), "Xã Ô Diên Mới");
    EXPECT_THROW(rename({c(), *trees, entry}, unit, "Xã Khác", {.effective_on = today}), db::Conflict);
}

TEST_P(OrganisationsTest, UndoTakesBackLinksAndUnits)
{
    auto const trees = placement(c(), today);
    std::vector<std::int64_t> links;
    for (auto const& c_old : old_communes)
        for (auto const& line : successors(c(), old[c_old.name])) links.push_back(line.id);
    for (auto const& line : successors(c(), district)) links.push_back(line.id);
    withdraw_links({c(), *trees, entry}, links);
    std::vector<UnitId> units{city, district};
    for (auto const& [name, id] : old) units.push_back(id);
    EXPECT_EQ(withdraw({c(), *trees, entry}, std::vector{city}), std::vector{city});
    for (auto const& [name, id] : young) units.push_back(id);
    EXPECT_TRUE(withdraw({c(), *trees, entry}, units).empty());
    EXPECT_TRUE(tree_on(c(), Line::administrative, day(2015, 1, 1), 100).empty());
    EXPECT_TRUE(stored_closure(c(), Line::administrative).empty());
}

/// Opening 40, new 5, moved in 2, moved out 1, ended 3: closing 43.
TEST_P(OrganisationsTest, FactsKeepTheCountIdentity)
{
    auto const trees = placement(c(), today);
    auto const place = young["Xã Ô Diên"];
    auto const other = young["Xã Liên Minh"];
    auto found_on = [&](UnitId where, Date on) {
        return found(
            c(), *trees, entry,
            {.line = Line::union_, .kind = "grassroots_union", .name = "CĐCS", .place = where, .decided_on = on});
    };
    std::vector<UnitId> unions;
    for (int i = 0; i < 40; ++i) unions.push_back(found_on(place, day(2025, 8, 1)));
    for (int i = 0; i < 5; ++i) found_on(place, day(2026, 1, 5));
    auto moved = [&](UnitId unit, UnitId to) {
        move({c(), *trees, entry}, *find(c(), unit, today), std::span{&to, 1}, {.effective_on = day(2026, 1, 10)});
    };
    for (int i = 0; i < 2; ++i) moved(found_on(other, day(2025, 8, 1)), place);
    moved(unions[0], other);
    for (int i = 1; i <= 3; ++i)
        dissolve({c(), *trees, entry}, *find(c(), unions[static_cast<std::size_t>(i)], today),
                 {.effective_on = day(2026, 1, 20)});

    std::map<std::string, std::int64_t> sums;
    slice().refill(c(), [&](ledger::Fact const& fact, ledger::Entry const&) {
        if (fact.unit == place && fact.on_day >= day(2026, 1, 1)) sums[std::string{fact.kind->name}] += fact.quantity;
    });
    EXPECT_EQ(sums["union.founded"], 5);
    EXPECT_EQ(sums["union.moved_in"], 2);
    EXPECT_EQ(sums["union.moved_out"], 1);
    EXPECT_EQ(sums["union.dissolved"], 3);
    std::int64_t standing = 0;
    constexpr std::string_view kinds[] = {"grassroots_union"};
    for (auto const& unit : list(c(), Line::union_, kinds, day(2026, 1, 31))) standing += unit.place == place ? 1 : 0;
    EXPECT_EQ(standing, 43);
}

}   // namespace
}   // namespace organisations
