#include <algorithm>
#include <array>
#include <map>

#include "registers/organisations/changes.hpp"
#include "registers/organisations/closure.hpp"
#include "registers/organisations/facts.hpp"
#include "registers/organisations/following.hpp"
#include "registers/organisations/present.hpp"
#include "registers/organisations/rows.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;
using base::Period;

constexpr db::Sql insert_link{"organisations.insert_link", R"sql(
    INSERT INTO unit_event_link (id, event_id, predecessor_id, successor_id, effective_on, share_note, share_millionths,
                                 people, entered_at, entered_by)
    VALUES (:id, :event, :predecessor, :successor, :effective_on, :note, :share, :people, :at, :by))sql"};

/// The event that the same paper has made already for this unit.
constexpr db::Sql select_event{"organisations.select_succession_event", R"sql(
    SELECT v.id FROM unit_event v
    WHERE v.unit_id = :unit AND v.kind IN ('merge', 'split') AND v.decision_number = :number
      AND v.effective_on = :effective_on AND v.withdrawn_at IS NULL
    ORDER BY v.id LIMIT 1)sql"};

/// Where it counted when it ended; a part told before did not end it.
constexpr db::Sql set_event_place{"organisations.set_event_place",
                                  "UPDATE unit_event SET from_place_id = :place WHERE id = :event"};

constexpr db::Sql set_event_kind{"organisations.set_event_kind", R"sql(
    UPDATE unit_event SET kind = CASE WHEN (SELECT count(*) FROM unit_event_link l
        WHERE l.event_id = unit_event.id AND l.withdrawn_at IS NULL) > 1 THEN 'split' ELSE 'merge' END
    WHERE id = :event)sql"};

/// Those that stood under the unit to its end, live on, and stand under nobody since.
constexpr db::Sql select_left_alone{"organisations.select_left_alone", R"sql(
    SELECT p.unit_id FROM unit_parent p JOIN unit u ON u.id = p.unit_id
    WHERE p.parent_id = :unit AND p.valid_from < p.valid_to AND p.valid_to >= :day AND u.ended_on > :day
      AND u.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM unit_parent q WHERE q.unit_id = p.unit_id AND q.valid_from >= :day
                      AND q.valid_from < q.valid_to)
    ORDER BY p.unit_id)sql"};

/// Those that served the unit as a place to its end and live on.
constexpr db::Sql select_serving{"organisations.select_serving", R"sql(
    SELECT s.unit_id FROM unit_place s JOIN unit u ON u.id = s.unit_id
    WHERE s.place_id = :unit AND s.valid_from < s.valid_to AND s.valid_to >= :day AND u.ended_on > :day
      AND u.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM unit_place q WHERE q.unit_id = s.unit_id AND q.valid_from >= :day
                      AND q.valid_from < q.valid_to)
    ORDER BY s.unit_id)sql"};

constexpr db::Sql end_place{"organisations.end_place_of", R"sql(
    UPDATE unit_place SET valid_to = :day WHERE place_id = :unit AND valid_from < :day AND valid_to > :day)sql"};

constexpr db::Sql end_children{"organisations.end_children", R"sql(
    UPDATE unit_parent SET valid_to = :day WHERE parent_id = :unit AND valid_from < :day AND valid_to > :day)sql"};

constexpr db::Sql select_children_beyond{"organisations.select_children_beyond", R"sql(
    SELECT DISTINCT p.unit_id FROM unit_parent p
    WHERE p.parent_id = :unit AND p.valid_from < p.valid_to AND p.valid_to > :day ORDER BY p.unit_id)sql"};

constexpr db::Sql all[] = {insert_link,    select_event, set_event_kind, set_event_place,       select_left_alone,
                           select_serving, end_place,    end_children,   select_children_beyond};

std::string_view note_of(Share share)
{
    constexpr std::array<std::string_view, 3> notes{"whole", "most", "part"};
    return notes[static_cast<std::size_t>(share)];
}

std::vector<UnitId> read(db::Rows rows)
{
    std::vector<UnitId> units;
    for (auto const& row : rows) units.push_back(row.id<UnitId>(0));
    return units;
}

/// The unit is no more from a day on: nothing below it, nothing above it, nowhere.
void end_unit(Change const& change, Unit const& unit, Date day)
{
    auto const children = read(change.tx.run(select_children_beyond, {{"unit", unit.id}, {"day", day}}));
    change.tx.change(end_children, {{"day", day}, {"unit", unit.id}});
    for (auto const child : children) close_reparented(change.tx, unit.line, child, day);
    cut_parents(change, unit.id, day);
    cut_places(change, unit.id, day);
    set_end(change, unit.id, day);
    close_ended(change.tx, unit.line, unit.id, day);
    if (unit.line == Line::administrative) change.tx.change(end_place, {{"day", day}, {"unit", unit.id}});
}

bool is_grassroots(Unit const& unit)
{
    auto const* kind = find_kind(unit.kind);
    return kind != nullptr && kind->grassroots;
}

}   // namespace

void take_along(Change const& change, UnitId former, std::span<Going const> goings)
{
    auto const found = find(change.tx, former, base::civil_day(change.entry.at));
    base::expect(found && found->ended_on, "what stood below a unit goes along once the unit has ended");
    auto const day = *found->ended_on;
    std::multimap<UnitId, UnitId> to;
    for (auto const& going : goings) to.emplace(going.unit, going.to);
    for (auto const child : read(change.tx.run(select_left_alone, {{"unit", former}, {"day", day}}))) {
        auto const way = to.find(child);
        auto const below = find(change.tx, child, day);
        if (way == to.end() || !below) continue;
        Period const days{day, below->ended_on.value_or(base::forever)};
        auto const place = counting_place(change.tx, child, day);
        for (auto const& stay : followed(change.tx, way->second, days, place))
            insert_parent(change, found->line, {child, stay.unit, stay.days});
        close_reparented(change.tx, found->line, child, day);
    }
    if (found->line != Line::administrative) return;
    for (auto const serving : read(change.tx.run(select_serving, {{"unit", former}, {"day", day}}))) {
        auto const served = find(change.tx, serving, day);
        if (!served) continue;
        Period const days{day, served->ended_on.value_or(base::forever)};
        auto const [first, last] = to.equal_range(serving);
        for (auto way = first; way != last; ++way)
            for (auto const& stay : followed(change.tx, way->second, days, std::nullopt))
                insert_place(change, serving, stay.unit, stay.days);
    }
    // villages have come into their parts
    if (was_split(change.tx, former)) tell_divided(change, former);
}

void take_along(Change const& change, UnitId former)
{
    auto const found = find(change.tx, former, base::civil_day(change.entry.at));
    if (!found || !found->ended_on) return;
    auto const& unit = *found;
    auto const day = *unit.ended_on;
    for (auto const child : read(change.tx.run(select_left_alone, {{"unit", unit.id}, {"day", day}}))) {
        auto const below = find(change.tx, child, day);
        if (!below) continue;
        auto const place = counting_place(change.tx, child, day - base::Days{1});
        auto const near = place ? present_place(change.tx, *place, "") : std::nullopt;
        Period const days{day, below->ended_on.value_or(base::forever)};
        for (auto const& stay : followed(change.tx, unit.id, days, near))
            if (stay.unit != child) insert_parent(change, unit.line, {child, stay.unit, stay.days});
        close_reparented(change.tx, unit.line, child, day);
    }
    if (unit.line != Line::administrative) return;
    for (auto const serving : read(change.tx.run(select_serving, {{"unit", unit.id}, {"day", day}}))) {
        auto const served = find(change.tx, serving, day);
        if (!served) continue;
        Period const days{day, served->ended_on.value_or(base::forever)};
        for (auto const& stay : followed(change.tx, unit.id, days, std::nullopt))
            insert_place(change, serving, stay.unit, stay.days);
    }
}

void dissolve(Change const& change, Unit const& unit, Decision const& decision)
{
    touch(change, unit);
    Divisions divisions{change, unit};
    auto const place =
        is_grassroots(unit) ? counting_place(change.tx, unit.id, decision.effective_on - base::Days{1}) : std::nullopt;
    end_unit(change, unit, decision.effective_on);
    auto const event = insert_event(change, {.unit = unit.id, .kind = "dissolve", .from_place = place}, decision);
    record_facts(change, unit.id, event);
    renew_present(change.tx, unit.id);
    tell_audit(change, "ended", unit.id);
    divisions.tell();
    tell_ended(change, {.unit = unit.id, .on = decision.effective_on, .event = event});
}

std::vector<std::int64_t> succeed(Change const& change, Unit const& unit, std::span<Part const> parts,
                                  Decision const& decision, Predecessor predecessor)
{
    touch(change, unit);
    Divisions divisions{change, unit};
    auto const day = decision.effective_on;
    bool const ends_now = predecessor == Predecessor::ends && (!unit.ended_on || *unit.ended_on > day);
    auto const before = unit.ended_on ? std::optional{end_of(change.tx, unit.id, *unit.ended_on)} : std::nullopt;
    auto const place =
        ends_now && is_grassroots(unit) ? counting_place(change.tx, unit.id, day - base::Days{1}) : std::nullopt;

    auto known = change.tx.run(select_event, {{"unit", unit.id}, {"number", decision.number}, {"effective_on", day}});
    auto const found = known.first();
    auto const event = found ? found->integer(0)
                             : insert_event(change, {.unit = unit.id, .kind = "merge", .from_place = place}, decision);
    std::vector<std::int64_t> links;
    for (auto const& part : parts) {
        auto const id = change.tx.new_id<base::Id<struct UnitLinkTag>>();
        change.tx.change(insert_link, {{"id", id},
                                       {"event", event},
                                       {"predecessor", unit.id},
                                       {"successor", part.successor},
                                       {"effective_on", day},
                                       {"note", note_of(part.share)},
                                       {"share", part.share_millionths},
                                       {"people", part.people},
                                       {"at", change.entry.at},
                                       {"by", change.entry.by}});
        links.push_back(id.value);
    }
    change.tx.change(set_event_kind, {{"event", event}});
    if (ends_now) {
        end_unit(change, unit, day);
        change.tx.change(set_event_place, {{"place", place}, {"event", event}});
        record_facts(change, unit.id, event);
    }
    renew_present(change.tx, unit.id);
    tell_audit(change, ends_now ? "ended" : "changed", unit.id);
    divisions.tell();
    if (ends_now) {
        if (before) tell_lives_again(change, *before);
        auto ended = end_of(change.tx, unit.id, day);
        ended.event = event;
        tell_ended(change, ended);
    } else if (before) {
        tell_successor(change, *before);
    }
    return links;
}

std::span<db::Sql const> succession_statements() { return all; }

}   // namespace organisations
