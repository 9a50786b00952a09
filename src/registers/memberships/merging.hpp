#pragma once

#include <span>

#include "kernel/merging/part.hpp"

/// How memberships follow a person, or an enterprise, whose records become one. Rule M-8.
namespace memberships {

std::span<merging::Part const> person_parts();
std::span<merging::Part const> enterprise_parts();
/// Memberships of two unions at one time.
std::span<merging::Obstacle const> between_people();

std::span<db::Sql const> merging_statements();

}   // namespace memberships
