#include "registers/enterprises/many.hpp"

#include <unordered_map>

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "registers/enterprises/audit.hpp"
#include "registers/enterprises/event.hpp"
#include "registers/enterprises/facts.hpp"
#include "registers/enterprises/row.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

constexpr auto standing_head = db::joined(enterprise_columns, R"sql(, e.counts_on, e.ceased_on,
           (SELECT max(s.valid_from) FROM enterprise_status s WHERE s.enterprise_id = e.id),
           EXISTS (SELECT 1 FROM unit_enterprise u WHERE u.enterprise_id = e.id AND u.valid_from < u.valid_to
                   AND u.valid_to = '9999-12-31')
    FROM enterprise e WHERE e.withdrawn_at IS NULL AND e.id IN )sql");
constexpr auto standing_text = db::with_many(standing_head.view());
constexpr db::Sql select_standing{"enterprises.select_standing", standing_text.view()};

constexpr db::Sql insert_status{"enterprises.insert_status_of_many", R"sql(
    INSERT INTO enterprise_status (enterprise_id, status, valid_from, entered_at, entered_by)
    VALUES (:id, :status, :from, :at, :by))sql"};

constexpr db::Sql insert_event{"enterprises.insert_event_of_many", R"sql(
    INSERT INTO enterprise_event (id, enterprise_id, kind, happened_on, name, village, street, paper, before,
                                  entered_at, entered_by, withdrawn_why)
    VALUES (:event, :id, :kind, :from, '', '', '', '', '', :at, :by, ''))sql"};

constexpr db::Sql withdraw_event{"enterprises.withdraw_event_of_many", R"sql(
    UPDATE enterprise_event SET withdrawn_at = :now, withdrawn_by = :by
    WHERE enterprise_id = :id AND kind = :kind AND entered_at = :at AND withdrawn_at IS NULL)sql"};

constexpr db::Sql delete_status{"enterprises.delete_status_of_many", R"sql(
    DELETE FROM enterprise_status WHERE enterprise_id = :id AND status = :status AND entered_at = :at)sql"};

constexpr db::Sql update_status{"enterprises.update_status_of_many", R"sql(
    UPDATE enterprise SET status = :status, ceased_on = :ceased_on, revision = revision + 1
    WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL)sql"};

constexpr db::Sql update_industry{"enterprises.update_industry_of_many", R"sql(
    UPDATE enterprise SET industry_code = :code, revision = revision + 1
    WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL)sql"};

constexpr auto places_text =
    db::with_many("SELECT enterprise_id, place_id, valid_to FROM enterprise_address WHERE enterprise_id IN ",
                  " ORDER BY enterprise_id, valid_to, entered_at");
constexpr db::Sql select_places{"enterprises.select_places_of_many", places_text.view()};

constexpr auto present_text =
    db::with_many("SELECT id, place_id FROM enterprise WHERE withdrawn_at IS NULL AND id IN ");
constexpr db::Sql select_present_places{"enterprises.select_present_places", present_text.view()};

constexpr auto status_text = db::with_many("SELECT id, status FROM enterprise WHERE withdrawn_at IS NULL AND id IN ");
constexpr db::Sql select_statuses{"enterprises.select_statuses_of_many", status_text.view()};

constexpr db::Sql all_statements[] = {select_statuses, select_present_places, select_standing, select_places,
                                      insert_status,   delete_status,         update_status,   update_industry,
                                      insert_event,    withdraw_event};

constexpr int first_own_column = name_fold_column + 1;

/// The facts of those whose end changes, anew; of others nothing counts by the status.
void renew_facts(db::Connection& tx, ledger::Entry const& entry, std::span<StatusChange const> changes,
                 base::Date today)
{
    std::vector<StatusChange const*> turned;
    std::vector<std::int64_t> ids;
    for (auto const& change : changes)
        if (has_ceased(change.before.enterprise.status) != has_ceased(change.status)) {
            turned.push_back(&change);
            ids.push_back(change.before.enterprise.id.value);
        }
    if (ids.empty()) return;
    std::unordered_map<std::int64_t, std::vector<FormerPlace>> places;
    for_many(tx, select_places, std::vector<db::Value>{ids.begin(), ids.end()}, [&](db::Row const& row) {
        places[row.integer(0)].push_back({row.id<UnitId>(1), row.date(2)});
    });
    std::vector<ledger::Fact> facts;
    PresentPlaces present{tx};
    for (auto const* change : turned) {
        auto const& before = change->before;
        std::optional<base::Date> ceased;
        if (has_ceased(change->status)) ceased = change->from;
        append_facts(facts, before.enterprise, {before.counts_on, ceased, places[before.enterprise.id.value]}, present);
    }
    auto const placement = organisations::placement(tx, today);
    ledger::withdraw(tx, *placement, entry, "enterprise", ids);
    ledger::record(tx, *placement, entry, facts);
}

void audit_changes(db::Connection& tx, ledger::Entry const& entry, std::vector<std::int64_t> const& ids,
                   std::vector<std::string> const& changes)
{
    std::vector<accounts::AuditEntry> audits;
    audits.reserve(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) audits.push_back({"changed", "enterprise", ids[i], changes[i]});
    accounts::audit(tx, entry.by, entry.at, audits);
}

void set_statuses(db::Connection& tx, ledger::Entry const& entry, std::span<StatusChange const> changes,
                  base::Date today)
{
    std::vector<std::vector<db::Param>> sets;
    std::vector<std::int64_t> ids;
    std::vector<std::string> logged;
    for (auto const& change : changes) {
        auto const& before = change.before.enterprise;
        db::Value ceased_on;
        if (has_ceased(change.status)) ceased_on = change.from;
        sets.push_back({{"status", std::string_view{change.status}},
                        {"ceased_on", ceased_on},
                        {"id", before.id},
                        {"revision", before.revision}});
        auto after = before;
        after.status = change.status;
        ids.push_back(before.id.value);
        logged.push_back(changes_between(before, after));
    }
    tx.change_many(update_status, sets);
    renew_facts(tx, entry, changes, today);
    audit_changes(tx, entry, ids, logged);
}

}   // namespace

std::unordered_map<EnterpriseId, UnitId> places_of(db::Connection& tx, std::span<std::int64_t const> ids)
{
    std::vector<db::Value> const values{ids.begin(), ids.end()};
    std::unordered_map<EnterpriseId, UnitId> all;
    for_many(tx, select_present_places, values,
             [&](db::Row const& row) { all.emplace(row.id<EnterpriseId>(0), row.id<UnitId>(1)); });
    return all;
}

std::vector<EnterpriseId> ceased_among(db::Connection& tx, std::span<EnterpriseId const> ids)
{
    std::vector<EnterpriseId> ceased;
    std::vector<db::Value> const keys{ids.begin(), ids.end()};
    db::for_many(tx, select_statuses, keys, [&](db::Row const& row) {
        if (has_ceased(row.text(1))) ceased.push_back(row.id<EnterpriseId>(0));
    });
    return ceased;
}

std::vector<Standing> standing(db::Connection& tx, std::span<std::int64_t const> ids)
{
    std::vector<db::Value> values{ids.begin(), ids.end()};
    std::vector<Standing> all;
    all.reserve(ids.size());
    for_many(tx, select_standing, values, [&](db::Row const& row) {
        all.push_back({.enterprise = enterprise_of(row),
                       .counts_on = row.date(first_own_column),
                       .ceased_on = row.maybe_date(first_own_column + 1),
                       .status_from = row.maybe_date(first_own_column + 2),
                       .has_organisation = row.flag(first_own_column + 3)});
    });
    return all;
}

void change_status(db::Connection& tx, ledger::Entry const& entry, std::span<StatusChange const> changes,
                   base::Date today)
{
    std::vector<std::vector<db::Param>> sets;
    std::vector<std::vector<db::Param>> events;
    auto const begin = [&](StatusChange const& change, std::string_view status, base::Date from) {
        sets.push_back({{"id", change.before.enterprise.id},
                        {"status", status},
                        {"from", from},
                        {"at", entry.at},
                        {"by", entry.by}});
    };
    for (auto const& change : changes) {
        // the first status that is dated: what held before held from the beginning
        if (!change.before.status_from) begin(change, change.before.enterprise.status, beginning);
        begin(change, change.status, change.from);
        events.push_back({{"event", tx.new_id<EventId>()},
                          {"id", change.before.enterprise.id},
                          {"kind", event_kind_of_status(change.status).code},
                          {"from", change.from},
                          {"at", entry.at},
                          {"by", entry.by}});
    }
    tx.change_many(insert_status, sets);
    tx.change_many(insert_event, events);
    set_statuses(tx, entry, changes, today);
}

void take_status_back(db::Connection& tx, ledger::Entry const& entry, std::span<StatusChange const> changes,
                      base::Date today)
{
    std::vector<std::vector<db::Param>> sets;
    for (auto const& change : changes)
        sets.push_back({{"id", change.before.enterprise.id},
                        {"status", std::string_view{change.before.enterprise.status}},
                        {"at", change.entered_at}});
    tx.change_many(delete_status, sets);
    std::vector<std::vector<db::Param>> events;
    for (auto const& change : changes)
        events.push_back({{"now", entry.at},
                          {"by", entry.by},
                          {"id", change.before.enterprise.id},
                          {"kind", event_kind_of_status(change.before.enterprise.status).code},
                          {"at", change.entered_at}});
    tx.change_many(withdraw_event, events);
    set_statuses(tx, entry, changes, today);
}

void change_industry(db::Connection& tx, ledger::Entry const& entry, std::span<IndustryChange const> changes)
{
    std::vector<std::vector<db::Param>> sets;
    std::vector<std::int64_t> ids;
    std::vector<std::string> logged;
    for (auto const& change : changes) {
        auto const& before = change.before.enterprise;
        sets.push_back({{"code", std::string_view{change.code}}, {"id", before.id}, {"revision", before.revision}});
        auto after = before;
        after.industry_code = change.code;
        ids.push_back(before.id.value);
        logged.push_back(changes_between(before, after));
    }
    tx.change_many(update_industry, sets);
    audit_changes(tx, entry, ids, logged);
}

std::span<db::Sql const> many_statements() { return all_statements; }

}   // namespace enterprises
