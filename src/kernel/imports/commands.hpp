#pragma once

#include <span>

#include "kernel/command.hpp"

namespace imports {

/// import, imports list, imports undo.
std::span<Command const> commands();

}   // namespace imports
