#pragma once

#include "kernel/slice.hpp"

namespace ledger {

Slice const& slice();
std::span<Command const> commands();

}   // namespace ledger
