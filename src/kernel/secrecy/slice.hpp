#pragma once

#include "kernel/slice.hpp"

namespace secrecy {

Slice const& slice();

}   // namespace secrecy
