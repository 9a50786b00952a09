#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "platform/db/connection.hpp"

namespace db {

/// One numbered step of the schema. `name` is the file name without endings: "0007_add_case_closure".
struct Migration {
    std::string_view name;
    std::string_view text;
    std::string_view postgres = {};   // only where the two databases must differ
};

/// The steps this program carries in itself: migrations/NNNN_name.sql, or NNNN_name.sqlite.sql with its .postgres.sql.
std::vector<Migration> embedded_migrations();

/// Carries out what is missing, each step in a transaction of its own. Gives the names of the steps done.
/// Throws Failure when the database knows a step that this program does not (a newer program wrote it).
std::vector<std::string_view> migrate(Database& database, std::span<Migration const> migrations);

/// Whether every step has been carried out; the server does not start on an old schema.
bool is_current(Database& database, std::span<Migration const> migrations);

}   // namespace db
