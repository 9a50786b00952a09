#pragma once

#include "kernel/slice.hpp"

namespace organisations {

Slice const& slice();

}   // namespace organisations
