#include "registers/people/merging.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "kernel/ledger/repoint.hpp"
#include "registers/people/matching.hpp"
#include "registers/people/name.hpp"
#include "registers/people/names.hpp"
#include "registers/people/person_row.hpp"

namespace people {
namespace {

/// Kinds of the columns of `select_whole`, in the order of `insert_whole`.
constexpr std::string_view whole = "iittiittttttttiiiiti";
constexpr std::size_t revision_at = 17;
/// A form opened while two records are one must never fit one of them later: its revision counts on from far above.
constexpr std::int64_t while_merged = 1'000'000'000;

constexpr db::Sql select_whole{"people.select_whole", R"sql(
    SELECT id, full_name_id, born, sex, identity_number, old_identity_number, phone, email, hometown,
           permanent_address, current_address, general_education, professional_level, political_theory_level,
           enterprise_id, place_id, name_born, revision, entered_at, entered_by
    FROM person WHERE id = :id)sql"};
constexpr db::Sql delete_whole{"people.delete_whole", "DELETE FROM person WHERE id = :id AND revision = :was"};
constexpr db::Sql insert_whole{"people.insert_whole", R"sql(
    INSERT INTO person (id, full_name_id, born, sex, identity_number, old_identity_number, phone, email, hometown,
           permanent_address, current_address, general_education, professional_level, political_theory_level,
           enterprise_id, place_id, name_born, revision, entered_at, entered_by)
    VALUES (:c00, :c01, :c02, :c03, :c04, :c05, :c06, :c07, :c08, :c09, :c10, :c11, :c12, :c13, :c14, :c15, :c16, :c17,
            :c18, :c19))sql"};
constexpr db::Sql update_whole{"people.update_whole", R"sql(
    UPDATE person
    SET full_name_id = :c01, born = :c02, sex = :c03, identity_number = :c04, old_identity_number = :c05, phone = :c06,
        email = :c07, hometown = :c08, permanent_address = :c09, current_address = :c10, general_education = :c11,
        professional_level = :c12, political_theory_level = :c13, enterprise_id = :c14, place_id = :c15,
        name_born = :c16, revision = :c17, entered_at = :c18, entered_by = :c19
    WHERE id = :c00 AND revision = :was)sql"};

constexpr db::Sql insert_given_up{"people.insert_given_up_name", R"sql(
    INSERT INTO person_name (person_id, valid_to, full_name_id, entered_at, entered_by)
    VALUES (:person, :until, :name, :at, :by) ON CONFLICT (person_id, entered_at, full_name_id) DO NOTHING)sql"};
constexpr db::Sql delete_given_up{"people.delete_given_up_name", R"sql(
    DELETE FROM person_name WHERE person_id = :person AND full_name_id = :name AND entered_at = :at)sql"};
constexpr db::Sql has_former{"people.has_former_name", R"sql(
    SELECT 1 FROM person_name WHERE person_id = :person AND full_name_id = :name AND entered_at = :at)sql"};

constexpr db::Sql all_statements[] = {select_whole,    delete_whole,    insert_whole, update_whole,
                                      insert_given_up, delete_given_up, has_former};

constexpr merging::Part parts[] = {
    {.table = "person_name",
     .column = "person_id",
     .keys = "ti",
     .select = {"people.names_of_merged", R"sql(
         SELECT entered_at, full_name_id FROM person_name WHERE person_id = :record
         ORDER BY entered_at, full_name_id)sql"},
     .move = {"people.move_name", R"sql(
         UPDATE person_name SET person_id = :to
         WHERE person_id = :from AND entered_at = :k0 AND full_name_id = :k1)sql"},
     .clashing = {"people.clashing_names", R"sql(
         SELECT g.entered_at, g.full_name_id, g.person_id, g.valid_to, g.entered_by
         FROM person_name g JOIN person_name s ON s.entered_at = g.entered_at AND s.full_name_id = g.full_name_id
         WHERE g.person_id = :gone AND s.person_id = :stayed ORDER BY g.entered_at, g.full_name_id)sql"},
     .columns = "tiiti",
     .take_out = {"people.take_out_name", R"sql(
         DELETE FROM person_name WHERE person_id = :gone AND entered_at = :k0 AND full_name_id = :k1)sql"},
     .put_back = {"people.put_back_name", R"sql(
         INSERT INTO person_name (entered_at, full_name_id, person_id, valid_to, entered_by)
         VALUES (:c00, :c01, :c02, :c03, :c04))sql"}},
    {.table = "consent",
     .column = "person_id",
     .label = "Consents",
     .permission = view_people,
     .select = {"people.consents_of_merged", "SELECT id FROM consent WHERE person_id = :record ORDER BY id"},
     .move = {"people.move_consent", "UPDATE consent SET person_id = :to WHERE person_id = :from AND id = :k0"},
     .clashing = {"people.clashing_consents", R"sql(
         SELECT g.id, g.person_id, g.purpose, g.method, g.evidence, g.given_on, g.withdrawn_on, g.entered_at,
                g.entered_by
         FROM consent g JOIN consent s ON s.purpose = g.purpose AND s.withdrawn_on IS NULL
         WHERE g.person_id = :gone AND g.withdrawn_on IS NULL AND s.person_id = :stayed ORDER BY g.id)sql"},
     .columns = "iitttttti",
     .take_out = {"people.take_out_consent", "DELETE FROM consent WHERE person_id = :gone AND id = :k0"},
     .put_back = {"people.put_back_consent", R"sql(
         INSERT INTO consent (id, person_id, purpose, method, evidence, given_on, withdrawn_on, entered_at, entered_by)
         VALUES (:c00, :c01, :c02, :c03, :c04, :c05, :c06, :c07, :c08))sql"}},
    {.table = "person_left",
     .column = "person_id",
     .keys = "t",
     .select = {"people.left_of_merged", "SELECT left_at FROM person_left WHERE person_id = :record ORDER BY left_at"},
     .move = {"people.move_left", "UPDATE person_left SET person_id = :to WHERE person_id = :from AND left_at = :k0"},
     .clashing = {"people.clashing_left", R"sql(
         SELECT left_at, person_id FROM person_left WHERE person_id = :gone
         AND EXISTS (SELECT 1 FROM person_left s WHERE s.person_id = :stayed) ORDER BY left_at)sql"},
     .columns = "ti",
     .take_out = {"people.take_out_left", "DELETE FROM person_left WHERE person_id = :gone AND left_at = :k0"},
     .put_back = {"people.put_back_left", "INSERT INTO person_left (left_at, person_id) VALUES (:c00, :c01)"}},
    {.table = "person_change",
     .column = "person_id",
     .select = {"people.changes_of_merged", "SELECT id FROM person_change WHERE person_id = :record ORDER BY id"},
     .move = {"people.move_change", "UPDATE person_change SET person_id = :to WHERE person_id = :from AND id = :k0"}},
};

constexpr merging::Part of_enterprises[] = {
    {.table = "person",
     .column = "enterprise_id",
     .label = "People who work there",
     .permission = view_people,
     .select = {"people.of_merged_enterprise", "SELECT id FROM person WHERE enterprise_id = :record ORDER BY id"},
     .move = {"people.move_enterprise",
              "UPDATE person SET enterprise_id = :to WHERE enterprise_id = :from AND id = :k0"}},
};

merging::Cells whole_row(db::Connection& tx, PersonId id)
{
    auto rows = tx.run(select_whole, {{"id", id}});
    auto const row = rows.first();
    base::expect(row.has_value(), "a person to be merged is not there");
    return merging::read_cells(*row, whole);
}

/// A db::Conflict when somebody else changed the row since it had this revision.
void update_row(db::Connection& tx, merging::Cells const& row, std::int64_t was)
{
    auto params = merging::column_params(row);
    params.push_back({"was", was});
    if (tx.change(update_whole, std::span{std::as_const(params)}) != 1)
        throw db::Conflict{"people.update_whole: the person was changed meanwhile"};
}

/// The row of the one that stays as it is to be: the fields of `person`, everything else as before.
merging::Cells changed_row(db::Connection& tx, merging::Cells row, merging::Cells const& goes, Person const& person)
{
    auto const text = [](std::string const& value) { return merging::Cell{db::Kind::text, 0, value}; };
    auto const number = [](std::int64_t value) { return merging::Cell{db::Kind::integer, value}; };
    auto const maybe_number = [&](std::string const& digits) {
        return digits.empty() ? merging::Cell{} : number(stored_number(digits).integer());
    };
    std::string_view const name = person.full_name;
    row[1] = number(ensure_names(tx, std::span{&name, 1}).front().value);
    row[2] = person.born ? text(base::iso(*person.born)) : merging::Cell{};
    row[3] = text(person.sex);
    row[4] = maybe_number(person.identity_number);
    row[5] = maybe_number(person.old_identity_number);
    std::string const* const texts[] = {&person.phone,
                                        &person.email,
                                        &person.hometown,
                                        &person.permanent_address,
                                        &person.current_address,
                                        &person.general_education,
                                        &person.professional_level,
                                        &person.political_theory_level};
    for (std::size_t i = 0; i < std::size(texts); ++i) row[6 + i] = text(*texts[i]);
    row[14] = person.enterprise ? number(person.enterprise->value) : merging::Cell{};
    row[15] = number(person.place.value);
    row[16] = number(name_born(person.full_name, person.born));
    row[revision_at].integer = std::max(row[revision_at].integer, goes[revision_at].integer) + while_merged;
    return row;
}

/// Both names stay findable: the one given up becomes a name borne before.
void keep_given_up(merging::Making const& making, merging::Journal& journal, PersonId person, std::int64_t name,
                   base::Date today)
{
    auto rows = making.tx.run(has_former, {{"person", person}, {"name", name}, {"at", making.entry.at}});
    if (rows.first()) return;
    making.tx.change(
        insert_given_up,
        {{"person", person}, {"until", today}, {"name", name}, {"at", making.entry.at}, {"by", making.entry.by}});
    merging::Cells const kept{{db::Kind::integer, name}};
    journal.keep("person_name", "stayed", std::span{&kept, 1});
}

/// Somebody changed the record while it stood for both. The change stays; key and revision follow it.
void keep_later_changes(db::Connection& tx, merging::Cells row)
{
    auto const person = find(tx, PersonId{row[0].integer});
    row[16].integer = name_born(person->full_name, person->born);
    auto const was = row[revision_at].integer++;
    update_row(tx, row, was);
}

}   // namespace

std::span<merging::Part const> person_parts() { return parts; }
std::span<merging::Part const> enterprise_parts() { return of_enterprises; }

base::Result<Person> merged(Chosen const& chosen, base::Date today)
{
    auto person = chosen.stays;
    for (auto const& field : merge_fields())
        if (std::ranges::find(chosen.from_goes, field.name) != chosen.from_goes.end()) field.take(person, chosen.goes);
    if (auto problems = check(person, today); !problems.empty())
        return base::Error{base::Refusal::invalid, std::move(problems)};
    return person;
}

base::Result<merging::MergeId> merge(merging::Making const& making, merging::Parts const& all, Chosen const& chosen,
                                     base::Date today)
{
    base::Error const meanwhile{base::Refusal::conflict, {{"", "person.changed_meanwhile"}}};
    auto& tx = making.tx;
    auto const person = merged(chosen, today);
    if (!person) return person.error();
    auto const stays = whole_row(tx, chosen.stays.id);
    auto const goes = whole_row(tx, chosen.goes.id);
    if (stays[revision_at].integer != chosen.stays.revision || goes[revision_at].integer != chosen.goes.revision)
        return meanwhile;
    if (auto problems = merging::obstacles(tx, all.between_people, chosen.goes.id.value, chosen.stays.id.value);
        !problems.empty())
        return base::Error{base::Refusal::conflict, std::move(problems)};

    merging::Journal journal{making, merging::Kind::person, chosen.goes.id.value, chosen.stays.id.value};
    journal.move(all.people);
    base::expect(!ledger::is_counted(tx, chosen.goes.id), "facts are still about a person whose record went");
    tx.change_one(delete_whole, {{"id", chosen.goes.id}, {"was", chosen.goes.revision}});
    auto const after = changed_row(tx, stays, goes, *person);
    update_row(tx, after, chosen.stays.revision);
    journal.keep("person", "gone", std::span{&goes, 1});
    merging::Cells const both[] = {stays, after};
    journal.keep("person", "stayed", both);
    for (auto const* row : {&stays, &goes})
        if ((*row)[1] != after[1]) keep_given_up(making, journal, chosen.stays.id, (*row)[1].integer, today);
    return journal.save(chosen.goes.full_name);
}

base::Result<base::Done> unmerge(merging::Making const& making, merging::Parts const& all, merging::Merge const& merge)
{
    auto& tx = making.tx;
    if (auto const allowed = merging::may_undo(tx, merge); !allowed) return allowed;
    auto const goes = merging::kept(tx, merge.id, "person", "gone");
    auto const stayed = merging::kept(tx, merge.id, "person", "stayed");
    base::expect(goes.size() == 1 && stayed.size() == 2, "the journal of a merge does not know both people");
    auto const& before = stayed[0];
    auto const& merged = stayed[1];
    auto now = whole_row(tx, PersonId{merge.stayed});
    auto const was = now[revision_at].integer;
    bool const untouched = now == merged;
    for (std::size_t i = 1; i < now.size(); ++i)
        if (now[i] == merged[i]) now[i] = before[i];
    for (auto const& name : merging::kept(tx, merge.id, "person_name", "stayed"))
        tx.change(delete_given_up,
                  {{"person", PersonId{merge.stayed}}, {"name", name.front().integer}, {"at", merge.merged_at}});
    update_row(tx, now, was);
    if (!untouched) keep_later_changes(tx, std::move(now));
    auto const params = merging::column_params(goes.front());
    tx.change(insert_whole, std::span{params});
    merging::undo(making, merge, all.people);
    return base::Done{};
}

std::span<db::Sql const> merging_statements()
{
    static auto const all = [] {
        auto every = merging::statements_of(parts);
        for (auto const& sql : merging::statements_of(of_enterprises)) every.push_back(sql);
        every.insert(every.end(), std::begin(all_statements), std::end(all_statements));
        return every;
    }();
    return all;
}

}   // namespace people
