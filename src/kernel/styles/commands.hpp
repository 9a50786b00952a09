#pragma once

#include <span>

#include "kernel/command.hpp"

namespace styles {

std::span<Command const> commands();

}   // namespace styles
