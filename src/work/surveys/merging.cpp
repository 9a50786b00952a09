#include "work/surveys/merging.hpp"

namespace surveys {
namespace {

constexpr merging::Source outcomes[] = {{"survey_outcome"}};

/// Where both stand in one survey, the list and the answers of the record that goes are taken out: the answers of two
/// records are never mixed. The list goes last, for it tells which surveys both stood in.
constexpr merging::Part parts[] = {
    {.table = "survey_entry",
     .column = "enterprise_id",
     .keys = "ti",
     .select = {"surveys.entries_of_merged", R"sql(
         SELECT device, number FROM survey_entry WHERE enterprise_id = :record ORDER BY device, number)sql"},
     .move = {"surveys.move_entries", R"sql(
         UPDATE survey_entry SET enterprise_id = :to WHERE enterprise_id = :from AND device = :k0
         AND number = :k1)sql"},
     .clashing = {"surveys.clashing_entries", R"sql(
         SELECT g.device, g.number, g.survey_id, g.enterprise_id, g.field, g.value, g.seen, g.written_at,
                g.received_at, g.entered_by
         FROM survey_entry g JOIN survey_enterprise s ON s.survey_id = g.survey_id AND s.enterprise_id = :stayed
         WHERE g.enterprise_id = :gone ORDER BY g.device, g.number)sql"},
     .columns = "tiiittttti",
     .take_out = {"surveys.take_out_entries", R"sql(
         DELETE FROM survey_entry WHERE enterprise_id = :gone AND device = :k0 AND number = :k1)sql"},
     .put_back = {"surveys.put_back_entries", R"sql(
         INSERT INTO survey_entry (device, number, survey_id, enterprise_id, field, value, seen, written_at,
                received_at, entered_by)
         VALUES (:c00, :c01, :c02, :c03, :c04, :c05, :c06, :c07, :c08, :c09))sql"}},
    {.table = "survey_review",
     .column = "enterprise_id",
     .keys = "i",
     .select = {"surveys.reviews_of_merged", R"sql(
         SELECT id FROM survey_review WHERE enterprise_id = :record ORDER BY id)sql"},
     .move = {"surveys.move_reviews", R"sql(
         UPDATE survey_review SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0)sql"},
     .clashing = {"surveys.clashing_reviews", R"sql(
         SELECT g.id, g.survey_id, g.enterprise_id, g.decision, g.fields, g.note, g.entered_at, g.entered_by
         FROM survey_review g JOIN survey_enterprise s ON s.survey_id = g.survey_id AND s.enterprise_id = :stayed
         WHERE g.enterprise_id = :gone ORDER BY g.id)sql"},
     .columns = "iiitttti",
     .take_out = {"surveys.take_out_reviews", R"sql(
         DELETE FROM survey_review WHERE enterprise_id = :gone AND id = :k0)sql"},
     .put_back = {"surveys.put_back_reviews", R"sql(
         INSERT INTO survey_review (id, survey_id, enterprise_id, decision, fields, note, entered_at, entered_by)
         VALUES (:c00, :c01, :c02, :c03, :c04, :c05, :c06, :c07))sql"}},
    {.table = "survey_snapshot",
     .column = "enterprise_id",
     .keys = "i",
     .select = {"surveys.snapshots_of_merged", R"sql(
         SELECT id FROM survey_snapshot WHERE enterprise_id = :record ORDER BY id)sql"},
     .move = {"surveys.move_snapshots", R"sql(
         UPDATE survey_snapshot SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0)sql"},
     .clashing = {"surveys.clashing_snapshots", R"sql(
         SELECT g.id, g.survey_id, g.enterprise_id, g.surveyed_on, g.state, g.answers, g.entered_at, g.entered_by
         FROM survey_snapshot g JOIN survey_enterprise s ON s.survey_id = g.survey_id AND s.enterprise_id = :stayed
         WHERE g.enterprise_id = :gone ORDER BY g.id)sql"},
     .columns = "iiitttti",
     .take_out = {"surveys.take_out_snapshots", R"sql(
         DELETE FROM survey_snapshot WHERE enterprise_id = :gone AND id = :k0)sql"},
     .put_back = {"surveys.put_back_snapshots", R"sql(
         INSERT INTO survey_snapshot (id, survey_id, enterprise_id, surveyed_on, state, answers, entered_at,
                entered_by)
         VALUES (:c00, :c01, :c02, :c03, :c04, :c05, :c06, :c07))sql"}},
    {.table = "survey_link",
     .column = "enterprise_id",
     .keys = "i",
     .select = {"surveys.links_of_merged", R"sql(
         SELECT id FROM survey_link WHERE enterprise_id = :record ORDER BY id)sql"},
     .move = {"surveys.move_links", R"sql(
         UPDATE survey_link SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0)sql"},
     .clashing = {"surveys.clashing_links", R"sql(
         SELECT g.id, g.secret_hash, g.survey_id, g.enterprise_id, g.closes_on, g.used_at, g.entered_at,
                g.entered_by, g.withdrawn_at, g.withdrawn_by
         FROM survey_link g JOIN survey_enterprise s ON s.survey_id = g.survey_id AND s.enterprise_id = :stayed
         WHERE g.enterprise_id = :gone ORDER BY g.id)sql"},
     .columns = "ibiitttiti",
     .take_out = {"surveys.take_out_links", R"sql(
         DELETE FROM survey_link WHERE enterprise_id = :gone AND id = :k0)sql"},
     .put_back = {"surveys.put_back_links", R"sql(
         INSERT INTO survey_link (id, secret_hash, survey_id, enterprise_id, closes_on, used_at, entered_at,
                entered_by, withdrawn_at, withdrawn_by)
         VALUES (:c00, :c01, :c02, :c03, :c04, :c05, :c06, :c07, :c08, :c09))sql"}},
    {.table = "survey_outcome",
     .column = "enterprise_id",
     .select = {"surveys.outcomes_of_merged", R"sql(
         SELECT id FROM survey_outcome WHERE enterprise_id = :record ORDER BY id)sql"},
     .move = {"surveys.move_outcome", R"sql(
         UPDATE survey_outcome SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0)sql"},
     .clashing = {"surveys.clashing_outcomes", R"sql(
         SELECT g.id FROM survey_outcome g
         JOIN survey_enterprise s ON s.survey_id = g.survey_id AND s.enterprise_id = :stayed
         WHERE g.enterprise_id = :gone AND g.withdrawn_at IS NULL ORDER BY g.id)sql"},
     .withdraw = {"surveys.set_outcome_aside", R"sql(
         UPDATE survey_outcome SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :k0)sql"},
     .restore = {"surveys.restore_outcome", R"sql(
         UPDATE survey_outcome SET withdrawn_at = NULL, withdrawn_by = NULL WHERE id = :k0)sql"},
     .sources = outcomes},
    {.table = "survey_enterprise",
     .column = "enterprise_id",
     .keys = "i",
     .select = {"surveys.listed_of_merged", R"sql(
         SELECT survey_id FROM survey_enterprise WHERE enterprise_id = :record ORDER BY survey_id)sql"},
     .move = {"surveys.move_listed", R"sql(
         UPDATE survey_enterprise SET enterprise_id = :to WHERE enterprise_id = :from AND survey_id = :k0)sql"},
     .clashing = {"surveys.clashing_listed", R"sql(
         SELECT g.survey_id, g.enterprise_id, g.place_id, g.sort_key, g.responsible, g.state, g.state_on,
                g.conflicts, g.review
         FROM survey_enterprise g JOIN survey_enterprise s ON s.survey_id = g.survey_id AND s.enterprise_id = :stayed
         WHERE g.enterprise_id = :gone ORDER BY g.survey_id)sql"},
     .columns = "iiibittit",
     .take_out = {"surveys.take_out_listed", R"sql(
         DELETE FROM survey_enterprise WHERE enterprise_id = :gone AND survey_id = :k0)sql"},
     .put_back = {"surveys.put_back_listed", R"sql(
         INSERT INTO survey_enterprise (survey_id, enterprise_id, place_id, sort_key, responsible, state, state_on,
                conflicts, review)
         VALUES (:c00, :c01, :c02, :c03, :c04, :c05, :c06, :c07, :c08))sql"}},
    {.table = "survey_list_change",
     .column = "enterprise_id",
     .select = {"surveys.list_changes_of_merged",
                "SELECT id FROM survey_list_change WHERE enterprise_id = :record ORDER BY id"},
     .move = {"surveys.move_list_change",
              "UPDATE survey_list_change SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"}},
};

}   // namespace

std::span<merging::Part const> enterprise_parts() { return parts; }

std::span<db::Sql const> merging_statements()
{
    static auto const all = merging::statements_of(parts);
    return all;
}

}   // namespace surveys
