#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/accounts/account.hpp"
#include "platform/db/connection.hpp"

namespace accounts {

std::optional<Account> find_account(db::Connection& tx, UserId id);
/// By the name used to sign in, in any case.
std::optional<Account> find_account(db::Connection& tx, std::string_view sign_in_name);
/// The hash of the password; "" when there is none.
std::string password_hash(db::Connection& tx, UserId id);

/// In Vietnamese order of the names, after the key and id of the page before.
struct AccountQuery {
    std::string search = {};      // part of either name, accents do not matter
    std::string after_key = {};   // bytes
    std::int64_t after_id = 0;
    int limit = 50;
};
struct AccountLine {
    Account account;
    std::string sort_key;
    std::int64_t grants = 0;   // in force today
};
std::vector<AccountLine> list_accounts(db::Connection& tx, AccountQuery const& query, base::Date today);

/// Who may do something somewhere on that day, in Vietnamese order of their names; blocked accounts not.
std::vector<Account> who_may(db::Connection& tx, std::string_view permission, base::Date day);

/// Whether anybody was given a role at the unit that has not ended by that day.
bool anyone_at(db::Connection& tx, UnitId unit, base::Date day);

/// Saves a new account, audited. `form` has been checked; `hash` "" = no password yet.
/// Refuses: invalid - the sign-in name is taken.
base::Result<UserId> add_account(db::Connection& tx, AccountForm const& form, std::string_view hash, UserId by,
                                 base::Instant at);
/// Changes names, audited. Refuses: invalid - the sign-in name is taken. A Conflict when `revision` is old.
base::Result<base::Done> rename_account(db::Connection& tx, UserId id, AccountForm const& form, std::int64_t revision,
                                        UserId by, base::Instant at);
/// Language and appearance; not audited, they say nothing.
void save_preferences(db::Connection& tx, UserId id, std::string_view language, std::string_view theme);
/// A new password ends all other sessions than `keep`. Audited.
void save_password(db::Connection& tx, UserId id, std::string_view hash, SessionId keep, UserId by, base::Instant at);
/// The same password hashed anew; sessions stay.
void save_rehashed(db::Connection& tx, UserId id, std::string_view hash);
/// Blocks an account and ends its sessions, or opens it again. Nothing happens when it is so already. Audited.
void block_account(db::Connection& tx, UserId id, UserId by, base::Instant at);
void unblock_account(db::Connection& tx, UserId id, UserId by, base::Instant at);

/// All grants a user ever had, newest first.
std::vector<Grant> list_grants(db::Connection& tx, UserId user);
/// Saves a grant that has been checked. Audited. Gives its id.
GrantId add_grant(db::Connection& tx, Grant const& grant, UserId by, base::Instant at);
/// Ends a grant with the day before `day` (its first day: it never held). Audited. False when it had ended by then or
/// is not the user's.
bool end_grant(db::Connection& tx, UserId user, GrantId id, base::Date day, UserId by, base::Instant at);

/// Name of a unit in force on a day; "" for none.
std::string unit_name(db::Connection& tx, UnitId unit, base::Date day);
struct UnitChoice {
    UnitId id;
    std::string name;
    std::string above;   // name of the unit above it in its own line, "" at the top
};
/// Units whose name in force contains `search` (accents do not matter), at most 20, shortest names first.
std::vector<UnitChoice> find_units(db::Connection& tx, std::string_view search, base::Date day);

}   // namespace accounts
