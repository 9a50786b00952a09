#pragma once

#include "kernel/merging/part.hpp"

namespace journeys {

/// Journeys go along when two records of a person, or of an enterprise, become one.
std::span<merging::Part const> person_parts();
std::span<merging::Part const> enterprise_parts();
/// Both have a journey of one process under way.
merging::Obstacle between_people();
merging::Obstacle between_enterprises();
std::span<db::Sql const> merging_statements();

}   // namespace journeys
