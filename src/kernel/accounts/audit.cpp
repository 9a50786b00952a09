#include "kernel/accounts/audit.hpp"

#include "base/expect.hpp"
#include "kernel/accounts/digest.hpp"
#include "kernel/accounts/statements.hpp"

namespace accounts {
namespace {

constexpr std::size_t veiled_bytes = 8;

// PostgreSQL: the first chain that no other transaction holds, so that writers neither wait nor lock each other up.
// SQLite has one writer at a time, which takes the first.
constexpr db::Sql select_free_chain{"accounts.select_free_chain",
                                    "SELECT id, length, seal FROM audit_chain ORDER BY id LIMIT 1",
                                    "SELECT id, length, seal FROM audit_chain ORDER BY id LIMIT 1 FOR UPDATE SKIP "
                                    "LOCKED"};
// all are held: wait for one
constexpr db::Sql select_any_chain{"accounts.select_any_chain",
                                   "SELECT id, length, seal FROM audit_chain WHERE id = :id ORDER BY id",
                                   "SELECT id, length, seal FROM audit_chain WHERE id = :id ORDER BY id FOR UPDATE"};
constexpr db::Sql update_chain{"accounts.update_chain",
                               "UPDATE audit_chain SET length = :length, seal = :seal WHERE id = :id"};
constexpr db::Sql select_chains{"accounts.select_chains", "SELECT id, length, seal FROM audit_chain ORDER BY id"};
constexpr db::Sql select_chain_entries{"accounts.select_chain_entries", R"sql(
    SELECT position, id, at, by_id, action, record_kind, record_id, changes, seal FROM audit_entry
    WHERE chain_id = :chain ORDER BY position)sql"};
constexpr db::Sql select_entries{"accounts.select_entries", R"sql(
    SELECT e.id, e.at, e.by_id, coalesce(u.display_name, ''), e.action, e.record_kind, e.record_id, e.changes
    FROM audit_entry e LEFT JOIN user_account u ON u.id = e.by_id
    WHERE e.id < :before AND e.at >= :from AND e.at < :to
    ORDER BY e.id DESC LIMIT :limit)sql"};
constexpr db::Sql select_entries_by_user{"accounts.select_entries_by_user", R"sql(
    SELECT e.id, e.at, e.by_id, coalesce(u.display_name, ''), e.action, e.record_kind, e.record_id, e.changes
    FROM audit_entry e LEFT JOIN user_account u ON u.id = e.by_id
    WHERE e.by_id = :by AND e.id < :before AND e.at >= :from AND e.at < :to
    ORDER BY e.id DESC LIMIT :limit)sql"};
constexpr db::Sql select_entries_of_record{"accounts.select_entries_of_record", R"sql(
    SELECT e.id, e.at, e.by_id, coalesce(u.display_name, ''), e.action, e.record_kind, e.record_id, e.changes
    FROM audit_entry e LEFT JOIN user_account u ON u.id = e.by_id
    WHERE e.record_id = :record AND e.id < :before AND e.at >= :from AND e.at < :to
    ORDER BY e.id DESC LIMIT :limit)sql"};

constexpr db::Sql all_statements[] = {
    select_free_chain,    select_any_chain, update_chain,           select_chains,
    select_chain_entries, select_entries,   select_entries_by_user, select_entries_of_record,
};

struct Chain {
    std::int64_t id = 0;
    std::int64_t length = 0;
    std::string seal;
};

std::optional<Chain> first_chain(db::Rows rows)
{
    auto const row = rows.first();
    if (!row) return std::nullopt;
    return Chain{row->integer(0), row->integer(1), row->maybe_string(2).value_or("")};
}

Chain take_chain(db::Connection& tx, std::int64_t spread)
{
    if (auto chain = first_chain(tx.run(select_free_chain))) return *chain;
    constexpr std::int64_t chains = 16;   // as many as the migration makes
    auto chain = first_chain(tx.run(select_any_chain, {{"id", 1 + spread % chains}}));
    base::expect(chain.has_value(), "the audit log has no chains");
    return *chain;
}

void add_entry(Digest& digest, std::int64_t id, std::string_view at, UserId by, AuditEntry const& entry)
{
    digest.add(id)
        .add(at)
        .add(by.value)
        .add(entry.action)
        .add(entry.record_kind)
        .add(entry.record_id)
        .add(entry.changes);
}

void verify_chain(db::Connection& tx, Chain const& chain, AuditCheck& check)
{
    Digest digest;
    std::string seal;
    digest.add(seal);
    std::int64_t position = 0;
    std::int64_t unsealed = 0;
    for (auto const& row : tx.run(select_chain_entries, {{"chain", chain.id}})) {
        ++position;
        if (row.integer(0) != position) break;   // the one before is the last that can be trusted
        add_entry(digest, row.integer(1), row.text(2), row.id<UserId>(3),
                  {row.text(4), row.text(5), row.integer(6), row.text(7)});
        ++unsealed;
        if (row.is_null(8)) continue;
        seal = digest.finish();
        if (row.text(8) != seal) {
            check.breaks.push_back({chain.id, position});
            return;
        }
        digest.add(seal);
        check.entries += unsealed;
        unsealed = 0;
    }
    if (unsealed != 0 || position != chain.length || seal != chain.seal) check.breaks.push_back({chain.id, position});
}

}   // namespace

void audit(db::Connection& tx, UserId by, base::Instant at, std::span<AuditEntry const> entries)
{
    if (entries.empty()) return;
    struct None {};
    std::vector<std::int64_t> ids;
    ids.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) ids.push_back(tx.new_id<base::Id<None>>().value);

    auto chain = take_chain(tx, ids.front());
    auto const moment = base::iso(at);
    Digest digest;
    digest.add(chain.seal);
    for (std::size_t i = 0; i < entries.size(); ++i) add_entry(digest, ids[i], moment, by, entries[i]);
    chain.seal = digest.finish();

    auto const bulk = tx.bulk("audit_entry", {"id", "chain_id", "position", "at", "by_id", "action", "record_kind",
                                              "record_id", "changes", "seal"});
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto const& entry = entries[i];
        bulk->row({ids[i], chain.id, ++chain.length, moment, by, entry.action, entry.record_kind, entry.record_id,
                   entry.changes, i + 1 == entries.size() ? db::bytes(chain.seal) : db::Value()});
    }
    bulk->done();
    tx.change(update_chain, {{"id", chain.id}, {"length", chain.length}, {"seal", db::bytes(chain.seal)}});
}

std::string veiled(std::string_view value)
{
    return value.empty() ? std::string{} : hexadecimal(sha256(value).substr(0, veiled_bytes));
}

bool is_veiled(std::string_view value)
{
    return value.size() == 2 * veiled_bytes && value.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

AuditCheck verify_audit(db::Connection& tx)
{
    std::vector<Chain> chains;
    for (auto const& row : tx.run(select_chains))
        chains.push_back({row.integer(0), row.integer(1), row.maybe_string(2).value_or("")});

    AuditCheck check;
    Digest fingerprint;
    for (auto const& chain : chains) {
        verify_chain(tx, chain, check);
        if (chain.length > 0) ++check.chains;
        fingerprint.add(chain.length).add(chain.seal);
    }
    check.fingerprint = hexadecimal(fingerprint.finish());
    return check;
}

std::vector<AuditLine> list_audit(db::Connection& tx, AuditQuery const& query)
{
    constexpr auto newest = INT64_MAX;
    constexpr std::chrono::hours to_vietnam{7};
    auto const from = base::Instant{query.from.value_or(base::day(1900, 1, 1))} - to_vietnam;
    auto const to = base::Instant{query.to.value_or(base::day(9000, 1, 1)) + base::Days{1}} - to_vietnam;
    std::vector<db::Param> params{
        {"before", query.before == 0 ? newest : query.before}, {"from", from}, {"to", to}, {"limit", query.limit}};
    auto const* statement = &select_entries;
    if (query.record) {
        statement = &select_entries_of_record;
        params.push_back({"record", *query.record});
    } else if (query.by) {
        statement = &select_entries_by_user;
        params.push_back({"by", *query.by});
    }
    std::vector<AuditLine> lines;
    for (auto const& row : tx.run(*statement, params)) {
        lines.push_back({row.integer(0), row.instant(1), row.id<UserId>(2), row.string(3), row.string(4), row.string(5),
                         row.integer(6), row.string(7)});
        if (query.record && query.by && lines.back().by != *query.by) lines.pop_back();
    }
    return lines;
}

std::span<db::Sql const> audit_statements() { return all_statements; }

}   // namespace accounts
