#pragma once

#include "kernel/slice.hpp"

namespace rulebook {

Slice const& slice();

}   // namespace rulebook
