#include "work/proposals/merging.hpp"

namespace proposals {
namespace {

constexpr merging::Part parts[] = {
    {.table = "proposal_set_aside",
     .column = "enterprise_id",
     .select = {"proposals.of_merged", "SELECT id FROM proposal_set_aside WHERE enterprise_id = :record ORDER BY id"},
     .move = {"proposals.move",
              "UPDATE proposal_set_aside SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"},
     .clashing = {"proposals.clashing", R"sql(
         SELECT g.id FROM proposal_set_aside g JOIN proposal_set_aside s ON s.reason = g.reason
         WHERE g.enterprise_id = :gone AND g.withdrawn_at IS NULL AND s.enterprise_id = :stayed
           AND s.withdrawn_at IS NULL ORDER BY g.id)sql"},
     .withdraw = {"proposals.set_aside_merged",
                  "UPDATE proposal_set_aside SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :k0"},
     .restore = {"proposals.restore_merged",
                 "UPDATE proposal_set_aside SET withdrawn_at = NULL, withdrawn_by = NULL WHERE id = :k0"}},
};

}   // namespace

std::span<merging::Part const> enterprise_parts() { return parts; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = merging::statements_of(parts);
    return all;
}

}   // namespace proposals
