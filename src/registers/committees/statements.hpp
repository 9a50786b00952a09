#pragma once

#include <span>

#include "platform/db/value.hpp"

/// Statements of the files of this slice, gathered for the slice's table. Only for this slice.
namespace committees {

std::span<db::Sql const> ending_statements();

}   // namespace committees
