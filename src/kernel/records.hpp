#pragma once

#include "base/id.hpp"

/// Ids that several slices and engines share. What they name is defined in the registers.
using UserId = base::Id<struct UserTag>;
using UnitId = base::Id<struct UnitTag>;
using PersonId = base::Id<struct PersonTag>;
using EnterpriseId = base::Id<struct EnterpriseTag>;
using BatchId = base::Id<struct BatchTag>;
using FactId = base::Id<struct FactTag>;
