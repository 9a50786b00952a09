#pragma once

#include "kernel/slice.hpp"

namespace questionnaires {

Slice const& slice();

}   // namespace questionnaires
