#include <algorithm>

#include "base/sorted.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;

/// A unit to come is judged by the tree of its first day.
constexpr db::Sql reaches{"organisations.reaches", R"sql(
    SELECT 1 FROM unit u
    JOIN unit_present p ON p.unit_id = u.id
    JOIN unit_closure c ON c.unit_id = p.present_id AND c.ancestor_id = :above
    WHERE u.id = :unit
      AND p.valid_from <= CASE WHEN u.founded_on > :today THEN u.founded_on ELSE :today END
      AND p.valid_to > CASE WHEN u.founded_on > :today THEN u.founded_on ELSE :today END
      AND c.valid_from <= CASE WHEN u.founded_on > :today THEN u.founded_on ELSE :today END
      AND c.valid_to > CASE WHEN u.founded_on > :today THEN u.founded_on ELSE :today END
    UNION ALL
    SELECT 1 FROM unit_place s
    JOIN unit_present p ON p.unit_id = s.place_id AND p.valid_from <= :today AND p.valid_to > :today
    JOIN unit_closure c ON c.unit_id = p.present_id AND c.ancestor_id = :above
     AND c.valid_from <= :today AND c.valid_to > :today
    WHERE s.unit_id = :unit AND s.withdrawn_at IS NULL
      AND s.valid_to = (SELECT max(t.valid_to) FROM unit_place t WHERE t.unit_id = :unit AND t.withdrawn_at IS NULL)
    LIMIT 1)sql"};

constexpr db::Sql select_scope_places{"organisations.select_scope_places", R"sql(
    SELECT p.present_id, u.kind FROM unit_present p JOIN unit u ON u.id = p.present_id
    WHERE p.unit_id = :unit AND p.valid_from <= :today AND p.valid_to > :today AND u.line = 'administrative'
    UNION
    SELECT q.present_id, u.kind FROM unit_place s JOIN unit u ON u.id = s.unit_id
    JOIN unit_present q ON q.unit_id = s.place_id AND q.valid_from <= :today AND q.valid_to > :today
    WHERE s.unit_id = :unit AND s.valid_from <= :today AND s.valid_to > :today
    ORDER BY 1, 2)sql"};

constexpr db::Sql select_kind{"organisations.select_kind_in_scope", "SELECT kind FROM unit WHERE id = :unit"};

constexpr db::Sql select_own{"organisations.select_own_organisations", R"sql(
    SELECT unit_id FROM unit_closure
    WHERE ancestor_id = :unit AND valid_from <= :today AND valid_to > :today ORDER BY unit_id)sql"};

constexpr db::Sql select_own_enterprise{"organisations.select_own_enterprise", R"sql(
    SELECT enterprise_id FROM unit_enterprise
    WHERE unit_id = :unit AND valid_from <= :today AND valid_to > :today ORDER BY enterprise_id)sql"};

constexpr db::Sql select_covered{"organisations.select_covered", R"sql(
    SELECT p.unit_id FROM unit_closure c
    JOIN unit_present p ON p.present_id = c.unit_id AND p.valid_from <= :today AND p.valid_to > :today
    WHERE c.ancestor_id = :place AND c.line = 'administrative' AND c.valid_from <= :today AND c.valid_to > :today
    ORDER BY p.unit_id)sql"};

constexpr db::Sql select_below_from{"organisations.select_below_from", R"sql(
    SELECT 1 FROM unit_closure WHERE ancestor_id = :above AND unit_id = :unit AND valid_to > :day LIMIT 1)sql"};

/// Where the records of a unit belong, judged as in `reaches`.
constexpr db::Sql select_parts{"organisations.select_parts", R"sql(
    SELECT p.present_id FROM unit u JOIN unit_present p ON p.unit_id = u.id
    WHERE u.id = :unit
      AND p.valid_from <= CASE WHEN u.founded_on > :today THEN u.founded_on ELSE :today END
      AND p.valid_to > CASE WHEN u.founded_on > :today THEN u.founded_on ELSE :today END
    ORDER BY p.present_id)sql"};

/// Each place that the unit serves, or served last.
constexpr db::Sql select_last_places{"organisations.select_last_places", R"sql(
    SELECT DISTINCT s.place_id FROM unit_place s
    WHERE s.unit_id = :unit AND s.withdrawn_at IS NULL
      AND s.valid_to = (SELECT max(t.valid_to) FROM unit_place t WHERE t.unit_id = :unit AND t.withdrawn_at IS NULL)
    ORDER BY s.place_id)sql"};

constexpr db::Sql is_below{"organisations.is_below_then", R"sql(
    SELECT 1 FROM unit u JOIN unit_closure c ON c.unit_id = u.id AND c.ancestor_id = :above
    WHERE u.id = :unit
      AND c.valid_from <= CASE WHEN u.founded_on > :today THEN u.founded_on ELSE :today END
      AND c.valid_to > CASE WHEN u.founded_on > :today THEN u.founded_on ELSE :today END
    LIMIT 1)sql"};

constexpr db::Sql all[] = {reaches,        select_scope_places, select_kind,  select_own,         select_own_enterprise,
                           select_covered, select_below_from,   select_parts, select_last_places, is_below};

bool is_grassroots(std::string_view kind)
{
    auto const* const found = find_kind(kind);
    return found != nullptr && found->grassroots;
}

std::vector<UnitId> scope_places(db::Connection& tx, std::int64_t scope, Date today)
{
    std::vector<UnitId> places;
    for (auto const& row : tx.run(select_scope_places, {{"today", today}, {"unit", scope}}))
        if (!is_grassroots(row.text(1))) places.push_back(row.id<UnitId>(0));
    return places;
}

bool is_grassroots(db::Connection& tx, UnitId unit)
{
    auto rows = tx.run(select_kind, {{"unit", unit}});
    auto const row = rows.first();
    return row && is_grassroots(row->text(0));
}

std::vector<UnitId> grassroots_scopes(db::Connection& tx, web::Actor const& actor, web::Permission permission)
{
    std::vector<UnitId> units;
    for (auto const scope : actor.scopes(permission))
        if (is_grassroots(tx, UnitId{scope})) units.push_back(UnitId{scope});
    return units;
}

bool is_above(db::Connection& tx, UnitId above, UnitId unit, Date today)
{
    auto rows = tx.run(reaches, {{"today", today}, {"above", above}, {"unit", unit}});
    return rows.first().has_value();
}

std::vector<UnitId> parts_of(db::Connection& tx, UnitId unit, Date today)
{
    std::vector<UnitId> parts;
    for (auto const& row : tx.run(select_parts, {{"unit", unit}, {"today", today}})) parts.push_back(row.id<UnitId>(0));
    return parts;
}

/// Whether each of them stands below some unit of the actor's; of none nothing can be said.
bool all_below(db::Connection& tx, std::span<UnitId const> tops, std::span<UnitId const> units, Date today)
{
    auto const below = [&](UnitId unit) {
        return std::ranges::any_of(tops, [&](UnitId top) {
            return tx.run(is_below, {{"unit", unit}, {"above", top}, {"today", today}}).first().has_value();
        });
    };
    return !units.empty() && std::ranges::all_of(units, below);
}

/// The units of the grants and the areas that these cover.
std::vector<UnitId> tops_of(db::Connection& tx, web::Actor const& actor, web::Permission permission, Date today)
{
    std::vector<UnitId> tops;
    for (auto const scope : actor.scopes(permission)) {
        tops.push_back(UnitId{scope});
        auto const places = scope_places(tx, scope, today);
        tops.insert(tops.end(), places.begin(), places.end());
    }
    return tops;
}

}   // namespace

bool in_scope(db::Connection& tx, web::Actor const& actor, web::Permission permission, UnitId unit, Date today)
{
    if (actor.everything) return true;
    for (auto const scope : actor.scopes(permission)) {
        if (is_above(tx, UnitId{scope}, unit, today)) return true;
        for (auto const place : scope_places(tx, scope, today))
            if (place.value != scope && is_above(tx, place, unit, today)) return true;
    }
    return false;
}

bool wholly_in_scope(db::Connection& tx, web::Actor const& actor, web::Permission permission, UnitId unit, Date today)
{
    if (actor.everything) return true;
    auto const parts = parts_of(tx, unit, today);
    if (is_grassroots(tx, unit)) {
        auto const covered = [&](UnitId one) { return in_scope(tx, actor, permission, one, today); };
        return covered(unit) && (parts.size() < 2 || std::ranges::all_of(parts, covered));
    }
    auto const tops = tops_of(tx, actor, permission, today);
    if (all_below(tx, tops, parts, today)) return true;
    std::vector<UnitId> places;
    for (auto const& row : tx.run(select_last_places, {{"unit", unit}})) places.push_back(row.id<UnitId>(0));
    auto const within = [&](UnitId place) { return all_below(tx, tops, parts_of(tx, place, today), today); };
    auto const found = find(tx, unit, today);
    if (!found || !found->ended_on || *found->ended_on > today) return std::ranges::any_of(places, within);
    if (!places.empty() && std::ranges::all_of(places, within)) return true;
    return parts.size() == 1 && parts.front() != unit && !successors(tx, unit).empty() &&
           wholly_in_scope(tx, actor, permission, parts.front(), today);
}

std::optional<std::vector<UnitId>> places_in_scope(db::Connection& tx, web::Actor const& actor,
                                                   web::Permission permission, Date today)
{
    if (actor.everything) return std::nullopt;
    std::vector<UnitId> places;
    for (auto const scope : actor.scopes(permission)) {
        auto const more = scope_places(tx, scope, today);
        places.insert(places.end(), more.begin(), more.end());
    }
    base::sort_once(places);
    return places;
}

std::vector<UnitId> own_organisations(db::Connection& tx, web::Actor const& actor, web::Permission permission,
                                      Date today)
{
    std::vector<UnitId> own;
    for (auto const scope : grassroots_scopes(tx, actor, permission))
        for (auto const& row : tx.run(select_own, {{"unit", scope}, {"today", today}}))
            own.push_back(row.id<UnitId>(0));
    base::sort_once(own);
    return own;
}

std::vector<EnterpriseId> enterprises_in_scope(db::Connection& tx, web::Actor const& actor, web::Permission permission,
                                               Date today)
{
    std::vector<EnterpriseId> enterprises;
    for (auto const unit : own_organisations(tx, actor, permission, today))
        for (auto const& row : tx.run(select_own_enterprise, {{"unit", unit}, {"today", today}}))
            enterprises.push_back(row.id<EnterpriseId>(0));
    base::sort_once(enterprises);
    return enterprises;
}

bool is_below_from(db::Connection& tx, UnitId above, UnitId unit, Date from)
{
    return tx.run(select_below_from, {{"above", above}, {"unit", unit}, {"day", from}}).first().has_value();
}

std::vector<UnitId> covered_places(db::Connection& tx, std::span<UnitId const> places, Date today)
{
    std::vector<UnitId> covered;
    for (auto const place : places)
        for (auto const& row : tx.run(select_covered, {{"today", today}, {"place", place}}))
            covered.push_back(row.id<UnitId>(0));
    base::sort_once(covered);
    return covered;
}

std::span<db::Sql const> scope_statements() { return all; }

}   // namespace organisations
