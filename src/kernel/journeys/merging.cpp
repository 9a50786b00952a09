#include "kernel/journeys/merging.hpp"

namespace journeys {
namespace {

constexpr db::Sql move{"journeys.move", "UPDATE journey SET subject_id = :to WHERE subject_id = :from AND id = :k0"};
constexpr merging::Source counted[] = {{"journey_event"}};
constexpr merging::Part people[] = {
    {.table = "journey",
     .column = "subject_id",
     .select = {"journeys.of_merged_person",
                "SELECT id FROM journey WHERE subject_kind = 'person' AND subject_id = :record ORDER BY id"},
     .move = move},
};
constexpr merging::Part enterprises[] = {
    {.table = "journey",
     .column = "subject_id",
     .select = {"journeys.of_merged_enterprise",
                "SELECT id FROM journey WHERE subject_kind = 'enterprise' AND subject_id = :record ORDER BY id"},
     .move = move},
    {.table = "journey_event",
     .column = "enterprise_id",
     .select = {"journeys.events_of_merged", "SELECT id FROM journey_event WHERE enterprise_id = :record ORDER BY id"},
     .move = {"journeys.move_event",
              "UPDATE journey_event SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"},
     .sources = counted},
};
constexpr db::Sql both_people{"journeys.both_people", R"sql(
    SELECT a.id FROM journey a JOIN journey b ON b.code = a.code
    WHERE a.subject_kind = 'person' AND a.subject_id = :gone AND a.ended_on IS NULL
      AND b.subject_kind = 'person' AND b.subject_id = :stayed AND b.ended_on IS NULL ORDER BY a.id)sql"};
constexpr db::Sql both_enterprises{"journeys.both_enterprises", R"sql(
    SELECT a.id FROM journey a JOIN journey b ON b.code = a.code
    WHERE a.subject_kind = 'enterprise' AND a.subject_id = :gone AND a.ended_on IS NULL
      AND b.subject_kind = 'enterprise' AND b.subject_id = :stayed AND b.ended_on IS NULL ORDER BY a.id)sql"};

}   // namespace

std::span<merging::Part const> person_parts() { return people; }
std::span<merging::Part const> enterprise_parts() { return enterprises; }
merging::Obstacle between_people() { return {"journey.both_under_way", both_people}; }
merging::Obstacle between_enterprises() { return {"journey.both_under_way", both_enterprises}; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = [] {
        auto every = merging::statements_of(people);
        for (auto const& sql : merging::statements_of(enterprises))
            if (sql.name != move.name) every.push_back(sql);
        every.push_back(both_people);
        every.push_back(both_enterprises);
        return every;
    }();
    return all;
}

}   // namespace journeys
