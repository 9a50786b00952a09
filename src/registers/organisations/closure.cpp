#include "registers/organisations/closure.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

using base::Date;
using base::Period;

constexpr db::Sql select_rows_above{"organisations.select_rows_above", R"sql(
    SELECT ancestor_id, unit_id, depth, valid_from, valid_to FROM unit_closure
    WHERE unit_id = :unit ORDER BY ancestor_id, valid_from)sql"};

constexpr db::Sql select_branch{"organisations.select_branch", R"sql(
    SELECT ancestor_id, unit_id, depth, valid_from, valid_to FROM unit_closure
    WHERE unit_id IN (SELECT d.unit_id FROM unit_closure d WHERE d.ancestor_id = :unit)
    ORDER BY unit_id, ancestor_id, valid_from)sql"};

constexpr db::Sql select_line{"organisations.select_closure_of_line", R"sql(
    SELECT ancestor_id, unit_id, depth, valid_from, valid_to FROM unit_closure
    WHERE line = :line ORDER BY ancestor_id, unit_id, valid_from)sql"};

constexpr db::Sql select_lives{"organisations.select_lives", R"sql(
    SELECT id, founded_on, ended_on FROM unit WHERE line = :line AND withdrawn_at IS NULL ORDER BY id)sql"};

constexpr db::Sql select_life{"organisations.select_life", R"sql(
    SELECT founded_on, ended_on FROM unit WHERE id = :unit AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_parents_of_line{"organisations.select_parents_of_line", R"sql(
    SELECT unit_id, parent_id, valid_from, valid_to FROM unit_parent
    WHERE line = :line AND valid_from < valid_to ORDER BY unit_id, valid_from, id)sql"};

constexpr db::Sql select_parents{"organisations.select_parents", R"sql(
    SELECT unit_id, parent_id, valid_from, valid_to FROM unit_parent
    WHERE unit_id = :unit AND valid_from < valid_to ORDER BY valid_from, id)sql"};

constexpr db::Sql insert_row{"organisations.insert_closure", R"sql(
    INSERT INTO unit_closure (line, ancestor_id, unit_id, depth, valid_from, valid_to)
    VALUES (:line, :ancestor, :unit, :depth, :from, :to))sql"};

constexpr db::Sql delete_row{"organisations.delete_closure", R"sql(
    DELETE FROM unit_closure WHERE ancestor_id = :ancestor AND unit_id = :unit AND valid_from = :from)sql"};

constexpr db::Sql delete_unit{"organisations.delete_closure_of_unit",
                              "DELETE FROM unit_closure WHERE unit_id = :unit OR ancestor_id = :unit"};

constexpr db::Sql select_successors{"organisations.select_succession_of", R"sql(
    SELECT successor_id, effective_on, share_note,
           CASE WHEN people = 0 OR (people IS NULL AND share_millionths = 0) THEN 1 ELSE 0 END
    FROM unit_event_link WHERE predecessor_id = :unit AND withdrawn_at IS NULL ORDER BY successor_id, id)sql"};

constexpr db::Sql select_predecessors{"organisations.select_predecessors_of", R"sql(
    SELECT predecessor_id FROM unit_event_link WHERE successor_id = :unit AND withdrawn_at IS NULL
    UNION
    SELECT p.unit_id FROM unit_parent p JOIN unit u ON u.id = p.unit_id
    WHERE p.parent_id = :unit AND p.valid_to = u.ended_on AND u.ended_on < '9999-12-31' AND u.withdrawn_at IS NULL
    ORDER BY 1)sql"};

constexpr db::Sql insert_present{"organisations.insert_present", R"sql(
    INSERT INTO unit_present (unit_id, present_id, valid_from, valid_to) VALUES (:unit, :present, :from, :to))sql"};

constexpr db::Sql delete_present{"organisations.delete_present", "DELETE FROM unit_present WHERE unit_id = :unit"};
constexpr db::Sql delete_present_of{"organisations.delete_present_of",
                                    "DELETE FROM unit_present WHERE unit_id = :unit OR present_id = :unit"};

constexpr db::Sql all[] = {
    select_rows_above,      select_branch,       select_line,    select_lives,   select_life,
    select_parents_of_line, select_parents,      insert_row,     delete_row,     delete_unit,
    select_successors,      select_predecessors, insert_present, delete_present, delete_present_of};

std::vector<ClosureRow> read_rows(db::Rows rows)
{
    std::vector<ClosureRow> out;
    for (auto const& row : rows)
        out.push_back({row.id<UnitId>(0), row.id<UnitId>(1), row.integer(2), {row.date(3), row.date(4)}});
    return out;
}

std::vector<ParentRow> read_parents(db::Rows rows)
{
    std::vector<ParentRow> out;
    for (auto const& row : rows) out.push_back({row.id<UnitId>(0), row.id<UnitId>(1), {row.date(2), row.date(3)}});
    return out;
}

auto order(ClosureRow const& r) { return std::tuple{r.ancestor, r.unit, r.days.from, r.days.to, r.depth}; }

/// Writes only what differs.
void write_difference(db::Connection& tx, Line line, std::vector<ClosureRow> before, std::vector<ClosureRow> after)
{
    auto const less = [](auto const& a, auto const& b) { return order(a) < order(b); };
    std::ranges::sort(before, less);
    std::ranges::sort(after, less);
    std::vector<ClosureRow> gone;
    std::vector<ClosureRow> come;
    std::ranges::set_difference(before, after, std::back_inserter(gone), less);
    std::ranges::set_difference(after, before, std::back_inserter(come), less);
    for (auto const& r : gone)
        tx.change(delete_row, {{"ancestor", r.ancestor}, {"unit", r.unit}, {"from", r.days.from}});
    for (auto const& r : come)
        tx.change(insert_row, {{"line", name_of(line)},
                               {"ancestor", r.ancestor},
                               {"unit", r.unit},
                               {"depth", r.depth},
                               {"from", r.days.from},
                               {"to", r.days.to}});
}

std::vector<ClosureRow> rows_above_all(db::Connection& tx, std::span<ParentRow const> parents)
{
    std::set<UnitId> seen;
    std::vector<ClosureRow> above;
    for (auto const& parent : parents) {
        if (!seen.insert(parent.parent).second) continue;
        auto const rows = rows_above(tx, parent.parent);
        above.insert(above.end(), rows.begin(), rows.end());
    }
    return above;
}

/// What `present_of` needs to know about one unit: who goes on after it, as far as that leads.
struct Future {
    std::vector<Life> lives;
    std::vector<Succession> successions;
};

Share share_of(std::string_view note)
{
    return note == "whole" ? Share::whole : note == "most" ? Share::most : Share::part;
}

/// A unit that ended without a told successor leaves its records to the unit it stood under last.
void add_parent_as_successor(db::Connection& tx, UnitId unit, Life const& life, Future& future)
{
    auto const parents = parents_of(tx, unit);
    if (parents.empty()) return;
    future.successions.push_back({unit, parents.back().parent, life.days.to, Share::whole, false});
}

Future future_of(db::Connection& tx, UnitId unit)
{
    Future future;
    std::set<UnitId> seen;
    std::vector<UnitId> open{unit};
    while (!open.empty()) {
        auto const at = open.back();
        open.pop_back();
        if (!seen.insert(at).second) continue;
        auto rows = tx.run(select_life, {{"unit", at}});
        auto const row = rows.first();
        if (!row) continue;
        Life const life{at, {row->date(0), row->date(1)}};
        future.lives.push_back(life);
        if (life.days.to == base::forever) continue;
        auto const first = future.successions.size();
        for (auto const& link : tx.run(select_successors, {{"unit", at}}))
            future.successions.push_back({at, link.id<UnitId>(0), link.date(1), share_of(link.text(2)), link.flag(3)});
        auto const has_people = [](Succession const& s) { return !s.empty; };
        if (std::none_of(future.successions.begin() + static_cast<std::ptrdiff_t>(first), future.successions.end(),
                         has_people))
            add_parent_as_successor(tx, at, life, future);
        for (auto i = first; i < future.successions.size(); ++i) open.push_back(future.successions[i].successor);
    }
    return future;
}

void write_present(db::Connection& tx, UnitId unit)
{
    auto const future = future_of(tx, unit);
    tx.change(delete_present, {{"unit", unit}});
    for (auto const& row : present_of(unit, future.lives, future.successions))
        tx.change(insert_present,
                  {{"unit", row.unit}, {"present", row.present}, {"from", row.days.from}, {"to", row.days.to}});
}

}   // namespace

std::vector<ClosureRow> rows_above(db::Connection& tx, UnitId unit)
{
    return read_rows(tx.run(select_rows_above, {{"unit", unit}}));
}

std::vector<ClosureRow> rows_of_branch(db::Connection& tx, UnitId unit)
{
    return read_rows(tx.run(select_branch, {{"unit", unit}}));
}

std::vector<ParentRow> parents_of(db::Connection& tx, UnitId unit)
{
    return read_parents(tx.run(select_parents, {{"unit", unit}}));
}

void close_founded(db::Connection& tx, Line line, Life const& life, std::span<ParentRow const> parents)
{
    auto const rows = closure_of_new(life.unit, life.days, parents, rows_above_all(tx, parents));
    write_difference(tx, line, {}, rows);
    tx.change(insert_present,
              {{"unit", life.unit}, {"present", life.unit}, {"from", life.days.from}, {"to", life.days.to}});
}

void close_reparented(db::Connection& tx, Line line, UnitId unit, Date from)
{
    auto const parents = parents_of(tx, unit);
    auto const before = rows_of_branch(tx, unit);
    write_difference(tx, line, before, reparented(before, unit, from, parents, rows_above_all(tx, parents)));
}

void close_ended(db::Connection& tx, Line line, UnitId unit, Date from)
{
    auto const before = rows_of_branch(tx, unit);
    write_difference(tx, line, before, ended(before, unit, from));
}

void close_withdrawn(db::Connection& tx, UnitId unit)
{
    tx.change(delete_unit, {{"unit", unit}});
    tx.change(delete_present_of, {{"unit", unit}});
}

void renew_present(db::Connection& tx, UnitId unit)
{
    std::set<UnitId> seen;
    std::vector<UnitId> open{unit};
    while (!open.empty()) {
        auto const at = open.back();
        open.pop_back();
        if (!seen.insert(at).second) continue;
        for (auto const& row : tx.run(select_predecessors, {{"unit", at}})) open.push_back(row.id<UnitId>(0));
    }
    for (auto const one : seen) write_present(tx, one);
}

std::vector<ClosureRow> computed_closure(db::Connection& tx, Line line)
{
    std::vector<Life> lives;
    for (auto const& row : tx.run(select_lives, {{"line", name_of(line)}}))
        lives.push_back({row.id<UnitId>(0), {row.date(1), row.date(2)}});
    return closure_of(lives, read_parents(tx.run(select_parents_of_line, {{"line", name_of(line)}})));
}

std::vector<ClosureRow> stored_closure(db::Connection& tx, Line line)
{
    return read_rows(tx.run(select_line, {{"line", name_of(line)}}));
}

void renew_closure(db::Connection& tx, Line line)
{
    write_difference(tx, line, stored_closure(tx, line), computed_closure(tx, line));
}

std::span<db::Sql const> closure_statements() { return all; }

}   // namespace organisations
