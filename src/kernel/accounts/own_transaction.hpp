#pragma once

#include <functional>

#include "platform/db/connection.hpp"

namespace accounts {

/// Runs `work` in a short writing transaction of its own and commits it; again from its beginning when another one was
/// first. For handlers that check a password, which takes long and must not hold the one write lock meanwhile.
void in_own_transaction(db::Database& database, std::function<void(db::Connection&)> const& work);

}   // namespace accounts
