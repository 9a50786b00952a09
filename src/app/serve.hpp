#pragma once

#include "kernel/command.hpp"

namespace app {

/// Requests that serve answers at the same time, and connections for reading that it needs.
int worker_count(CommandLine const& line);

}   // namespace app
