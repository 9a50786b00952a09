#include "kernel/accounts/store.hpp"

#include <algorithm>
#include <limits>

#include "base/json.hpp"
#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/roles.hpp"
#include "kernel/accounts/session_store.hpp"
#include "kernel/accounts/statements.hpp"

namespace accounts {
namespace {

constexpr db::Sql select_account{"accounts.select_account", R"sql(
    SELECT id, sign_in_name, display_name, language, theme, created_at, password_changed_at, blocked_at, revision
    FROM user_account WHERE id = :id)sql"};
constexpr db::Sql select_account_by_name{"accounts.select_account_by_name", R"sql(
    SELECT id, sign_in_name, display_name, language, theme, created_at, password_changed_at, blocked_at, revision
    FROM user_account WHERE sign_in_name = :name)sql"};
constexpr db::Sql select_accounts{"accounts.select_accounts", R"sql(
    SELECT u.id, u.sign_in_name, u.display_name, u.language, u.theme, u.created_at, u.password_changed_at, u.blocked_at,
           u.revision, u.sort_key,
           (SELECT count(*) FROM user_grant g WHERE g.user_id = u.id AND g.valid_from <= :today AND g.valid_to > :today)
    FROM user_account u
    WHERE (u.sort_key, u.id) > (:after_key, :after_id)
    ORDER BY u.sort_key, u.id)sql"};
constexpr db::Sql select_hash{"accounts.select_hash", R"sql(
    SELECT coalesce(password_hash, '') FROM user_account WHERE id = :id)sql"};
constexpr db::Sql insert_account{"accounts.insert_account", R"sql(
    INSERT INTO user_account (id, sign_in_name, display_name, sort_key, password_hash, password_changed_at, created_at,
                              created_by)
    VALUES (:id, :sign_in_name, :display_name, :sort_key, :hash, :changed_at, :at, :by))sql"};
constexpr db::Sql update_names{"accounts.update_names", R"sql(
    UPDATE user_account SET sign_in_name = :sign_in_name, display_name = :display_name, sort_key = :sort_key,
                            revision = revision + 1
    WHERE id = :id AND revision = :revision)sql"};
constexpr db::Sql update_preferences{"accounts.update_preferences", R"sql(
    UPDATE user_account SET language = :language, theme = :theme WHERE id = :id)sql"};
constexpr db::Sql update_password{"accounts.update_password", R"sql(
    UPDATE user_account SET password_hash = :hash, password_changed_at = :at WHERE id = :id)sql"};
constexpr db::Sql update_hash{"accounts.update_hash", R"sql(
    UPDATE user_account SET password_hash = :hash WHERE id = :id)sql"};
constexpr db::Sql update_blocked{"accounts.update_blocked", R"sql(
    UPDATE user_account SET blocked_at = :at WHERE id = :id AND blocked_at IS NULL)sql"};
constexpr db::Sql update_unblocked{"accounts.update_unblocked", R"sql(
    UPDATE user_account SET blocked_at = NULL WHERE id = :id AND blocked_at IS NOT NULL)sql"};

constexpr db::Sql all_statements[] = {
    select_account,     select_account_by_name, select_accounts, select_hash,    insert_account,   update_names,
    update_preferences, update_password,        update_hash,     update_blocked, update_unblocked,
};

Account account_of(db::Row const& row)
{
    return {row.id<UserId>(0), row.string(1),        row.string(2),        row.string(3), row.string(4),
            row.instant(5),    row.maybe_instant(6), row.maybe_instant(7), row.integer(8)};
}

std::optional<Account> first_account(db::Rows rows)
{
    auto const row = rows.first();
    return row ? std::optional{account_of(*row)} : std::nullopt;
}

base::Error name_taken() { return {base::Refusal::invalid, {{"sign_in_name", "account.sign_in_name_taken"}}}; }

std::string change(std::string_view field, std::string_view before, std::string_view after)
{
    base::JsonWriter json;
    json.begin_object().key(field).begin_array().text(before).text(after).end_array().end_object();
    return json.take();
}

}   // namespace

std::optional<Account> find_account(db::Connection& tx, UserId id)
{
    return first_account(tx.run(select_account, {{"id", id}}));
}

std::optional<Account> find_account(db::Connection& tx, std::string_view sign_in_name)
{
    auto const name = base::lower(base::clean(sign_in_name));
    return first_account(tx.run(select_account_by_name, {{"name", name}}));
}

std::string password_hash(db::Connection& tx, UserId id)
{
    auto rows = tx.run(select_hash, {{"id", id}});
    auto const row = rows.first();
    return row ? row->string(0) : std::string{};
}

std::vector<AccountLine> list_accounts(db::Connection& tx, AccountQuery const& query, base::Date today)
{
    auto const search = base::fold(query.search);
    std::vector<AccountLine> lines;
    for (auto const& row :
         tx.run(select_accounts,
                {{"today", today}, {"after_key", db::bytes(query.after_key)}, {"after_id", query.after_id}})) {
        AccountLine line{account_of(row), row.string(9), row.integer(10)};
        // an installation has hundreds of accounts, not millions: reading past them is cheaper than an index
        auto const names = base::fold(line.account.display_name + " " + line.account.sign_in_name);
        if (!search.empty() && names.find(search) == std::string::npos) continue;
        lines.push_back(std::move(line));
        if (static_cast<int>(lines.size()) == query.limit) break;
    }
    return lines;
}

std::vector<Account> who_may(db::Connection& tx, std::string_view permission, base::Date day)
{
    auto const gives = [&](Grant const& grant) {
        auto const* role = find_role(grant.role);
        return role != nullptr && grant.period.contains(day) &&
               std::ranges::find(role->permissions, permission) != role->permissions.end();
    };
    std::vector<Account> all;
    for (auto& line : list_accounts(tx, {.limit = std::numeric_limits<int>::max()}, day)) {
        auto const& account = line.account;
        if (account.blocked_at || line.grants == 0) continue;
        if (std::ranges::any_of(list_grants(tx, account.id), gives)) all.push_back(std::move(line.account));
    }
    return all;
}

base::Result<UserId> add_account(db::Connection& tx, AccountForm const& form, std::string_view hash, UserId by,
                                 base::Instant at)
{
    if (find_account(tx, form.sign_in_name)) return name_taken();
    auto const id = tx.new_id<UserId>();
    auto const key = base::name_sort_key(form.display_name);
    tx.change(insert_account, {{"id", id},
                               {"sign_in_name", form.sign_in_name},
                               {"display_name", form.display_name},
                               {"sort_key", db::bytes(key)},
                               {"hash", hash.empty() ? db::Value() : db::Value(hash)},
                               {"changed_at", hash.empty() ? db::Value() : db::Value(at)},
                               {"at", at},
                               {"by", by}});
    audit(tx, by, at, {"created", "user_account", id.value, change("sign_in_name", "", form.sign_in_name)});
    return id;
}

base::Result<base::Done> rename_account(db::Connection& tx, UserId id, AccountForm const& form, std::int64_t revision,
                                        UserId by, base::Instant at)
{
    auto const before = find_account(tx, id);
    if (!before) return base::Error{base::Refusal::not_found};
    auto const same_name = find_account(tx, form.sign_in_name);
    if (same_name && same_name->id != id) return name_taken();
    auto const key = base::name_sort_key(form.display_name);
    tx.change_one(update_names, {{"id", id},
                                 {"sign_in_name", form.sign_in_name},
                                 {"display_name", form.display_name},
                                 {"sort_key", db::bytes(key)},
                                 {"revision", revision}});
    audit(tx, by, at,
          {"changed", "user_account", id.value,
           change("names", before->sign_in_name + " / " + before->display_name,
                  form.sign_in_name + " / " + form.display_name)});
    return base::Done{};
}

void save_preferences(db::Connection& tx, UserId id, std::string_view language, std::string_view theme)
{
    tx.change(update_preferences, {{"id", id}, {"language", language}, {"theme", theme}});
}

void save_password(db::Connection& tx, UserId id, std::string_view hash, SessionId keep, UserId by, base::Instant at)
{
    tx.change(update_password, {{"id", id}, {"hash", hash}, {"at", at}});
    audit(tx, by, at, {"password_changed", "user_account", id.value});
    end_other_sessions(tx, id, keep, by, at);
}

void save_rehashed(db::Connection& tx, UserId id, std::string_view hash)
{
    tx.change(update_hash, {{"id", id}, {"hash", hash}});
}

void block_account(db::Connection& tx, UserId id, UserId by, base::Instant at)
{
    if (tx.change(update_blocked, {{"id", id}, {"at", at}}) == 0) return;
    audit(tx, by, at, {"blocked", "user_account", id.value});
    end_other_sessions(tx, id, SessionId{}, by, at);
}

void unblock_account(db::Connection& tx, UserId id, UserId by, base::Instant at)
{
    if (tx.change(update_unblocked, {{"id", id}}) == 0) return;
    audit(tx, by, at, {"unblocked", "user_account", id.value});
}

std::span<db::Sql const> account_statements() { return all_statements; }

}   // namespace accounts
