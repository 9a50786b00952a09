#pragma once

#include "kernel/slice.hpp"

namespace reorganisations {

Slice const& slice();

}   // namespace reorganisations
