#include "registers/memberships/counts.hpp"

#include "registers/memberships/row.hpp"

namespace memberships {
namespace {

constexpr auto below_text = db::joined(db::with_many(R"sql(
    SELECT c.ancestor_id, count(*), CAST(sum(m.id % 2147483647) AS BIGINT)
    FROM unit_closure c JOIN union_membership m ON m.union_id = c.unit_id
    WHERE c.line = 'union' AND c.valid_from <= :day AND c.valid_to > :day AND m.joined_on <= :day
      AND (m.ended_on IS NULL OR m.ended_on > :day) AND m.withdrawn_at IS NULL AND c.ancestor_id IN )sql",
                                                     " GROUP BY c.ancestor_id")
                                           .view());
constexpr db::Sql select_below{"memberships.select_members_below", below_text.view()};

constexpr auto in_text = db::joined(db::with_many(R"sql(
    SELECT s.place_id, count(*), CAST(sum(m.id % 2147483647) AS BIGINT)
    FROM unit_place s JOIN union_membership m ON m.union_id = s.unit_id
    WHERE s.valid_from <= :day AND s.valid_to > :day AND m.joined_on <= :day
      AND (m.ended_on IS NULL OR m.ended_on > :day) AND m.withdrawn_at IS NULL AND s.place_id IN )sql",
                                                  " GROUP BY s.place_id")
                                        .view());
constexpr db::Sql select_in{"memberships.select_members_in", in_text.view()};

// the columns are those of the index union_membership_counted
constexpr auto then_and_now_text = db::joined(db::with_many(R"sql(
    SELECT union_id, count(*) FILTER (WHERE joined_on <= :then AND (ended_on IS NULL OR ended_on > :then)),
           count(*) FILTER (WHERE joined_on <= :now AND (ended_on IS NULL OR ended_on > :now))
    FROM union_membership WHERE withdrawn_at IS NULL AND union_id IN )sql",
                                                            " GROUP BY union_id")
                                                  .view());
constexpr db::Sql select_then_and_now{"memberships.select_then_and_now", then_and_now_text.view()};

constexpr db::Sql all[] = {select_below, select_in, select_then_and_now};

std::map<UnitId, MembersPrint> prints(db::Connection& tx, db::Sql const& sql, std::span<UnitId const> units,
                                      base::Date day)
{
    std::map<UnitId, MembersPrint> found;
    std::vector<db::Value> const all_units{units.begin(), units.end()};
    db::for_many(tx, sql, all_units,
                 [&](db::Row const& row) {
                     found[row.id<UnitId>(0)] = {row.integer(1), row.integer(2)};
                 },
                 {{"day", day}});
    return found;
}

}   // namespace

std::map<UnitId, MembersPrint> members_below(db::Connection& tx, std::span<UnitId const> unions, base::Date day)
{
    return prints(tx, select_below, unions, day);
}

std::map<UnitId, MembersPrint> members_in(db::Connection& tx, std::span<UnitId const> places, base::Date day)
{
    return prints(tx, select_in, places, day);
}

std::map<UnitId, ThenAndNow> members_then_and_now(db::Connection& tx, std::span<UnitId const> unions, base::Date then,
                                                  base::Date now)
{
    std::map<UnitId, ThenAndNow> found;
    std::vector<db::Value> const keys{unions.begin(), unions.end()};
    db::for_many(tx, select_then_and_now, keys,
                 [&](db::Row const& row) {
                     found[row.id<UnitId>(0)] = {row.integer(1), row.integer(2)};
                 },
                 {{"then", then}, {"now", now}});
    return found;
}

std::span<db::Sql const> count_statements() { return all; }

}   // namespace memberships
