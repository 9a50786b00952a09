#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/numbers.hpp"
#include "platform/db/connection.hpp"
#include "platform/web/context.hpp"

namespace web {

/// A sign-in that holds: who it is and what the request loop needs to know about it.
struct Session {
    Actor actor;
    std::string secret;                            // of this session; CSRF tokens are made from it. "" for API tokens
    std::optional<base::Language> language = {};   // the user's own choice; empty: the cookie, then the preset
    std::string theme = {};                        // "auto", "light", "dark"; "" : the cookie
};

/// Tells who asks. kernel/accounts implements it; the request loop asks it once per try of a request, in that request's
/// transaction, which is read-only for GET: neither function may write. Both give empty for unknown, ended or expired
/// sign-ins and for users who are blocked. Called from several threads at once.
class Gatekeeper {
public:
    virtual ~Gatekeeper() = default;
    /// `value` as the sign-in handler gave it to `set_cookie` under the name `session_cookie` (cookies.hpp).
    virtual std::optional<Session> by_cookie(db::Connection& tx, std::string_view value, base::Instant now) = 0;
    /// What stands behind "Authorization: Bearer "; routes of /api/v1 only.
    virtual std::optional<Session> by_token(db::Connection& tx, std::string_view token, base::Instant now) = 0;
};

}   // namespace web
