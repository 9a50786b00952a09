#include <algorithm>

#include "registers/organisations/changes.hpp"
#include "registers/organisations/closure.hpp"
#include "registers/organisations/following.hpp"
#include "registers/organisations/present.hpp"
#include "registers/organisations/reopening.hpp"
#include "registers/organisations/rows.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;
using base::Period;

/// Somebody else still stands under it, serves it, or goes on with it.
constexpr db::Sql select_referring{"organisations.select_referring", R"sql(
    SELECT p.unit_id FROM unit_parent p JOIN unit u ON u.id = p.unit_id AND u.withdrawn_at IS NULL
    WHERE p.parent_id = :unit AND p.valid_from < p.valid_to
    UNION
    SELECT s.unit_id FROM unit_place s JOIN unit u ON u.id = s.unit_id AND u.withdrawn_at IS NULL
    WHERE s.place_id = :unit AND s.valid_from < s.valid_to
    UNION
    SELECT l.predecessor_id FROM unit_event_link l WHERE l.successor_id = :unit AND l.withdrawn_at IS NULL
    ORDER BY 1)sql"};

constexpr db::Sql withdraw_unit{"organisations.withdraw_unit", R"sql(
    UPDATE unit SET withdrawn_at = :at, withdrawn_by = :by, revision = revision + 1
    WHERE id = :unit AND withdrawn_at IS NULL)sql"};
constexpr db::Sql withdraw_names{"organisations.withdraw_names", R"sql(
    UPDATE unit_name SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND withdrawn_at IS NULL)sql"};
constexpr db::Sql withdraw_parents{"organisations.withdraw_parents", R"sql(
    UPDATE unit_parent SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND withdrawn_at IS NULL)sql"};
constexpr db::Sql withdraw_places{"organisations.withdraw_places", R"sql(
    UPDATE unit_place SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND withdrawn_at IS NULL)sql"};
constexpr db::Sql withdraw_events{"organisations.withdraw_events", R"sql(
    UPDATE unit_event SET withdrawn_at = :at, withdrawn_by = :by WHERE unit_id = :unit AND withdrawn_at IS NULL)sql"};
constexpr db::Sql delete_enterprise{"organisations.delete_unit_enterprise",
                                    "DELETE FROM unit_enterprise WHERE unit_id = :unit"};
constexpr db::Sql delete_aliases{"organisations.delete_aliases", "DELETE FROM unit_alias WHERE unit_id = :unit"};
constexpr db::Sql select_events{"organisations.select_events_of", R"sql(
    SELECT id FROM unit_event WHERE unit_id = :unit AND withdrawn_at IS NULL ORDER BY id)sql"};

constexpr db::Sql select_link{"organisations.select_link", R"sql(
    SELECT predecessor_id, event_id, share_note FROM unit_event_link WHERE id = :link AND withdrawn_at IS NULL)sql"};
constexpr db::Sql withdraw_link{"organisations.withdraw_link", R"sql(
    UPDATE unit_event_link SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :link AND withdrawn_at IS NULL)sql"};
constexpr db::Sql withdraw_empty_event{"organisations.withdraw_empty_event", R"sql(
    UPDATE unit_event SET withdrawn_at = :at, withdrawn_by = :by
    WHERE id = :event AND withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM unit_event_link l
      WHERE l.event_id = unit_event.id AND l.withdrawn_at IS NULL))sql"};
/// What still ends a unit after a link was taken back: its end decided for itself, or another succession. A part alone
/// ends nothing where the link had ended it.
constexpr db::Sql select_ending{"organisations.select_ending", R"sql(
    SELECT 1 FROM unit_event v
    WHERE v.unit_id = :unit AND v.kind = 'dissolve' AND v.effective_on = :ended_on AND v.withdrawn_at IS NULL
    UNION ALL
    SELECT 1 FROM unit_event_link l
    WHERE l.predecessor_id = :unit AND l.withdrawn_at IS NULL AND (l.share_note <> 'part' OR :share = 'part')
    LIMIT 1)sql"};
constexpr db::Sql all[] = {select_referring, withdraw_unit,        withdraw_names, withdraw_parents, withdraw_places,
                           withdraw_events,  delete_enterprise,    delete_aliases, select_events,    select_link,
                           withdraw_link,    withdraw_empty_event, select_ending};

bool is_needed(Change const& change, UnitId unit)
{
    return change.tx.run(select_referring, {{"unit", unit}}).first().has_value();
}

void withdraw_one(Change const& change, UnitId unit)
{
    std::optional<Divisions> divisions;
    if (auto const known = find(change.tx, unit, base::civil_day(change.entry.at))) divisions.emplace(change, *known);
    // first: whoever takes the same unit back at the same time waits here, and then is a db::Conflict
    change.tx.change_one(withdraw_unit, {{"at", change.entry.at}, {"by", change.entry.by}, {"unit", unit}});
    std::vector<std::int64_t> events;
    for (auto const& row : change.tx.run(select_events, {{"unit", unit}})) events.push_back(row.integer(0));
    ledger::withdraw(change.tx, change.placement, change.entry, "unit_event", events);
    for (auto const& sql : {withdraw_names, withdraw_parents, withdraw_places, withdraw_events})
        change.tx.change(sql, {{"at", change.entry.at}, {"by", change.entry.by}, {"unit", unit}});
    change.tx.change(delete_enterprise, {{"unit", unit}});
    change.tx.change(delete_aliases, {{"unit", unit}});
    close_withdrawn(change.tx, unit);
    tell_audit(change, "withdrawn", unit);
    if (divisions) divisions->tell();
}

}   // namespace

std::vector<UnitId> withdraw(Change const& change, std::span<UnitId const> units)
{
    // children before parents: go round until nothing more can be taken back
    std::vector<UnitId> left{units.begin(), units.end()};
    for (bool moved = true; moved;) {
        moved = false;
        for (auto at = left.begin(); at != left.end();) {
            if (is_needed(change, *at)) {
                ++at;
                continue;
            }
            withdraw_one(change, *at);
            at = left.erase(at);
            moved = true;
        }
    }
    return left;
}

void withdraw_links(Change const& change, std::span<std::int64_t const> links)
{
    for (auto const link : links) {
        auto rows = change.tx.run(select_link, {{"link", link}});
        auto const row = rows.first();
        if (!row) continue;
        auto const predecessor = row->id<UnitId>(0);
        auto const event = row->integer(1);
        auto const share = row->string(2);
        auto const unit = find(change.tx, predecessor, base::civil_day(change.entry.at));
        auto const before =
            unit && unit->ended_on ? std::optional{end_of(change.tx, predecessor, *unit->ended_on)} : std::nullopt;
        std::optional<Divisions> divisions;
        if (unit) divisions.emplace(change, *unit);
        change.tx.change(withdraw_link, {{"at", change.entry.at}, {"by", change.entry.by}, {"link", link}});
        bool const event_gone =
            change.tx.change(withdraw_empty_event,
                             {{"at", change.entry.at}, {"by", change.entry.by}, {"event", event}}) > 0;
        if (event_gone) ledger::withdraw(change.tx, change.placement, change.entry, "unit_event", std::span{&event, 1});
        bool const ends =
            before &&
            change.tx.run(select_ending, {{"unit", predecessor}, {"ended_on", *unit->ended_on}, {"share", share}})
                .first();
        if (before && !ends) reopen(change, *unit);
        renew_present(change.tx, predecessor);
        tell_audit(change, "changed", predecessor);
        if (divisions) divisions->tell();
        if (before && !ends) tell_lives_again(change, *before);
        if (before && ends) tell_successor(change, *before);
    }
}

std::span<db::Sql const> withdrawal_statements() { return all; }

}   // namespace organisations
