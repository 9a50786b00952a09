#include "registers/organisations/store.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

using base::Date;

constexpr auto unit_text = db::joined("SELECT u.id, u.line, ", kind_on_day, R"sql(,
           u.code, u.founded_on, u.ended_on, u.revision,
           COALESCE((SELECT n.name FROM unit_name n WHERE n.unit_id = u.id AND n.valid_from <= :day
                     AND n.valid_from < n.valid_to ORDER BY n.valid_from DESC, n.id LIMIT 1),
                    (SELECT n.name FROM unit_name n WHERE n.unit_id = u.id AND n.valid_from < n.valid_to
                     ORDER BY n.valid_from, n.id LIMIT 1), ''),
           (SELECT p.parent_id FROM unit_parent p WHERE p.unit_id = u.id AND p.valid_from <= :day AND p.valid_to > :day
            ORDER BY p.valid_from DESC, p.id LIMIT 1),
           (SELECT p.place_id FROM unit_place p WHERE p.unit_id = u.id AND p.valid_from <= :day AND p.valid_to > :day
            ORDER BY p.valid_from, p.id LIMIT 1),
           (SELECT e.enterprise_id FROM unit_enterprise e WHERE e.unit_id = u.id
            ORDER BY CASE WHEN e.valid_from <= :day THEN 0 ELSE 1 END,
                     CASE WHEN e.valid_from <= :day THEN e.valid_from END DESC NULLS LAST, e.valid_from LIMIT 1)
    FROM unit u WHERE u.id = :id AND u.withdrawn_at IS NULL)sql");
constexpr db::Sql select_unit{"organisations.select_unit", unit_text.view()};

constexpr db::Sql select_by_code{"organisations.select_by_code", R"sql(
    SELECT u.id, u.founded_on, u.ended_on FROM unit u
    WHERE u.line = :line AND u.code = :code AND u.withdrawn_at IS NULL
    UNION
    SELECT u.id, u.founded_on, u.ended_on FROM unit_alias a JOIN unit u ON u.id = a.unit_id
    WHERE a.line = :line AND a.code = :code AND u.withdrawn_at IS NULL
    ORDER BY 1)sql"};

constexpr db::Sql select_by_core{"organisations.select_by_core", R"sql(
    SELECT n.unit_id, n.name, n.accent_key, u.kind, u.founded_on, u.ended_on
    FROM unit_name n JOIN unit u ON u.id = n.unit_id
    WHERE n.name_core = :core AND n.line = :line AND n.valid_from < n.valid_to AND u.withdrawn_at IS NULL
      AND n.valid_from <= :latest AND n.valid_to > :earliest AND u.founded_on <= :latest AND u.ended_on > :earliest
    ORDER BY n.unit_id, n.valid_from, n.id)sql"};

constexpr db::Sql select_name{"organisations.select_name", R"sql(
    SELECT n.name FROM unit_name n WHERE n.unit_id = :id AND n.valid_from < n.valid_to
    ORDER BY CASE WHEN n.valid_from <= :day THEN 0 ELSE 1 END,
             CASE WHEN n.valid_from <= :day THEN n.valid_from END DESC NULLS LAST, n.valid_from, n.id LIMIT 1)sql"};

constexpr auto line_text = db::joined("SELECT u.id, ", kind_on_day, R"sql(
    FROM unit u
    JOIN unit_name n ON n.unit_id = u.id AND n.valid_from <= :day AND n.valid_to > :day
    WHERE u.line = :line AND u.withdrawn_at IS NULL AND u.founded_on <= :day AND u.ended_on > :day
    ORDER BY n.sort_key, u.id)sql");
constexpr db::Sql select_line{"organisations.select_line", line_text.view()};

constexpr auto line_below_text = db::joined("SELECT u.id, ", kind_on_day, R"sql(
    FROM unit_closure c JOIN unit u ON u.id = c.unit_id
    JOIN unit_name n ON n.unit_id = u.id AND n.valid_from <= :day AND n.valid_to > :day
    WHERE c.ancestor_id = :above AND c.depth > 0 AND c.valid_from <= :day AND c.valid_to > :day
      AND u.line = :line AND u.withdrawn_at IS NULL
    ORDER BY n.sort_key, u.id)sql");
constexpr db::Sql select_line_below{"organisations.select_line_below", line_below_text.view()};

constexpr db::Sql all[] = {select_unit, select_by_code, select_by_core, select_name, select_line, select_line_below};

/// How well a stored name fits what was typed; smaller is better.
int rank_of(std::string_view stored, std::string_view stored_key, std::string_view typed, std::string_view typed_key)
{
    if (stored_key == typed_key) return 0;
    if (base::fold(stored) == base::fold(typed)) return 1;
    if (name_spelt_out(stored) == name_spelt_out(typed)) return 2;
    // the accents of the part that both have
    bool const accents_agree = stored_key.ends_with(typed_key) || typed_key.ends_with(stored_key);
    return accents_agree ? 3 : 4;
}

struct Named {
    int rank = 0;
    int level = 0;
    UnitId id;
    friend auto operator<=>(Named const&, Named const&) = default;
};

std::vector<Unit> named_by_core(db::Connection& tx, Line line, std::string_view name, std::string const& core,
                                base::Period days, Date shown_on)
{
    auto const key = base::accent_key(name);
    // "huyện Đan Phượng" is not the commune, although the rest of the name is the same
    auto const* meant = core == name_spelt_out(name) ? nullptr : kind_from_text(name);
    std::vector<Named> found;
    for (auto const& row : tx.run(
             select_by_core, {{"core", core}, {"line", name_of(line)}, {"latest", days.to}, {"earliest", days.from}})) {
        auto const* kind = find_kind(row.text(3));
        if (meant != nullptr && kind != nullptr && meant->line == line && meant->level != kind->level) continue;
        int const rank = rank_of(row.text(1), row.text(2), name, key);
        // among places that only share the name the smallest are meant
        int const level = kind == nullptr || rank < 3 || line != Line::administrative ? 0 : -kind->level;
        found.push_back({rank, level, row.id<UnitId>(0)});
    }
    std::ranges::sort(found);
    std::vector<Unit> units;
    for (auto const& one : found) {
        if (one.rank != found.front().rank || one.level != found.front().level) break;
        if (!units.empty() && units.back().id == one.id) continue;
        if (auto unit = find(tx, one.id, shown_on)) units.push_back(std::move(*unit));
    }
    return units;
}

std::vector<Unit> best_named(db::Connection& tx, Line line, std::string_view name, base::Period days, Date shown_on)
{
    auto const core = name_core(name);
    auto found = named_by_core(tx, line, name, core, days, shown_on);
    // "Phương Đình" begins like "phường" without being a kind
    auto const whole = name_spelt_out(name);
    if (found.empty() && whole != core) found = named_by_core(tx, line, name, whole, days, shown_on);
    return found;
}

bool is_commune(Unit const& unit)
{
    auto const* kind = find_kind(unit.kind);
    return kind != nullptr && kind->line == Line::administrative && kind->level == 3;
}

}   // namespace

std::optional<Unit> find(db::Connection& tx, UnitId id, Date day)
{
    auto rows = tx.run(select_unit, {{"day", day}, {"id", id}});
    auto const row = rows.first();
    if (!row) return std::nullopt;
    Unit unit{.id = row->id<UnitId>(0),
              .line = parse_line(row->text(1)).value_or(Line::administrative),
              .kind = row->string(2),
              .code = row->string(3),
              .name = row->string(7),
              .parent = row->maybe_id<UnitId>(8),
              .place = row->maybe_id<UnitId>(9),
              .enterprise = row->maybe_id<EnterpriseId>(10),
              .founded_on = row->date(4),
              .revision = row->integer(6)};
    if (auto const end = row->date(5); end != base::forever) unit.ended_on = end;
    return unit;
}

std::optional<Unit> find(db::Connection& tx, web::Actor const& actor, web::Permission permission, UnitId id, Date day)
{
    if (!wholly_in_scope(tx, actor, permission, id, day)) return std::nullopt;
    return find(tx, id, day);
}

std::optional<Unit> find_by_code(db::Connection& tx, Line line, std::string_view code, Date day)
{
    std::optional<UnitId> any;
    std::optional<UnitId> living;
    for (auto const& row : tx.run(select_by_code, {{"line", name_of(line)}, {"code", code}})) {
        any = row.id<UnitId>(0);
        if (row.date(1) <= day && day < row.date(2)) living = any;
    }
    if (living) return find(tx, *living, day);
    return any ? find(tx, *any, day) : std::nullopt;
}

std::vector<Unit> find_by_name(db::Connection& tx, Line line, std::string_view name, Date day)
{
    return best_named(tx, line, name, {day, day}, day);
}

std::optional<Unit> find_commune(db::Connection& tx, std::string_view name, Date day, Date today)
{
    for (auto const& days :
         {base::Period{day, day}, base::Period{today, today}, base::Period{base::day(1800, 1, 1), base::forever}}) {
        auto units = best_named(tx, Line::administrative, name, days, day);
        std::erase_if(units, [](auto const& unit) { return !is_commune(unit); });
        if (units.size() == 1) return units.front();
        if (units.size() > 1) return std::nullopt;
    }
    return std::nullopt;
}

std::string name_on(db::Connection& tx, UnitId id, Date day)
{
    auto rows = tx.run(select_name, {{"id", id}, {"day", day}});
    auto const row = rows.first();
    return row ? row->string(0) : std::string{};
}

std::vector<Unit> list(db::Connection& tx, Line line, std::span<std::string_view const> kinds, Date day,
                       std::optional<UnitId> above)
{
    std::vector<UnitId> ids;
    auto take = [&](db::Rows rows) {
        for (auto const& row : rows)
            if (kinds.empty() || std::ranges::find(kinds, row.text(1)) != kinds.end()) ids.push_back(row.id<UnitId>(0));
    };
    if (above)
        take(tx.run(select_line_below, {{"day", day}, {"above", *above}, {"line", name_of(line)}}));
    else
        take(tx.run(select_line, {{"day", day}, {"line", name_of(line)}}));
    std::vector<Unit> units;
    for (auto const id : ids)
        if (auto unit = find(tx, id, day)) units.push_back(std::move(*unit));
    return units;
}

web::Permission edit_permission(Line line)
{
    switch (line) {
        case Line::union_:
        case Line::youth:
        case Line::women:
        case Line::veterans:
            return {"unions.edit"};
        case Line::party:
            return {"party.edit"};
        default:
            return edit_organisations;
    }
}

std::span<db::Sql const> store_statements() { return all; }

}   // namespace organisations
