#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/value.hpp"

namespace db {

/// A statement with its :name parameters written as PostgreSQL wants them.
struct Numbered {
    std::string text;                 // $1, $2 … ; the same name always has the same number
    std::vector<std::string> names;   // in the order of their numbers
};

/// Leaves ::casts, quoted texts and names, dollar quotes and comments alone.
Numbered number_parameters(std::string_view text);

/// The value for the statement's parameter at `index`. Callers that name theirs in the statement's order pay no search.
/// A parameter missing is a Bug.
Value const& value_for(std::string_view statement, std::span<std::string const> names, std::size_t index,
                       std::span<Param const> params);

/// A Bug when `params` has a name that the statement does not know, or one name twice.
void expect_known(std::string_view statement, std::span<std::string const> names, std::span<Param const> params);

}   // namespace db
