#pragma once

#include "kernel/slice.hpp"

namespace lists {

/// Pages /lists, /list-exports and /list-changes and their API; the lists themselves come from the other slices.
Slice const& slice();

}   // namespace lists
