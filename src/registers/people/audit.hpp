#pragma once

#include <string>

#include "registers/people/person.hpp"

namespace people {

/// What changed, for the audit log: {"phone": ["<hash>", "<hash>"], "sex": ["unknown", "female"]}. Names, numbers,
/// addresses and the like stand there as hashes, so that the log proves a change without telling the data again.
std::string changes_between(Person const& before, Person const& after);

}   // namespace people
