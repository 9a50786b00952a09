#pragma once

#include <span>

#include "kernel/merging/part.hpp"

/// How participations follow a person, or an enterprise, whose records become one. Rule T-8.
namespace training {

std::span<merging::Part const> person_parts();
std::span<merging::Part const> enterprise_parts();

std::span<db::Sql const> merging_statements();

}   // namespace training
