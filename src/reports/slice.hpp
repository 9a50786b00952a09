#pragma once

#include "kernel/slice.hpp"

namespace reports {

Slice const& slice();

}   // namespace reports
