#pragma once

#include <string>

#include "registers/enterprises/enterprise.hpp"

namespace enterprises {

/// A JSON object {field: [before, after]} of what changed; what tells of a person is told as hashes. Rule A-7.
std::string changes_between(Enterprise const& before, Enterprise const& after);

}   // namespace enterprises
