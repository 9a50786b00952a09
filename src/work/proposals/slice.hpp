#pragma once

#include "kernel/slice.hpp"

namespace proposals {

Slice const& slice();

}   // namespace proposals
