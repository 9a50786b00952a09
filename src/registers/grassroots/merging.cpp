#include "registers/grassroots/merging.hpp"

namespace grassroots {
namespace {

constexpr merging::Source sources[] = {{"founding"}};

constexpr merging::Part parts[] = {
    {.table = "founding",
     .column = "enterprise_id",
     .select = {"grassroots.of_merged_enterprise",
                "SELECT unit_id FROM founding WHERE enterprise_id = :record ORDER BY unit_id"},
     .move = {"grassroots.move_enterprise",
              "UPDATE founding SET enterprise_id = :to WHERE enterprise_id = :from AND unit_id = :k0"},
     .sources = sources},
};

}   // namespace

std::span<merging::Part const> enterprise_parts() { return parts; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = merging::statements_of(parts);
    return all;
}

}   // namespace grassroots
