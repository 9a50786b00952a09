#pragma once

#include <memory>
#include <string>

#include "platform/db/connection.hpp"

namespace db {

/// A schema of a PostgreSQL server: the first of the search path, which the URL may set
/// (?options=-csearch_path%3Dname). As many connections for writing as for reading, each opened when first needed and
/// again when it broke.
std::unique_ptr<Database> open_postgres(std::string const& url, Options const& options);

}   // namespace db
