#include "registers/organisations/tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>

namespace organisations {
namespace {

using base::Date;
using base::day;
using base::forever;
using base::Period;

constexpr UnitId city{1};
constexpr UnitId district{2};
constexpr UnitId old_commune{3};
constexpr UnitId new_commune{4};
constexpr Date change = day(2025, 7, 1);
constexpr Date first = day(2008, 8, 1);

TEST(Closure, ReachesThroughTheDistrictUntilItEnds)
{
    std::vector<Life> const lives{
        {city, {first, forever}}, {district, {first, change}}, {old_commune, {first, change}}};
    std::vector<ParentRow> const parents{{district, city, {first, change}}, {old_commune, district, {first, change}}};
    auto const rows = closure_of(lives, parents);
    EXPECT_EQ(rows.size(), 6U);
    EXPECT_NE(std::ranges::find(rows, ClosureRow{city, old_commune, 2, {first, change}}), rows.end());
}

TEST(Closure, OfANewUnitFollowsItsParentsOverTime)
{
    std::vector<ClosureRow> const above{{city, city, 0, {first, forever}},
                                        {district, district, 0, {first, change}},
                                        {city, district, 1, {first, change}}};
    UnitId const made{9};
    std::vector<ParentRow> const parents{{made, district, {day(2015, 1, 1), change}}, {made, city, {change, forever}}};
    auto const rows = closure_of_new(made, {day(2015, 1, 1), forever}, parents, above);
    std::vector<ClosureRow> const wanted{{city, made, 2, {day(2015, 1, 1), change}},
                                         {city, made, 1, {change, forever}},
                                         {district, made, 1, {day(2015, 1, 1), change}},
                                         {made, made, 0, {day(2015, 1, 1), forever}}};
    EXPECT_EQ(rows, wanted);
}

TEST(Parents, AnotherOneEndsTheFormerAndWhatWasToCome)
{
    std::vector<ParentRow> const rows{{old_commune, district, {first, day(2020, 1, 1)}},
                                      {old_commune, city, {day(2020, 1, 1), forever}}};
    auto const after = with_parent(rows, {old_commune, new_commune, {day(2015, 1, 1), forever}});
    std::vector<ParentRow> const wanted{{old_commune, district, {first, day(2015, 1, 1)}},
                                        {old_commune, new_commune, {day(2015, 1, 1), forever}}};
    EXPECT_EQ(after, wanted);
}

TEST(Present, IsItselfUntilTheLastDayThenTheSuccessor)
{
    std::vector<Life> const lives{{old_commune, {first, change}}, {new_commune, {change, forever}}};
    std::vector<Succession> const links{{old_commune, new_commune, change, Share::whole, false}};
    std::vector<PresentRow> const wanted{{old_commune, old_commune, {first, change}},
                                         {old_commune, new_commune, {change, forever}}};
    EXPECT_EQ(present_of(old_commune, lives, links), wanted);
}

TEST(Present, AStripWithoutPeopleIsNoPart)
{
    UnitId const neighbour{5};
    std::vector<Life> const lives{
        {old_commune, {first, change}}, {new_commune, {change, forever}}, {neighbour, {change, forever}}};
    std::vector<Succession> const links{{old_commune, new_commune, change, Share::most, false},
                                        {old_commune, neighbour, change, Share::part, true}};
    auto const rows = present_of(old_commune, lives, links);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows.back().present, new_commune);
}

TEST(Present, GoesOnOverSeveralSuccessions)
{
    UnitId const last{6};
    Date const later = day(2030, 1, 1);
    std::vector<Life> const lives{
        {old_commune, {first, change}}, {new_commune, {change, later}}, {last, {later, forever}}};
    std::vector<Succession> const links{{old_commune, new_commune, change, Share::whole, false},
                                        {new_commune, last, later, Share::whole, false}};
    auto const rows = present_of(old_commune, lives, links);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows.back(), (PresentRow{old_commune, last, {later, forever}}));
}

/// A tree in which units begin, move and end by chance; the closure kept step by step is compared with the one made
/// anew.
class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}

    void step()
    {
        now_ += base::Days{static_cast<int>(random_() % 40)};
        switch (random_() % 4) {
            case 0:
            case 1:
                begin();
                break;
            case 2:
                move();
                break;
            default:
                end();
                break;
        }
    }
    std::vector<ClosureRow> kept() const { return tidied(rows_); }
    std::vector<ClosureRow> anew() const { return closure_of(lives_, parents_); }

private:
    Life* living()
    {
        std::vector<Life*> all;
        for (auto& life : lives_)
            if (life.days.contains(now_)) all.push_back(&life);
        return all.empty() ? nullptr : all[random_() % all.size()];
    }
    std::vector<ClosureRow> rows_of(UnitId unit) const
    {
        std::vector<ClosureRow> some;
        for (auto const& row : rows_)
            if (row.unit == unit) some.push_back(row);
        return some;
    }
    /// Rows of the unit and of all that was ever below it; they leave the store.
    std::vector<ClosureRow> take_branch(UnitId unit)
    {
        std::set<UnitId> below;
        for (auto const& row : rows_)
            if (row.ancestor == unit) below.insert(row.unit);
        std::vector<ClosureRow> branch;
        std::vector<ClosureRow> rest;
        for (auto const& row : rows_) (below.contains(row.unit) ? branch : rest).push_back(row);
        rows_ = std::move(rest);
        return branch;
    }
    void put(std::vector<ClosureRow> const& rows) { rows_.insert(rows_.end(), rows.begin(), rows.end()); }

    void begin()
    {
        auto const* parent = living();
        UnitId const unit{static_cast<std::int64_t>(lives_.size()) + 1};
        std::vector<ParentRow> rows;
        std::vector<ClosureRow> above;
        if (parent != nullptr) {
            rows.push_back({unit, parent->unit, {now_, parent->days.to}});
            above = rows_of(parent->unit);
        }
        lives_.push_back({unit, {now_, forever}});
        put(closure_of_new(unit, lives_.back().days, rows, above));
        parents_.insert(parents_.end(), rows.begin(), rows.end());
    }
    void cut(UnitId unit, std::optional<ParentRow> const& next)
    {
        std::vector<ParentRow> others;
        std::vector<ParentRow> own;
        for (auto const& row : parents_) (row.unit == unit ? own : others).push_back(row);
        own = with_parent(own, next.value_or(ParentRow{unit, unit, {now_, now_}}));
        std::vector<ClosureRow> above;
        for (auto const& row : own) {
            auto const up = rows_of(row.parent);
            above.insert(above.end(), up.begin(), up.end());
        }
        auto const branch = take_branch(unit);
        put(reparented(branch, unit, now_, own, tidied(above)));
        others.insert(others.end(), own.begin(), own.end());
        parents_ = std::move(others);
    }
    void move()
    {
        auto const* unit = living();
        auto const* parent = living();
        if (unit == nullptr || parent == nullptr) return;
        for (auto const& row : rows_)
            if (row.ancestor == unit->unit && row.unit == parent->unit && row.days.to > now_) return;   // a cycle
        cut(unit->unit, ParentRow{unit->unit, parent->unit, {now_, forever}});
    }
    void end()
    {
        auto* unit = living();
        if (unit == nullptr || unit->days.from == now_) return;
        auto const id = unit->unit;
        std::vector<UnitId> children;
        for (auto const& row : parents_)
            if (row.parent == id && row.days.to > now_) children.push_back(row.unit);
        for (auto const child : children) cut(child, std::nullopt);
        cut(id, std::nullopt);
        unit->days.to = now_;
        auto const branch = take_branch(id);
        put(ended(branch, id, now_));
    }

    std::mt19937 random_;
    Date now_ = first;
    std::vector<Life> lives_;
    std::vector<ParentRow> parents_;
    std::vector<ClosureRow> rows_;
};

TEST(Closure, KeptStepByStepEqualsTheOneMadeAnew)
{
    for (unsigned seed = 1; seed <= 1000; ++seed) {
        Chance tree{seed};
        for (int i = 0; i < 24; ++i) tree.step();
        ASSERT_EQ(tree.kept(), tree.anew()) << "seed " << seed;
    }
}

}   // namespace
}   // namespace organisations
