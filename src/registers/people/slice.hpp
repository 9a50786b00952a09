#pragma once

#include "kernel/slice.hpp"

namespace people {

/// The register of people: who they are, how they are found, what they agreed to.
Slice const& slice();

}   // namespace people
