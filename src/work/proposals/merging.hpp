#pragma once

#include <span>

#include "kernel/merging/part.hpp"

/// What was set aside follows an enterprise whose records become one. Rule MG-4.
namespace proposals {

std::span<merging::Part const> enterprise_parts();

std::span<db::Sql const> merging_statements();

}   // namespace proposals
