#pragma once

#include <cstdint>
#include <functional>

#include "base/date.hpp"
#include "platform/db/connection.hpp"

namespace journeys {

/// Brings what lists keep of open journeys (stage, day that is due) to the definitions and rules of this program, so
/// that a list and the page of a journey tell the same day after a calendar or a term was changed. Some at a time, each
/// time in a transaction of its own; the same call again changes nothing. Gives how many were changed. Rule J-13.
std::int64_t follow_rules(db::Database& database, base::Date today, std::function<bool()> const& stopped);

std::span<db::Sql const> following_statements();

}   // namespace journeys
