#include "registers/enterprises/change_store.hpp"

#include <algorithm>

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/row.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT id, enterprise_id, field, before, after, holds_on, evidence, asked_at, asked_by, decision, why, place_id
    FROM enterprise_change )sql";

constexpr auto of_text = db::joined(columns, "WHERE enterprise_id = :enterprise ORDER BY id DESC");
constexpr db::Sql select_of{"enterprises.select_changes", of_text.view()};

constexpr auto open_text = db::joined(columns, "WHERE decision IS NULL AND id > :id ORDER BY id LIMIT :most");
constexpr db::Sql select_open{"enterprises.select_open_changes", open_text.view()};

constexpr db::Sql insert_one{"enterprises.insert_change", R"sql(
    INSERT INTO enterprise_change (id, enterprise_id, place_id, field, before, after, holds_on, evidence, asked_at,
                                   asked_by, why)
    VALUES (:id, :enterprise, :place, :field, :before, :after, :holds_on, :evidence, :at, :by, ''))sql"};

constexpr db::Sql update_decision{"enterprises.decide_change", R"sql(
    UPDATE enterprise_change SET decision = :decision, why = :why, decided_at = :at, decided_by = :by
    WHERE id = :id AND decision IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_of, select_open, insert_one, update_decision};

Change change_of(db::Row const& row)
{
    Change change{.id = row.id<ChangeId>(0),
                  .enterprise = row.id<EnterpriseId>(1),
                  .field = find_changeable_field(row.text(2)),
                  .before = row.string(3),
                  .after = row.string(4),
                  .holds_on = row.date(5),
                  .evidence = row.string(6),
                  .asked_at = row.instant(7),
                  .asked_by = row.id<UserId>(8),
                  .why = row.string(10),
                  .place = row.id<UnitId>(11)};
    if (auto const decision = row.maybe_string(9)) change.agreed = *decision == "agreed";
    return change;
}

/// What the record has now, counts of people with it.
std::string present_value(Enterprise const& enterprise, ChangeableField const& field,
                          std::span<Headcount const> counted)
{
    if (field.headcount == nullptr) return value_of(enterprise, field);
    auto const newest = std::ranges::find(counted, field.headcount, &Headcount::kind);
    return newest == counted.end() ? "" : std::to_string(newest->number);
}

ChangeId insert(db::Connection& tx, ledger::Entry const& entry, Enterprise const& enterprise, Change const& change)
{
    auto const id = tx.new_id<ChangeId>();
    tx.change(insert_one, {{"id", id},
                           {"enterprise", enterprise.id},
                           {"place", enterprise.place},
                           {"field", change.field->code},
                           {"before", change.before},
                           {"after", change.after},
                           {"holds_on", change.holds_on},
                           {"evidence", change.evidence},
                           {"at", entry.at},
                           {"by", entry.by}});
    return id;
}

}   // namespace

std::size_t ask_for(db::Connection& tx, ledger::Entry const& entry, Enterprise const& enterprise,
                    std::span<Wanted const> wanted, base::Date holds_on, std::string_view evidence)
{
    auto const counted = headcounts(tx, enterprise.id);
    auto const waiting = changes_of(tx, enterprise.id);
    std::size_t asked = 0;
    for (auto const& one : wanted) {
        auto const before = present_value(enterprise, *one.field, counted);
        bool const waits = std::ranges::any_of(waiting, [&](Change const& change) {
            return !change.agreed && change.field == one.field && change.after == one.after;
        });
        if (before == one.after || waits) continue;
        insert(tx, entry, enterprise,
               {.field = one.field,
                .before = before,
                .after = one.after,
                .holds_on = holds_on,
                .evidence = std::string{evidence}});
        ++asked;
    }
    if (asked > 0) accounts::audit(tx, entry.by, entry.at, {"change_asked", "enterprise", enterprise.id.value});
    return asked;
}

void keep_decided(db::Connection& tx, ledger::Entry const& entry, Enterprise const& before,
                  std::span<Wanted const> changed, base::Date holds_on, std::string_view evidence)
{
    for (auto const& one : changed) {
        auto const id = insert(tx, entry, before,
                               {.field = one.field,
                                .before = value_of(before, *one.field),
                                .after = one.after,
                                .holds_on = holds_on,
                                .evidence = std::string{evidence}});
        tx.change(update_decision,
                  {{"decision", "agreed"}, {"why", ""}, {"at", entry.at}, {"by", entry.by}, {"id", id}});
    }
}

std::vector<Change> changes_of(db::Connection& tx, EnterpriseId enterprise)
{
    std::vector<Change> all;
    for (auto const& row : tx.run(select_of, {{"enterprise", enterprise}})) all.push_back(change_of(row));
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
        return change.field != nullptr &&
               organisations::in_scope(tx, actor, permission_of(*change.field, Act::edit), change.place, today);
    });
}

base::Result<base::Done> decide(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                EnterpriseId enterprise, std::span<ChangeId const> chosen, bool agreed,
                                std::string_view why, base::Date today)
{
    std::vector<Change> changes;
    for (auto& change : changes_of(tx, enterprise))
        if (std::ranges::find(chosen, change.id) != chosen.end()) changes.push_back(std::move(change));
    for (auto const& change : changes)
        if (change.agreed || tx.change(update_decision, {{"decision", agreed ? "agreed" : "refused"},
                                                         {"why", why},
                                                         {"at", entry.at},
                                                         {"by", entry.by},
                                                         {"id", change.id}}) == 0)
            return base::Error{base::Refusal::conflict, {{"", "changed_by_another"}}};
    accounts::audit(tx, entry.by, entry.at,
                    {agreed ? "change_agreed" : "change_refused", "enterprise", enterprise.value});
    auto const record = find(tx, enterprise, today);
    if (!agreed || changes.empty() || !record) return base::Done{};
    // the oldest first, so that of two for one field the later one holds
    std::ranges::reverse(changes);
    auto const made = with_changes(*record, changes, today);
    if (!made) return made.error();
    if (!made->counted.empty()) save(tx, entry, enterprise, made->counted);
    bool const only_counts = made->counted.size() == changes.size();
    return only_counts
               ? base::Result<base::Done>{base::Done{}}
               : save(tx, placement, entry, made->enterprise, {changes.back().holds_on, changes.back().evidence});
}

std::span<db::Sql const> change_statements() { return all_statements; }

}   // namespace enterprises
