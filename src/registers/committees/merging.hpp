#pragma once

#include <span>

#include "kernel/merging/part.hpp"

/// How posts follow a person whose records become one. Rule B-8.
namespace committees {

std::span<merging::Part const> person_parts();

std::span<db::Sql const> merging_statements();

}   // namespace committees
