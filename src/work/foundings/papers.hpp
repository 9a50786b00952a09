#pragma once

#include <span>

#include "kernel/papers/source.hpp"

namespace foundings {

/// Papers about the founding of a union, made from what its journey tells. Rule F-6.
std::span<papers::Source const> paper_sources();

}   // namespace foundings
