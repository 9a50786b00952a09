#include "kernel/accounts/gate.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "base/log.hpp"
#include "kernel/accounts/roles.hpp"
#include "kernel/accounts/session_store.hpp"
#include "kernel/accounts/statements.hpp"

namespace accounts {
namespace {

constexpr std::chrono::minutes writing_step{5};   // the database knows the last use to this
constexpr std::chrono::seconds writing_pause{30};

constexpr db::Sql select_by_cookie{"accounts.select_by_cookie", R"sql(
    SELECT u.id, u.display_name, g.role, g.unit_id, s.id, s.started_at, s.last_seen_at, s.ends_at
    FROM user_session s JOIN user_account u ON u.id = s.user_id
    LEFT JOIN user_grant g ON g.user_id = u.id AND g.valid_from <= :today AND g.valid_to > :today
    WHERE s.token_hash = :hash AND s.ended_at IS NULL AND u.blocked_at IS NULL
    ORDER BY g.id NULLS FIRST, s.id)sql"};
constexpr db::Sql select_by_token{"accounts.select_by_token", R"sql(
    SELECT u.id, u.display_name, g.role, g.unit_id
    FROM api_token t JOIN user_account u ON u.id = t.user_id
    LEFT JOIN user_grant g ON g.user_id = u.id AND g.valid_from <= :today AND g.valid_to > :today
    WHERE t.token_hash = :hash AND t.revoked_at IS NULL AND t.ends_at > :now AND u.blocked_at IS NULL
    ORDER BY g.id NULLS FIRST, t.id)sql"};
constexpr db::Sql select_by_user{"accounts.select_by_user", R"sql(
    SELECT u.id, u.display_name, g.role, g.unit_id
    FROM user_account u LEFT JOIN user_grant g ON g.user_id = u.id AND g.valid_from <= :today AND g.valid_to > :today
    WHERE u.id = :user AND u.blocked_at IS NULL
    ORDER BY g.id NULLS FIRST, u.id)sql"};

constexpr db::Sql all_statements[] = {select_by_cookie, select_by_token, select_by_user};

/// Takes the columns id, name, role, unit of a row that stands for one grant, or for none.
void add_row(web::Actor& actor, db::Row const& row)
{
    if (actor.user == 0) {
        actor.user = row.integer(0);
        actor.name = row.string(1);
    }
    if (row.is_null(2)) return;
    auto const* role = find_role(row.text(2));
    if (role == nullptr) return;   // a role of a newer program
    for (auto const permission : role->permissions) actor.grants.push_back({std::string{permission}, row.integer(3)});
}

std::optional<web::Actor> actor_from(db::Rows rows)
{
    web::Actor actor;
    for (auto const& row : rows) add_row(actor, row);
    return actor.user == 0 ? std::nullopt : std::optional{std::move(actor)};
}

}   // namespace

struct Gate::State {
    db::Database& database;
    SessionLimits limits;

    std::mutex mutex;
    std::unordered_map<std::int64_t, base::Instant> last_seen;   // of sessions used since the last writing
    std::condition_variable wake;
    bool ending = false;
    std::thread thread;
};

Gate::Gate(db::Database& database, SessionLimits const& limits) : state_(new State{database, limits, {}, {}, {}})
{
    state_->thread = std::thread([this] {
        std::unique_lock lock(state_->mutex);
        while (!state_->wake.wait_for(lock, writing_pause, [this] { return state_->ending; })) {
            lock.unlock();
            try {
                write_last_seen();
            } catch (std::exception const& failure) {
                logs::warning("sessions.last_seen_not_written", {{"what", failure.what()}});
            }
            lock.lock();
        }
    });
}

Gate::~Gate()
{
    {
        std::lock_guard const lock(state_->mutex);
        state_->ending = true;
    }
    state_->wake.notify_one();
    state_->thread.join();
}

void Gate::write_last_seen()
{
    std::unordered_map<std::int64_t, base::Instant> seen;
    {
        std::lock_guard const lock(state_->mutex);
        seen.swap(state_->last_seen);
    }
    if (seen.empty()) return;
    try {
        auto const tx = state_->database.begin(db::Access::write);
        for (auto const& [id, at] : seen) save_last_seen(**tx, SessionId{id}, at);
        tx->commit();
    } catch (...) {
        std::lock_guard const lock(state_->mutex);
        state_->last_seen.merge(seen);
        throw;
    }
}

std::optional<web::Session> Gate::by_cookie(db::Connection& tx, std::string_view value, base::Instant now)
{
    auto const hash = hash_of_secret(value);
    web::Session found;
    Session session;
    for (auto const& row : tx.run(select_by_cookie, {{"hash", db::bytes(hash)}, {"today", base::civil_day(now)}})) {
        add_row(found.actor, row);
        session = {row.id<SessionId>(4), row.id<UserId>(0), row.instant(5), row.instant(6), row.instant(7)};
    }
    if (found.actor.user == 0) return std::nullopt;

    std::lock_guard const lock(state_->mutex);
    auto const remembered = state_->last_seen.find(session.id.value);
    if (remembered != state_->last_seen.end() && remembered->second > session.last_seen_at)
        session.last_seen_at = remembered->second;
    if (!holds(session, state_->limits, now)) return std::nullopt;
    if (remembered != state_->last_seen.end())
        remembered->second = std::max(remembered->second, now);
    else if (now - session.last_seen_at >= writing_step)
        state_->last_seen.emplace(session.id.value, now);
    found.secret = value;
    return found;
}

std::optional<web::Session> Gate::by_token(db::Connection& tx, std::string_view token, base::Instant now)
{
    auto const hash = hash_of_secret(token);
    auto actor =
        actor_from(tx.run(select_by_token, {{"hash", db::bytes(hash)}, {"today", base::civil_day(now)}, {"now", now}}));
    if (!actor) return std::nullopt;
    return web::Session{.actor = std::move(*actor), .secret = {}};
}

std::optional<web::Actor> actor_of(db::Connection& tx, UserId user, base::Date today)
{
    return actor_from(tx.run(select_by_user, {{"user", user}, {"today", today}}));
}

std::span<db::Sql const> gate_statements() { return all_statements; }

}   // namespace accounts
