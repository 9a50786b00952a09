#pragma once

#include "kernel/slice.hpp"

namespace app::home {

Slice const& slice();

}   // namespace app::home
