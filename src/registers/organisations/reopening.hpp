#pragma once

#include "registers/organisations/changes.hpp"

/// A unit that had ended lives again, as if it had never ended. Only for this slice.
namespace organisations {

/// With its parent, its places and its enterprise; what stood below it to its end and lives on stands below it again,
/// and what served it serves it again, except where a decision of its own has moved it on that very day. Rule I-27. The
/// caller tells the followers (following.hpp), with the end as it was before.
void reopen(Change const& change, Unit const& unit);

}   // namespace organisations
