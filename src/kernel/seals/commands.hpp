#pragma once

#include <span>

#include "kernel/command.hpp"

namespace seals {

std::span<Command const> commands();

}   // namespace seals
