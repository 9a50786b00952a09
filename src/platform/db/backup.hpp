#pragma once

#include <string>
#include <string_view>

namespace db {

/// Copies the SQLite database of `url` into a new file, whole and consistent, also while it is in use, and checks the
/// copy. Throws Failure with a sentence when the file exists or `url` is not SQLite (PostgreSQL has pg_dump).
void back_up(std::string_view url, std::string const& to);

/// Puts a copy made by `back_up` in the place of the SQLite database of `url`, after checking the copy. What stood
/// there before is overwritten as a whole or not at all. Throws Failure when the copy is damaged or the database is in
/// use.
void restore(std::string const& from, std::string_view url);

}   // namespace db
