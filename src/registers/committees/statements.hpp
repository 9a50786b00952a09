#pragma once

#include <span>

#include "platform/db/connection.hpp"
#include "registers/committees/committee.hpp"

/// What the files of this store share. Only for this slice.
namespace committees {

/// From the columns id, unit, standing, decision's number and day, first day, end.
Term term_of(db::Row const& row);
/// From the columns id, unit, person, post, how, decision's number and day, first day, end.
Holding holding_of(db::Row const& row);

std::span<db::Sql const> ending_statements();
std::span<db::Sql const> many_statements();

}   // namespace committees
