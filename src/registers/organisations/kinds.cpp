#include <algorithm>

#include "registers/organisations/changes.hpp"
#include "registers/organisations/facts.hpp"
#include "registers/organisations/following.hpp"
#include "registers/organisations/rows.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

/// What a unit is for a time besides its name, parent and places: its kind, and the enterprise it is in.
namespace organisations {
namespace {

using base::Date;

constexpr db::Sql insert_former_kind{"organisations.insert_former_kind", R"sql(
    INSERT INTO unit_former_kind (unit_id, kind, valid_from, valid_to, entered_at, entered_by)
    SELECT u.id, u.kind, COALESCE((SELECT max(k.valid_to) FROM unit_former_kind k WHERE k.unit_id = u.id),
                                  u.founded_on), :day, :at, :by
    FROM unit u WHERE u.id = :unit)sql"};
constexpr db::Sql set_kind{"organisations.set_kind", "UPDATE unit SET kind = :kind WHERE id = :unit"};
constexpr db::Sql select_kind_since{"organisations.select_kind_since", R"sql(
    SELECT max(valid_to) FROM unit_former_kind WHERE unit_id = :unit)sql"};

constexpr db::Sql cut_workplace{"organisations.cut_workplace", R"sql(
    UPDATE unit_enterprise SET valid_to = :day WHERE unit_id = :unit AND valid_from < :day AND valid_to > :day)sql"};
constexpr db::Sql delete_later_workplaces{"organisations.delete_later_workplaces",
                                          "DELETE FROM unit_enterprise WHERE unit_id = :unit AND valid_from >= :day"};
constexpr db::Sql insert_workplace{"organisations.insert_workplace", R"sql(
    INSERT INTO unit_enterprise (unit_id, enterprise_id, line, ownership, valid_from, valid_to)
    VALUES (:unit, :enterprise, :line, :ownership, :from, :to))sql"};

/// Each move; what was taken back does not count.
constexpr db::Sql select_moved_on{"organisations.select_moved_on", R"sql(
    SELECT max(effective_on) FROM unit_event WHERE unit_id = :unit AND kind = 'move' AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_below_from{"organisations.select_standing_below_from", R"sql(
    SELECT p.unit_id, CASE WHEN p.valid_from > :day THEN p.valid_from ELSE :day END
    FROM unit_parent p JOIN unit u ON u.id = p.unit_id AND u.withdrawn_at IS NULL
    WHERE p.parent_id = :unit AND p.valid_from < p.valid_to AND p.valid_to > :day
    ORDER BY p.unit_id, p.valid_from)sql"};

constexpr db::Sql all[] = {insert_former_kind,      set_kind,         select_kind_since, cut_workplace,
                           delete_later_workplaces, insert_workplace, select_moved_on,   select_below_from};

/// The kinds stand from high to low.
bool is_raised(std::string_view from, std::string_view to) { return find_kind(to) < find_kind(from); }

}   // namespace

std::optional<Date> kind_since(db::Connection& tx, UnitId unit)
{
    return tx.run(select_kind_since, {{"unit", unit}}).first()->maybe_date(0);
}

void change_kind(Change const& change, Unit const& unit, std::string_view kind, Decision const& decision)
{
    touch(change, unit);
    auto const day = decision.effective_on;
    change.tx.change_one(insert_former_kind,
                         {{"day", day}, {"at", change.entry.at}, {"by", change.entry.by}, {"unit", unit.id}});
    change.tx.change_one(set_kind, {{"kind", kind}, {"unit", unit.id}});
    auto const place = counting_place(change.tx, unit.id, day);
    EventRow const row{.unit = unit.id,
                       .kind = is_raised(unit.kind, kind) ? "upgrade" : "downgrade",
                       .from_place = place,
                       .to_place = place};
    insert_event(change, row, decision);
    renew_facts(change, unit.id);
    tell_audit(change, "changed", unit.id);
}

std::optional<Date> moved_on(db::Connection& tx, UnitId unit)
{
    return tx.run(select_moved_on, {{"unit", unit}}).first()->maybe_date(0);
}

std::vector<Unit> below_from(db::Connection& tx, UnitId unit, Date day)
{
    std::vector<std::pair<UnitId, Date>> stays;
    for (auto const& row : tx.run(select_below_from, {{"day", day}, {"unit", unit}}))
        stays.emplace_back(row.id<UnitId>(0), row.date(1));
    std::vector<Unit> units;
    for (auto const& [id, from] : stays)
        if (auto below = find(tx, id, from)) units.push_back(std::move(*below));
    return units;
}

void change_enterprise(Change const& change, Unit const& unit, NewWorkplace const& to, Decision const& decision)
{
    touch(change, unit);
    base::Period const days{decision.effective_on, unit.ended_on.value_or(base::forever)};
    change.tx.change(cut_workplace, {{"day", days.from}, {"unit", unit.id}});
    change.tx.change(delete_later_workplaces, {{"unit", unit.id}, {"day", days.from}});
    change.tx.change(insert_workplace, {{"unit", unit.id},
                                        {"enterprise", to.enterprise},
                                        {"line", name_of(unit.line)},
                                        {"ownership", to.ownership},
                                        {"from", days.from},
                                        {"to", days.to}});
    auto const before = counting_place(change.tx, unit.id, days.from);
    if (before != to.place) {
        cut_places(change, unit.id, days.from);
        for (auto const& stay : followed(change.tx, to.place, days, std::nullopt))
            insert_place(change, unit.id, stay.unit, stay.days);
    }
    auto const after = counting_place(change.tx, unit.id, days.from);
    insert_event(change, {.unit = unit.id, .kind = "move", .from_place = before, .to_place = after}, decision);
    renew_facts(change, unit.id);
    if (before != after) tell_moved(change, unit.id);
    tell_audit(change, "changed", unit.id);
}

std::span<db::Sql const> kind_statements() { return all; }

}   // namespace organisations
