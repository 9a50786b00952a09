#include "kernel/accounts/session_store.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/digest.hpp"
#include "kernel/accounts/statements.hpp"
#include "platform/web/csrf.hpp"

namespace accounts {
namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::chrono::hours failures_are_kept{24};

constexpr db::Sql insert_session{"accounts.insert_session", R"sql(
    INSERT INTO user_session (id, token_hash, user_id, started_at, last_seen_at, ends_at, address, browser)
    VALUES (:id, :hash, :user, :started_at, :started_at, :ends_at, :address, :browser))sql"};
constexpr db::Sql select_session{"accounts.select_session", R"sql(
    SELECT id, user_id, started_at, last_seen_at, ends_at, address, browser FROM user_session
    WHERE token_hash = :hash AND ended_at IS NULL)sql"};
constexpr db::Sql select_sessions{"accounts.select_sessions", R"sql(
    SELECT id, user_id, started_at, last_seen_at, ends_at, address, browser FROM user_session
    WHERE user_id = :user AND ended_at IS NULL AND ends_at > :now ORDER BY started_at DESC, id DESC)sql"};
constexpr db::Sql update_session_ended{"accounts.update_session_ended", R"sql(
    UPDATE user_session SET ended_at = :at WHERE id = :id AND user_id = :user AND ended_at IS NULL)sql"};
constexpr db::Sql update_others_ended{"accounts.update_others_ended", R"sql(
    UPDATE user_session SET ended_at = :at
    WHERE user_id = :user AND id <> :keep AND ended_at IS NULL AND ends_at > :at)sql"};
constexpr db::Sql update_last_seen{"accounts.update_last_seen", R"sql(
    UPDATE user_session SET last_seen_at = :at WHERE id = :id AND last_seen_at < :at)sql"};
constexpr db::Sql insert_failure{"accounts.insert_failure", R"sql(
    INSERT INTO failed_sign_in (id, name_hash, address, at) VALUES (:id, :hash, :address, :at))sql"};
constexpr db::Sql delete_old_failures{"accounts.delete_old_failures", R"sql(
    DELETE FROM failed_sign_in WHERE at < :before)sql"};
constexpr db::Sql delete_failures{"accounts.delete_failures", R"sql(
    DELETE FROM failed_sign_in WHERE name_hash = :hash)sql"};
constexpr db::Sql select_failures_of_name{"accounts.select_failures_of_name", R"sql(
    SELECT at FROM failed_sign_in WHERE name_hash = :hash AND at > :after ORDER BY at DESC, id DESC LIMIT :limit)sql"};
constexpr db::Sql select_failures_of_address{"accounts.select_failures_of_address", R"sql(
    SELECT at FROM failed_sign_in WHERE address = :address AND at > :after ORDER BY at DESC, id DESC LIMIT :limit)sql"};

constexpr db::Sql all_statements[] = {
    insert_session,
    select_session,
    select_sessions,
    update_session_ended,
    update_others_ended,
    update_last_seen,
    insert_failure,
    delete_old_failures,
    delete_failures,
    select_failures_of_name,
    select_failures_of_address,
};

Session session_of(db::Row const& row)
{
    return {row.id<SessionId>(0), row.id<UserId>(1), row.instant(2), row.instant(3),
            row.instant(4),       row.string(5),     row.string(6)};
}

/// Names are kept as hashes only: people type passwords into the wrong box.
std::string hash_of_name(std::string_view sign_in_name) { return sha256(base::lower(base::clean(sign_in_name))); }

std::vector<base::Instant> instants(db::Rows rows)
{
    std::vector<base::Instant> found;
    for (auto const& row : rows) found.push_back(row.instant(0));
    return found;
}

}   // namespace

std::string hash_of_secret(std::string_view secret) { return sha256(secret); }

std::string start_session(db::Connection& tx, Session const& session)
{
    auto const id = tx.new_id<SessionId>();
    auto secret = web::random_text(secret_bytes);
    auto const hash = hash_of_secret(secret);
    tx.change(insert_session, {{"id", id},
                               {"hash", db::bytes(hash)},
                               {"user", session.user},
                               {"started_at", session.started_at},
                               {"ends_at", session.ends_at},
                               {"address", session.address},
                               {"browser", session.browser}});
    audit(tx, session.user, session.started_at, {"signed_in", "user_account", session.user.value});
    return secret;
}

std::optional<Session> find_session(db::Connection& tx, std::string_view secret)
{
    auto const hash = hash_of_secret(secret);
    auto rows = tx.run(select_session, {{"hash", db::bytes(hash)}});
    auto const row = rows.first();
    return row ? std::optional{session_of(*row)} : std::nullopt;
}

std::vector<Session> list_sessions(db::Connection& tx, UserId user, SessionLimits const& limits, base::Instant now)
{
    std::vector<Session> sessions;
    for (auto const& row : tx.run(select_sessions, {{"user", user}, {"now", now}}))
        if (auto session = session_of(row); holds(session, limits, now)) sessions.push_back(std::move(session));
    return sessions;
}

bool end_session(db::Connection& tx, UserId user, SessionId id, UserId by, base::Instant at)
{
    if (tx.change(update_session_ended, {{"id", id}, {"user", user}, {"at", at}}) == 0) return false;
    audit(tx, by, at, {"signed_out", "user_account", user.value});
    return true;
}

std::int64_t end_other_sessions(db::Connection& tx, UserId user, SessionId keep, UserId by, base::Instant at)
{
    auto const ended = tx.change(update_others_ended, {{"user", user}, {"keep", keep}, {"at", at}});
    if (ended == 0) return 0;
    base::JsonWriter json;
    json.begin_object().key("sessions").number(ended).end_object();
    audit(tx, by, at, {"sessions_ended", "user_account", user.value, json.str()});
    return ended;
}

void save_last_seen(db::Connection& tx, SessionId id, base::Instant at)
{
    tx.change(update_last_seen, {{"id", id}, {"at", at}});
}

std::vector<base::Instant> failures_of_name(db::Connection& tx, std::string_view sign_in_name,
                                            GuessLimits const& limits, base::Instant now)
{
    auto const hash = hash_of_name(sign_in_name);
    return instants(
        tx.run(select_failures_of_name,
               {{"hash", db::bytes(hash)}, {"after", base::Instant{now - limits.window}}, {"limit", limits.by_name}}));
}

std::vector<base::Instant> failures_of_address(db::Connection& tx, std::string_view address, GuessLimits const& limits,
                                               base::Instant now)
{
    return instants(
        tx.run(select_failures_of_address,
               {{"address", address}, {"after", base::Instant{now - limits.window}}, {"limit", limits.by_address}}));
}

void note_failure(db::Connection& tx, std::string_view sign_in_name, std::string_view address,
                  std::optional<UserId> account, base::Instant at)
{
    struct Failure {};
    auto const hash = hash_of_name(sign_in_name);
    tx.change(delete_old_failures, {{"before", base::Instant{at - failures_are_kept}}});
    tx.change(insert_failure,
              {{"id", tx.new_id<base::Id<Failure>>()}, {"hash", db::bytes(hash)}, {"address", address}, {"at", at}});
    audit(tx, UserId{}, at, {"sign_in_failed", "user_account", account.value_or(UserId{}).value});
}

void forget_failures(db::Connection& tx, std::string_view sign_in_name)
{
    auto const hash = hash_of_name(sign_in_name);
    tx.change(delete_failures, {{"hash", db::bytes(hash)}});
}

std::span<db::Sql const> session_statements() { return all_statements; }

}   // namespace accounts
