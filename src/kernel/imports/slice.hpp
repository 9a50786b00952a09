#pragma once

#include "kernel/slice.hpp"

namespace imports {

/// Pages /imports, their API and commands; what can be imported comes from the other slices.
Slice const& slice();

}   // namespace imports
