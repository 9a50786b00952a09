#pragma once

#include "registers/organisations/changes.hpp"

/// Telling the followers of a change. Only for the changes of this slice.
namespace organisations {

void tell_moved(Change const& change, UnitId unit);
void tell_ended(Change const& change, Ended const& ended);
void tell_lives_again(Change const& change, Ended const& ended);

/// The end of a unit as its followers are told of it, by the decisions that stand; `on` is the first day it is no more.
/// A successor is one that goes on with it from that day and got people; one alone, else there is none. Rule O-18.
Ended end_of(db::Connection& tx, UnitId unit, base::Date on);
/// The unit ended before and does still; where another goes on with it now, it is told as if it had been so at once.
void tell_successor(Change const& change, Ended const& before);

}   // namespace organisations
