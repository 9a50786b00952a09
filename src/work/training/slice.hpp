#pragma once

#include "kernel/slice.hpp"

namespace training {

Slice const& slice();

}   // namespace training
