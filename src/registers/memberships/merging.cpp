#include "registers/memberships/merging.hpp"

#include "registers/memberships/store.hpp"

namespace memberships {
namespace {

constexpr merging::Source sources[] = {{"union_membership"}, {"membership_move"}, {"membership_end"}};

constexpr merging::Part of_people[] = {
    {.table = "union_membership",
     .column = "person_id",
     .label = "Union memberships",
     .permission = view_members,
     .select = {"memberships.of_merged", "SELECT id FROM union_membership WHERE person_id = :record ORDER BY id"},
     .move = {"memberships.move", "UPDATE union_membership SET person_id = :to WHERE person_id = :from AND id = :k0"},
     .clashing = {"memberships.clashing", R"sql(
         SELECT DISTINCT g.id FROM union_membership g JOIN union_membership s ON s.union_id = g.union_id
         WHERE g.person_id = :gone AND g.withdrawn_at IS NULL AND s.person_id = :stayed AND s.withdrawn_at IS NULL
           AND g.joined_on < coalesce(s.ended_on, '9999-12-31') AND s.joined_on < coalesce(g.ended_on, '9999-12-31')
         ORDER BY g.id)sql"},
     .withdraw = {"memberships.set_aside",
                  "UPDATE union_membership SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :k0"},
     .restore = {"memberships.restore",
                 "UPDATE union_membership SET withdrawn_at = NULL, withdrawn_by = NULL WHERE id = :k0"},
     .sources = sources},
};

constexpr merging::Part of_enterprises[] = {
    {.table = "union_membership",
     .column = "enterprise_id",
     .label = "Union memberships",
     .permission = view_members,
     .select = {"memberships.of_merged_enterprise",
                "SELECT id FROM union_membership WHERE enterprise_id = :record ORDER BY id"},
     .move = {"memberships.move_enterprise",
              "UPDATE union_membership SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"},
     .sources = sources},
};

constexpr merging::Obstacle obstacles[] = {
    {"merge.two_unions", {"memberships.in_two_unions", R"sql(
         SELECT 1 FROM union_membership g JOIN union_membership s ON s.union_id <> g.union_id
         WHERE g.person_id = :gone AND g.withdrawn_at IS NULL AND s.person_id = :stayed AND s.withdrawn_at IS NULL
           AND g.joined_on < coalesce(s.ended_on, '9999-12-31') AND s.joined_on < coalesce(g.ended_on, '9999-12-31')
         LIMIT 1)sql"}},
};

}   // namespace

std::span<merging::Part const> person_parts() { return of_people; }
std::span<merging::Part const> enterprise_parts() { return of_enterprises; }
std::span<merging::Obstacle const> between_people() { return obstacles; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = [] {
        auto every = merging::statements_of(of_people);
        for (auto const& sql : merging::statements_of(of_enterprises)) every.push_back(sql);
        for (auto const& obstacle : obstacles) every.push_back(obstacle.select);
        return every;
    }();
    return all;
}

}   // namespace memberships
