#pragma once

#include "kernel/slice.hpp"

namespace enterprises {

Slice const& slice();

}   // namespace enterprises
