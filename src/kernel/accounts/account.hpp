#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"

namespace accounts {

using GrantId = base::Id<struct GrantTag>;
using SessionId = base::Id<struct SessionTag>;
using TokenId = base::Id<struct TokenTag>;

struct Account {
    UserId id;
    std::string sign_in_name;
    std::string display_name;
    std::string language = {};   // "vi", "en"; "" = none chosen
    std::string theme = {};      // "auto", "light", "dark"; "" = none chosen
    base::Instant created_at = {};
    std::optional<base::Instant> password_changed_at = {};   // empty: cannot sign in with a password
    std::optional<base::Instant> blocked_at = {};
    std::int64_t revision = 0;
};

/// What is asked for a new account, or of a change of names.
struct AccountForm {
    std::string sign_in_name;
    std::string display_name;
};

/// The form with names as they are stored: cleaned, the sign-in name in small letters.
/// Refuses: invalid - a name missing or too long; a sign-in name of other than 2 to 64 small Latin letters, digits and
/// ".-_@". Source: docs/rules/accounts.md, A-1.
base::Result<AccountForm> checked(AccountForm const& form);

/// A role at a unit: from its first day to the day before `period.to`.
struct Grant {
    GrantId id;
    UserId user;
    std::string role;
    UnitId unit;   // none for roles that reach everywhere
    base::Period period = {};
};
/// Refuses: invalid - unknown role; unit missing where the role needs one; no first day, or an end not after it.
/// A role that reaches everywhere loses its unit.
base::Result<Grant> checked(Grant const& grant);

/// What stands in the way of a password. Source: docs/rules/accounts.md, A-3: at least 12 letters, at most 200, none of
/// the commonest, not the own name, not a few letters over and over.
std::vector<base::Problem> password_problems(std::string_view password, std::string_view sign_in_name,
                                             std::string_view field = "password");

/// How long a sign-in holds. Source: docs/rules/accounts.md, A-5.
struct SessionLimits {
    std::chrono::seconds idle = std::chrono::hours{2};
    std::chrono::seconds absolute = std::chrono::hours{12};
};

struct Session {
    SessionId id;
    UserId user;
    base::Instant started_at = {};
    base::Instant last_seen_at = {};
    base::Instant ends_at = {};
    std::string address = {};
    std::string browser = {};
};
/// Whether a session that has not been ended still holds; its last second does not.
bool holds(Session const& session, SessionLimits const& limits, base::Instant now);

struct Token {
    TokenId id;
    UserId user;
    std::string name;
    base::Instant created_at = {};
    base::Instant ends_at = {};
    std::optional<base::Instant> revoked_at = {};
};

/// How many wrong passwords are allowed in a stretch of time, for one name and for one address.
/// Source: docs/rules/accounts.md, A-4.
struct GuessLimits {
    int by_name = 5;
    int by_address = 30;
    std::chrono::seconds window = std::chrono::minutes{15};
};
/// How long to wait before the next try: until the oldest of the last `allowed` failures leaves the window.
/// `failures` newest first. Zero: now.
std::chrono::seconds wait_after(std::span<base::Instant const> failures, int allowed, GuessLimits const& limits,
                                base::Instant now);

/// "Firefox on Windows" from a User-Agent; the product's name alone, never the whole string.
std::string browser_name(std::string_view user_agent);

}   // namespace accounts
