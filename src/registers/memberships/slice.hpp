#pragma once

#include "kernel/slice.hpp"

namespace memberships {

Slice const& slice();

}   // namespace memberships
