#pragma once

#include "kernel/slice.hpp"

namespace grassroots {

Slice const& slice();

}   // namespace grassroots
