#pragma once

#include "kernel/merging/register.hpp"

namespace people {

/// What the pages of merging ask of this register.
merging::Register const& merge_register();

}   // namespace people
