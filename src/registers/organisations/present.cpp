#include "registers/organisations/present.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

using base::Date;

/// Successors that got people.
constexpr std::string_view peopled = R"sql(
    l.withdrawn_at IS NULL
    AND NOT (COALESCE(l.people, 1) = 0 OR (l.people IS NULL AND COALESCE(l.share_millionths, 1) = 0)) )sql";

/// What has left its records to the unit `come`: what ended with it as a successor, and what ended without any and
/// stood under it last.
constexpr std::string_view of_link = R"sql(unit_event_link l
    JOIN unit u ON u.id = l.predecessor_id AND u.ended_on < '9999-12-31' AND u.withdrawn_at IS NULL
    WHERE l.successor_id = come.unit_id AND )sql";
constexpr std::string_view of_parent = R"sql(unit_parent p JOIN unit u ON u.id = p.unit_id
    WHERE p.parent_id = come.unit_id AND p.valid_from < p.valid_to
      AND u.ended_on < '9999-12-31' AND u.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM unit_parent q WHERE q.unit_id = p.unit_id AND q.valid_from < q.valid_to
                      AND (q.valid_from > p.valid_from OR (q.valid_from = p.valid_from AND q.id > p.id)))
      AND NOT EXISTS (SELECT 1 FROM unit_event_link l WHERE l.predecessor_id = p.unit_id AND )sql";
constexpr std::string_view begin = R"sql(
    WITH RECURSIVE come (unit_id) AS (SELECT CAST(:unit AS BIGINT) UNION )sql";
constexpr auto come_sqlite = db::joined(begin, "SELECT l.predecessor_id FROM come, ", of_link, peopled,
                                        " UNION SELECT p.unit_id FROM come, ", of_parent, peopled, "))");
/// PostgreSQL knows one way only of going on.
constexpr auto come_postgres =
    db::joined(begin, "SELECT e.unit_id FROM come CROSS JOIN LATERAL (SELECT l.predecessor_id AS unit_id FROM ",
               of_link, peopled, " UNION ALL SELECT p.unit_id FROM ", of_parent, peopled, ")) e)");
constexpr std::string_view all_of_them = " SELECT unit_id FROM come ORDER BY unit_id";
constexpr std::string_view unheard = R"sql(
    SELECT unit_id FROM come
    WHERE NOT EXISTS (SELECT 1 FROM unit_present s WHERE s.unit_id = come.unit_id AND s.present_id = :unit)
    ORDER BY unit_id)sql";
constexpr auto origins_sqlite = db::joined(come_sqlite.view(), all_of_them);
constexpr auto origins_postgres = db::joined(come_postgres.view(), all_of_them);
constexpr auto unheard_sqlite = db::joined(come_sqlite.view(), unheard);
constexpr auto unheard_postgres = db::joined(come_postgres.view(), unheard);
constexpr db::Sql select_origins{"organisations.select_origins", origins_sqlite.view(), origins_postgres.view()};
/// Those of them that are not stored as having come to the unit, as it had ended before they did.
constexpr db::Sql select_unheard{"organisations.select_unheard_origins", unheard_sqlite.view(),
                                 unheard_postgres.view()};

constexpr auto lives_text =
    db::with_many("SELECT id, founded_on, ended_on FROM unit WHERE withdrawn_at IS NULL AND id IN ", " ORDER BY id");
constexpr db::Sql select_lives{"organisations.select_lives_of", lives_text.view()};
constexpr auto successions_text =
    db::joined("SELECT l.predecessor_id, l.successor_id, l.effective_on FROM unit_event_link l WHERE ", peopled,
               db::with_many(" AND l.predecessor_id IN ", " ORDER BY l.predecessor_id, l.id").view());
constexpr db::Sql select_successions{"organisations.select_successions_of", successions_text.view()};
constexpr db::Sql select_last_parent{"organisations.select_last_parent", R"sql(
    SELECT parent_id FROM unit_parent WHERE unit_id = :unit AND valid_from < valid_to
    ORDER BY valid_from DESC, id DESC LIMIT 1)sql"};

constexpr auto stored_text = db::with_many(
    "SELECT unit_id, present_id, valid_from, valid_to FROM unit_present WHERE "
    "unit_id IN ",
    " ORDER BY unit_id, present_id, valid_from");
constexpr db::Sql select_stored{"organisations.select_stored_present", stored_text.view()};
constexpr db::Sql insert_row{"organisations.insert_present", R"sql(
    INSERT INTO unit_present (unit_id, present_id, valid_from, valid_to) VALUES (:unit, :present, :from, :to))sql"};
constexpr db::Sql delete_row{"organisations.delete_present", R"sql(
    DELETE FROM unit_present WHERE unit_id = :unit AND present_id = :present AND valid_from = :from)sql"};

/// Whoever has come to :unit comes to :present too, from :from on at the earliest.
constexpr db::Sql come_sooner{"organisations.come_sooner", R"sql(
    UPDATE unit_present
    SET valid_from = (SELECT min(CASE WHEN s.valid_from > :from THEN s.valid_from ELSE :from END) FROM unit_present s
                      WHERE s.unit_id = unit_present.unit_id AND s.present_id = :unit)
    WHERE present_id = :present AND unit_id <> :unit AND valid_from > :from
      AND EXISTS (SELECT 1 FROM unit_present s WHERE s.unit_id = unit_present.unit_id AND s.present_id = :unit
                  AND s.valid_from < unit_present.valid_from))sql"};
constexpr db::Sql come_too{"organisations.come_too", R"sql(
    INSERT INTO unit_present (unit_id, present_id, valid_from, valid_to)
    SELECT s.unit_id, CAST(:present AS BIGINT), CASE WHEN s.valid_from > :from THEN s.valid_from ELSE :from END, :to
    FROM unit_present s
    WHERE s.present_id = :unit AND s.unit_id <> :unit AND s.valid_from < :to
      AND NOT EXISTS (SELECT 1 FROM unit_present p WHERE p.unit_id = s.unit_id AND p.present_id = :present))sql"};
constexpr db::Sql leave{"organisations.leave_present", R"sql(
    UPDATE unit_present SET valid_to = :to WHERE present_id = :unit AND valid_from < :to AND valid_to > :to)sql"};
constexpr db::Sql never_come{"organisations.never_come",
                             "DELETE FROM unit_present WHERE present_id = :unit AND valid_from >= :to"};

constexpr db::Sql all[] = {select_origins,     select_unheard, select_lives, select_successions,
                           select_last_parent, select_stored,  insert_row,   delete_row,
                           come_sooner,        come_too,       leave,        never_come};

std::vector<db::Value> values_of(std::span<UnitId const> units) { return {units.begin(), units.end()}; }

/// Lives and successions of the units and of all that they lead to.
Presents read_future(db::Connection& tx, std::span<UnitId const> units)
{
    std::vector<Life> lives;
    std::vector<Succession> successions;
    std::set<UnitId> seen{units.begin(), units.end()};
    std::vector<UnitId> open{seen.begin(), seen.end()};
    while (!open.empty()) {
        std::map<UnitId, Date> ended;   // that leave their records to others
        for_many(tx, select_lives, values_of(open), [&](db::Row const& row) {
            lives.push_back({row.id<UnitId>(0), {row.date(1), row.date(2)}});
            if (row.date(2) < base::forever) ended.emplace(row.id<UnitId>(0), row.date(2));
        });
        std::vector<UnitId> leading;
        for (auto const& [unit, day] : ended) leading.push_back(unit);
        auto const first = successions.size();
        for_many(tx, select_successions, values_of(leading), [&](db::Row const& row) {
            successions.push_back({row.id<UnitId>(0), row.id<UnitId>(1), row.date(2)});
            ended.erase(row.id<UnitId>(0));
        });
        // without a told successor the records go to the unit it stood under last
        for (auto const& [unit, day] : ended)
            for (auto const& row : tx.run(select_last_parent, {{"unit", unit}}))
                successions.push_back({unit, row.id<UnitId>(0), day});
        open.clear();
        for (auto i = first; i < successions.size(); ++i)
            if (seen.insert(successions[i].successor).second) open.push_back(successions[i].successor);
    }
    return {lives, successions};
}

std::vector<PresentRow> read_stored(db::Connection& tx, std::span<UnitId const> units)
{
    std::vector<PresentRow> rows;
    for_many(tx, select_stored, values_of(units), [&](db::Row const& row) {
        rows.push_back({row.id<UnitId>(0), row.id<UnitId>(1), {row.date(2), row.date(3)}});
    });
    return rows;
}

/// Writes only what differs.
void write(db::Connection& tx, std::vector<PresentRow> before, std::vector<PresentRow> after)
{
    auto const less = [](PresentRow const& a, PresentRow const& b) {
        return std::tuple{a.unit, a.present, a.days.from, a.days.to} <
               std::tuple{b.unit, b.present, b.days.from, b.days.to};
    };
    std::ranges::sort(before, less);
    std::ranges::sort(after, less);
    std::vector<PresentRow> gone;
    std::vector<PresentRow> come;
    std::ranges::set_difference(before, after, std::back_inserter(gone), less);
    std::ranges::set_difference(after, before, std::back_inserter(come), less);
    for (auto const& row : gone)
        tx.change(delete_row, {{"unit", row.unit}, {"present", row.present}, {"from", row.days.from}});
    for (auto const& row : come)
        tx.change(insert_row,
                  {{"unit", row.unit}, {"present", row.present}, {"from", row.days.from}, {"to", row.days.to}});
}

void write_anew(db::Connection& tx, std::span<UnitId const> units)
{
    auto const future = read_future(tx, units);
    std::vector<PresentRow> after;
    for (auto const unit : units) {
        auto const rows = future.of(unit);
        after.insert(after.end(), rows.begin(), rows.end());
    }
    write(tx, read_stored(tx, units), std::move(after));
}

void read_origins(db::Connection& tx, db::Sql const& sql, UnitId unit, std::set<UnitId>& units)
{
    for (auto const& row : tx.run(sql, {{"unit", unit}})) units.insert(row.id<UnitId>(0));
}

PresentRow const* row_at(std::vector<PresentRow> const& rows, UnitId present)
{
    auto const found = std::ranges::find(rows, present, &PresentRow::present);
    return found == rows.end() ? nullptr : &*found;
}

/// Whether the unit leads everywhere it led to, as soon as before or sooner, and is itself no longer than it was.
bool only_leads_further(UnitId unit, std::vector<PresentRow> const& before, std::vector<PresentRow> const& after)
{
    return std::ranges::all_of(before, [&](PresentRow const& was) {
        auto const* is = row_at(after, was.present);
        if (is == nullptr || is->days.from > was.days.from) return false;
        return was.present == unit ? is->days.from == was.days.from && is->days.to <= was.days.to
                                   : is->days.to == was.days.to;
    });
}

/// All that have come to the unit are led where it leads now and did not before.
void lead_further(db::Connection& tx, UnitId unit, std::vector<PresentRow> const& before,
                  std::vector<PresentRow> const& after)
{
    for (auto const& row : after) {
        auto const* was = row_at(before, row.present);
        if (row.present == unit || (was != nullptr && *was == row)) continue;
        tx.change(come_sooner, {{"from", row.days.from}, {"unit", unit}, {"present", row.present}});
        tx.change(come_too, {{"present", row.present}, {"from", row.days.from}, {"to", row.days.to}, {"unit", unit}});
    }
    auto const until = row_at(after, unit)->days.to;
    tx.change(leave, {{"to", until}, {"unit", unit}});
    tx.change(never_come, {{"unit", unit}, {"to", until}});
}

}   // namespace

void begin_present(db::Connection& tx, Life const& life)
{
    tx.change(insert_row,
              {{"unit", life.unit}, {"present", life.unit}, {"from", life.days.from}, {"to", life.days.to}});
}

void renew_present(db::Connection& tx, std::span<UnitId const> units)
{
    std::set<UnitId> concerned;
    for (auto const unit : units) read_origins(tx, select_origins, unit, concerned);
    write_anew(tx, std::vector<UnitId>{concerned.begin(), concerned.end()});
}

void renew_present(db::Connection& tx, UnitId unit)
{
    auto const before = stored_present(tx, unit);
    auto const after = computed_present(tx, unit);
    if (before == after) return;
    if (before.empty() || after.empty() || !only_leads_further(unit, before, after))
        return renew_present(tx, std::span{&unit, 1});
    std::set<UnitId> unheard_of;
    read_origins(tx, select_unheard, unit, unheard_of);
    lead_further(tx, unit, before, after);
    write(tx, stored_present(tx, unit), after);
    write_anew(tx, std::vector<UnitId>{unheard_of.begin(), unheard_of.end()});
}

std::vector<PresentRow> computed_present(db::Connection& tx, UnitId unit)
{
    return read_future(tx, std::span{&unit, 1}).of(unit);
}

std::vector<PresentRow> stored_present(db::Connection& tx, UnitId unit) { return read_stored(tx, std::span{&unit, 1}); }

std::span<db::Sql const> present_statements() { return all; }

}   // namespace organisations
