#include <gtest/gtest.h>

#include "registers/organisations/changes.hpp"
#include "registers/organisations/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace organisations {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);
constexpr base::Date reform = day(2025, 7, 1);

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
