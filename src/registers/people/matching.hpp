#pragma once

#include <span>
#include <string_view>

#include "kernel/ledger/fact.hpp"
#include "platform/db/connection.hpp"

namespace people {

/// One audit entry about each of these people.
void audit_people(db::Connection& tx, ledger::Entry const& entry, std::string_view action,
                  std::span<PersonId const> ids);

/// The statements behind `match_or_create` and `remove_unreferenced`.
std::span<db::Sql const> matching_statements();
std::span<db::Sql const> removal_statements();
/// Behind `merge` and `scan`.
std::span<db::Sql const> merging_statements();
std::span<db::Sql const> scan_statements();

}   // namespace people
