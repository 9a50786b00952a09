#pragma once

#include <span>

#include "platform/db/value.hpp"

/// The statements of each file of this store.
namespace surveys {

std::span<db::Sql const> campaign_statements();
std::span<db::Sql const> list_statements();
std::span<db::Sql const> entry_statements();
std::span<db::Sql const> review_statements();
std::span<db::Sql const> link_statements();
std::span<db::Sql const> fact_statements();

}   // namespace surveys
