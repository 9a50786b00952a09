#include "registers/organisations/following.hpp"

#include "registers/organisations/history.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

/// One that was taken back is meant only where none stands.
constexpr db::Sql select_end_event{"organisations.select_end_event", R"sql(
    SELECT v.id FROM unit_event v
    WHERE v.unit_id = :unit AND v.effective_on = :day AND v.kind IN ('dissolve', 'merge', 'split')
    ORDER BY CASE WHEN v.withdrawn_at IS NULL THEN 0 ELSE 1 END, v.id DESC LIMIT 1)sql"};

/// Of the unit and all that has come into it those that more than one part has come of.
constexpr db::Sql select_divided_into{"organisations.select_divided_into", R"sql(
    WITH RECURSIVE come (unit_id) AS (
        SELECT CAST(:unit AS BIGINT)
        UNION
        SELECT l.predecessor_id FROM unit_event_link l JOIN come ON come.unit_id = l.successor_id
        WHERE l.withdrawn_at IS NULL)
    SELECT unit_id FROM come
    WHERE (SELECT count(*) FROM unit_present p WHERE p.unit_id = come.unit_id AND p.valid_to = '9999-12-31') > 1
    ORDER BY unit_id)sql"};
constexpr db::Sql select_ever_above{"organisations.select_ever_above", R"sql(
    SELECT DISTINCT ancestor_id FROM unit_closure WHERE unit_id = :unit AND depth > 0 ORDER BY ancestor_id)sql"};

constexpr db::Sql all[] = {select_end_event, select_divided_into, select_ever_above};

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

void tell_divided(Change const& change, UnitId former)
{
    if (change.followers == nullptr) return;
    for (auto const follow : change.followers->divided) follow(change, former);
}

void tell_successor(Change const& change, Ended const& before)
{
    auto const now = end_of(change.tx, before.unit, before.on);
    if (now.successor == before.successor) return;
    tell_lives_again(change, before);
    tell_ended(change, now);
}

Divisions::Divisions(Change const& change, Unit const& unit)
    : change_(&change), unit_(unit.id), line_(unit.line), is_village_(unit.kind == "village")
{
    gather();
}

void Divisions::gather()
{
    if (line_ != Line::administrative || change_->followers == nullptr || change_->followers->divided.empty()) return;
    auto const take = [&](UnitId into) {
        for (auto const& row : change_->tx.run(select_divided_into, {{"unit", into}}))
            divided_.insert(row.id<UnitId>(0));
    };
    take(unit_);
    if (!is_village_) return;
    std::vector<UnitId> above;
    for (auto const& row : change_->tx.run(select_ever_above, {{"unit", unit_}})) above.push_back(row.id<UnitId>(0));
    for (auto const into : above) take(into);
}

void Divisions::tell()
{
    gather();
    for (auto const unit : divided_)
        for (auto const follow : change_->followers->divided) follow(*change_, unit);
}

std::span<db::Sql const> following_statements() { return all; }

}   // namespace organisations
