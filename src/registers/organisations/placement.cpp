#include <algorithm>
#include <set>
#include <unordered_map>

#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;
using base::Period;

constexpr db::Sql select_above{"organisations.select_above", R"sql(
    SELECT ancestor_id, valid_from, valid_to FROM unit_closure WHERE unit_id = :unit
    ORDER BY depth, ancestor_id, valid_from)sql"};

constexpr db::Sql select_present{"organisations.select_present", R"sql(
    SELECT present_id, valid_from, valid_to FROM unit_present WHERE unit_id = :unit
    ORDER BY present_id, valid_from)sql"};

constexpr db::Sql select_present_on{"organisations.select_present_on", R"sql(
    SELECT present_id FROM unit_present WHERE unit_id = :unit AND valid_from <= :day AND valid_to > :day
    ORDER BY present_id)sql"};

constexpr db::Sql select_first_day{"organisations.select_first_day",
                                   "SELECT founded_on FROM unit WHERE id = :unit AND withdrawn_at IS NULL"};

constexpr db::Sql select_villages{"organisations.select_villages", R"sql(
    SELECT DISTINCT p.present_id, q.present_id FROM unit_closure c
    JOIN unit v ON v.id = c.unit_id AND v.kind = 'village'
    JOIN unit_name n ON n.unit_id = v.id AND n.name_core = :village AND n.valid_from < n.valid_to
    JOIN unit_present p ON p.unit_id = v.id AND p.valid_from <= :today AND p.valid_to > :today
    JOIN unit_closure d ON d.unit_id = p.present_id AND d.valid_from <= :today AND d.valid_to > :today
    JOIN unit_present q ON q.present_id = d.ancestor_id AND q.unit_id = :place AND q.valid_from <= :today
      AND q.valid_to > :today
    WHERE c.ancestor_id = :place
    ORDER BY q.present_id, p.present_id)sql"};

constexpr db::Sql all[] = {select_above, select_present, select_present_on, select_first_day, select_villages};

struct Dated {
    UnitId unit;
    Period days;
};

std::vector<Dated> read(db::Connection& tx, db::Sql const& sql, UnitId unit)
{
    std::vector<Dated> rows;
    for (auto const& row : tx.run(sql, {{"unit", unit}}))
        rows.push_back({row.id<UnitId>(0), {row.date(1), row.date(2)}});
    return rows;
}

std::vector<UnitId> on(std::vector<Dated> const& rows, Date day)
{
    std::vector<UnitId> units;
    for (auto const& row : rows)
        if (row.days.contains(day)) units.push_back(row.unit);
    return units;
}

/// What stands above every one of several parts; the lowest first.
std::vector<UnitId> common(std::vector<std::vector<UnitId>> const& ways)
{
    std::vector<UnitId> shared;
    if (ways.empty()) return shared;
    for (auto const unit : ways.front())
        if (std::ranges::all_of(ways, [&](auto const& way) { return std::ranges::find(way, unit) != way.end(); }))
            shared.push_back(unit);
    return shared;
}

std::vector<UnitId> present_on(db::Connection& tx, UnitId unit, Date day)
{
    std::vector<UnitId> units;
    for (auto const& row : tx.run(select_present_on, {{"unit", unit}, {"day", day}}))
        units.push_back(row.id<UnitId>(0));
    return units;
}

/// Reads a unit when it is first asked for and keeps it.
class TreePlacement : public ledger::Placement {
public:
    TreePlacement(db::Connection& tx, Date today) : tx_(&tx), today_(today) {}

    std::vector<UnitId> then(UnitId unit, Date on_day) const override
    {
        auto const& known = of(unit);
        if (auto own = by_itself(known, on_day); !own.empty()) return own;
        if (known.ways) return std::prev(std::ranges::upper_bound(*known.ways, on_day, {}, &Stretch::from))->above;
        return above_all(unit, present_on(*tx_, unit, on_day), on_day);
    }

    std::vector<UnitId> now(UnitId unit, std::optional<UnitId> present_place) const override
    {
        return then(present_place ? *present_place : unit, today_);
    }

    std::vector<Date> changes(UnitId unit, Period period) const override
    {
        auto& known = of(unit);
        if (!known.ways) known.ways = ways_of(unit, known);
        std::vector<Date> days;
        for (auto const& stretch : *known.ways)
            if (stretch.from > period.from && stretch.from < period.to) days.push_back(stretch.from);
        return days;
    }

private:
    /// What stands above from a day on, until the next stretch.
    struct Stretch {
        Date from;
        std::vector<UnitId> above;
    };
    struct Known {
        Date founded_on = {};
        std::vector<Dated> above;
        std::optional<std::vector<Stretch>> ways = {};   // over all days; made when changes are asked for
    };

    Known& of(UnitId unit) const
    {
        auto const found = known_.find(unit);
        if (found != known_.end()) return found->second;
        Known known{.above = read(*tx_, select_above, unit)};
        auto first = tx_->run(select_first_day, {{"unit", unit}});
        if (auto const row = first.first()) known.founded_on = row->date(0);
        return known_.emplace(unit, std::move(known)).first->second;
    }

    /// By its own parents: while the unit lives, and before it was founded as on that day.
    static std::vector<UnitId> by_itself(Known const& known, Date day)
    {
        auto own = on(known.above, day);
        return own.empty() && day < known.founded_on ? on(known.above, known.founded_on) : own;
    }

    /// By the parts that the records of an ended unit have come to.
    std::vector<UnitId> above_all(UnitId unit, std::vector<UnitId> const& parts, Date day) const
    {
        std::vector<std::vector<UnitId>> ways;
        for (auto const part : parts)
            if (part != unit) ways.push_back(then(part, day));
        return common(ways);
    }

    /// Stretch by stretch. Between the days on which some row begins or ends nothing changes.
    std::vector<Stretch> ways_of(UnitId unit, Known const& known) const
    {
        auto parts = read(*tx_, select_present, unit);
        std::ranges::sort(parts, {}, [](Dated const& part) { return part.days.from; });
        std::set<Date> borders{Date::min(), known.founded_on};
        for (auto const& row : known.above) borders.insert({row.days.from, row.days.to});
        for (auto const& part : parts) {
            borders.insert({part.days.from, part.days.to});
            auto const& there = of(part.unit);
            for (auto const& row : there.above)
                for (auto const day : {there.founded_on, row.days.from, row.days.to})
                    if (part.days.contains(day)) borders.insert(day);
        }
        std::vector<Stretch> ways;
        std::vector<Dated> standing;
        auto next = parts.begin();
        for (auto const day : borders) {
            for (; next != parts.end() && next->days.from <= day; ++next) standing.push_back(*next);
            std::erase_if(standing, [&](Dated const& part) { return part.days.to <= day; });
            auto above = by_itself(known, day);
            if (above.empty()) above = above_all(unit, on(standing, day), day);
            if (ways.empty() || ways.back().above != above) ways.push_back({day, std::move(above)});
        }
        return ways;
    }

    db::Connection* tx_;
    Date today_;
    mutable std::unordered_map<UnitId, Known> known_;
};

}   // namespace

std::unique_ptr<ledger::Placement> placement(db::Connection& tx, Date today)
{
    return std::make_unique<TreePlacement>(tx, today);
}

std::optional<UnitId> present_place(db::Connection& tx, UnitId place, std::string_view village, Date today)
{
    auto const parts = present_on(tx, place, today);
    if (parts.size() == 1) return parts.front();
    if (parts.empty() || village.empty()) return std::nullopt;
    std::optional<UnitId> told;
    auto const core = name_core(village);
    for (auto const& row : tx.run(select_villages, {{"village", core}, {"today", today}, {"place", place}})) {
        auto const part = row.id<UnitId>(1);
        if (told && *told != part) return std::nullopt;
        told = part;
    }
    return told;
}

bool was_split(db::Connection& tx, UnitId place)
{
    return present_on(tx, place, base::forever - base::Days{1}).size() > 1;
}

std::span<db::Sql const> placement_statements() { return all; }

}   // namespace organisations
