#pragma once

#include "kernel/slice.hpp"

namespace committees {

Slice const& slice();

}   // namespace committees
