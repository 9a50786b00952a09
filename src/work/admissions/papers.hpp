#pragma once

#include <span>

#include "kernel/papers/source.hpp"

namespace admissions {

/// Resolutions and decisions of a person's way, drawn from what its journey tells and never kept. Rule AD-7.
std::span<papers::Source const> paper_sources();

}   // namespace admissions
