#include "registers/organisations/closure.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "registers/organisations/present.hpp"
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

constexpr db::Sql delete_present_of{"organisations.delete_present_of",
                                    "DELETE FROM unit_present WHERE unit_id = :unit OR present_id = :unit"};

constexpr db::Sql all[] = {select_rows_above, select_branch, select_line, select_lives, select_parents_of_line,
                           select_parents,    insert_row,    delete_row,  delete_unit,  delete_present_of};

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
    begin_present(tx, life);
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
