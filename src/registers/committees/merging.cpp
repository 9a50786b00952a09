#include "registers/committees/merging.hpp"

#include <vector>

namespace committees {
namespace {

/// Posts of the Party and of unions are not for the same eyes, so the page does not tell how many there are.
constexpr merging::Part of_people[] = {
    {.table = "post_holding",
     .column = "person_id",
     .select = {"committees.of_merged", "SELECT id FROM post_holding WHERE person_id = :record ORDER BY id"},
     .move = {"committees.move", "UPDATE post_holding SET person_id = :to WHERE person_id = :from AND id = :k0"},
     .clashing = {"committees.clashing", R"sql(
         SELECT DISTINCT g.id FROM post_holding g JOIN post_holding s ON s.unit_id = g.unit_id AND s.post = g.post
         WHERE g.person_id = :gone AND g.withdrawn_at IS NULL AND s.person_id = :stayed AND s.withdrawn_at IS NULL
           AND g.valid_from < s.valid_to AND s.valid_from < g.valid_to
         ORDER BY g.id)sql"},
     .withdraw = {"committees.set_aside",
                  "UPDATE post_holding SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :k0"},
     .restore = {"committees.restore",
                 "UPDATE post_holding SET withdrawn_at = NULL, withdrawn_by = NULL WHERE id = :k0"}},
};

}   // namespace

std::span<merging::Part const> person_parts() { return of_people; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = merging::statements_of(of_people);
    return all;
}

}   // namespace committees
