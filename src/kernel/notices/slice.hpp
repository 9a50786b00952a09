#pragma once

#include "kernel/slice.hpp"

namespace notices {

Slice const& slice();

}   // namespace notices
