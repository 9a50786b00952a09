#pragma once

#include <span>

#include "platform/db/value.hpp"

namespace accounts {

/// The statements of audit.cpp, for the slice's list.
std::span<db::Sql const> audit_statements();

}   // namespace accounts
