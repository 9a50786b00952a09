#include "registers/organisations/reopening.hpp"

#include "registers/organisations/closure.hpp"
#include "registers/organisations/rows.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;

constexpr db::Sql select_cut_parents{"organisations.select_cut_parents", R"sql(
    SELECT id, parent_id FROM unit_parent WHERE unit_id = :unit AND valid_to = :day AND valid_from < valid_to
    ORDER BY id)sql"};
constexpr db::Sql select_cut_places{"organisations.select_cut_places", R"sql(
    SELECT id, place_id FROM unit_place WHERE unit_id = :unit AND valid_to = :day AND valid_from < valid_to
    ORDER BY id)sql"};
constexpr db::Sql reopen_enterprise{"organisations.reopen_unit_enterprise", R"sql(
    UPDATE unit_enterprise SET valid_to = :to WHERE unit_id = :unit AND valid_to = :day AND valid_from < valid_to)sql"};
constexpr db::Sql delete_closure{"organisations.delete_own_closure", "DELETE FROM unit_closure WHERE unit_id = :unit"};
constexpr db::Sql delete_present{"organisations.delete_own_present", "DELETE FROM unit_present WHERE unit_id = :unit"};

/// What stood below the unit to its last day, or was put below it since, and lives on; with the day until which it
/// would have stayed: its own end, or the next decision about where it stands.
constexpr db::Sql select_below{"organisations.select_to_stand_below_again", R"sql(
    SELECT p.id, p.unit_id, p.valid_to, COALESCE((
        SELECT min(v.effective_on) FROM unit_event v
        WHERE v.unit_id = u.id AND v.kind = 'transfer_parent' AND v.withdrawn_at IS NULL AND v.effective_on >= :day),
        u.ended_on)
    FROM unit_parent p JOIN unit u ON u.id = p.unit_id AND u.withdrawn_at IS NULL AND u.ended_on > :day
    WHERE p.parent_id = :unit AND p.valid_from < p.valid_to AND p.valid_to >= :day ORDER BY p.id)sql"};
constexpr db::Sql withdraw_parents_between{"organisations.withdraw_parents_between", R"sql(
    UPDATE unit_parent SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND valid_from >= :day AND valid_from < :to AND valid_from < valid_to)sql"};
constexpr db::Sql set_parent_end{"organisations.set_parent_end",
                                 "UPDATE unit_parent SET valid_to = :to WHERE id = :id"};

/// A change of enterprise at one and the same place decides nothing about the place.
constexpr db::Sql select_serving{"organisations.select_to_serve_again", R"sql(
    SELECT s.id, s.unit_id, COALESCE((
        SELECT min(v.effective_on) FROM unit_event v
        WHERE v.unit_id = u.id AND v.kind = 'move' AND v.withdrawn_at IS NULL AND v.effective_on >= :day
          AND COALESCE(v.from_place_id, 0) <> COALESCE(v.to_place_id, -1)), u.ended_on)
    FROM unit_place s JOIN unit u ON u.id = s.unit_id AND u.withdrawn_at IS NULL AND u.ended_on > :day
    WHERE s.place_id = :unit AND s.valid_from < s.valid_to AND s.valid_to = :day ORDER BY s.id)sql"};
/// The place that came in the stead of the unit: one of its successors, from its end on.
constexpr db::Sql withdraw_stand_in{"organisations.withdraw_stand_in", R"sql(
    UPDATE unit_place SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by
    WHERE id = (SELECT min(s.id) FROM unit_place s
                WHERE s.unit_id = :serving AND s.valid_from = :day AND s.valid_from < s.valid_to
                  AND s.place_id IN (SELECT l.successor_id FROM unit_event_link l
                                     WHERE l.predecessor_id = :unit)))sql"};
constexpr db::Sql set_place_end{"organisations.set_place_end", "UPDATE unit_place SET valid_to = :to WHERE id = :id"};

constexpr db::Sql all[] = {
    select_cut_parents,       select_cut_places, reopen_enterprise, delete_closure,    delete_present, select_below,
    withdraw_parents_between, set_parent_end,    select_serving,    withdraw_stand_in, set_place_end};

struct Cut {
    std::int64_t row = 0;
    UnitId other;
};
std::vector<Cut> read_cut(db::Rows rows)
{
    std::vector<Cut> cut;
    for (auto const& row : rows) cut.push_back({row.integer(0), row.id<UnitId>(1)});
    return cut;
}

/// Under the parent and in the places of its last day, or with what followed these where they have ended too.
void stand_again(Change const& change, Unit const& unit, Date day)
{
    base::Period const days{day, base::forever};
    auto const place = counting_place(change.tx, unit.id, day - base::Days{1});
    auto const near = place ? present_place(change.tx, *place, "") : std::nullopt;
    for (auto const& cut : read_cut(change.tx.run(select_cut_parents, {{"unit", unit.id}, {"day", day}})))
        for (auto const& stay : followed(change.tx, cut.other, days, near)) {
            if (stay.unit == cut.other)
                change.tx.change(set_parent_end, {{"to", stay.days.to}, {"id", cut.row}});
            else
                insert_parent(change, unit.line, {unit.id, stay.unit, stay.days});
        }
    for (auto const& cut : read_cut(change.tx.run(select_cut_places, {{"unit", unit.id}, {"day", day}})))
        for (auto const& stay : followed(change.tx, cut.other, days, std::nullopt)) {
            if (stay.unit == cut.other)
                change.tx.change(set_place_end, {{"to", stay.days.to}, {"id", cut.row}});
            else
                insert_place(change, unit.id, stay.unit, stay.days);
        }
}

struct Stayed {
    std::int64_t row = 0;
    UnitId unit;
    bool was_cut = false;
    Date until = {};
};

void stand_below_again(Change const& change, Unit const& unit, Date day)
{
    std::vector<Stayed> below;
    for (auto const& row : change.tx.run(select_below, {{"unit", unit.id}, {"day", day}}))
        below.push_back({row.integer(0), row.id<UnitId>(1), row.date(2) == day, row.date(3)});
    for (auto const& child : below) {
        if (child.was_cut && child.until > day) {
            change.tx.change(withdraw_parents_between, {{"at", change.entry.at},
                                                        {"by", change.entry.by},
                                                        {"unit", child.unit},
                                                        {"day", day},
                                                        {"to", child.until}});
            change.tx.change(set_parent_end, {{"to", child.until}, {"id", child.row}});
        }
        close_reparented(change.tx, unit.line, child.unit, day);
    }
}

void serve_again(Change const& change, Unit const& unit, Date day)
{
    std::vector<Stayed> serving;
    for (auto const& row : change.tx.run(select_serving, {{"unit", unit.id}, {"day", day}}))
        serving.push_back({row.integer(0), row.id<UnitId>(1), true, row.date(2)});
    for (auto const& one : serving) {
        if (one.until <= day) continue;
        change.tx.change(
            withdraw_stand_in,
            {{"at", change.entry.at}, {"by", change.entry.by}, {"serving", one.unit}, {"day", day}, {"unit", unit.id}});
        change.tx.change(set_place_end, {{"to", one.until}, {"id", one.row}});
    }
}

}   // namespace

void reopen(Change const& change, Unit const& unit)
{
    auto const day = *unit.ended_on;
    set_end(change, unit.id, base::forever);
    change.tx.change(reopen_enterprise, {{"to", base::forever}, {"unit", unit.id}, {"day", day}});
    stand_again(change, unit, day);
    change.tx.change(delete_closure, {{"unit", unit.id}});
    change.tx.change(delete_present, {{"unit", unit.id}});
    close_founded(change.tx, unit.line, {unit.id, {unit.founded_on, base::forever}}, parents_of(change.tx, unit.id));
    stand_below_again(change, unit, day);
    if (unit.line == Line::administrative) serve_again(change, unit, day);
}

std::span<db::Sql const> reopening_statements() { return all; }

}   // namespace organisations
