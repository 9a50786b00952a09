#pragma once

#include <span>

#include "kernel/command.hpp"

namespace notices {

/// notices run, mail send.
std::span<Command const> commands();

}   // namespace notices
