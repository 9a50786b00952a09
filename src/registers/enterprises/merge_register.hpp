#pragma once

#include "kernel/merging/register.hpp"

namespace enterprises {

/// What the pages of merging ask of this register.
merging::Register const& merge_register();

}   // namespace enterprises
