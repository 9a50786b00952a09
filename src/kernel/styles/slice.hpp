#pragma once

#include "kernel/slice.hpp"

namespace styles {

Slice const& slice();

}   // namespace styles
