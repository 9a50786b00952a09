#pragma once

#include "kernel/slice.hpp"

namespace papers {

/// Pages /papers and their API; the records that papers are about come from the other slices.
Slice const& slice();

}   // namespace papers
