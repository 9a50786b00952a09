#pragma once

#include "kernel/slice.hpp"

namespace quality {

Slice const& slice();

}   // namespace quality
