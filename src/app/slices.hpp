#pragma once

#include <span>

#include "kernel/slice.hpp"

namespace app {

/// Every slice of the program, ground to roof.
std::span<Slice const* const> slices();

}   // namespace app
