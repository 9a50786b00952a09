#include "registers/organisations/merging.hpp"

#include "platform/db/many.hpp"

namespace organisations {
namespace {

constexpr auto events_text = db::with_many("SELECT id FROM unit_event WHERE unit_id IN ", " ORDER BY id");
constexpr merging::Source sources[] = {{"unit_event", {"organisations.events_of_merged", events_text.view()}}};

constexpr merging::Part parts[] = {
    {.table = "unit_enterprise",
     .column = "enterprise_id",
     .keys = "it",
     .select = {"organisations.of_merged_enterprise", R"sql(
         SELECT unit_id, valid_from FROM unit_enterprise WHERE enterprise_id = :record
         ORDER BY unit_id, valid_from)sql"},
     .move = {"organisations.move_enterprise", R"sql(
         UPDATE unit_enterprise SET enterprise_id = :to
         WHERE enterprise_id = :from AND unit_id = :k0 AND valid_from = :k1)sql"},
     .sources = sources},
};

constexpr merging::Obstacle obstacles[] = {
    {"merge.two_organisations", {"organisations.in_both_enterprises", R"sql(
         SELECT 1 FROM unit_enterprise g JOIN unit_enterprise s ON s.line = g.line AND s.unit_id <> g.unit_id
         WHERE g.enterprise_id = :gone AND s.enterprise_id = :stayed AND g.valid_from < g.valid_to
           AND s.valid_from < s.valid_to AND g.valid_from < s.valid_to AND s.valid_from < g.valid_to
         LIMIT 1)sql"}},
};

}   // namespace

std::span<merging::Part const> enterprise_parts() { return parts; }
std::span<merging::Obstacle const> between_enterprises() { return obstacles; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = [] {
        auto every = merging::statements_of(parts);
        for (auto const& obstacle : obstacles) every.push_back(obstacle.select);
        return every;
    }();
    return all;
}

}   // namespace organisations
