#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/records.hpp"
#include "kernel/seals/seal.hpp"
#include "platform/db/connection.hpp"

namespace seals {

using KeyId = base::Id<struct SealKeyTag>;

/// A key as everybody may know it.
struct PublicKey {
    KeyId id;
    std::string name;
    std::string bytes;
    base::Instant made_at = {};
    std::optional<base::Instant> ended_at = {};   // when another took its place
};
/// All there ever were, newest first.
std::vector<PublicKey> list_keys(db::Connection& tx);
/// By its name.
std::optional<PublicKey> find_key(db::Connection& tx, std::string_view name);

/// The key that signs now; it is made when there is none yet. Audited. Rule PA-8.
Key signing_key(db::Connection& tx, UserId by, base::Instant at);
/// A new key signs from now on. The private half of the one before is erased, its public half stays. Audited.
PublicKey replace_key(db::Connection& tx, UserId by, base::Instant at);

std::span<db::Sql const> statements();

}   // namespace seals
