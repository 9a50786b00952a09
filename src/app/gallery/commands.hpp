#pragma once

#include <span>

#include "kernel/command.hpp"

namespace app::gallery {

/// `donghanh gallery`.
std::span<Command const> commands();

}   // namespace app::gallery
