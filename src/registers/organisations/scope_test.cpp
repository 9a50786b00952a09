#include "registers/organisations/old_district.hpp"
#include "support/area.hpp"

namespace organisations {
namespace {

using namespace test;

class Scope : public OldDistrict {};

INSTANTIATE_TEST_SUITE_P(Both, Scope, support::both, support::dialect_name);

TEST_P(Scope, ScopeIsTodaysTree)
{
    web::Permission const view{"enterprises.view"};
    web::Actor const lan{.user = 1, .name = "Lan", .grants = {{"enterprises.view", young["Xã Ô Diên"].value}}};
    EXPECT_TRUE(in_scope(c(), lan, view, old["Xã Hồng Hà"], today));
    EXPECT_FALSE(in_scope(c(), lan, view, old["Thị trấn Phùng"], today));
    EXPECT_FALSE(in_scope(c(), lan, view, city, today));
    EXPECT_EQ(places_in_scope(c(), lan, view, today), std::vector{young["Xã Ô Diên"]});
    EXPECT_EQ(covered_places(c(), std::vector{young["Xã Ô Diên"]}, today).size(),
              9U);   // 7 old ones, itself, the district
    web::Actor const minh{.user = 2, .name = "Minh", .grants = {{"enterprises.view", district.value}}};
    EXPECT_EQ(places_in_scope(c(), minh, view, today)->size(), 3U);
    web::Actor const hoa{.user = 3, .name = "Hòa"};
    EXPECT_FALSE(in_scope(c(), hoa, view, old["Xã Hồng Hà"], today));
}

TEST_P(Scope, ADividedUnitIsReadByWhoeverSeesAllItsParts)
{
    web::Permission const view{"reports.view"};
    auto const reads = [&](std::vector<UnitId> const& places, UnitId unit) {
        web::Actor actor{.user = 1, .name = "Lan"};
        for (auto const place : places) actor.grants.push_back({"reports.view", place.value});
        return wholly_in_scope(c(), actor, view, unit, today);
    };
    auto const o_dien = young["Xã Ô Diên"];
    auto const others = std::vector{young["Xã Đan Phượng"], young["Xã Liên Minh"]};
    EXPECT_FALSE(reads({o_dien}, district));
    EXPECT_FALSE(reads(others, district));
    EXPECT_TRUE(reads({o_dien, others[0], others[1]}, district));
    EXPECT_TRUE(reads({city}, district));
    EXPECT_TRUE(reads({district}, district));
    EXPECT_TRUE(reads({o_dien}, old["Xã Hồng Hà"]));   // the strip that went to another has no people
    EXPECT_FALSE(reads({others[1]}, old["Xã Hồng Hà"]));
    EXPECT_TRUE(reads({o_dien}, o_dien));
    // what lies in the divided unit is still shown to each part
    web::Actor const lan{.user = 1, .name = "Lan", .grants = {{"reports.view", o_dien.value}}};
    EXPECT_TRUE(in_scope(c(), lan, view, district, today));
}

TEST_P(Scope, AFormerFederationOfADividedDistrictIsNotReadByOnePart)
{
    auto const federation = add_unit(Line::union_, "district_federation", "Liên đoàn Lao động huyện Đan Phượng", {},
                                     first, reform, {district});
    auto const living = add_unit(Line::union_, "commune_union", "Công đoàn xã Ô Diên và Liên Minh", {}, reform, {},
                                 {young["Xã Ô Diên"], young["Xã Liên Minh"]});
    web::Permission const view{"unions.view"};
    web::Actor const lan{.user = 1, .name = "Lan", .grants = {{"unions.view", young["Xã Ô Diên"].value}}};
    web::Actor const minh{.user = 2, .name = "Minh", .grants = {{"unions.view", city.value}}};
    EXPECT_FALSE(wholly_in_scope(c(), lan, view, federation, today));
    EXPECT_TRUE(wholly_in_scope(c(), minh, view, federation, today));
    EXPECT_TRUE(wholly_in_scope(c(), lan, view, living, today));   // one of the areas it serves is enough
}

/// Công đoàn liên xã serves Phùng and Trung Châu until it ends on 1 July 2025.
class ScopeOfFormerUnits : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        of_both = add_union("Công đoàn liên xã", {area.phung, area.trung_chau});
        of_phung = add_union("Công đoàn thị trấn Phùng", {area.phung});
        of_trung_chau = add_union("Công đoàn xã Trung Châu", {area.trung_chau});
    }
    UnitId add_union(std::string name, std::vector<UnitId> places)
    {
        return support::add_unit(**tx, Line::union_, "commune_union", std::move(name), {}, std::move(places));
    }
    void end(std::vector<Part> const& parts)
    {
        auto const trees = placement(**tx, today);
        Change const change{**tx, *trees, support::lan};
        auto const unit = *find(**tx, of_both, today);
        if (parts.empty())
            dissolve(change, unit, {.number = "5/QĐ", .effective_on = reform});
        else
            succeed(change, unit, parts, {.number = "5/QĐ", .effective_on = reform}, Predecessor::ends);
    }
    bool reads(std::vector<UnitId> const& places)
    {
        web::Actor actor{.user = 1, .name = "Lan"};
        for (auto const place : places) actor.grants.push_back({"unions.view", place.value});
        return wholly_in_scope(**tx, actor, {"unions.view"}, of_both, today);
    }

    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    UnitId of_both, of_phung, of_trung_chau;
};

INSTANTIATE_TEST_SUITE_P(Both, ScopeOfFormerUnits, support::both, support::dialect_name);

TEST_P(ScopeOfFormerUnits, OneAreaIsEnoughWhileTheUnionLives)
{
    EXPECT_TRUE(reads({area.phung}));
    EXPECT_TRUE(reads({area.trung_chau}));
}

TEST_P(ScopeOfFormerUnits, OfADividedUnionAllAreasAreNeeded)
{
    end({{of_phung, Share::part}, {of_trung_chau, Share::part}});
    EXPECT_FALSE(reads({area.phung}));
    EXPECT_FALSE(reads({area.trung_chau}));
    EXPECT_TRUE(reads({area.phung, area.trung_chau}));
    EXPECT_TRUE(reads({area.district}));
}

TEST_P(ScopeOfFormerUnits, OneThatEndedWithoutASuccessorIsNotOneAreasEither)
{
    end({});
    EXPECT_FALSE(reads({area.phung}));
    EXPECT_TRUE(reads({area.phung, area.trung_chau}));
}

TEST_P(ScopeOfFormerUnits, AMergedUnionIsReadByWhoeverReadsItsSuccessor)
{
    end({{of_phung, Share::whole}});
    EXPECT_TRUE(reads({area.phung}));
    EXPECT_FALSE(reads({area.trung_chau}));
}

}   // namespace
}   // namespace organisations
