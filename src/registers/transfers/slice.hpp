#pragma once

#include "kernel/slice.hpp"

namespace transfers {

Slice const& slice();

}   // namespace transfers
