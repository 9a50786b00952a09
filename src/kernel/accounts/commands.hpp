#pragma once

#include <span>

#include "kernel/command.hpp"

namespace accounts {

std::span<Command const> commands();

}   // namespace accounts
