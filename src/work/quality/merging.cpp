#include "work/quality/merging.hpp"

#include "work/quality/statements.hpp"

namespace quality {
namespace {

constexpr merging::Source report_facts[] = {{report_record}};
constexpr merging::Source grading_facts[] = {{grading_record}};

constexpr merging::Part parts[] = {
    {.table = report_record,
     .column = "enterprise_id",
     .select = {"quality.reports_of_merged",
                "SELECT id FROM organisation_report WHERE enterprise_id = :record ORDER BY id"},
     .move = {"quality.move_reports",
              "UPDATE organisation_report SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"},
     .sources = report_facts},
    {.table = grading_record,
     .column = "enterprise_id",
     .select = {"quality.gradings_of_merged",
                "SELECT id FROM organisation_grading WHERE enterprise_id = :record ORDER BY id"},
     .move = {"quality.move_gradings",
              "UPDATE organisation_grading SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"},
     .sources = grading_facts},
};

}   // namespace

std::span<merging::Part const> enterprise_parts() { return parts; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = merging::statements_of(parts);
    return all;
}

}   // namespace quality
