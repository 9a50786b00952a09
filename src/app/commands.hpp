#pragma once

#include <span>

#include "kernel/command.hpp"

/// The program's own subcommands; slices bring theirs.
namespace app {

/// init, migrate, backup, restore.
std::span<Command const> database_commands();
/// serve.
std::span<Command const> serve_commands();
/// routes, docs.
std::span<Command const> about_commands();

}   // namespace app
