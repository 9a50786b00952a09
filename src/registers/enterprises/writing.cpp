#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "registers/enterprises/audit.hpp"
#include "registers/enterprises/facts.hpp"
#include "registers/enterprises/life_store.hpp"
#include "registers/enterprises/row.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/enterprises/writing.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

constexpr db::Sql update_enterprise{"enterprises.update", R"sql(
    UPDATE enterprise
    SET name = :name, name_fold = :fold, sort_key = :sort_key, short_name = :short_name, foreign_name = :foreign_name,
        tax_code = :tax_code, legal_type = :legal_type, ownership = :ownership, registered_on = :registered_on,
        industry_version = :industry_version, industry_code = :industry_code, status = :status,
        survey_status = :survey_status, place_id = :place, village = :village, street = :street,
        representative = :representative, phone = :phone, email = :email, workers = :workers,
        female_workers = :female_workers, counted_on = :counted_on, counts_on = :counts_on, ceased_on = :ceased_on,
        revision = revision + 1
    WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_dates{"enterprises.select_dates",
                               "SELECT counts_on, ceased_on FROM enterprise WHERE id = :id"};

constexpr db::Sql insert_count{"enterprises.insert_count", R"sql(
    INSERT INTO enterprise_count (enterprise_id, counted_on, workers, female_workers, entered_at, entered_by)
    VALUES (:id, :on, :workers, :women, :at, :by)
    ON CONFLICT (enterprise_id, counted_on, entered_at)
    DO UPDATE SET workers = excluded.workers, female_workers = excluded.female_workers)sql"};

// SQLite's index keeps no copy of the words, so what is taken out must be told; PostgreSQL's follows by itself
constexpr db::Sql forget_words{"enterprises.forget_words", R"sql(
    INSERT INTO enterprise_index (enterprise_index, rowid, words) VALUES ('delete', :id, :words))sql",
                               "SELECT CAST(:id AS BIGINT), CAST(:words AS TEXT)"};
constexpr db::Sql index_words{"enterprises.index_words",
                              "INSERT INTO enterprise_index (rowid, words) VALUES (:id, :words)",
                              "SELECT CAST(:id AS BIGINT), CAST(:words AS TEXT)"};

constexpr db::Sql has_organisation{"enterprises.has_organisation", R"sql(
    SELECT 1 FROM unit_enterprise WHERE enterprise_id = :id AND valid_from < valid_to LIMIT 1)sql"};

constexpr db::Sql withdraw_one{"enterprises.withdraw", R"sql(
    UPDATE enterprise SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql update_survey_status{"enterprises.update_survey_status", R"sql(
    UPDATE enterprise SET survey_status = :status, revision = revision + 1
    WHERE id = :id AND survey_status <> :status AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {update_survey_status, update_enterprise, select_dates,     insert_count,
                                      forget_words,         index_words,       has_organisation, withdraw_one};

db::Value maybe_text(std::string const& text) { return text.empty() ? db::Value{} : db::Value{text}; }

/// The first day of a date known only by month or year: the day from which it counts.
base::Date counts_on(Enterprise const& e, base::Date today) { return e.registered_on ? e.registered_on->date : today; }

struct Keys {
    std::string fold;
    std::string sort_key;
};

void insert_rows(db::Connection& tx, ledger::Entry const& entry, std::span<Enterprise const> made,
                 std::span<Keys const> keys, base::Date today)
{
    auto rows =
        tx.bulk("enterprise",
                {"id",        "name",          "name_fold",  "sort_key",       "short_name",       "foreign_name",
                 "tax_code",  "legal_type",    "ownership",  "registered_on",  "industry_version", "industry_code",
                 "status",    "survey_status", "place_id",   "village",        "street",           "representative",
                 "phone",     "email",         "workers",    "female_workers", "counted_on",       "counts_on",
                 "ceased_on", "revision",      "entered_at", "entered_by"});
    for (std::size_t i = 0; i < made.size(); ++i) {
        auto const& e = made[i];
        rows->row({e.id,
                   e.name,
                   keys[i].fold,
                   db::bytes(keys[i].sort_key),
                   e.short_name,
                   e.foreign_name,
                   maybe_text(e.tax_code),
                   e.legal_type,
                   e.ownership,
                   e.registered_on,
                   e.industry_version,
                   e.industry_code,
                   e.status,
                   e.survey_status,
                   e.place,
                   e.village,
                   e.street,
                   e.representative,
                   e.phone,
                   e.email,
                   e.workers,
                   e.female_workers,
                   e.counted_on,
                   counts_on(e, today),
                   has_ceased(e.status) ? db::Value{today} : db::Value{},
                   1,
                   entry.at,
                   entry.by});
    }
    rows->done();
    if (tx.dialect() == db::Dialect::sqlite) {
        auto index = tx.bulk("enterprise_index", {"rowid", "words"});
        for (std::size_t i = 0; i < made.size(); ++i) index->row({made[i].id, keys[i].fold});
        index->done();
    }
    auto counts = tx.bulk("enterprise_count",
                          {"enterprise_id", "counted_on", "workers", "female_workers", "entered_at", "entered_by"});
    for (auto const& e : made)
        if (e.workers || e.female_workers)
            counts->row({e.id, e.counted_on.value_or(today), e.workers, e.female_workers, entry.at, entry.by});
    counts->done();
}

/// The events by which a form changes the record.
std::vector<Event> events_between(Enterprise const& before, Enterprise const& changed, Since const& since)
{
    std::vector<Event> events;
    auto const event = [&](EventKind const& kind) {
        events.push_back({.kind = &kind,
                          .happened_on = since.day,
                          .name = changed.name,
                          .address = {changed.place, changed.village, changed.street},
                          .paper = std::string{since.paper}});
    };
    if (before.name != changed.name) event(*find_event_kind("renamed"));
    if (before.place != changed.place || before.village != changed.village || before.street != changed.street)
        event(*find_event_kind("moved"));
    if (before.status != changed.status) event(event_kind_of_status(changed.status));
    return events;
}

}   // namespace

std::vector<EnterpriseId> add(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                              std::span<Enterprise const> made, base::Date today)
{
    std::vector<Enterprise> added{made.begin(), made.end()};
    std::vector<Keys> keys;
    std::vector<EnterpriseId> ids;
    std::vector<ledger::Fact> facts;
    std::vector<accounts::AuditEntry> audits;
    for (auto& e : added) {
        e.id = tx.new_id<EnterpriseId>();
        if (!e.counted_on && (e.workers || e.female_workers)) e.counted_on = today;
        keys.push_back({stored_fold(e.name), base::sort_key(e.name)});
        ids.push_back(e.id);
        audits.push_back({"created", "enterprise", e.id.value});
    }
    if (added.empty()) return ids;
    insert_rows(tx, entry, added, keys, today);
    PresentPlaces present{tx};
    for (auto const& e : added) {
        std::optional<base::Date> ceased;
        if (has_ceased(e.status)) ceased = today;
        append_facts(facts, e, {counts_on(e, today), ceased, {}}, present);
    }
    ledger::record(tx, placement, entry, facts);
    accounts::audit(tx, entry.by, entry.at, audits);
    return ids;
}

base::Result<base::Done> save(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                              Enterprise const& wanted, Since const& since)
{
    auto changed = wanted;
    auto const before = find(tx, changed.id, base::forever - base::Days{1});
    if (!before || before->revision != changed.revision)
        return base::Error{base::Refusal::conflict, {{"", "changed_by_another"}}};
    bool const counted = before->workers != changed.workers || before->female_workers != changed.female_workers;
    // other numbers on the day of the old count are a new count
    if (counted && (!changed.counted_on || before->counted_on == changed.counted_on)) changed.counted_on = since.day;
    auto const was = life_of(tx, *before);
    if (auto problems = check_change(was, *before, changed, since.day); !problems.empty())
        return base::Error{base::Refusal::invalid, std::move(problems)};
    auto is = was;
    for (auto const& event : events_between(*before, changed, since)) {
        insert_event(tx, entry, changed.id, event);
        is = with_event(std::move(is), event);
    }
    return write(tx, placement, entry, *before, changed, was, is);
}

base::Result<base::Done> write(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                               Enterprise const& before, Enterprise const& changed, Life const& was, Life const& is)
{
    auto rows = tx.run(select_dates, {{"id", changed.id}});
    auto const counted_from = rows.first()->date(0);
    auto ceased_on = rows.first()->maybe_date(1);
    if (!has_ceased(changed.status))
        ceased_on.reset();
    else if (auto const day = is.ceased_on())
        ceased_on = day;
    auto const counts = changed.registered_on ? changed.registered_on->date : counted_from;
    if (before.workers != changed.workers || before.female_workers != changed.female_workers)
        tx.change(insert_count, {{"id", before.id},
                                 {"on", *changed.counted_on},
                                 {"workers", changed.workers},
                                 {"women", changed.female_workers},
                                 {"at", entry.at},
                                 {"by", entry.by}});
    write_life(tx, entry, changed.id, was, is);
    auto const fold = stored_fold(changed.name);
    auto const sort_key = base::sort_key(changed.name);
    auto const updated = tx.change(update_enterprise, {{"name", changed.name},
                                                       {"fold", fold},
                                                       {"sort_key", db::bytes(sort_key)},
                                                       {"short_name", changed.short_name},
                                                       {"foreign_name", changed.foreign_name},
                                                       {"tax_code", maybe_text(changed.tax_code)},
                                                       {"legal_type", changed.legal_type},
                                                       {"ownership", changed.ownership},
                                                       {"registered_on", changed.registered_on},
                                                       {"industry_version", changed.industry_version},
                                                       {"industry_code", changed.industry_code},
                                                       {"status", changed.status},
                                                       {"survey_status", changed.survey_status},
                                                       {"place", changed.place},
                                                       {"village", changed.village},
                                                       {"street", changed.street},
                                                       {"representative", changed.representative},
                                                       {"phone", changed.phone},
                                                       {"email", changed.email},
                                                       {"workers", changed.workers},
                                                       {"female_workers", changed.female_workers},
                                                       {"counted_on", changed.counted_on},
                                                       {"counts_on", counts},
                                                       {"ceased_on", ceased_on},
                                                       {"id", changed.id},
                                                       {"revision", before.revision}});
    if (updated == 0) return base::Error{base::Refusal::conflict, {{"", "changed_by_another"}}};
    if (before.name != changed.name && tx.dialect() == db::Dialect::sqlite) {
        tx.change(forget_words, {{"id", changed.id}, {"words", stored_fold(before.name)}});
        tx.change(index_words, {{"id", changed.id}, {"words", fold}});
    }
    ledger::withdraw(tx, placement, entry, "enterprise", std::span{&changed.id.value, 1});
    std::vector<ledger::Fact> facts;
    PresentPlaces present{tx};
    append_facts(facts, changed, {counts, ceased_on, former_places(tx, changed.id)}, present);
    ledger::record(tx, placement, entry, facts);
    if (before.place != changed.place || before.village != changed.village) place_again(tx, placement, changed);
    auto const changes = changes_between(before, changed);
    accounts::audit(tx, entry.by, entry.at, {"changed", "enterprise", changed.id.value, changes});
    return base::Done{};
}

void set_survey_status(db::Connection& tx, ledger::Entry const& entry, EnterpriseId id, std::string_view status)
{
    if (tx.change(update_survey_status, {{"status", status}, {"id", id}}) > 0)
        accounts::audit(tx, entry.by, entry.at, {"surveyed", "enterprise", id.value});
}

std::vector<EnterpriseId> withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                   std::span<EnterpriseId const> ids)
{
    std::vector<EnterpriseId> kept;
    std::vector<std::int64_t> withdrawn;
    std::vector<accounts::AuditEntry> audits;
    for (auto const id : ids) {
        auto const before = find(tx, id, base::forever - base::Days{1});
        bool const changed_since = before && before->revision > 1;
        if (changed_since || tx.run(has_organisation, {{"id", id}}).first()) {
            kept.push_back(id);
            continue;
        }
        if (!before || tx.change(withdraw_one, {{"at", entry.at}, {"by", entry.by}, {"id", id}}) == 0) continue;
        if (tx.dialect() == db::Dialect::sqlite)
            tx.change(forget_words, {{"id", id}, {"words", stored_fold(before->name)}});
        withdrawn.push_back(id.value);
        audits.push_back({"withdrawn", "enterprise", id.value});
    }
    ledger::withdraw(tx, placement, entry, "enterprise", withdrawn);
    accounts::audit(tx, entry.by, entry.at, audits);
    return kept;
}

std::span<db::Sql const> writing_statements() { return all_statements; }

}   // namespace enterprises
