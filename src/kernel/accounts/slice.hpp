#pragma once

#include "kernel/slice.hpp"

namespace accounts {

Slice const& slice();

}   // namespace accounts
