#include "registers/organisations/history.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "registers/organisations/kind_table.hpp"
#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

struct EventLabel {
    std::string_view kind;
    std::string_view label;
};
constexpr EventLabel event_labels[] = {
    {"establish", "Founded"},
    {"rename", "Renamed"},
    {"merge", "Merged into another unit"},
    {"split", "Divided"},
    {"transfer_parent", "Came under another unit"},
    {"move", "Moved to another area"},
    {"dissolve", "Ended"},
    {"enterprise", "Came into another enterprise"},
    {"upgrade", "Became a higher kind"},
    {"downgrade", "Became a lower kind"},
    {"suspend", "Suspended"},
    {"resume", "Resumed"},
};

using base::Date;

constexpr db::Sql select_names{"organisations.select_names", R"sql(
    SELECT name, valid_from, valid_to FROM unit_name
    WHERE unit_id = :unit AND valid_from < valid_to ORDER BY valid_from, id)sql"};

constexpr db::Sql select_dated_parents{"organisations.select_dated_parents", R"sql(
    SELECT parent_id, valid_from, valid_to FROM unit_parent
    WHERE unit_id = :unit AND valid_from < valid_to ORDER BY valid_from, id)sql"};

constexpr db::Sql select_dated_places{"organisations.select_dated_places", R"sql(
    SELECT place_id, valid_from, valid_to FROM unit_place
    WHERE unit_id = :unit AND valid_from < valid_to ORDER BY valid_from, id)sql"};

constexpr auto serving_area_text = db::joined(R"sql(
    SELECT s.unit_id, s.valid_from, s.valid_to FROM unit_place s JOIN unit u ON u.id = s.unit_id
    WHERE s.place_id = :unit AND s.valid_from < s.valid_to AND u.withdrawn_at IS NULL
      AND u.kind NOT IN )sql",
                                              lowest_codes.view(), R"sql(
    ORDER BY s.valid_to DESC, s.valid_from DESC, s.unit_id)sql");
constexpr db::Sql select_serving_area{"organisations.select_serving_area", serving_area_text.view()};

constexpr db::Sql select_successors{"organisations.select_successors", R"sql(
    SELECT l.id, l.successor_id, l.effective_on, l.share_note, l.share_millionths, l.people, v.decision_number
    FROM unit_event_link l JOIN unit_event v ON v.id = l.event_id
    WHERE l.predecessor_id = :unit AND l.withdrawn_at IS NULL ORDER BY l.effective_on, l.id)sql"};

constexpr db::Sql select_predecessors{"organisations.select_predecessors", R"sql(
    SELECT l.id, l.predecessor_id, l.effective_on, l.share_note, l.share_millionths, l.people, v.decision_number
    FROM unit_event_link l JOIN unit_event v ON v.id = l.event_id
    WHERE l.successor_id = :unit AND l.withdrawn_at IS NULL ORDER BY l.effective_on, l.id)sql"};

constexpr db::Sql select_events{"organisations.select_events", R"sql(
    SELECT v.id, CASE WHEN v.kind = 'move' AND e.unit_id IS NOT NULL THEN 'enterprise' ELSE v.kind END,
           v.decision_number, v.decided_on, v.effective_on, v.issuer, v.note
    FROM unit_event v
    LEFT JOIN unit_enterprise e ON e.unit_id = v.unit_id AND e.valid_from = v.effective_on
    WHERE v.unit_id = :unit AND v.withdrawn_at IS NULL ORDER BY v.effective_on, v.id)sql"};

constexpr auto below_text = db::joined("SELECT u.id, ", kind_on_day, R"sql(, n.name, n.sort_key,
           (SELECT count(*) FROM unit_closure c WHERE c.ancestor_id = u.id AND c.depth > 0
            AND c.valid_from <= :day AND c.valid_to > :day)
    FROM unit_parent p JOIN unit u ON u.id = p.unit_id AND u.withdrawn_at IS NULL
    JOIN unit_name n ON n.unit_id = u.id AND n.valid_from <= :day AND n.valid_to > :day
    WHERE p.parent_id = :unit AND p.valid_from <= :day AND p.valid_to > :day
      AND (n.sort_key, u.id) > (:after_key, :after_id)
    ORDER BY n.sort_key, u.id LIMIT :size)sql");
constexpr db::Sql select_below{"organisations.select_below", below_text.view()};

constexpr db::Sql count_all_below{"organisations.count_below", R"sql(
    SELECT count(*) FROM unit_closure
    WHERE ancestor_id = :unit AND depth > 0 AND valid_from <= :day AND valid_to > :day)sql"};

constexpr auto tree_text = db::joined("SELECT u.id, p.parent_id, ", kind_on_day, R"sql(, n.name
    FROM unit u
    JOIN unit_name n ON n.unit_id = u.id AND n.valid_from <= :day AND n.valid_to > :day
    LEFT JOIN unit_parent p ON p.unit_id = u.id AND p.valid_from <= :day AND p.valid_to > :day
    WHERE u.line = :line AND u.withdrawn_at IS NULL AND u.founded_on <= :day AND u.ended_on > :day
      AND u.kind NOT IN )sql",
                                      lowest_codes.view(), R"sql(
    ORDER BY n.sort_key, u.id LIMIT :limit)sql");
constexpr db::Sql select_tree{"organisations.select_tree", tree_text.view()};

constexpr auto count_text = db::joined(R"sql(
    SELECT p.parent_id, count(*) FROM unit_parent p JOIN unit u ON u.id = p.unit_id
    WHERE p.line = :line AND p.valid_from <= :day AND p.valid_to > :day AND u.withdrawn_at IS NULL
      AND u.kind IN )sql",
                                       grassroots_codes.view(), " GROUP BY p.parent_id ORDER BY p.parent_id");
constexpr db::Sql count_grassroots{"organisations.count_grassroots", count_text.view()};

constexpr auto count_alone_text = db::joined(R"sql(
    SELECT count(*) FROM unit u
    WHERE u.line = :line AND u.withdrawn_at IS NULL AND u.founded_on <= :day AND u.ended_on > :day
      AND NOT EXISTS (SELECT 1 FROM unit_parent p
                      WHERE p.unit_id = u.id AND p.valid_from <= :day AND p.valid_to > :day)
      AND u.kind IN )sql",
                                             grassroots_codes.view());
constexpr db::Sql count_grassroots_alone{"organisations.count_grassroots_alone", count_alone_text.view()};

/// What stands directly below units above the grassroots: no cells of grassroots committees.
constexpr auto count_below_text = db::joined(
    R"sql(
    SELECT c.ancestor_id, count(*) FROM unit_closure c
    JOIN unit_parent p ON p.parent_id = c.unit_id AND p.valid_from <= :day AND p.valid_to > :day
    JOIN unit u ON u.id = p.unit_id AND u.withdrawn_at IS NULL
    JOIN unit n ON n.id = c.unit_id
    WHERE c.valid_from <= :day AND c.valid_to > :day AND u.kind IN )sql",
    grassroots_codes.view(), " AND n.kind NOT IN ", lowest_codes.view(),
    db::with_many(" AND c.ancestor_id IN ", " GROUP BY c.ancestor_id ORDER BY c.ancestor_id").view());
constexpr db::Sql count_grassroots_below{"organisations.count_grassroots_below", count_below_text.view()};

constexpr auto count_in_text = db::joined(R"sql(
    SELECT count(*) FROM unit_place s JOIN unit u ON u.id = s.unit_id
    WHERE s.place_id = :place AND s.valid_from <= :day AND s.valid_to > :day AND u.withdrawn_at IS NULL
      AND u.kind IN )sql",
                                          grassroots_codes.view());
constexpr db::Sql count_grassroots_in{"organisations.count_grassroots_in", count_in_text.view()};

constexpr std::string_view above_grassroots = "WHERE u.line = :line AND u.withdrawn_at IS NULL AND u.kind NOT IN ";
constexpr auto change_days_text =
    db::joined("SELECT day FROM (SELECT u.founded_on AS day FROM unit u ", above_grassroots, lowest_codes.view(),
               " UNION SELECT u.ended_on AS day FROM unit u ", above_grassroots, lowest_codes.view(),
               " AND u.ended_on < '9999-12-31') AS days ORDER BY day DESC LIMIT 3");
constexpr db::Sql select_change_days{"organisations.select_change_days", change_days_text.view()};

/// Folded names with the words in them; a line has some hundreds of units above grassroots.
constexpr auto search_text = db::joined(R"sql(
    SELECT u.id, u.line, u.kind, n.name, n.name_fold, n.accent_key, u.ended_on, u.code
    FROM unit u JOIN unit_name n ON n.unit_id = u.id AND n.valid_from < n.valid_to
    WHERE u.withdrawn_at IS NULL AND (:line = '' OR u.line = :line)
      AND u.kind NOT IN )sql",
                                        lowest_codes.view(), " ORDER BY n.sort_key, u.id");
constexpr db::Sql select_search{"organisations.select_search", search_text.view()};

constexpr db::Sql all[] = {
    select_names,        select_dated_parents,   select_dated_places,    select_successors,  select_predecessors,
    select_events,       select_below,           count_all_below,        select_tree,        count_grassroots,
    count_grassroots_in, count_grassroots_below, count_grassroots_alone, select_change_days, select_search,
    select_serving_area};

std::vector<DatedUnit> dated(db::Connection& tx, db::Sql const& sql, UnitId unit)
{
    std::vector<DatedUnit> rows;
    for (auto const& row : tx.run(sql, {{"unit", unit}}))
        rows.push_back({row.id<UnitId>(0), {row.date(1), row.date(2)}});
    return rows;
}

std::vector<SuccessionLine> succession(db::Connection& tx, db::Sql const& sql, UnitId unit)
{
    std::vector<SuccessionLine> lines;
    for (auto const& row : tx.run(sql, {{"unit", unit}})) {
        auto const note = row.text(3);
        auto const share = note == "whole" ? Share::whole : note == "most" ? Share::most : Share::part;
        lines.push_back({row.integer(0), row.id<UnitId>(1), row.date(2), share, row.maybe_integer(4),
                         row.maybe_integer(5), row.string(6)});
    }
    return lines;
}

}   // namespace

std::vector<DatedName> names(db::Connection& tx, UnitId unit)
{
    std::vector<DatedName> rows;
    for (auto const& row : tx.run(select_names, {{"unit", unit}}))
        rows.push_back({row.string(0), {row.date(1), row.date(2)}});
    return rows;
}

std::vector<DatedUnit> parents(db::Connection& tx, UnitId unit) { return dated(tx, select_dated_parents, unit); }
std::vector<DatedUnit> places(db::Connection& tx, UnitId unit) { return dated(tx, select_dated_places, unit); }
std::vector<UnitId> areas_on(db::Connection& tx, UnitId unit, base::Date day)
{
    std::vector<UnitId> areas;
    for (auto const& [area, days] : places(tx, unit))
        if (days.contains(day)) areas.push_back(area);
    return areas;
}
std::vector<DatedUnit> serving(db::Connection& tx, UnitId place) { return dated(tx, select_serving_area, place); }
std::vector<SuccessionLine> successors(db::Connection& tx, UnitId unit)
{
    return succession(tx, select_successors, unit);
}
std::vector<SuccessionLine> predecessors(db::Connection& tx, UnitId unit)
{
    return succession(tx, select_predecessors, unit);
}

std::vector<Event> events(db::Connection& tx, UnitId unit)
{
    std::vector<Event> rows;
    for (auto const& row : tx.run(select_events, {{"unit", unit}}))
        rows.push_back({row.integer(0), row.string(1), row.string(2), row.maybe_date(3), row.date(4), row.string(5),
                        row.string(6)});
    return rows;
}

bool suspended_on(std::vector<Event> const& events, base::Date day)
{
    bool suspended = false;
    for (auto const& event : events) {
        if (event.effective_on > day) continue;
        if (event.kind == "suspend") suspended = true;
        if (event.kind == "resume") suspended = false;
    }
    return suspended;
}

std::string_view label_of_event(std::string_view kind)
{
    auto const* const found = std::ranges::find(event_labels, kind, &EventLabel::kind);
    return found == std::end(event_labels) ? kind : found->label;
}

std::vector<Below> directly_below(db::Connection& tx, BelowQuestion const& question)
{
    std::vector<Below> rows;
    for (auto const& row : tx.run(select_below, {{"day", question.day},
                                                 {"unit", question.unit},
                                                 {"after_key", db::bytes(question.after_key)},
                                                 {"after_id", question.after_id},
                                                 {"size", question.size}}))
        rows.push_back({row.id<UnitId>(0), row.string(1), row.string(2), row.string(3), row.integer(4)});
    return rows;
}

std::int64_t count_below(db::Connection& tx, UnitId unit, Date day)
{
    auto rows = tx.run(count_all_below, {{"unit", unit}, {"day", day}});
    return rows.first()->integer(0);
}

std::int64_t grassroots_in(db::Connection& tx, UnitId place, Date day)
{
    return tx.run(count_grassroots_in, {{"place", place}, {"day", day}}).first()->integer(0);
}

std::map<UnitId, std::int64_t> grassroots_below(db::Connection& tx, std::span<UnitId const> units, Date day)
{
    std::map<UnitId, std::int64_t> below;
    std::vector<db::Value> const values{units.begin(), units.end()};
    for_many(tx, count_grassroots_below, values, [&](db::Row const& row) { below[row.id<UnitId>(0)] = row.integer(1); },
             {{"day", day}});
    return below;
}

std::vector<TreeNode> tree_on(db::Connection& tx, Line line, Date day, std::int64_t limit)
{
    std::map<UnitId, std::int64_t> grassroots;
    for (auto const& row : tx.run(count_grassroots, {{"line", name_of(line)}, {"day", day}}))
        grassroots[row.id<UnitId>(0)] = row.integer(1);
    std::vector<TreeNode> nodes;
    for (auto const& row : tx.run(select_tree, {{"day", day}, {"line", name_of(line)}, {"limit", limit}})) {
        auto const id = row.id<UnitId>(0);
        auto const count = grassroots.find(id);
        nodes.push_back(
            {id, row.maybe_id<UnitId>(1), row.string(2), row.string(3), count == grassroots.end() ? 0 : count->second});
    }
    return nodes;
}

std::int64_t grassroots_alone(db::Connection& tx, Line line, Date day)
{
    return tx.run(count_grassroots_alone, {{"line", name_of(line)}, {"day", day}}).first()->integer(0);
}

std::vector<Date> days_of_change(db::Connection& tx, Line line)
{
    std::vector<Date> days;
    for (auto const& row : tx.run(select_change_days, {{"line", name_of(line)}})) days.push_back(row.date(0));
    return days;
}

std::vector<Hit> search(db::Connection& tx, std::string_view typed, std::optional<Line> line, Date day)
{
    constexpr std::size_t most = 20;
    auto const wanted = name_spelt_out(typed);
    std::vector<Hit> hits;
    if (wanted.empty()) return hits;
    for (auto const& row : tx.run(select_search, {{"line", line ? name_of(*line) : std::string_view{}}})) {
        auto const told = name_spelt_out(row.text(3));
        if (told.find(wanted) == std::string::npos && row.text(7) != typed) continue;
        Hit hit{row.id<UnitId>(0),
                parse_line(row.text(1)).value_or(Line::administrative),
                row.string(2),
                row.string(3),
                {}};
        if (auto const end = row.date(6); end <= day) hit.ended_on = end;
        hits.push_back(std::move(hit));
    }
    std::ranges::stable_sort(hits, {}, [](auto const& hit) { return hit.ended_on.has_value(); });
    if (hits.size() > most) hits.resize(most);
    return hits;
}

std::span<db::Sql const> history_statements() { return all; }

}   // namespace organisations
