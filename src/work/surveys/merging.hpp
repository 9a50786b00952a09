#pragma once

#include <span>

#include "kernel/merging/part.hpp"

/// Lists and answers follow an enterprise whose records become one. Rule SV-12.
namespace surveys {

std::span<merging::Part const> enterprise_parts();

std::span<db::Sql const> merging_statements();

}   // namespace surveys
