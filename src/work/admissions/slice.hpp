#pragma once

#include "kernel/slice.hpp"

namespace admissions {

/// The journey of admission: definitions in rules/journeys, pages of kernel/journeys.
Slice const& slice();

}   // namespace admissions
