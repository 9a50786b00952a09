#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/accounts/account.hpp"
#include "platform/db/connection.hpp"

namespace accounts {

/// Opens a session, audited as "signed_in". Gives the secret for the cookie; only its hash is stored.
std::string start_session(db::Connection& tx, Session const& session);
/// The session behind a cookie that has not been ended, whatever its age.
std::optional<Session> find_session(db::Connection& tx, std::string_view secret);
/// Sessions of a user that hold now, newest first.
std::vector<Session> list_sessions(db::Connection& tx, UserId user, SessionLimits const& limits, base::Instant now);
/// Ends one session of the user. Audited as "signed_out". False when there is no such session to end.
bool end_session(db::Connection& tx, UserId user, SessionId id, UserId by, base::Instant at);
/// Ends all sessions of the user but `keep`. Audited, when there were any.
std::int64_t end_other_sessions(db::Connection& tx, UserId user, SessionId keep, UserId by, base::Instant at);
/// Keeps when sessions were last used.
void save_last_seen(db::Connection& tx, SessionId id, base::Instant at);

/// Makes a token for the API, audited. Gives the text to hand over; only its hash is stored.
std::string add_token(db::Connection& tx, Token const& token, UserId by);
/// A user's tokens, newest first.
std::vector<Token> list_tokens(db::Connection& tx, UserId user);
/// Audited. False when the user has no such token that still works.
bool revoke_token(db::Connection& tx, UserId user, TokenId id, UserId by, base::Instant at);

/// Wrong passwords of late, newest first, at most as many as `limits` counts.
std::vector<base::Instant> failures_of_name(db::Connection& tx, std::string_view sign_in_name,
                                            GuessLimits const& limits, base::Instant now);
std::vector<base::Instant> failures_of_address(db::Connection& tx, std::string_view address, GuessLimits const& limits,
                                               base::Instant now);
/// Notes a wrong password, audited with the account if there is one. Forgets what is older than a day.
void note_failure(db::Connection& tx, std::string_view sign_in_name, std::string_view address,
                  std::optional<UserId> account, base::Instant at);
/// After a right password.
void forget_failures(db::Connection& tx, std::string_view sign_in_name);

/// The hash under which a secret is stored.
std::string hash_of_secret(std::string_view secret);

}   // namespace accounts
