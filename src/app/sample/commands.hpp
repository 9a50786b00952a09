#pragma once

#include <span>

#include "kernel/command.hpp"

namespace app::sample {

/// `donghanh sample`.
std::span<Command const> commands();

}   // namespace app::sample
