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

constexpr db::Sql all[] = {select_above, select_present, select_first_day, select_villages};

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

/// Reads a unit when it is first asked for and keeps it.
class TreePlacement : public ledger::Placement {
public:
    TreePlacement(db::Connection& tx, Date today) : tx_(&tx), today_(today) {}

    std::vector<UnitId> then(UnitId unit, Date on_day) const override
    {
        auto const& known = of(unit);
        if (auto ways = on(known.above, on_day); !ways.empty()) return ways;
        if (on_day < known.founded_on) return on(known.above, known.founded_on);
        return of_parts(unit, on_day);
    }

    std::vector<UnitId> now(UnitId unit, std::optional<UnitId> present_place) const override
    {
        return then(present_place ? *present_place : unit, today_);
    }

    std::vector<Date> changes(UnitId unit, Period period) const override
    {
        std::set<Date> borders;
        std::set<UnitId> seen;
        add_borders(unit, borders, seen);
        std::vector<Date> days;
        for (auto const day : borders)
            if (day > period.from && day < period.to && then(unit, day) != then(unit, day - base::Days{1}))
                days.push_back(day);
        return days;
    }

private:
    struct Known {
        Date founded_on = {};
        std::vector<Dated> above;
        std::vector<Dated> present;
    };

    Known const& of(UnitId unit) const
    {
        auto const found = known_.find(unit);
        if (found != known_.end()) return found->second;
        Known known{.above = read(*tx_, select_above, unit), .present = read(*tx_, select_present, unit)};
        auto first = tx_->run(select_first_day, {{"unit", unit}});
        if (auto const row = first.first()) known.founded_on = row->date(0);
        return known_.emplace(unit, std::move(known)).first->second;
    }

    /// Every day on which a row begins or ends that `then` of this unit may read.
    void add_borders(UnitId unit, std::set<Date>& borders, std::set<UnitId>& seen) const
    {
        if (!seen.insert(unit).second) return;
        auto const known = of(unit);   // a copy: asking for its parts may move what is kept
        borders.insert(known.founded_on);
        for (auto const* rows : {&known.above, &known.present})
            for (auto const& row : *rows) borders.insert({row.days.from, row.days.to});
        for (auto const& row : known.present) add_borders(row.unit, borders, seen);
    }

    std::vector<UnitId> of_parts(UnitId unit, Date day) const
    {
        std::vector<std::vector<UnitId>> ways;
        for (auto const part : on(of(unit).present, day))
            if (part != unit) ways.push_back(then(part, day));
        return common(ways);
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
    auto const parts = on(read(tx, select_present, place), today);
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
    return on(read(tx, select_present, place), base::forever - base::Days{1}).size() > 1;
}

std::span<db::Sql const> placement_statements() { return all; }

}   // namespace organisations
