#include "registers/organisations/restoring.hpp"

#include <algorithm>
#include <set>

#include "base/sorted.hpp"
#include "platform/db/many.hpp"
#include "registers/organisations/closure.hpp"
#include "registers/organisations/following.hpp"
#include "registers/organisations/present.hpp"
#include "registers/organisations/rows.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;

constexpr db::Sql select_around{"organisations.select_around", R"sql(
    SELECT unit_id FROM unit_parent WHERE parent_id = :unit AND valid_to >= :day
    UNION
    SELECT unit_id FROM unit_place WHERE place_id = :unit AND valid_to >= :day
    ORDER BY 1)sql"};

// What had ended before the day stays as it is.
constexpr auto names_text =
    db::with_many("SELECT id, valid_to FROM unit_name WHERE valid_to >= :day AND unit_id IN ", " ORDER BY id");
constexpr auto parents_text =
    db::with_many("SELECT id, valid_to FROM unit_parent WHERE valid_to >= :day AND unit_id IN ", " ORDER BY id");
constexpr auto places_text =
    db::with_many("SELECT id, valid_to FROM unit_place WHERE valid_to >= :day AND unit_id IN ", " ORDER BY id");
constexpr auto ends_text =
    db::with_many("SELECT id, ended_on FROM unit WHERE ended_on >= :day AND id IN ", " ORDER BY id");
constexpr auto events_text =
    db::with_many("SELECT id, effective_on FROM unit_event WHERE effective_on >= :day AND unit_id IN ", " ORDER BY id");
constexpr auto links_text = db::with_many(
    "SELECT id, effective_on FROM unit_event_link WHERE effective_on >= :day AND predecessor_id IN ", " ORDER BY id");
constexpr db::Sql select_name_rows{"organisations.select_name_rows", names_text.view()};
constexpr db::Sql select_parent_rows{"organisations.select_parent_rows", parents_text.view()};
constexpr db::Sql select_place_rows{"organisations.select_place_rows", places_text.view()};
constexpr db::Sql select_end_rows{"organisations.select_end_rows", ends_text.view()};
constexpr db::Sql select_event_rows{"organisations.select_event_rows", events_text.view()};
constexpr db::Sql select_link_rows{"organisations.select_link_rows", links_text.view()};

struct RowKind {
    std::string_view name;
    db::Sql const& select;
};
constexpr RowKind row_kinds[] = {{"name", select_name_rows},   {"parent", select_parent_rows},
                                 {"place", select_place_rows}, {"end", select_end_rows},
                                 {"event", select_event_rows}, {"link", select_link_rows}};

constexpr db::Sql insert_trace{"organisations.insert_trace", R"sql(
    INSERT INTO unit_trace (batch_id, kind, row_id, valid_to) VALUES (:batch, :kind, :row, :valid_to))sql"};
constexpr db::Sql select_trace{"organisations.select_trace", R"sql(
    SELECT kind, row_id, valid_to FROM unit_trace WHERE batch_id = :batch ORDER BY kind, row_id)sql"};

/// Units whose names, parents or places were written by the batch, founded ones included.
constexpr db::Sql select_touched{"organisations.select_touched", R"sql(
    SELECT n.unit_id FROM unit_trace t JOIN unit_name n ON n.id = t.row_id WHERE t.batch_id = :batch AND t.kind = 'name'
    UNION
    SELECT p.unit_id FROM unit_trace t JOIN unit_parent p ON p.id = t.row_id
    WHERE t.batch_id = :batch AND t.kind = 'parent'
    UNION
    SELECT s.unit_id FROM unit_trace t JOIN unit_place s ON s.id = t.row_id
    WHERE t.batch_id = :batch AND t.kind = 'place'
    UNION
    SELECT v.unit_id FROM unit_trace t JOIN unit_event v ON v.id = t.row_id
    WHERE t.batch_id = :batch AND t.kind = 'event'
    ORDER BY 1)sql"};

/// Something decided about a touched unit after the batch; ids grow with time.
constexpr db::Sql select_later_event{"organisations.select_later_event", R"sql(
    SELECT 1 FROM unit_event v
    WHERE v.unit_id = :unit AND v.withdrawn_at IS NULL AND v.id > :last
    UNION ALL
    SELECT 1 FROM unit_event_link l
    WHERE l.successor_id = :unit AND l.withdrawn_at IS NULL AND l.id > :last
    LIMIT 1)sql"};
/// Somebody came to stand below a founded unit, or to serve it, after the batch.
constexpr db::Sql select_later_below{"organisations.select_later_below", R"sql(
    SELECT 1 FROM unit_parent p WHERE p.parent_id = :unit AND p.valid_from < p.valid_to AND p.id > :last
    UNION ALL
    SELECT 1 FROM unit_place s WHERE s.place_id = :unit AND s.valid_from < s.valid_to AND s.id > :last
    LIMIT 1)sql"};

constexpr db::Sql restore_name{"organisations.restore_name", R"sql(
    UPDATE unit_name SET valid_to = :to, withdrawn_at = NULL, withdrawn_by = NULL WHERE id = :row)sql"};
constexpr db::Sql restore_parent{"organisations.restore_parent", R"sql(
    UPDATE unit_parent SET valid_to = :to, withdrawn_at = NULL, withdrawn_by = NULL WHERE id = :row)sql"};
constexpr db::Sql restore_place{"organisations.restore_place", R"sql(
    UPDATE unit_place SET valid_to = :to, withdrawn_at = NULL, withdrawn_by = NULL WHERE id = :row)sql"};
constexpr db::Sql withdraw_name{"organisations.withdraw_name_row", R"sql(
    UPDATE unit_name SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by WHERE id = :row)sql"};
constexpr db::Sql withdraw_parent{"organisations.withdraw_parent_row", R"sql(
    UPDATE unit_parent SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by WHERE id = :row)sql"};
constexpr db::Sql withdraw_place{"organisations.withdraw_place_row", R"sql(
    UPDATE unit_place SET valid_to = valid_from, withdrawn_at = :at, withdrawn_by = :by WHERE id = :row)sql"};
constexpr db::Sql withdraw_event{"organisations.withdraw_event_row", R"sql(
    UPDATE unit_event SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :row AND withdrawn_at IS NULL)sql"};
constexpr db::Sql withdraw_link_row{"organisations.withdraw_link_row", R"sql(
    UPDATE unit_event_link SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :row AND withdrawn_at IS NULL)sql"};
constexpr db::Sql reopen_workplace{"organisations.reopen_workplace", R"sql(
    UPDATE unit_enterprise SET valid_to = :to
    WHERE unit_id = :unit AND valid_to = :day AND valid_from < valid_to)sql"};
constexpr db::Sql bump{"organisations.bump_revision", "UPDATE unit SET revision = revision + 1 WHERE id = :unit"};

constexpr db::Sql all[] = {select_around,      select_name_rows,
                           select_parent_rows, select_place_rows,
                           select_end_rows,    select_event_rows,
                           select_link_rows,   insert_trace,
                           select_trace,       select_touched,
                           select_later_event, select_later_below,
                           restore_name,       restore_parent,
                           restore_place,      withdraw_name,
                           withdraw_parent,    withdraw_place,
                           withdraw_event,     withdraw_link_row,
                           reopen_workplace,   bump};

struct TraceRow {
    std::int64_t row = 0;
    std::optional<Date> before;   // empty: the row is new
};
using Trace = std::map<std::string, std::vector<TraceRow>, std::less<>>;

Trace trace_of(db::Connection& tx, BatchId batch)
{
    Trace trace;
    for (auto const& row : tx.run(select_trace, {{"batch", batch}}))
        trace[row.string(0)].push_back({row.integer(1), row.maybe_date(2)});
    return trace;
}

std::vector<UnitId> units_in(Trace const& trace, std::string_view kind)
{
    std::vector<UnitId> units;
    if (auto const found = trace.find(kind); found != trace.end())
        for (auto const& row : found->second) units.push_back(UnitId{row.row});
    return units;
}

std::vector<UnitId> touched(db::Connection& tx, BatchId batch)
{
    std::vector<UnitId> units;
    for (auto const& row : tx.run(select_touched, {{"batch", batch}})) units.push_back(row.id<UnitId>(0));
    return units;
}

void restore_rows(Change const& change, std::vector<TraceRow> const& rows, db::Sql const& restore,
                  db::Sql const& withdraw)
{
    for (auto const& row : rows) {
        if (row.before)
            change.tx.change(restore, {{"to", *row.before}, {"row", row.row}});
        else
            change.tx.change(withdraw, {{"at", change.entry.at}, {"by", change.entry.by}, {"row", row.row}});
    }
}

/// How the units that the batch ended had ended; read while its links stand.
std::vector<Ended> ends_of(db::Connection& tx, std::vector<TraceRow> const& rows)
{
    std::vector<Ended> ends;
    for (auto const& row : rows) {
        auto const unit = find(tx, UnitId{row.row}, *row.before - base::Days{1});
        base::expect(unit && unit->ended_on, "a unit that a reorganisation ended lives");
        ends.push_back(end_of(tx, unit->id, *unit->ended_on));
    }
    return ends;
}

void live_again(Change const& change, Ended const& ended, Date until)
{
    set_end(change, ended.unit, until);
    change.tx.change(reopen_workplace, {{"to", until}, {"unit", ended.unit}, {"day", ended.on}});
    tell_lives_again(change, ended);
}

}   // namespace

Before::Before(db::Connection& tx, std::span<UnitId const> units, std::span<UnitId const> ending, Date day)
    : units_(units.begin(), units.end()), day_(day)
{
    for (auto const unit : ending)
        for (auto const& row : tx.run(select_around, {{"unit", unit}, {"day", day}}))
            units_.push_back(row.id<UnitId>(0));
    base::sort_once(units_);
    std::vector<db::Value> const ids{units_.begin(), units_.end()};
    for (auto const& kind : row_kinds) {
        auto& rows = rows_[kind.name];
        for_many(tx, kind.select, ids, [&](db::Row const& row) { rows.emplace(row.integer(0), row.date(1)); },
                 {{"day", day_}});
    }
}

void Before::keep_trace(db::Connection& tx, BatchId batch, std::span<UnitId const> founded) const
{
    auto const write = [&](std::string_view kind, std::int64_t row, std::optional<Date> before) {
        tx.change(insert_trace, {{"batch", batch}, {"kind", kind}, {"row", row}, {"valid_to", before}});
    };
    auto units = units_;
    for (auto const unit : founded) {
        write("founded", unit.value, std::nullopt);
        units.push_back(unit);
    }
    std::vector<db::Value> const ids{units.begin(), units.end()};
    for (auto const& kind : row_kinds) {
        auto const& before = rows_.at(kind.name);
        std::vector<std::pair<std::int64_t, Date>> now;
        for_many(tx, kind.select, ids, [&](db::Row const& row) { now.emplace_back(row.integer(0), row.date(1)); },
                 {{"day", day_}});
        for (auto const& [row, to] : now) {
            auto const known = before.find(row);
            bool const is_new = known == before.end();
            // of a founded unit the end is its own business: it is withdrawn as a whole
            if (is_new && kind.name == "end") continue;
            if (is_new)
                write(kind.name, row, std::nullopt);
            else if (known->second != to)
                write(kind.name, row, known->second);
        }
    }
}

std::vector<Dependent> dependents(db::Connection& tx, Holders const& holders, BatchId batch, Date today)
{
    auto const trace = trace_of(tx, batch);
    std::int64_t last = 0;
    for (auto const& [kind, rows] : trace)
        if (kind != "founded" && kind != "end")
            for (auto const& row : rows)
                if (!row.before) last = std::max(last, row.row);
    auto const founded = units_in(trace, "founded");
    std::vector<Dependent> found;
    auto units = touched(tx, batch);
    auto const ended = units_in(trace, "end");
    units.insert(units.end(), ended.begin(), ended.end());
    base::sort_once(units);
    for (auto const unit : units)
        if (tx.run(select_later_event, {{"unit", unit}, {"last", last}}).first())
            found.push_back({unit, "a later decision about it"});
    for (auto const unit : founded) {
        if (tx.run(select_later_below, {{"unit", unit}, {"last", last}}).first())
            found.push_back({unit, "organisations that came to it since"});
        if (ledger::counts_anything(tx, unit)) found.push_back({unit, "records that count there"});
        for (auto const& holder : holders.all)
            if (holder.holds(tx, unit, today)) found.push_back({unit, holder.label});
    }
    return found;
}

void put_back(Change const& change, BatchId batch, Line line)
{
    auto trace = trace_of(change.tx, batch);
    auto const founded = units_in(trace, "founded");
    auto units = touched(change.tx, batch);
    std::vector<std::int64_t> events;
    for (auto const& row : trace["event"]) events.push_back(row.row);
    auto const ends = ends_of(change.tx, trace["end"]);
    for (auto const& row : trace["link"])
        change.tx.change(withdraw_link_row, {{"at", change.entry.at}, {"by", change.entry.by}, {"row", row.row}});
    ledger::withdraw(change.tx, change.placement, change.entry, "unit_event", events);
    restore_rows(change, trace["name"], restore_name, withdraw_name);
    restore_rows(change, trace["parent"], restore_parent, withdraw_parent);
    restore_rows(change, trace["place"], restore_place, withdraw_place);
    for (std::size_t i = 0; i < ends.size(); ++i) live_again(change, ends[i], *trace["end"][i].before);
    for (auto const event : events)
        change.tx.change(withdraw_event, {{"at", change.entry.at}, {"by", change.entry.by}, {"row", event}});
    renew_closure(change.tx, line);
    for (auto const& ended : ends) units.push_back(ended.unit);
    base::sort_once(units);
    std::erase_if(units, [&](UnitId unit) { return std::ranges::find(founded, unit) != founded.end(); });
    renew_present(change.tx, units);
    for (auto const unit : units) {
        change.tx.change(bump, {{"unit", unit}});
        tell_audit(change, "changed", unit);
    }
    auto const left = withdraw(change, founded);
    base::expect(left.empty(), "a unit of a reorganisation that is taken back is still needed");
    for (auto const& ended : ends) tell_divided(change, ended.unit);
    if (line == Line::administrative) recount(change);
}

std::span<db::Sql const> restoring_statements() { return all; }

}   // namespace organisations
