#include "kernel/lists/store.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"

namespace lists {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT l.id, l.owner_id, u.display_name, l.name, l.source, l.query, l.shared_unit_id, l.alert, l.alert_number,
           l.alert_since, l.alert_noted_at, l.revision
    FROM saved_list l JOIN user_account u ON u.id = l.owner_id WHERE l.removed_at IS NULL )sql";

constexpr auto own_text = db::joined(columns, "AND l.owner_id = :owner ORDER BY l.id");
constexpr db::Sql select_own{"lists.select_own", own_text.view()};

constexpr auto shared_text = db::joined(columns, "AND l.shared_unit_id = :unit AND l.owner_id <> :owner ORDER BY l.id");
constexpr db::Sql select_shared{"lists.select_shared", shared_text.view()};

constexpr db::Sql select_above{"lists.select_above", R"sql(
    SELECT DISTINCT ancestor_id FROM unit_closure
    WHERE unit_id = :unit AND valid_from <= :today AND valid_to > :today)sql"};

constexpr db::Sql insert_list{"lists.insert", R"sql(
    INSERT INTO saved_list (id, owner_id, name, source, query, shared_unit_id, alert, alert_number, alert_since,
        alert_noted_at, revision, made_at)
    VALUES (:id, :owner, :name, :source, :query, :unit, :alert, :number, NULL, NULL, 1, :at))sql"};

constexpr db::Sql update_list{"lists.update", R"sql(
    UPDATE saved_list SET name = :name, query = :query, shared_unit_id = :unit, alert = :alert, alert_number = :number,
        alert_since = :since, alert_noted_at = CASE WHEN CAST(:since AS TEXT) IS NULL THEN NULL ELSE alert_noted_at END,
        revision = revision + 1
    WHERE id = :id AND revision = :revision AND removed_at IS NULL)sql"};

constexpr db::Sql update_removed{"lists.remove", R"sql(
    UPDATE saved_list SET removed_at = :at WHERE id = :id AND removed_at IS NULL)sql"};

constexpr db::Sql update_since{"lists.update_since", R"sql(
    UPDATE saved_list SET alert_since = :since, alert_noted_at = NULL
    WHERE id = :id AND removed_at IS NULL AND (alert_since IS NULL) <> (CAST(:since AS TEXT) IS NULL))sql"};

constexpr db::Sql update_noted{"lists.update_noted", R"sql(
    UPDATE saved_list SET alert_noted_at = :at
    WHERE id = :id AND alert_since IS NOT NULL AND alert_noted_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_own,  select_shared,  select_above, insert_list,
                                      update_list, update_removed, update_since, update_noted};

SavedList list_of(db::Row const& row)
{
    return {.id = row.id<SavedListId>(0),
            .owner = row.id<UserId>(1),
            .owner_name = row.string(2),
            .name = row.string(3),
            .source = row.string(4),
            .query = row.string(5),
            .shared_with = row.maybe_id<UnitId>(6),
            .alert = {row.string(7), row.integer(8)},
            .alert_since = row.maybe_date(9),
            .alert_noted = !row.is_null(10),
            .revision = row.integer(11)};
}

/// The units at which the actor has a role, and all above them.
std::unordered_set<UnitId> units_above(db::Connection& tx, web::Actor const& actor, base::Date today)
{
    std::unordered_set<UnitId> scopes;
    for (auto const& grant : actor.grants)
        if (grant.scope != 0) scopes.insert(UnitId{grant.scope});
    auto above = scopes;
    for (auto const scope : scopes)
        for (auto const& row : tx.run(select_above, {{"unit", scope}, {"today", today}}))
            above.insert(row.id<UnitId>(0));
    return above;
}

}   // namespace

std::vector<SavedList> list_saved(db::Connection& tx, web::Actor const& actor, base::Date today)
{
    std::vector<SavedList> all;
    for (auto const& row : tx.run(select_own, {{"owner", actor.user}})) all.push_back(list_of(row));
    for (auto const unit : units_above(tx, actor, today))
        for (auto const& row : tx.run(select_shared, {{"unit", unit}, {"owner", actor.user}}))
            all.push_back(list_of(row));
    std::ranges::sort(all, {}, [](SavedList const& l) { return std::tuple{base::sort_key(l.name), l.id}; });
    return all;
}

std::optional<SavedList> find_saved(db::Connection& tx, web::Actor const& actor, SavedListId id, base::Date today)
{
    auto all = list_saved(tx, actor, today);
    auto const found = std::ranges::find(all, id, &SavedList::id);
    return found == all.end() ? std::nullopt : std::optional{std::move(*found)};
}

base::Result<SavedListId> save(db::Connection& tx, SavedList const& list, base::Instant at)
{
    if (list.id) {
        auto const changed = tx.change(update_list, {{"name", list.name},
                                                     {"query", list.query},
                                                     {"unit", list.shared_with},
                                                     {"alert", list.alert.beyond},
                                                     {"number", list.alert.number},
                                                     {"since", list.alert_since},
                                                     {"id", list.id},
                                                     {"revision", list.revision}});
        if (changed == 0) return base::Error{base::Refusal::conflict, {{"", "changed_by_another"}}};
        accounts::audit(tx, list.owner, at, {"changed", "saved_list", list.id.value});
        return list.id;
    }
    auto const id = tx.new_id<SavedListId>();
    tx.change(insert_list, {{"id", id},
                            {"owner", list.owner},
                            {"name", list.name},
                            {"source", list.source},
                            {"query", list.query},
                            {"unit", list.shared_with},
                            {"alert", list.alert.beyond},
                            {"number", list.alert.number},
                            {"at", at}});
    accounts::audit(tx, list.owner, at, {"created", "saved_list", id.value});
    return id;
}

void remove(db::Connection& tx, SavedList const& list, base::Instant at)
{
    if (tx.change(update_removed, {{"at", at}, {"id", list.id}}) > 0)
        accounts::audit(tx, list.owner, at, {"withdrawn", "saved_list", list.id.value});
}

void set_alert_since(db::Connection& tx, SavedListId id, std::optional<base::Date> since)
{
    tx.change(update_since, {{"since", since}, {"id", id}});
}

void note_alert(db::Connection& tx, SavedListId id, base::Instant at)
{
    tx.change(update_noted, {{"at", at}, {"id", id}});
}

std::span<db::Sql const> saved_statements() { return all_statements; }

}   // namespace lists
