#pragma once

#include <ostream>
#include <span>

namespace app {

enum ExitCode : int { done = 0, failed = 1, wrong_use = 2, refused = 3 };

/// The program: reads the command line (the program's name left out), carries out the subcommand, gives the exit code.
/// Throws what a command throws; main catches it.
int run(std::span<char const* const> arguments, std::ostream& out, std::ostream& err);

}   // namespace app
