#include "registers/organisations/moves.hpp"

#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

constexpr std::string_view moved = R"sql(
    SELECT v.unit_id, v.effective_on, v.from_place_id, v.to_place_id, v.entered_by, v.entered_at
    FROM unit_event v
    JOIN unit u ON u.id = v.unit_id
    WHERE v.withdrawn_at IS NULL AND v.kind = 'move' AND v.from_place_id <> v.to_place_id )sql";
constexpr auto of_units_text =
    db::joined(moved, db::with_many("AND v.unit_id IN ", " ORDER BY v.unit_id, v.effective_on, v.id").view());
constexpr auto of_line_text = db::joined(moved, "AND u.line = :line ORDER BY v.unit_id, v.effective_on, v.id");
constexpr db::Sql select_of_units{"organisations.select_moves", of_units_text.view()};
constexpr db::Sql select_of_line{"organisations.select_moves_of_line", of_line_text.view()};

constexpr db::Sql all[] = {select_of_units, select_of_line};

void take(Moves& found, db::Row const& row)
{
    auto const unit = row.id<UnitId>(0);
    found[unit].push_back(
        {unit, row.date(1), row.id<UnitId>(2), row.id<UnitId>(3), {row.id<UserId>(4), row.instant(5)}});
}

}   // namespace

Moves moves(db::Connection& tx, std::span<UnitId const> units)
{
    Moves found;
    std::vector<db::Value> const values{units.begin(), units.end()};
    for_many(tx, select_of_units, values, [&](db::Row const& row) { take(found, row); });
    return found;
}

Moves all_moves(db::Connection& tx, Line line)
{
    Moves found;
    for (auto const& row : tx.run(select_of_line, {{"line", name_of(line)}})) take(found, row);
    return found;
}

std::span<db::Sql const> move_statements() { return all; }

}   // namespace organisations
