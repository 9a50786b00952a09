#include "registers/organisations/offices.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "registers/organisations/kind_table.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;

/// `far` counts the steps up in the unit's own line; those found by an area come behind.
constexpr auto over_text = db::joined(R"sql(
    WITH last_stay AS (
        SELECT max(s.valid_to) AS until FROM unit_place s WHERE s.unit_id = :unit AND s.withdrawn_at IS NULL),
    site AS (
        SELECT p.present_id AS place_id FROM unit u JOIN unit_present p ON p.unit_id = u.id
        WHERE u.id = :unit AND u.line = 'administrative' AND p.valid_from <= :day AND p.valid_to > :day
        UNION
        SELECT p.present_id FROM unit_place s JOIN last_stay l ON 1 = 1
        JOIN unit_present p ON p.unit_id = s.place_id AND p.valid_from <= :day AND p.valid_to > :day
        WHERE s.unit_id = :unit AND s.withdrawn_at IS NULL
          AND ((s.valid_from <= :day AND s.valid_to > :day) OR (l.until <= :day AND s.valid_to = l.until))),
    area AS (
        SELECT c.ancestor_id AS place_id, min(c.depth) AS depth FROM site
        JOIN unit_closure c ON c.unit_id = site.place_id AND c.line = 'administrative'
         AND c.valid_from <= :day AND c.valid_to > :day
        GROUP BY c.ancestor_id)
    SELECT u.id, 0, c.depth FROM unit_closure c JOIN unit u ON u.id = c.ancestor_id
    WHERE c.unit_id = :unit AND c.line <> 'administrative' AND c.valid_from <= :day AND c.valid_to > :day
      AND u.withdrawn_at IS NULL AND u.founded_on <= :day AND u.ended_on > :day
    UNION ALL
    SELECT u.id, 1, a.depth FROM area a
    JOIN unit_place s ON s.place_id = a.place_id AND s.withdrawn_at IS NULL
     AND s.valid_from <= :day AND s.valid_to > :day
    JOIN unit u ON u.id = s.unit_id AND u.withdrawn_at IS NULL AND u.founded_on <= :day AND u.ended_on > :day
    WHERE u.line <> 'administrative' AND u.kind NOT IN )sql",
                                      lowest_codes.view());
constexpr db::Sql select_over{"organisations.select_offices_over", over_text.view()};

constexpr db::Sql all[] = {select_over};

struct Found {
    Unit unit;
    std::int64_t by_area = 0;
    std::int64_t far = 0;
    int level() const
    {
        auto const* const kind = find_kind(unit.kind);
        return kind == nullptr ? 0 : kind->level;
    }
};

bool is_numbered(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Ô Diên" of "Xã Ô Diên".
std::string without_kind(std::string const& name)
{
    auto const lower = base::lower(name);
    if (lower.size() != name.size()) return name;
    for (std::string_view const word :
         {"thành phố ", "tỉnh ", "huyện ", "quận ", "thị xã ", "thị trấn ", "phường ", "đặc khu ", "xã "})
        if (lower.compare(0, word.size(), word) == 0) {
            auto rest = name.substr(word.size());
            return is_numbered(rest) ? name : rest;
        }
    return name;
}

}   // namespace

std::vector<Unit> offices_over(db::Connection& tx, UnitId unit, Date day)
{
    std::vector<std::tuple<UnitId, std::int64_t, std::int64_t>> rows;
    for (auto const& row : tx.run(select_over, {{"unit", unit}, {"day", day}}))
        rows.emplace_back(row.id<UnitId>(0), row.integer(1), row.integer(2));
    std::vector<Found> found;
    for (auto const& [id, by_area, far] : rows)
        if (auto one = find(tx, id, day)) found.push_back({std::move(*one), by_area, far});
    std::sort(found.begin(), found.end(), [](Found const& a, Found const& b) {
        return std::tuple{a.by_area, a.far, -a.level(), a.unit.id} <
               std::tuple{b.by_area, b.far, -b.level(), b.unit.id};
    });
    std::vector<Unit> units;
    for (auto& one : found)
        if (std::none_of(units.begin(), units.end(), [&](Unit const& u) { return u.id == one.unit.id; }))
            units.push_back(std::move(one.unit));
    return units;
}

std::string locality_of(db::Connection& tx, UnitId unit, Date day)
{
    auto found = find(tx, unit, day);
    if (!found) return {};
    if (found->line != Line::administrative) {
        if (!found->place) return {};
        found = find(tx, present_place(tx, *found->place, "", day).value_or(*found->place), day);
    }
    while (found && found->kind == "village" && found->parent) found = find(tx, *found->parent, day);
    return found ? without_kind(found->name) : std::string{};
}

std::span<db::Sql const> office_statements() { return all; }

}   // namespace organisations
