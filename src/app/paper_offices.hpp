#pragma once

#include "kernel/papers/source.hpp"

namespace app {

/// What the register of organisations tells papers about offices. Rules PA-2 and PA-12.
papers::Offices paper_offices();

}   // namespace app
