#pragma once

#include <string>

#include "kernel/command.hpp"

namespace app {

/// --db, or the SQLite file in the data directory.
std::string database_url(CommandLine const& line);

}   // namespace app
