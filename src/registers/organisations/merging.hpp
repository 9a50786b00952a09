#pragma once

#include <span>

#include "kernel/merging/part.hpp"

/// Where organisations are follows an enterprise whose records become one. Rule O-25.
namespace organisations {

std::span<merging::Part const> enterprise_parts();
/// Organisations of one line in both at one time.
std::span<merging::Obstacle const> between_enterprises();

std::span<db::Sql const> merging_statements();

}   // namespace organisations
