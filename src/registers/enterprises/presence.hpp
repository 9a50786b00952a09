#pragma once

#include "kernel/records.hpp"
#include "platform/db/connection.hpp"

namespace enterprises {

/// Whether the address of any enterprise names this administrative unit itself, not one that went into it.
bool any_in(db::Connection& tx, UnitId place);

}   // namespace enterprises
