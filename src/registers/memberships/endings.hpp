#pragma once

#include "registers/organisations/changes.hpp"

/// Members of a union that ends. Two of organisations::Followers. Rules M-3, M-7.
namespace memberships {

/// Without a successor the memberships end that day. With one their people leave the one union and join the other on
/// the same day, application and consent carried along. Of a divided union they stay until it is told who went where.
/// What was entered for a day after the end is taken back, or was in the successor.
void end_with(organisations::Change const& change, organisations::Ended const& ended);

/// Takes that back: each membership is as it was before. What happened since is kept: who left the successor has left
/// this union on that day, who joined another one has gone there.
void stand_again(organisations::Change const& change, organisations::Ended const& ended);

/// Until when the members of a union that has ended were members there; empty while it lives, and where it was divided.
std::optional<base::Date> members_end_on(db::Connection& tx, UnitId union_, std::optional<base::Date> ended_on);
/// Memberships were entered for a union that may have ended: they end, or go on, as the others did.
void settle(organisations::Change const& change, UnitId union_);

}   // namespace memberships
