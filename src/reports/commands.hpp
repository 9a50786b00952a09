#pragma once

#include <span>

#include "kernel/command.hpp"

namespace reports {

std::span<Command const> commands();

}   // namespace reports
