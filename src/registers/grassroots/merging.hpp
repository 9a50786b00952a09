#pragma once

#include <span>

#include "kernel/merging/part.hpp"

/// Foundings follow an enterprise whose records become one. Rule G-10.
namespace grassroots {

std::span<merging::Part const> enterprise_parts();

std::span<db::Sql const> merging_statements();

}   // namespace grassroots
