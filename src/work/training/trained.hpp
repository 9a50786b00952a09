#pragma once

#include <span>
#include <string_view>
#include <unordered_set>

#include "kernel/records.hpp"
#include "platform/db/connection.hpp"

namespace training {

/// Who among these people attended a class of one of these types that opened since a day, and did not fail it.
std::unordered_set<PersonId> trained_among(db::Connection& tx, std::span<PersonId const> people,
                                           std::span<std::string_view const> types, base::Date since);

}   // namespace training
