#pragma once

#include <string>

#include "base/texts.hpp"

/// Pages of the documentation that are made from the program's own tables, and checked against the files in docs/.
namespace app {

std::string settings_page(base::Texts const& texts);
std::string command_page(base::Texts const& texts);
/// Every address with its permission.
std::string route_page();
/// The API in words: every address with what it takes and gives.
std::string api_page();
/// The tables as all migrations together make them, on SQLite.
std::string schema_page();

}   // namespace app
