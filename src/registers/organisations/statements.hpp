#pragma once

#include <span>

#include "platform/db/many.hpp"

/// Statements of the files of this slice, gathered for the slice's table. Only for this slice.
namespace organisations {

/// The kind that the unit `u` of a statement is of on :day.
inline constexpr std::string_view kind_on_day = R"sql(
    COALESCE((SELECT k.kind FROM unit_former_kind k
              WHERE k.unit_id = u.id AND k.valid_from <= :day AND k.valid_to > :day), u.kind))sql";

std::span<db::Sql const> store_statements();
std::span<db::Sql const> scope_statements();
std::span<db::Sql const> office_statements();
std::span<db::Sql const> placement_statements();
std::span<db::Sql const> place_name_statements();
std::span<db::Sql const> history_statements();
std::span<db::Sql const> closure_statements();
std::span<db::Sql const> present_statements();
std::span<db::Sql const> row_statements();
std::span<db::Sql const> change_statements();
std::span<db::Sql const> succession_statements();
std::span<db::Sql const> kind_statements();
std::span<db::Sql const> withdrawal_statements();
std::span<db::Sql const> reopening_statements();
std::span<db::Sql const> move_statements();
std::span<db::Sql const> following_statements();
std::span<db::Sql const> fact_statements();
std::span<db::Sql const> restoring_statements();

}   // namespace organisations
