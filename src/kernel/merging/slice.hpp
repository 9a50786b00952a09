#pragma once

#include "kernel/slice.hpp"

namespace merging {

/// Two records become one, and two again.
Slice const& slice();

}   // namespace merging
