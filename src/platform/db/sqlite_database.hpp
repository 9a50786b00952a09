#pragma once

#include <memory>
#include <string>

#include "platform/db/connection.hpp"

namespace db {

/// A file: one writing connection, lent in the order of asking, and some for reading, each opened when first needed.
std::unique_ptr<Database> open_sqlite(std::string const& path, Options const& options);

}   // namespace db
