#pragma once

#include <span>

#include "kernel/merging/part.hpp"

/// Reports and gradings follow an enterprise whose records become one. Rule QL-13.
namespace quality {

std::span<merging::Part const> enterprise_parts();

std::span<db::Sql const> merging_statements();

}   // namespace quality
