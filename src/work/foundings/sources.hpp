#pragma once

#include <span>

#include "kernel/journeys/source.hpp"

namespace foundings {

/// One for each line whose organisations are founded in enterprises. Rules F-4 and F-5.
std::span<journeys::Source const> journey_sources();

}   // namespace foundings
