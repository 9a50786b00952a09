#pragma once

#include <memory>

#include "kernel/accounts/account.hpp"
#include "platform/web/gatekeeper.hpp"

namespace accounts {

/// Tells who asks, from the cookie or the token, with the rights of today's grants. A session holds for its whole life
/// only while it is used; when it was last used is kept in memory and written to the database from time to time by a
/// thread of its own, since reading requests may not write.
class Gate : public web::Gatekeeper {
public:
    explicit Gate(db::Database& database, SessionLimits const& limits = {});
    ~Gate() override;

    std::optional<web::Session> by_cookie(db::Connection& tx, std::string_view value, base::Instant now) override;
    std::optional<web::Session> by_token(db::Connection& tx, std::string_view token, base::Instant now) override;

    /// Writes what is still only in memory. The thread does it every half minute.
    void write_last_seen();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What a user may do on a day, without a session: for commands that act in a user's name. Empty when unknown or
/// blocked.
std::optional<web::Actor> actor_of(db::Connection& tx, UserId user, base::Date today);

}   // namespace accounts
