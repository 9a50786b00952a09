#pragma once

#include <span>

#include "platform/db/value.hpp"

namespace people {

/// The statements behind `list`.
std::span<db::Sql const> list_statements();

}   // namespace people
