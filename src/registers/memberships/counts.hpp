#pragma once

#include <map>
#include <span>

#include "base/date.hpp"
#include "kernel/records.hpp"
#include "platform/db/connection.hpp"

/// How many members a part of the tree has on a day, with a print of who they are: two prints are equal when the same
/// memberships were counted, none lost and none twice.
namespace memberships {

struct MembersPrint {
    std::int64_t members = 0;
    std::int64_t print = 0;
};
/// Of the unions themselves and all below them, by the tree of unions.
std::map<UnitId, MembersPrint> members_below(db::Connection& tx, std::span<UnitId const> unions, base::Date day);
/// Of the unions that are in these areas.
std::map<UnitId, MembersPrint> members_in(db::Connection& tx, std::span<UnitId const> places, base::Date day);

/// How many members a union has on a day, and had on an earlier one. Unions in which nobody was ever entered are not in
/// it.
struct ThenAndNow {
    std::int64_t then = 0;
    std::int64_t now = 0;
};
std::map<UnitId, ThenAndNow> members_then_and_now(db::Connection& tx, std::span<UnitId const> unions, base::Date then,
                                                  base::Date now);

}   // namespace memberships
