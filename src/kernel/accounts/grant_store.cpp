#include "base/json.hpp"
#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/statements.hpp"
#include "kernel/accounts/store.hpp"

namespace accounts {
namespace {

constexpr db::Sql select_grants{"accounts.select_grants", R"sql(
    SELECT id, user_id, role, unit_id, valid_from, valid_to FROM user_grant
    WHERE user_id = :user ORDER BY valid_to DESC, id DESC)sql"};
constexpr db::Sql insert_grant{"accounts.insert_grant", R"sql(
    INSERT INTO user_grant (id, user_id, role, unit_id, valid_from, valid_to, entered_at, entered_by)
    VALUES (:id, :user, :role, :unit, :from, :to, :at, :by))sql"};
constexpr db::Sql update_grant_end{"accounts.update_grant_end", R"sql(
    UPDATE user_grant SET valid_to = CASE WHEN valid_from > :day THEN valid_from ELSE :day END
    WHERE id = :id AND user_id = :user AND valid_to > :day)sql"};
// the published tables of the organisations: names in force, and what stands above
constexpr db::Sql select_unit_name{"accounts.select_unit_name", R"sql(
    SELECT name FROM unit_name WHERE unit_id = :unit AND valid_from <= :day AND valid_from < valid_to
    ORDER BY valid_from DESC, unit_id LIMIT 1)sql"};
constexpr db::Sql select_units{"accounts.select_units", R"sql(
    SELECT n.unit_id, n.name, coalesce(a.name, '') FROM unit_name n
    LEFT JOIN unit_closure c ON c.unit_id = n.unit_id AND c.depth = 1 AND c.valid_from <= :day AND c.valid_to > :day
    LEFT JOIN unit_name a ON a.unit_id = c.ancestor_id AND a.valid_from <= :day AND a.valid_to > :day
    WHERE n.valid_from <= :day AND n.valid_to > :day AND instr(n.name_fold, :search) > 0
    ORDER BY length(n.name_fold), n.sort_key, n.unit_id LIMIT 20)sql",
                               R"sql(
    SELECT n.unit_id, n.name, coalesce(a.name, '') FROM unit_name n
    LEFT JOIN unit_closure c ON c.unit_id = n.unit_id AND c.depth = 1 AND c.valid_from <= :day AND c.valid_to > :day
    LEFT JOIN unit_name a ON a.unit_id = c.ancestor_id AND a.valid_from <= :day AND a.valid_to > :day
    WHERE n.valid_from <= :day AND n.valid_to > :day AND strpos(n.name_fold, :search) > 0
    ORDER BY length(n.name_fold), n.sort_key, n.unit_id LIMIT 20)sql"};

constexpr db::Sql select_at{"accounts.select_grants_at",
                            "SELECT 1 FROM user_grant WHERE unit_id = :unit AND valid_to > :day LIMIT 1"};

constexpr db::Sql all_statements[] = {select_grants,    insert_grant, update_grant_end,
                                      select_unit_name, select_units, select_at};

}   // namespace

bool anyone_at(db::Connection& tx, UnitId unit, base::Date day)
{
    return tx.run(select_at, {{"unit", unit}, {"day", day}}).first().has_value();
}

std::vector<Grant> list_grants(db::Connection& tx, UserId user)
{
    std::vector<Grant> grants;
    for (auto const& row : tx.run(select_grants, {{"user", user}}))
        grants.push_back(
            {row.id<GrantId>(0), row.id<UserId>(1), row.string(2), row.id<UnitId>(3), {row.date(4), row.date(5)}});
    return grants;
}

GrantId add_grant(db::Connection& tx, Grant const& grant, UserId by, base::Instant at)
{
    auto const id = tx.new_id<GrantId>();
    tx.change(insert_grant, {{"id", id},
                             {"user", grant.user},
                             {"role", grant.role},
                             {"unit", grant.unit},
                             {"from", grant.period.from},
                             {"to", grant.period.to},
                             {"at", at},
                             {"by", by}});
    base::JsonWriter json;
    json.begin_object().key("role").text(grant.role).key("unit").text(grant.unit ? grant.unit.text() : "");
    json.key("from").text(base::iso(grant.period.from)).key("to").text(base::iso(grant.period.to)).end_object();
    audit(tx, by, at, {"granted", "user_account", grant.user.value, json.str()});
    return id;
}

bool end_grant(db::Connection& tx, UserId user, GrantId id, base::Date day, UserId by, base::Instant at)
{
    if (tx.change(update_grant_end, {{"id", id}, {"user", user}, {"day", day}}) == 0) return false;
    base::JsonWriter json;
    json.begin_object().key("grant").text(id.text()).key("to").text(base::iso(day)).end_object();
    audit(tx, by, at, {"grant_ended", "user_account", user.value, json.str()});
    return true;
}

std::string unit_name(db::Connection& tx, UnitId unit, base::Date day)
{
    if (!unit) return {};
    auto rows = tx.run(select_unit_name, {{"unit", unit}, {"day", day}});
    auto const row = rows.first();
    return row ? row->string(0) : std::string{};
}

std::vector<UnitChoice> find_units(db::Connection& tx, std::string_view search, base::Date day)
{
    auto const folded = base::fold(search);
    std::vector<UnitChoice> units;
    if (folded.empty()) return units;
    for (auto const& row : tx.run(select_units, {{"day", day}, {"search", folded}}))
        units.push_back({row.id<UnitId>(0), row.string(1), row.string(2)});
    return units;
}

std::span<db::Sql const> grant_statements() { return all_statements; }

}   // namespace accounts
