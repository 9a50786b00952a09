#pragma once

#include "registers/reorganisations/plan.hpp"

namespace reorganisations {

/// What a plan is judged by, read as it stands on the day that it takes effect; today while no day is told.
World world_of(db::Connection& tx, Plan const& plan, base::Date today);

/// A print of what goes along: equal before and after, nothing was lost or doubled.
std::string digest_of(db::Connection& tx, std::vector<Division> const& divisions, base::Date day);

/// What stands below, on the day, directly (depth 1) or anywhere.
std::vector<UnitId> directly_below(db::Connection& tx, UnitId unit, base::Date day);
bool stands_below(db::Connection& tx, UnitId above, UnitId unit, base::Date day);

std::span<db::Sql const> world_statements();

}   // namespace reorganisations
