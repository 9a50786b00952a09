#include "registers/enterprises/merging.hpp"

namespace enterprises {
namespace {

/// Former names, addresses and statuses stay with the record that went: they say where that record counted.
constexpr merging::Part parts[] = {
    {.table = "enterprise_count",
     .column = "enterprise_id",
     .keys = "tt",
     .select = {"enterprises.counts_of_merged", R"sql(
         SELECT counted_on, entered_at FROM enterprise_count WHERE enterprise_id = :record
         ORDER BY counted_on, entered_at)sql"},
     .move = {"enterprises.move_count", R"sql(
         UPDATE enterprise_count SET enterprise_id = :to
         WHERE enterprise_id = :from AND counted_on = :k0 AND entered_at = :k1)sql"},
     .clashing = {"enterprises.clashing_counts", R"sql(
         SELECT g.counted_on, g.entered_at, g.enterprise_id, g.workers, g.female_workers, g.entered_by
         FROM enterprise_count g JOIN enterprise_count s ON s.counted_on = g.counted_on
         WHERE g.enterprise_id = :gone AND s.enterprise_id = :stayed AND s.entered_at = g.entered_at
         ORDER BY g.counted_on, g.entered_at)sql"},
     .columns = "ttiiii",
     .take_out = {"enterprises.take_out_count", R"sql(
         DELETE FROM enterprise_count WHERE enterprise_id = :gone AND counted_on = :k0 AND entered_at = :k1)sql"},
     .put_back = {"enterprises.put_back_count", R"sql(
         INSERT INTO enterprise_count (counted_on, entered_at, enterprise_id, workers, female_workers, entered_by)
         VALUES (:c00, :c01, :c02, :c03, :c04, :c05))sql"}},
    {.table = "enterprise_headcount",
     .column = "enterprise_id",
     .keys = "ttt",
     .select = {"enterprises.headcounts_of_merged", R"sql(
         SELECT kind, counted_on, entered_at FROM enterprise_headcount WHERE enterprise_id = :record
         ORDER BY kind, counted_on, entered_at)sql"},
     .move = {"enterprises.move_headcount", R"sql(
         UPDATE enterprise_headcount SET enterprise_id = :to
         WHERE enterprise_id = :from AND kind = :k0 AND counted_on = :k1 AND entered_at = :k2)sql"},
     .clashing = {"enterprises.clashing_headcounts", R"sql(
         SELECT g.kind, g.counted_on, g.entered_at, g.enterprise_id, g.number, g.newest, g.entered_by, g.batch_id,
                g.withdrawn_at, g.withdrawn_by
         FROM enterprise_headcount g JOIN enterprise_headcount s ON s.kind = g.kind AND s.counted_on = g.counted_on
         WHERE g.enterprise_id = :gone AND s.enterprise_id = :stayed AND s.entered_at = g.entered_at
         ORDER BY g.kind, g.counted_on, g.entered_at)sql"},
     .columns = "tttiiiiiti",
     .take_out = {"enterprises.take_out_headcount", R"sql(
         DELETE FROM enterprise_headcount
         WHERE enterprise_id = :gone AND kind = :k0 AND counted_on = :k1 AND entered_at = :k2)sql"},
     .put_back = {"enterprises.put_back_headcount", R"sql(
         INSERT INTO enterprise_headcount (kind, counted_on, entered_at, enterprise_id, number, newest, entered_by,
                batch_id, withdrawn_at, withdrawn_by)
         VALUES (:c00, :c01, :c02, :c03, :c04, :c05, :c06, :c07, :c08, :c09))sql"}},
    {.table = "enterprise_change",
     .column = "enterprise_id",
     .select = {"enterprises.changes_of_merged",
                "SELECT id FROM enterprise_change WHERE enterprise_id = :record ORDER BY id"},
     .move = {"enterprises.move_change",
              "UPDATE enterprise_change SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"}},
    {.table = "enterprise_event",
     .column = "enterprise_id",
     .select = {"enterprises.events_of_merged",
                "SELECT id FROM enterprise_event WHERE enterprise_id = :record ORDER BY id"},
     .move = {"enterprises.move_event",
              "UPDATE enterprise_event SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"}},
    {.table = "enterprise_branch",
     .column = "branch_id",
     .select = {"enterprises.branches_of_merged",
                "SELECT id FROM enterprise_branch WHERE branch_id = :record ORDER BY id"},
     .move = {"enterprises.move_branch",
              "UPDATE enterprise_branch SET branch_id = :to WHERE branch_id = :from AND id = :k0"},
     .clashing = {"enterprises.clashing_branches", R"sql(
         SELECT DISTINCT g.id FROM enterprise_branch g
         JOIN enterprise_branch s ON s.branch_id = :stayed AND s.withdrawn_at IS NULL
           AND s.valid_from < g.valid_to AND g.valid_from < s.valid_to
         WHERE g.branch_id = :gone AND g.withdrawn_at IS NULL ORDER BY g.id)sql"},
     .withdraw = {"enterprises.set_branch_aside",
                  "UPDATE enterprise_branch SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :k0"},
     .restore = {"enterprises.restore_branch",
                 "UPDATE enterprise_branch SET withdrawn_at = NULL, withdrawn_by = NULL WHERE id = :k0"}},
    {.table = "enterprise_branch",
     .column = "parent_id",
     .select = {"enterprises.parents_of_merged",
                "SELECT id FROM enterprise_branch WHERE parent_id = :record ORDER BY id"},
     .move = {"enterprises.move_parent",
              "UPDATE enterprise_branch SET parent_id = :to WHERE parent_id = :from AND id = :k0"}},
};

}   // namespace

std::span<merging::Part const> enterprise_parts() { return parts; }

}   // namespace enterprises
