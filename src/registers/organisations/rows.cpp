#include "registers/organisations/rows.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;
using base::Period;

constexpr db::Sql insert_unit_row{"organisations.insert_unit", R"sql(
    INSERT INTO unit (id, line, kind, code, ownership, founded_on, ended_on, revision, entered_at, entered_by)
    VALUES (:id, :line, :kind, :code, :ownership, :founded_on, :ended_on, 1, :at, :by))sql"};

constexpr db::Sql insert_enterprise{"organisations.insert_unit_enterprise", R"sql(
    INSERT INTO unit_enterprise (unit_id, enterprise_id, line, ownership, valid_from, valid_to)
    VALUES (:unit, :enterprise, :line, :ownership, :from, :to))sql"};

constexpr db::Sql end_enterprise{"organisations.end_unit_enterprise", R"sql(
    UPDATE unit_enterprise SET valid_to = :day WHERE unit_id = :unit AND valid_from < :day AND valid_to > :day)sql"};

constexpr db::Sql insert_name_row{"organisations.insert_name", R"sql(
    INSERT INTO unit_name (id, unit_id, line, name, name_fold, name_core, accent_key, sort_key, valid_from, valid_to,
                           entered_at, entered_by)
    VALUES (:id, :unit, :line, :name, :fold, :core, :accents, :sort, :from, :to, :at, :by))sql"};

constexpr db::Sql end_name_row{"organisations.end_name", R"sql(
    UPDATE unit_name SET valid_to = :day WHERE unit_id = :unit AND valid_from < :day AND valid_to > :day)sql"};

constexpr db::Sql withdraw_later_names{"organisations.withdraw_later_names", R"sql(
    UPDATE unit_name SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND valid_from >= :day AND valid_from < valid_to)sql"};

constexpr db::Sql insert_parent_row{"organisations.insert_parent", R"sql(
    INSERT INTO unit_parent (id, line, unit_id, parent_id, valid_from, valid_to, entered_at, entered_by)
    VALUES (:id, :line, :unit, :parent, :from, :to, :at, :by))sql"};

constexpr db::Sql end_parents{"organisations.end_parents", R"sql(
    UPDATE unit_parent SET valid_to = :day WHERE unit_id = :unit AND valid_from < :day AND valid_to > :day)sql"};

constexpr db::Sql withdraw_later_parents{"organisations.withdraw_later_parents", R"sql(
    UPDATE unit_parent SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND valid_from >= :day AND valid_from < valid_to)sql"};

constexpr db::Sql insert_place_row{"organisations.insert_place", R"sql(
    INSERT INTO unit_place (id, unit_id, place_id, valid_from, valid_to, entered_at, entered_by)
    VALUES (:id, :unit, :place, :from, :to, :at, :by))sql"};

constexpr db::Sql end_places{"organisations.end_places", R"sql(
    UPDATE unit_place SET valid_to = :day WHERE unit_id = :unit AND valid_from < :day AND valid_to > :day)sql"};

constexpr db::Sql withdraw_later_places{"organisations.withdraw_later_places", R"sql(
    UPDATE unit_place SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND valid_from >= :day AND valid_from < valid_to)sql"};

constexpr db::Sql select_places{"organisations.select_places_on", R"sql(
    SELECT place_id FROM unit_place WHERE unit_id = :unit AND valid_from <= :day AND valid_to > :day ORDER BY id)sql"};

constexpr db::Sql select_place_to_come{"organisations.select_place_to_come", R"sql(
    SELECT place_id FROM unit_place WHERE unit_id = :unit AND valid_from > :day AND valid_from < valid_to
    ORDER BY valid_from, id LIMIT 1)sql"};

constexpr db::Sql insert_event_row{"organisations.insert_event", R"sql(
    INSERT INTO unit_event (id, unit_id, kind, decision_number, decided_on, effective_on, issuer, note, from_place_id,
                            to_place_id, entered_at, entered_by)
    VALUES (:id, :unit, :kind, :number, :decided_on, :effective_on, :issuer, :note, :from, :to, :at, :by))sql"};

constexpr db::Sql touch_unit{"organisations.touch_unit", R"sql(
    UPDATE unit SET revision = revision + 1 WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL)sql"};

constexpr db::Sql set_unit_end{"organisations.set_end", "UPDATE unit SET ended_on = :day WHERE id = :id"};

constexpr db::Sql select_next{"organisations.select_next", R"sql(
    SELECT l.successor_id FROM unit_event_link l
    WHERE l.predecessor_id = :unit AND l.withdrawn_at IS NULL
      AND NOT (COALESCE(l.people, 1) = 0 OR (l.people IS NULL AND COALESCE(l.share_millionths, 1) = 0))
    ORDER BY l.id)sql"};

constexpr db::Sql select_serves{"organisations.select_serves", R"sql(
    SELECT 1 FROM unit_place s WHERE s.unit_id = :unit AND s.place_id = :near AND s.valid_from < s.valid_to)sql"};

constexpr db::Sql all[] = {insert_unit_row,        insert_enterprise,    end_enterprise,    insert_name_row,
                           end_name_row,           withdraw_later_names, insert_parent_row, end_parents,
                           withdraw_later_parents, insert_place_row,     end_places,        withdraw_later_places,
                           select_places,          select_place_to_come, insert_event_row,  touch_unit,
                           set_unit_end,           select_next,          select_serves};

std::optional<UnitId> place_to_come(db::Connection& tx, UnitId unit, Date day)
{
    auto rows = tx.run(select_place_to_come, {{"unit", unit}, {"day", day}});
    auto const row = rows.first();
    return row ? std::optional{row->id<UnitId>(0)} : std::nullopt;
}

std::optional<UnitId> next_of(db::Connection& tx, UnitId unit, std::optional<UnitId> near)
{
    std::vector<UnitId> successors;
    for (auto const& row : tx.run(select_next, {{"unit", unit}})) successors.push_back(row.id<UnitId>(0));
    if (successors.size() == 1) return successors.front();
    if (!near) return std::nullopt;
    std::erase_if(successors, [&](UnitId one) {
        return one != *near && !tx.run(select_serves, {{"unit", one}, {"near", *near}}).first();
    });
    return successors.size() == 1 ? std::optional{successors.front()} : std::nullopt;
}

}   // namespace

void insert_unit(Change const& change, UnitId id, NewUnit const& made)
{
    auto const founded_on = made.decision.effective_on;
    auto const ended_on = made.ended_on.value_or(base::forever);
    change.tx.change(insert_unit_row, {{"id", id},
                                       {"line", name_of(made.line)},
                                       {"kind", made.kind},
                                       {"code", made.code},
                                       {"ownership", made.ownership},
                                       {"founded_on", founded_on},
                                       {"ended_on", ended_on},
                                       {"at", change.entry.at},
                                       {"by", change.entry.by}});
    if (made.enterprise)
        change.tx.change(insert_enterprise, {{"unit", id},
                                             {"enterprise", *made.enterprise},
                                             {"line", name_of(made.line)},
                                             {"ownership", made.ownership},
                                             {"from", founded_on},
                                             {"to", ended_on}});
}

void insert_name(Change const& change, UnitId unit, Line line, std::string_view name, Period days)
{
    auto const fold = base::fold(name);
    auto const core = name_core(name);
    auto const accents = base::accent_key(name);
    auto const sort = base::sort_key(name);
    change.tx.change(insert_name_row, {{"id", change.tx.new_id<base::Id<struct UnitNameTag>>()},
                                       {"unit", unit},
                                       {"line", name_of(line)},
                                       {"name", name},
                                       {"fold", fold},
                                       {"core", core},
                                       {"accents", accents},
                                       {"sort", db::bytes(sort)},
                                       {"from", days.from},
                                       {"to", days.to},
                                       {"at", change.entry.at},
                                       {"by", change.entry.by}});
}

void end_name(Change const& change, UnitId unit, Date from)
{
    change.tx.change(end_name_row, {{"day", from}, {"unit", unit}});
    change.tx.change(withdraw_later_names,
                     {{"at", change.entry.at}, {"by", change.entry.by}, {"unit", unit}, {"day", from}});
}

void insert_parent(Change const& change, Line line, ParentRow const& row)
{
    change.tx.change(insert_parent_row, {{"id", change.tx.new_id<base::Id<struct UnitParentTag>>()},
                                         {"line", name_of(line)},
                                         {"unit", row.unit},
                                         {"parent", row.parent},
                                         {"from", row.days.from},
                                         {"to", row.days.to},
                                         {"at", change.entry.at},
                                         {"by", change.entry.by}});
}

void cut_parents(Change const& change, UnitId unit, Date from)
{
    change.tx.change(end_parents, {{"day", from}, {"unit", unit}});
    change.tx.change(withdraw_later_parents,
                     {{"at", change.entry.at}, {"by", change.entry.by}, {"unit", unit}, {"day", from}});
}

void insert_place(Change const& change, UnitId unit, UnitId place, Period days)
{
    change.tx.change(insert_place_row, {{"id", change.tx.new_id<base::Id<struct UnitPlaceTag>>()},
                                        {"unit", unit},
                                        {"place", place},
                                        {"from", days.from},
                                        {"to", days.to},
                                        {"at", change.entry.at},
                                        {"by", change.entry.by}});
}

void cut_places(Change const& change, UnitId unit, Date from)
{
    change.tx.change(end_places, {{"day", from}, {"unit", unit}});
    change.tx.change(withdraw_later_places,
                     {{"at", change.entry.at}, {"by", change.entry.by}, {"unit", unit}, {"day", from}});
}

std::vector<UnitId> places_on(db::Connection& tx, UnitId unit, Date day)
{
    std::vector<UnitId> places;
    for (auto const& row : tx.run(select_places, {{"unit", unit}, {"day", day}})) places.push_back(row.id<UnitId>(0));
    return places;
}

std::optional<UnitId> counting_place(db::Connection& tx, UnitId unit, Date day)
{
    std::optional<UnitId> at = unit;
    for (int steps = 0; at && steps < 16; ++steps) {
        if (auto const places = places_on(tx, *at, day); !places.empty()) return places.front();
        if (*at == unit)
            if (auto const place = place_to_come(tx, unit, day)) return place;
        auto const here = find(tx, *at, day);
        at = here ? here->parent : std::nullopt;
    }
    return std::nullopt;
}

std::int64_t insert_event(Change const& change, EventRow const& event, Decision const& decision)
{
    auto const id = change.tx.new_id<base::Id<struct UnitEventTag>>();
    change.tx.change(insert_event_row, {{"id", id},
                                        {"unit", event.unit},
                                        {"kind", event.kind},
                                        {"number", decision.number},
                                        {"decided_on", decision.decided_on},
                                        {"effective_on", decision.effective_on},
                                        {"issuer", decision.issuer},
                                        {"note", decision.note},
                                        {"from", event.from_place},
                                        {"to", event.to_place},
                                        {"at", change.entry.at},
                                        {"by", change.entry.by}});
    return id.value;
}

void touch(Change const& change, Unit const& unit)
{
    change.tx.change_one(touch_unit, {{"id", unit.id}, {"revision", unit.revision}});
}

void set_end(Change const& change, UnitId unit, Date ended_on)
{
    change.tx.change(set_unit_end, {{"day", ended_on}, {"id", unit}});
    change.tx.change(end_enterprise, {{"day", ended_on}, {"unit", unit}});
}

void tell_audit(Change const& change, std::string_view action, UnitId unit)
{
    accounts::audit(change.tx, change.entry.by, change.entry.at,
                    accounts::AuditEntry{.action = action, .record_kind = "unit", .record_id = unit.value});
}

std::vector<Stay> followed(db::Connection& tx, UnitId unit, Period days, std::optional<UnitId> near)
{
    std::vector<Stay> stays;
    std::optional<UnitId> at = unit;
    for (int steps = 0; at && days.from < days.to && steps < 32; ++steps) {
        auto const here = find(tx, *at, days.from);
        if (!here) break;
        Period const stay{std::max(days.from, here->founded_on),
                          std::min(days.to, here->ended_on.value_or(base::forever))};
        if (stay.from < stay.to) stays.push_back({*at, stay});
        if (!here->ended_on || *here->ended_on >= days.to) break;
        days.from = std::max(days.from, *here->ended_on);
        at = next_of(tx, *at, near);
    }
    return stays;
}

std::span<db::Sql const> row_statements() { return all; }

}   // namespace organisations
