#include "registers/people/change_store.hpp"

#include <algorithm>

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"

namespace people {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT id, person_id, field, before, after, evidence, asked_at, asked_by, decision, why, place_id
    FROM person_change )sql";
constexpr auto of_text = db::joined(columns, "WHERE person_id = :person ORDER BY id DESC");
constexpr db::Sql select_of{"people.select_changes", of_text.view()};
constexpr auto open_text = db::joined(columns, "WHERE decision IS NULL AND id > :id ORDER BY id LIMIT :most");
constexpr db::Sql select_open{"people.select_open_changes", open_text.view()};

constexpr db::Sql insert_one{"people.insert_change", R"sql(
    INSERT INTO person_change (id, person_id, place_id, field, before, after, evidence, asked_at, asked_by, why)
    VALUES (:id, :person, :place, :field, :before, :after, :evidence, :at, :by, ''))sql"};

constexpr db::Sql update_decision{"people.decide_change", R"sql(
    UPDATE person_change SET decision = :decision, why = :why, decided_at = :at, decided_by = :by
    WHERE id = :id AND decision IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_of, select_open, insert_one, update_decision};

Change change_of(db::Row const& row)
{
    Change change{.id = row.id<ChangeId>(0),
                  .person = row.id<PersonId>(1),
                  .field = find_sensitive_field(row.text(2)),
                  .before = row.string(3),
                  .after = row.string(4),
                  .evidence = row.string(5),
                  .asked_at = row.instant(6),
                  .asked_by = row.id<UserId>(7),
                  .why = row.string(9),
                  .place = row.id<UnitId>(10)};
    if (auto const decision = row.maybe_string(8)) change.agreed = *decision == "agreed";
    return change;
}

ChangeId insert(db::Connection& tx, ledger::Entry const& entry, Person const& person, Wanted const& wanted,
                std::string_view evidence)
{
    auto const id = tx.new_id<ChangeId>();
    tx.change(insert_one, {{"id", id},
                           {"person", person.id},
                           {"place", person.place},
                           {"field", wanted.field->code},
                           {"before", value_of(person, *wanted.field)},
                           {"after", wanted.after},
                           {"evidence", evidence},
                           {"at", entry.at},
                           {"by", entry.by}});
    return id;
}

bool mark(db::Connection& tx, ledger::Entry const& entry, ChangeId id, bool agreed, std::string_view why)
{
    return tx.change(update_decision, {{"decision", agreed ? "agreed" : "refused"},
                                       {"why", why},
                                       {"at", entry.at},
                                       {"by", entry.by},
                                       {"id", id}}) > 0;
}

}   // namespace

void ask_for(db::Connection& tx, ledger::Entry const& entry, Person const& person, std::span<Wanted const> wanted,
             std::string_view evidence)
{
    auto const known = changes_of(tx, person.id);
    bool asked = false;
    for (auto const& one : wanted) {
        bool const waits = std::ranges::any_of(known, [&](Change const& change) {
            return !change.agreed && change.field == one.field && change.after == one.after;
        });
        if (waits) continue;
        insert(tx, entry, person, one, evidence);
        asked = true;
    }
    if (asked) accounts::audit(tx, entry.by, entry.at, {"change_asked", "person", person.id.value});
}

void keep_decided(db::Connection& tx, ledger::Entry const& entry, Person const& before, std::span<Wanted const> changed,
                  std::string_view evidence)
{
    for (auto const& one : changed) mark(tx, entry, insert(tx, entry, before, one, evidence), true, "");
}

std::vector<Change> changes_of(db::Connection& tx, PersonId person)
{
    std::vector<Change> all;
    for (auto const& row : tx.run(select_of, {{"person", person}})) all.push_back(change_of(row));
    std::erase_if(all, [](Change const& change) { return change.field == nullptr; });
    return all;
}

web::SeenPage<Change> open_changes(db::Connection& tx, web::Actor const& actor, std::optional<web::Cursor> const& after,
                                   std::size_t size, base::Date today)
{
    auto const read = [&](std::int64_t from, std::size_t most) {
        std::vector<Change> changes;
        for (auto const& row : tx.run(select_open, {{"id", from}, {"most", most}})) changes.push_back(change_of(row));
        return changes;
    };
    return web::seen_page(after, size, read, [&](Change const& change) {
        return change.field != nullptr && organisations::in_scope(tx, actor, edit_people, change.place, today);
    });
}

base::Result<base::Done> decide(db::Connection& tx, ledger::Entry const& entry, PersonId person,
                                std::span<Change const> changes, bool agreed, std::string_view why)
{
    for (auto const& change : changes)
        if (change.agreed || !mark(tx, entry, change.id, agreed, why))
            return base::Error{base::Refusal::conflict, {{"", "person.changed_meanwhile"}}};
    accounts::audit(tx, entry.by, entry.at, {agreed ? "change_agreed" : "change_refused", "person", person.value});
    return base::Done{};
}

std::span<db::Sql const> change_statements() { return all_statements; }

}   // namespace people
