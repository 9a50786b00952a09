#pragma once

#include "kernel/slice.hpp"

namespace seals {

Slice const& slice();

}   // namespace seals
