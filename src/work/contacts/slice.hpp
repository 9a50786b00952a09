#pragma once

#include "kernel/slice.hpp"

namespace contacts {

Slice const& slice();

}   // namespace contacts
