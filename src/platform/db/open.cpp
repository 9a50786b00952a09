#include <string>

#include "platform/db/connection.hpp"
#include "platform/db/postgres_database.hpp"
#include "platform/db/sqlite_database.hpp"

namespace db {

std::unique_ptr<Database> open(std::string_view url, Options const& options)
{
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite)) return open_sqlite(std::string{url.substr(sqlite.size())}, options);
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        return open_postgres(std::string{url}, options);
    throw Failure("a database is written sqlite:PATH or postgresql://…");
}

}   // namespace db
