#pragma once

#include "kernel/slice.hpp"

namespace surveys {

Slice const& slice();

}   // namespace surveys
