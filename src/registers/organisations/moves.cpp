#include "registers/organisations/moves.hpp"

#include <algorithm>

#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

constexpr std::string_view moved = R"sql(
    SELECT v.unit_id, v.effective_on, v.from_place_id, v.to_place_id, v.entered_by, v.entered_at
    FROM unit_event v
    JOIN unit u ON u.id = v.unit_id
    WHERE v.withdrawn_at IS NULL AND v.kind = 'move' AND v.from_place_id <> v.to_place_id )sql";
constexpr auto of_unit_text = db::joined(moved, "AND v.unit_id = :unit ORDER BY v.effective_on, v.id");
constexpr auto of_line_text = db::joined(moved, "AND u.line = :line ORDER BY v.unit_id, v.effective_on, v.id");
constexpr db::Sql select_of_unit{"organisations.select_moves", of_unit_text.view()};
constexpr db::Sql select_of_line{"organisations.select_moves_of_line", of_line_text.view()};

constexpr db::Sql all[] = {select_of_unit, select_of_line};

std::vector<Move> read(db::Rows rows)
{
    std::vector<Move> found;
    for (auto const& row : rows)
        found.push_back({row.id<UnitId>(0), row.date(1), row.id<UnitId>(2), row.id<UnitId>(3),
                         {row.id<UserId>(4), row.instant(5)}});
    return found;
}

std::vector<Follow>& followers()
{
    static std::vector<Follow> those;
    return those;
}

}   // namespace

std::vector<Move> moves(db::Connection& tx, UnitId unit) { return read(tx.run(select_of_unit, {{"unit", unit}})); }

std::vector<Move> all_moves(db::Connection& tx, Line line)
{
    return read(tx.run(select_of_line, {{"line", name_of(line)}}));
}

void let_follow(Follow follow)
{
    if (std::ranges::find(followers(), follow) == followers().end()) followers().push_back(follow);
}

void tell_moved(Change const& change, UnitId unit)
{
    for (auto const follow : followers()) follow(change, unit);
}

std::span<db::Sql const> move_statements() { return all; }

}   // namespace organisations
