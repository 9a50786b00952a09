#include "work/contacts/store.hpp"

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "work/contacts/merging.hpp"

namespace contacts {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT id, enterprise_id, kind, met_on, with_whom, note, next_step, next_on, done_at, entered_by, entered_at,
           withdrawn_at, withdrawn_why
    FROM enterprise_contact)sql";
constexpr auto one_text = db::joined(columns, " WHERE id = :id");
constexpr db::Sql select_one{"contacts.select_one", one_text.view()};
constexpr auto of_enterprise_text =
    db::joined(columns, " WHERE enterprise_id = :enterprise ORDER BY met_on DESC, id DESC");
constexpr db::Sql select_of_enterprise{"contacts.select_of_enterprise", of_enterprise_text.view()};
constexpr auto next_text = db::joined(columns, R"sql(
    WHERE entered_by = :user AND next_on <= :until AND done_at IS NULL AND withdrawn_at IS NULL
    ORDER BY next_on, id LIMIT :most)sql");
constexpr db::Sql select_next{"contacts.select_next", next_text.view()};

constexpr auto between_text = db::joined(columns, R"sql(
    WHERE entered_by = :user AND next_on >= :from AND next_on <= :until AND done_at IS NULL AND withdrawn_at IS NULL
    ORDER BY next_on, id LIMIT :most)sql");
constexpr db::Sql select_between{"contacts.select_between", between_text.view()};

constexpr db::Sql select_sent{"contacts.select_sent", R"sql(
    SELECT id FROM enterprise_contact WHERE device = :device AND number = :number)sql"};
constexpr db::Sql insert{"contacts.insert", R"sql(
    INSERT INTO enterprise_contact (id, enterprise_id, kind, met_on, with_whom, note, next_step, next_on, device,
                                    number, entered_at, entered_by)
    VALUES (:id, :enterprise, :kind, :met_on, :with_whom, :note, :next_step, :next_on, :device, :number, :at,
            :by))sql"};
constexpr db::Sql update_done{"contacts.update_done", R"sql(
    UPDATE enterprise_contact SET done_at = :at, done_by = :by WHERE id = :id AND done_at IS NULL)sql"};
constexpr db::Sql update_withdrawn{"contacts.update_withdrawn", R"sql(
    UPDATE enterprise_contact SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why
    WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql own[] = {select_one, select_of_enterprise, select_next,     select_between, select_sent,
                           insert,     update_done,          update_withdrawn};

Contact contact_of(db::Row const& row)
{
    return {.id = row.id<ContactId>(0),
            .enterprise = row.id<EnterpriseId>(1),
            .kind = parse_kind(row.text(2)).value_or(Kind::visit),
            .met_on = row.date(3),
            .with_whom = row.string(4),
            .note = row.string(5),
            .next_step = row.string(6),
            .next_on = row.maybe_date(7),
            .done_at = row.maybe_instant(8),
            .entered_by = row.id<UserId>(9),
            .entered_at = row.instant(10),
            .withdrawn_at = row.maybe_instant(11),
            .withdrawn_why = row.string(12)};
}

std::vector<Contact> read(db::Rows rows)
{
    std::vector<Contact> found;
    for (auto const& row : rows) found.push_back(contact_of(row));
    return found;
}

void audit(db::Connection& tx, ledger::Entry const& entry, std::string_view action, ContactId id)
{
    accounts::audit(tx, entry.by, entry.at, accounts::AuditEntry{action, "enterprise_contact", id.value});
}

}   // namespace

std::optional<Contact> find(db::Connection& tx, ContactId id)
{
    auto rows = tx.run(select_one, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{contact_of(*row)} : std::nullopt;
}

std::vector<Contact> of_enterprise(db::Connection& tx, EnterpriseId enterprise)
{
    return read(tx.run(select_of_enterprise, {{"enterprise", enterprise}}));
}

std::vector<Contact> follow_ups(db::Connection& tx, UserId user, base::Date until, std::size_t most)
{
    return read(tx.run(select_next, {{"user", user}, {"until", until}, {"most", most}}));
}

std::vector<Contact> follow_ups(db::Connection& tx, UserId user, base::Date from, base::Date until, std::size_t most)
{
    return read(tx.run(select_between, {{"user", user}, {"from", from}, {"until", until}, {"most", most}}));
}

std::optional<ContactId> add(db::Connection& tx, ledger::Entry const& entry, Contact const& contact, SentKey const& key)
{
    if (!key.device.empty() && tx.run(select_sent, {{"device", key.device}, {"number", key.number}}).first())
        return std::nullopt;
    auto const id = tx.new_id<ContactId>();
    tx.change(insert, {{"id", id},
                       {"enterprise", contact.enterprise},
                       {"kind", name_of(contact.kind)},
                       {"met_on", contact.met_on},
                       {"with_whom", contact.with_whom},
                       {"note", contact.note},
                       {"next_step", contact.next_step},
                       {"next_on", contact.next_on},
                       {"device", key.device},
                       {"number", key.number},
                       {"at", entry.at},
                       {"by", entry.by}});
    audit(tx, entry, "created", id);
    return id;
}

void save_done(db::Connection& tx, ledger::Entry const& entry, ContactId id)
{
    if (tx.change(update_done, {{"at", entry.at}, {"by", entry.by}, {"id", id}}) == 1) audit(tx, entry, "changed", id);
}

void withdraw(db::Connection& tx, ledger::Entry const& entry, ContactId id, std::string_view why)
{
    tx.change_one(update_withdrawn, {{"at", entry.at}, {"by", entry.by}, {"why", why}, {"id", id}});
    audit(tx, entry, "withdrawn", id);
}

std::span<db::Sql const> statements()
{
    static auto const all = [] {
        std::vector<db::Sql> every{std::begin(own), std::end(own)};
        for (auto const& sql : merging_statements()) every.push_back(sql);
        return every;
    }();
    return all;
}

}   // namespace contacts
