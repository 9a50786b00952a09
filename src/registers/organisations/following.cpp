#include "registers/organisations/following.hpp"

#include "registers/organisations/history.hpp"
#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

/// One that was taken back is meant only where none stands.
constexpr db::Sql select_end_event{"organisations.select_end_event", R"sql(
    SELECT v.id FROM unit_event v
    WHERE v.unit_id = :unit AND v.effective_on = :day AND v.kind IN ('dissolve', 'merge', 'split')
    ORDER BY CASE WHEN v.withdrawn_at IS NULL THEN 0 ELSE 1 END, v.id DESC LIMIT 1)sql"};

constexpr db::Sql all[] = {select_end_event};

}   // namespace

void tell_moved(Change const& change, UnitId unit)
{
    if (change.followers == nullptr) return;
    for (auto const follow : change.followers->moved) follow(change, unit);
}

void tell_ended(Change const& change, Ended const& ended)
{
    if (change.followers == nullptr) return;
    for (auto const follow : change.followers->ended) follow(change, ended);
}

void tell_lives_again(Change const& change, Ended const& ended)
{
    if (change.followers == nullptr) return;
    for (auto const follow : change.followers->lives_again) follow(change, ended);
}

Ended end_of(db::Connection& tx, UnitId unit, base::Date on)
{
    Ended ended{.unit = unit, .on = on};
    auto rows = tx.run(select_end_event, {{"unit", unit}, {"day", on}});
    if (auto const row = rows.first()) ended.event = row->integer(0);
    std::size_t with_people = 0;
    for (auto const& line : successors(tx, unit)) {
        if (line.effective_on != on || line.is_empty()) continue;
        ended.successor = line.other;
        ++with_people;
    }
    if (with_people != 1) ended.successor.reset();
    return ended;
}

void tell_successor(Change const& change, Ended const& before)
{
    auto const now = end_of(change.tx, before.unit, before.on);
    if (now.successor == before.successor) return;
    tell_lives_again(change, before);
    tell_ended(change, now);
}

std::span<db::Sql const> following_statements() { return all; }

}   // namespace organisations
