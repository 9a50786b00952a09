#pragma once

#include "registers/reorganisations/plan.hpp"

/// Parts of judging a plan: who goes where, and what that makes of the counts. Only for this slice.
namespace reorganisations {

bool has_step(Plan const& plan, UnitId unit, What what);
/// Whether the step gives the unit people.
bool is_heir(Step const& step, UnitId unit);

/// Where everything of the unit of a step `succeed` goes. Rules RO-3, RO-4.
Division divided(Plan const& plan, World const& world, Step const& step);

/// What every unit concerned has before and after; names are the caller's. Rule RO-6.
std::vector<CountRow> counted(Plan const& plan, World const& world, std::vector<Division> const& divisions);

}   // namespace reorganisations
