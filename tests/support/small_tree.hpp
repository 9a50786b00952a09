#pragma once

#include <map>
#include <optional>
#include <vector>

#include "kernel/ledger/fact.hpp"

namespace support {

/// A city with two districts and six communes, small enough to know by heart:
///     1 city:  2 west: 10, 11, 12, 13   3 east: 14, 15
/// On 2016-05-20 commune 12 moves from west to east. From 2025-07-01 there are no districts; 10 and 11 became 20, 12
/// and 13 were split between 20 and 21, 14 and 15 became 22; all directly below the city.
class SmallTree final : public ledger::Placement {
public:
    static constexpr UnitId city{1};
    static constexpr UnitId west{2};
    static constexpr UnitId east{3};
    static constexpr base::Date moved_on = base::day(2016, 5, 20);
    static constexpr base::Date merged_on = base::day(2025, 7, 1);

    explicit SmallTree(base::Date today) : today_(today) {}

    std::vector<UnitId> then(UnitId unit, base::Date on_day) const override
    {
        if (unit == city) return {city};
        if (on_day >= merged_on) return after_merging(unit, std::nullopt);
        if (unit == west || unit == east) return {unit, city};
        return {unit, district(unit, on_day), city};
    }

    std::vector<UnitId> now(UnitId unit, std::optional<UnitId> present_place) const override
    {
        if (today_ < merged_on || unit == city) return then(unit, today_);
        return after_merging(unit, present_place);
    }

private:
    static std::vector<UnitId> after_merging(UnitId unit, std::optional<UnitId> present_place)
    {
        if (unit.value >= 20) return {unit, city};
        switch (unit.value) {
            case 10:
            case 11:
                return {UnitId{20}, city};
            case 14:
            case 15:
                return {UnitId{22}, city};
            case 12:
            case 13:
                return present_place ? std::vector{*present_place, city} : std::vector{city};
            default:
                return {city};   // a district's parts have only the city above them all
        }
    }

    static UnitId district(UnitId unit, base::Date on_day)
    {
        if (unit.value == 12) return on_day < moved_on ? west : east;
        return unit.value <= 13 ? west : east;
    }

    base::Date today_;
};

}   // namespace support
