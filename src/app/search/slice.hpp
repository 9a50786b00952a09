#pragma once

#include "kernel/slice.hpp"

namespace app::search {

Slice const& slice();

}   // namespace app::search
