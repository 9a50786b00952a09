#pragma once

#include <span>
#include <string_view>

#include "platform/db/many.hpp"
#include "registers/memberships/membership.hpp"

/// Shared by the files of this store.
namespace memberships {

/// The columns that `membership_of` reads, first in every statement.
inline constexpr std::string_view membership_columns = R"sql(
    SELECT id, person_id, union_id, place_id, enterprise_id, ownership, sex, applied_on, consented_on, joined_on, how,
           standing, ended_on, end_event, event_id, goes_on_with_id)sql";
inline constexpr int next_column = 16;
Membership membership_of(db::Row const& row);

std::span<db::Sql const> fact_statements();
std::span<db::Sql const> count_statements();
std::span<db::Sql const> ending_statements();

}   // namespace memberships
