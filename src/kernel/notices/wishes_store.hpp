#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/id.hpp"
#include "kernel/notices/wishes.hpp"
#include "kernel/records.hpp"
#include "platform/db/connection.hpp"

namespace notices {

Wishes wishes_of(db::Connection& tx, UserId user);
/// Quiet hours, days of mail and what is off; not the addresses.
void save(db::Connection& tx, UserId user, Wishes const& wishes);

Code code_of(db::Connection& tx, UserId user);
/// The address waits for a code; only the hash of it is kept.
void save_asked(db::Connection& tx, UserId user, std::string_view address, std::string_view code_hash,
                base::Instant at);
void note_wrong_code(db::Connection& tx, UserId user);
/// The address that waited is the user's from now on. Audited, without the address.
void save_confirmed(db::Connection& tx, UserId user, base::Instant at);
/// No mail any more. Audited.
void remove_address(db::Connection& tx, UserId user, base::Instant at);

/// Whether the digest of the day is still to be written; it counts as written then.
bool claim_digest(db::Connection& tx, UserId user, base::Date today);

struct Feed {
    UserId user;
    base::Instant made_at = {};
};
/// A new private address; the one before stops. Gives its secret; only its hash is kept. Audited.
std::string add_feed(db::Connection& tx, UserId user, base::Instant at);
/// Audited. Nothing happens when there is none.
void revoke_feed(db::Connection& tx, UserId user, base::Instant at);
std::optional<Feed> feed_of(db::Connection& tx, UserId user);
std::optional<Feed> find_feed(db::Connection& tx, std::string_view secret);

std::span<db::Sql const> wishes_statements();

}   // namespace notices
