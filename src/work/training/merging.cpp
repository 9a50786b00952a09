#include "work/training/merging.hpp"

#include "platform/db/many.hpp"
#include "work/training/store.hpp"

namespace training {
namespace {

constexpr auto certificates_text = db::with_many("SELECT id FROM certificate WHERE enrolment_id IN ", " ORDER BY id");
constexpr db::Sql select_certificates{"training.certificates_of_merged", certificates_text.view()};

/// A result's fact names its enrolment.
constexpr merging::Source sources[] = {{"enrolment"}, {"class_result"}, {"certificate", select_certificates}};

constexpr merging::Part of_people[] = {
    {.table = "enrolment",
     .column = "person_id",
     .label = "Classes attended",
     .permission = view_training,
     .select = {"training.of_merged", "SELECT id FROM enrolment WHERE person_id = :record ORDER BY id"},
     .move = {"training.move", "UPDATE enrolment SET person_id = :to WHERE person_id = :from AND id = :k0"},
     .clashing = {"training.clashing", R"sql(
         SELECT g.id FROM enrolment g JOIN enrolment s ON s.class_id = g.class_id
         WHERE g.person_id = :gone AND g.withdrawn_at IS NULL AND s.person_id = :stayed AND s.withdrawn_at IS NULL
         ORDER BY g.id)sql"},
     .withdraw = {"training.set_aside", "UPDATE enrolment SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :k0"},
     .restore = {"training.restore", "UPDATE enrolment SET withdrawn_at = NULL, withdrawn_by = NULL WHERE id = :k0"},
     .sources = sources},
};

constexpr merging::Part of_enterprises[] = {
    {.table = "enrolment",
     .column = "enterprise_id",
     .label = "Participations in classes",
     .permission = view_training,
     .select = {"training.of_merged_enterprise", "SELECT id FROM enrolment WHERE enterprise_id = :record ORDER BY id"},
     .move = {"training.move_enterprise",
              "UPDATE enrolment SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"},
     .sources = sources},
};

}   // namespace

std::span<merging::Part const> person_parts() { return of_people; }
std::span<merging::Part const> enterprise_parts() { return of_enterprises; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = [] {
        auto every = merging::statements_of(of_people);
        for (auto const& sql : merging::statements_of(of_enterprises)) every.push_back(sql);
        return every;
    }();
    return all;
}

}   // namespace training
