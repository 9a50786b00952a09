#pragma once

#include <span>

#include "platform/db/value.hpp"

namespace accounts {

/// The statements of each file that has some; the slice's list is made of them.
std::span<db::Sql const> account_statements();
std::span<db::Sql const> grant_statements();
std::span<db::Sql const> session_statements();
std::span<db::Sql const> token_statements();
std::span<db::Sql const> gate_statements();
std::span<db::Sql const> audit_statements();

/// All of them.
std::span<db::Sql const> statements();

}   // namespace accounts
