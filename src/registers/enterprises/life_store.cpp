#include "registers/enterprises/life_store.hpp"

#include <algorithm>
#include <ranges>

#include "platform/db/many.hpp"
#include "registers/enterprises/row.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/enterprises/writing.hpp"

namespace enterprises {
namespace {

/// Where the first status of an enterprise is kept: a day before all others.

constexpr db::Sql select_names{"enterprises.select_names", R"sql(
    SELECT valid_to, name FROM enterprise_name WHERE enterprise_id = :id ORDER BY valid_to)sql"};
constexpr db::Sql select_addresses{"enterprises.select_addresses", R"sql(
    SELECT valid_to, place_id, village, street FROM enterprise_address
    WHERE enterprise_id = :id ORDER BY valid_to)sql"};
constexpr db::Sql select_statuses{"enterprises.select_statuses", R"sql(
    SELECT valid_from, status FROM enterprise_status WHERE enterprise_id = :id ORDER BY valid_from)sql"};

constexpr db::Sql put_name{"enterprises.put_name", R"sql(
    INSERT INTO enterprise_name (enterprise_id, valid_to, name, entered_at, entered_by)
    VALUES (:id, :day, :name, :at, :by)
    ON CONFLICT (enterprise_id, valid_to) DO UPDATE SET name = excluded.name)sql"};
constexpr db::Sql put_address{"enterprises.put_address", R"sql(
    INSERT INTO enterprise_address (enterprise_id, valid_to, place_id, village, street, entered_at, entered_by)
    VALUES (:id, :day, :place, :village, :street, :at, :by)
    ON CONFLICT (enterprise_id, valid_to)
    DO UPDATE SET place_id = excluded.place_id, village = excluded.village, street = excluded.street)sql"};
constexpr db::Sql put_status{"enterprises.put_status", R"sql(
    INSERT INTO enterprise_status (enterprise_id, status, valid_from, entered_at, entered_by)
    VALUES (:id, :status, :day, :at, :by)
    ON CONFLICT (enterprise_id, valid_from) DO UPDATE SET status = excluded.status)sql"};
// what is known of these days stays in the events
constexpr db::Sql drop_name{"enterprises.drop_name",
                            "DELETE FROM enterprise_name WHERE enterprise_id = :id AND valid_to = :day"};
constexpr db::Sql drop_address{"enterprises.drop_address",
                               "DELETE FROM enterprise_address WHERE enterprise_id = :id AND valid_to = :day"};
constexpr db::Sql drop_status{"enterprises.drop_status",
                              "DELETE FROM enterprise_status WHERE enterprise_id = :id AND valid_from = :day"};

constexpr std::string_view event_columns = R"sql(
    SELECT id, kind, happened_on, name, place_id, village, street, paper, before, entered_by, entered_at, withdrawn_at,
           withdrawn_why, enterprise_id
    FROM enterprise_event )sql";
constexpr auto events_text =
    db::joined(event_columns, "WHERE enterprise_id = :enterprise ORDER BY happened_on DESC, id DESC");
constexpr db::Sql select_events{"enterprises.select_events", events_text.view()};
constexpr auto event_text = db::joined(event_columns, "WHERE id = :id");
constexpr db::Sql select_event{"enterprises.select_event", event_text.view()};

constexpr db::Sql insert_one{"enterprises.insert_event", R"sql(
    INSERT INTO enterprise_event (id, enterprise_id, kind, happened_on, name, place_id, village, street, paper, before,
                                  entered_at, entered_by, withdrawn_why)
    VALUES (:id, :enterprise, :kind, :on, :name, :place, :village, :street, :paper, :before, :at, :by, ''))sql"};
constexpr db::Sql withdraw_event{"enterprises.withdraw_event", R"sql(
    UPDATE enterprise_event SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why
    WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_names, select_addresses, select_statuses, put_name,    put_address,
                                      put_status,   drop_name,        drop_address,    drop_status, select_events,
                                      select_event, insert_one,       withdraw_event};

Event event_of(db::Row const& row)
{
    return {.id = row.id<EventId>(0),
            .kind = find_event_kind(row.text(1)),
            .happened_on = row.date(2),
            .name = row.string(3),
            .address = {row.maybe_id<UnitId>(4).value_or(UnitId{}), row.string(5), row.string(6)},
            .paper = row.string(7),
            .before = row.string(8),
            .entered_by = row.id<UserId>(9),
            .entered_at = row.instant(10),
            .withdrawn_at = row.maybe_instant(11),
            .withdrawn_why = row.string(12)};
}

/// Puts what is new or other in `is`, and drops the days that only `was` has.
template <class Value>
void bring(base::Strand<Value> const& was, base::Strand<Value> const& is, auto const& put, auto const& drop)
{
    for (auto const& former : was.former)
        if (!is.changes_on(former.until)) drop(former.until);
    for (auto const& former : is.former)
        if (std::ranges::find(was.former, former) == was.former.end()) put(former.until, former.value);
}

/// Statuses are kept by the day they begin on.
std::vector<std::pair<base::Date, std::string>> beginnings(base::Strand<std::string> const& status)
{
    std::vector<std::pair<base::Date, std::string>> all;
    auto from = beginning;
    for (auto const& former : status.former) {
        all.emplace_back(from, former.value);
        from = former.until;
    }
    if (!all.empty()) all.emplace_back(from, status.now);
    return all;
}

/// The record as the life has it.
Enterprise as_in(Life const& life, Enterprise e)
{
    e.registered_on = life.registered_on;
    e.name = life.name.now;
    e.place = life.address.now.place;
    e.village = life.address.now.village;
    e.street = life.address.now.street;
    e.status = life.status.now;
    return e;
}

}   // namespace

Life life_of(db::Connection& tx, Enterprise const& present)
{
    Life life{.registered_on = present.registered_on,
              .name = {.now = present.name},
              .address = {.now = {present.place, present.village, present.street}},
              .status = {.now = present.status}};
    for (auto const& row : tx.run(select_names, {{"id", present.id}}))
        life.name.former.push_back({row.date(0), row.string(1)});
    for (auto const& row : tx.run(select_addresses, {{"id", present.id}}))
        life.address.former.push_back({row.date(0), {row.id<UnitId>(1), row.string(2), row.string(3)}});
    std::string before = "active";   // of records older than this table's first row
    for (auto const& row : tx.run(select_statuses, {{"id", present.id}})) {
        if (row.date(0) > beginning) life.status.former.push_back({row.date(0), before});
        before = row.string(1);
    }
    return life;
}

std::vector<Event> events_of(db::Connection& tx, EnterpriseId enterprise)
{
    std::vector<Event> all;
    for (auto const& row : tx.run(select_events, {{"enterprise", enterprise}})) all.push_back(event_of(row));
    std::erase_if(all, [](Event const& event) { return event.kind == nullptr; });
    return all;
}

std::optional<Event> find_event(db::Connection& tx, EventId id, std::optional<EnterpriseId> enterprise)
{
    auto rows = tx.run(select_event, {{"id", id}});
    auto const row = rows.first();
    if (!row || (enterprise && row->id<EnterpriseId>(13) != *enterprise)) return std::nullopt;
    auto event = event_of(*row);
    return event.kind == nullptr ? std::nullopt : std::optional{std::move(event)};
}

EventId insert_event(db::Connection& tx, ledger::Entry const& entry, EnterpriseId enterprise, Event const& event)
{
    auto const id = tx.new_id<EventId>();
    bool const moved = event.kind->strand == Strand::address;
    tx.change(insert_one, {{"id", id},
                           {"enterprise", enterprise},
                           {"kind", event.kind->code},
                           {"on", event.happened_on},
                           {"name", event.kind->strand == Strand::name ? event.name : ""},
                           {"place", moved ? db::Value{event.address.place} : db::Value{}},
                           {"village", moved ? event.address.village : ""},
                           {"street", moved ? event.address.street : ""},
                           {"paper", event.paper},
                           {"before", event.before},
                           {"at", entry.at},
                           {"by", entry.by}});
    return id;
}

void write_life(db::Connection& tx, ledger::Entry const& entry, EnterpriseId id, Life const& was, Life const& is)
{
    auto const dropped = [&](db::Sql const& sql) {
        return [&tx, &sql, id](base::Date day) { tx.change(sql, {{"id", id}, {"day", day}}); };
    };
    bring(
        was.name, is.name,
        [&](base::Date day, std::string const& name) {
            tx.change(put_name, {{"id", id}, {"day", day}, {"name", name}, {"at", entry.at}, {"by", entry.by}});
        },
        dropped(drop_name));
    bring(
        was.address, is.address,
        [&](base::Date day, Address const& address) {
            tx.change(put_address, {{"id", id},
                                    {"day", day},
                                    {"place", address.place},
                                    {"village", address.village},
                                    {"street", address.street},
                                    {"at", entry.at},
                                    {"by", entry.by}});
        },
        dropped(drop_address));
    auto const old_statuses = beginnings(was.status);
    auto const statuses = beginnings(is.status);
    for (auto const& former : old_statuses)
        if (std::ranges::none_of(statuses, [&](auto const& one) { return one.first == former.first; }))
            dropped(drop_status)(former.first);
    for (auto const& [day, status] : statuses)
        if (std::ranges::find(old_statuses, std::pair{day, status}) == old_statuses.end() || day == beginning)
            tx.change(put_status, {{"id", id}, {"day", day}, {"status", status}, {"at", entry.at}, {"by", entry.by}});
}

base::Result<EventId> enter(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                            EnterpriseId enterprise, Event event, base::Date today)
{
    auto const present = find(tx, enterprise, base::forever - base::Days{1});
    if (!present) return base::Error{base::Refusal::not_found, {}};
    auto const life = life_of(tx, *present);
    if (auto problems = check(event, life, today); !problems.empty())
        return base::Error{base::Refusal::invalid, std::move(problems)};
    if (event.kind->strand == Strand::registration && life.registered_on) event.before = base::iso(*life.registered_on);
    auto const changed = with_event(life, event);
    auto const id = insert_event(tx, entry, enterprise, event);
    auto const written = write(tx, placement, entry, *present, as_in(changed, *present), life, changed);
    if (!written) return written.error();
    return id;
}

base::Result<base::Done> withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                  EventId event, std::string_view why)
{
    auto rows = tx.run(select_event, {{"id", event}});
    auto const row = rows.first();
    if (!row) return base::Error{base::Refusal::not_found, {}};
    auto const enterprise = row->id<EnterpriseId>(13);
    auto const found = event_of(*row);
    auto const present = find(tx, enterprise, base::forever - base::Days{1});
    if (!present || found.kind == nullptr) return base::Error{base::Refusal::not_found, {}};
    if (found.withdrawn_at) return base::Error{base::Refusal::conflict, {{"", "event.withdrawn_already"}}};
    auto const life = life_of(tx, *present);
    auto const without = without_event(life, found);
    if (!without) return without.error();
    if (tx.change(withdraw_event, {{"at", entry.at}, {"by", entry.by}, {"why", why}, {"id", event}}) == 0)
        return base::Error{base::Refusal::conflict, {{"", "event.withdrawn_already"}}};
    return write(tx, placement, entry, *present, as_in(*without, *present), life, *without);
}

std::span<db::Sql const> life_statements() { return all_statements; }

}   // namespace enterprises
