#pragma once

#include "kernel/slice.hpp"

namespace journeys {

/// Pages /journeys and their API; what journeys are about comes from the other slices.
Slice const& slice();

}   // namespace journeys
