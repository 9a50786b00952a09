#include "registers/enterprises/store.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registers/enterprises/row.hpp"
#include "registers/enterprises/writing.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

constexpr auto one_text = db::joined(select_enterprise, "WHERE e.id = :id AND e.withdrawn_at IS NULL");
constexpr db::Sql select_one{"enterprises.select_one", one_text.view()};

constexpr auto by_tax_code_text =
    db::joined(select_enterprise, "WHERE e.tax_code = :tax_code AND e.withdrawn_at IS NULL");
constexpr db::Sql select_by_tax_code{"enterprises.select_by_tax_code", by_tax_code_text.view()};

constexpr auto by_fold_text =
    db::joined(select_enterprise, "WHERE e.name_fold = :fold AND e.withdrawn_at IS NULL ORDER BY e.id LIMIT 20");
constexpr db::Sql select_by_fold{"enterprises.select_by_fold", by_fold_text.view()};

constexpr db::Sql select_address{"enterprises.select_address", R"sql(
    SELECT place_id, village, street FROM enterprise_address
    WHERE enterprise_id = :id AND valid_to > :day ORDER BY valid_to, entered_at LIMIT 1)sql"};

constexpr db::Sql select_lookup{"enterprises.select_lookup", R"sql(
    SELECT id, place_id, ownership FROM enterprise WHERE tax_code = :tax_code AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_history{"enterprises.select_history", R"sql(
    SELECT 'name' AS what, name AS text, valid_to AS day, CAST(NULL AS BIGINT) AS workers, CAST(NULL AS BIGINT)
    AS women,
           entered_at
    FROM enterprise_name WHERE enterprise_id = :id
    UNION ALL
    SELECT 'address', street || ', ' || village, valid_to, NULL, NULL, entered_at
    FROM enterprise_address WHERE enterprise_id = :id
    UNION ALL
    SELECT 'status', status, valid_from, NULL, NULL, entered_at FROM enterprise_status
    WHERE enterprise_id = :id AND valid_from > '1800-01-01'
    UNION ALL
    SELECT 'count', '', counted_on, workers, female_workers, entered_at FROM enterprise_count WHERE enterprise_id = :id
    ORDER BY 3, 6, 1)sql"};

constexpr db::Sql select_organisations{"enterprises.select_organisations", R"sql(
    SELECT u.unit_id, u.line, u.valid_from, u.valid_to FROM unit_enterprise u
    WHERE u.enterprise_id = :id AND u.valid_from < u.valid_to ORDER BY u.valid_from, u.unit_id)sql"};

constexpr db::Sql count_all{"enterprises.count", "SELECT count(*) FROM enterprise WHERE withdrawn_at IS NULL"};

constexpr db::Sql all_statements[] = {select_one,    select_by_tax_code, select_by_fold,       select_address,
                                      select_lookup, select_history,     select_organisations, count_all};

/// The address in force on the day takes the place of today's.
Enterprise as_of(db::Connection& tx, Enterprise enterprise, base::Date day)
{
    auto rows = tx.run(select_address, {{"id", enterprise.id}, {"day", day}});
    if (auto const row = rows.first()) {
        enterprise.place = row->id<UnitId>(0);
        enterprise.village = row->string(1);
        enterprise.street = row->string(2);
    }
    return enterprise;
}

std::vector<Enterprise> with_fold(db::Connection& tx, std::string_view name)
{
    std::vector<Enterprise> all;
    for (auto const& row : tx.run(select_by_fold, {{"fold", stored_fold(name)}})) all.push_back(enterprise_of(row));
    return all;
}

}   // namespace

Enterprise enterprise_of(db::Row const& row)
{
    return {.id = row.id<EnterpriseId>(0),
            .name = row.string(1),
            .short_name = row.string(2),
            .foreign_name = row.string(3),
            .tax_code = row.maybe_string(4).value_or(""),
            .legal_type = row.string(5),
            .ownership = row.string(6),
            .registered_on = row.maybe_partial_date(7),
            .industry_version = row.string(8),
            .industry_code = row.string(9),
            .status = row.string(10),
            .survey_status = row.string(11),
            .place = row.id<UnitId>(12),
            .village = row.string(13),
            .street = row.string(14),
            .representative = row.string(15),
            .phone = row.string(16),
            .email = row.string(17),
            .workers = row.maybe_integer(18),
            .female_workers = row.maybe_integer(19),
            .counted_on = row.maybe_date(20),
            .revision = row.integer(21)};
}

Enterprise listed_of(db::Row const& row)
{
    return {.id = row.id<EnterpriseId>(0),
            .name = row.string(1),
            .tax_code = row.maybe_string(4).value_or(""),
            .legal_type = {},
            .status = row.string(10),
            .place = row.id<UnitId>(12),
            .village = row.string(13),
            .workers = row.maybe_integer(18),
            .female_workers = row.maybe_integer(19),
            .revision = row.integer(21)};
}

std::string stored_fold(std::string_view name) { return " " + base::fold(name) + " "; }

std::optional<Enterprise> find(db::Connection& tx, EnterpriseId id, base::Date day)
{
    if (!id) return std::nullopt;
    auto rows = tx.run(select_one, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{as_of(tx, enterprise_of(*row), day)} : std::nullopt;
}

std::optional<Enterprise> find(db::Connection& tx, web::Actor const& actor, EnterpriseId id, base::Date day,
                               web::Permission permission)
{
    auto found = find(tx, id, day);
    if (!found) return std::nullopt;
    if (actor.everything || organisations::in_scope(tx, actor, permission, found->place, day)) return found;
    // the address may have been elsewhere on that day; whose it is now decides
    auto const present = find(tx, id, base::forever - base::Days{1});
    if (organisations::in_scope(tx, actor, permission, present->place, day)) return found;
    auto const own = organisations::enterprises_in_scope(tx, actor, permission, day);
    return std::ranges::find(own, id) != own.end() ? found : std::nullopt;
}

std::optional<Enterprise> find_by_tax_code(db::Connection& tx, std::string_view tax_code, base::Date day)
{
    if (tax_code.empty()) return std::nullopt;
    auto rows = tx.run(select_by_tax_code, {{"tax_code", tax_code}});
    auto const row = rows.first();
    return row ? std::optional{as_of(tx, enterprise_of(*row), day)} : std::nullopt;
}

std::vector<Enterprise> find_by_name(db::Connection& tx, std::string_view name, std::optional<UnitId> place,
                                     base::Date day)
{
    std::vector<Enterprise> all;
    for (auto& e : with_fold(tx, name)) {
        e = as_of(tx, std::move(e), day);
        if (!place || e.place == *place) all.push_back(std::move(e));
    }
    // those written exactly so hide those that only sound alike
    auto const key = base::accent_key(name);
    auto const exact = std::ranges::count_if(all, [&](Enterprise const& e) { return base::accent_key(e.name) == key; });
    if (exact > 0) std::erase_if(all, [&](Enterprise const& e) { return base::accent_key(e.name) != key; });
    return all;
}

std::optional<Lookup::Found> Lookup::by_tax_code(std::string_view tax_code)
{
    auto const known = known_.find(tax_code);
    if (known != known_.end()) return known->second;
    std::optional<Found> found;
    auto rows = tx_->run(select_lookup, {{"tax_code", tax_code}});
    if (auto const row = rows.first()) found = Found{row->id<EnterpriseId>(0), row->id<UnitId>(1), row->string(2)};
    known_.emplace(std::string{tax_code}, found);
    return found;
}

std::vector<Enterprise> similar(db::Connection& tx, Enterprise const& enterprise, base::Date today)
{
    constexpr std::size_t most = 5;
    std::vector<Enterprise> all;
    if (auto same = find_by_tax_code(tx, enterprise.tax_code, today); same && same->id != enterprise.id)
        all.push_back(*same);
    auto named = with_fold(tx, enterprise.name);
    std::stable_partition(named.begin(), named.end(), [&](Enterprise const& e) { return e.place == enterprise.place; });
    for (auto& e : named)
        if (e.id != enterprise.id && std::ranges::find(all, e.id, &Enterprise::id) == all.end())
            all.push_back(std::move(e));
    if (all.size() > most) all.resize(most);
    return all;
}

std::vector<Former> history(db::Connection& tx, EnterpriseId id)
{
    std::vector<Former> all;
    for (auto const& row : tx.run(select_history, {{"id", id}}))
        all.push_back({row.string(0), row.string(1), row.date(2), row.maybe_integer(3), row.maybe_integer(4)});
    return all;
}

std::vector<OrganisationIn> organisations_in(db::Connection& tx, EnterpriseId id, base::Date today)
{
    std::vector<OrganisationIn> all;
    for (auto const& row : tx.run(select_organisations, {{"id", id}})) {
        auto const unit = row.id<UnitId>(0);
        auto const line = row.string(1);
        auto const path = line == "union" ? std::string{"/unions/"} : "/" + line + "-organisations/";
        OrganisationIn o{organisations::name_on(tx, unit, today),
                         path + unit.text(),
                         {line == "party" ? "party.view" : "unions.view"},
                         line,
                         row.date(2)};
        if (row.date(3) != base::forever) o.ended_on = row.date(3);
        all.push_back(std::move(o));
    }
    return all;
}

std::int64_t count(db::Connection& tx)
{
    auto rows = tx.run(count_all);
    return rows.first()->integer(0);
}

std::span<db::Sql const> store_statements() { return all_statements; }

std::vector<db::Sql> const& statements()
{
    static std::vector<db::Sql> const all = [] {
        std::vector<db::Sql> together;
        for (auto const part :
             {store_statements(), writing_statements(), list_statements(), largest_statements(), counting_statements(),
              many_statements(), fact_statements(), headcount_statements(), change_statements(), presence_statements(),
              life_statements(), branch_statements(), merging_statements(), scan_statements()})
            together.insert(together.end(), part.begin(), part.end());
        return together;
    }();
    return all;
}

}   // namespace enterprises
