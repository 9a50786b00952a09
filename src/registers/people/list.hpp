#pragma once

#include <span>
#include <vector>

#include "platform/db/connection.hpp"
#include "registers/people/name.hpp"
#include "registers/people/person.hpp"

namespace people {

/// People who bore a name before that holds everything typed, and bear another today that does not. None when the
/// search is so wide that it says nothing.
std::vector<Person> borne_before(db::Connection& tx, std::vector<TypedSyllable> const& typed);

/// The statements behind `list`.
std::span<db::Sql const> list_statements();
std::span<db::Sql const> former_statements();

}   // namespace people
