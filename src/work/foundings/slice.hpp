#pragma once

#include "kernel/slice.hpp"

namespace foundings {

/// Journeys of founding: definitions in rules/journeys, pages of kernel/journeys.
Slice const& slice();

}   // namespace foundings
