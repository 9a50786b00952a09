#pragma once

#include <span>

#include "kernel/command.hpp"

namespace rulebook {

std::span<Command const> commands();

}   // namespace rulebook
