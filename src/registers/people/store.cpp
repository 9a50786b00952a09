#include "registers/people/store.hpp"
#include "platform/db/many.hpp"

#include <algorithm>
#include <array>

#include "kernel/accounts/audit.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/audit.hpp"
#include "registers/people/change_store.hpp"
#include "registers/people/consent.hpp"
#include "registers/people/list.hpp"
#include "registers/people/matching.hpp"
#include "registers/people/name.hpp"
#include "registers/people/person_row.hpp"

namespace people {
namespace {

constexpr std::size_t most_likenesses = 10;

constexpr auto by_id_text = db::joined(select_person, from_person, "WHERE p.id = :id");
constexpr db::Sql select_by_id{"people.select_by_id", by_id_text.view()};

constexpr auto by_ids_text =
    db::joined(select_person, ", n.sort_key", from_person, db::with_many("WHERE p.id IN ").view());
constexpr db::Sql select_by_ids{"people.select_by_ids", by_ids_text.view()};

constexpr auto similar_text = db::joined(select_person, from_person, R"sql(
    WHERE p.id <> :id AND (p.identity_number = :identity_number OR p.old_identity_number = :old_identity_number
                           OR (p.name_born >= :same_name AND p.name_born < :other_name))
    ORDER BY p.id LIMIT :most)sql");
constexpr db::Sql select_similar{"people.select_similar", similar_text.view()};

constexpr db::Sql update_person{"people.update_person", R"sql(
    UPDATE person SET full_name_id = :full_name_id, born = :born, sex = :sex, identity_number = :identity_number,
           old_identity_number = :old_identity_number, phone = :phone, email = :email, hometown = :hometown,
           permanent_address = :permanent_address, current_address = :current_address,
           general_education = :general_education, professional_level = :professional_level,
           political_theory_level = :political_theory_level, enterprise_id = :enterprise_id, place_id = :place_id,
           name_born = :name_born, revision = revision + 1
    WHERE id = :id AND revision = :revision)sql"};

constexpr db::Sql insert_former_name{"people.insert_former_name", R"sql(
    INSERT INTO person_name (person_id, valid_to, full_name_id, entered_at, entered_by)
    SELECT id, :valid_to, full_name_id, :entered_at, :entered_by FROM person WHERE id = :id)sql"};

constexpr db::Sql select_former_names{"people.select_former_names", R"sql(
    SELECT n.text, h.valid_to FROM person_name h JOIN full_name n ON n.id = h.full_name_id
    WHERE h.person_id = :id ORDER BY h.valid_to DESC, h.entered_at DESC, h.full_name_id)sql"};

constexpr db::Sql count_people{"people.count", "SELECT count(*) FROM person"};

constexpr db::Sql own_statements[] = {select_by_id,       select_by_ids,       select_similar, update_person,
                                      insert_former_name, select_former_names, count_people};

/// The stretch of `name_born` in which someone may be the same: the year of birth, or anyone of the name without one.
std::pair<std::int64_t, std::int64_t> births_alike(Person const& person)
{
    auto const name = name_key(person.full_name);
    if (!person.born) return {name, name + births_of_a_name};
    auto const year = base::PartialDate{person.born->date, base::Precision::year};
    return {name + birth_key(year), name + birth_key(year) + births_of_a_year};
}

bool is_certain(Person const& a, Person const& b)
{
    if (!a.identity_number.empty() && a.identity_number == b.identity_number) return true;
    if (!a.old_identity_number.empty() && a.old_identity_number == b.old_identity_number) return true;
    return a.born && a.born == b.born && a.born->precision == base::Precision::day && a.sex == b.sex;
}

}   // namespace

std::optional<Person> find(db::Connection& tx, PersonId id)
{
    auto rows = tx.run(select_by_id, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{read_person(*row)} : std::nullopt;
}

std::optional<Person> find(db::Connection& tx, web::Actor const& actor, PersonId id, base::Date today,
                           web::Permission permission)
{
    if (!actor.may(permission)) return std::nullopt;
    auto person = find(tx, id);
    if (!person || organisations::in_scope(tx, actor, permission, person->place, today)) return person;
    auto const own = organisations::enterprises_in_scope(tx, actor, permission, today);
    bool const works_there = person->enterprise && std::ranges::find(own, *person->enterprise) != own.end();
    return works_there ? person : std::nullopt;
}

std::vector<Person> in_order(db::Connection& tx, std::span<PersonId const> ids)
{
    struct Keyed {
        std::string key;
        Person person;
    };
    std::vector<Keyed> found;
    std::vector<db::Value> const values{ids.begin(), ids.end()};
    for_many(tx, select_by_ids, values, [&](db::Row const& row) {
        found.push_back({row.string(person_columns), read_person(row)});
    });
    std::ranges::sort(found, [](Keyed const& a, Keyed const& b) {
        return std::tie(a.key, a.person.id) < std::tie(b.key, b.person.id);
    });
    std::vector<Person> people;
    for (auto& one : found) people.push_back(std::move(one.person));
    return people;
}

PersonId create(db::Connection& tx, ledger::Entry const& entry, Person const& person)
{
    std::string_view const text = person.full_name;
    NewPerson const made{tx.new_id<PersonId>(), ensure_names(tx, std::span{&text, 1}).front(),
                         name_born(person.full_name, person.born), &person};
    write_people(tx, entry, std::span{&made, 1});
    accounts::audit(tx, entry.by, entry.at, {.action = "created", .record_kind = "person", .record_id = made.id.value});
    return made.id;
}

base::Result<base::Done> save(db::Connection& tx, ledger::Entry const& entry, Person const& person, base::Date today)
{
    base::Error const conflict{base::Refusal::conflict, {{"", "person.changed_meanwhile"}}};
    auto const before = find(tx, person.id);
    if (!before || before->revision != person.revision) return conflict;

    std::string_view const text = person.full_name;
    auto const name = ensure_names(tx, std::span{&text, 1}).front();
    if (before->full_name != person.full_name)
        tx.change(insert_former_name,
                  {{"valid_to", today}, {"entered_at", entry.at}, {"entered_by", entry.by}, {"id", person.id}});
    auto const changed = tx.change(update_person, {{"full_name_id", name},
                                                   {"born", person.born},
                                                   {"sex", person.sex},
                                                   {"identity_number", stored_number(person.identity_number)},
                                                   {"old_identity_number", stored_number(person.old_identity_number)},
                                                   {"phone", person.phone},
                                                   {"email", person.email},
                                                   {"hometown", person.hometown},
                                                   {"permanent_address", person.permanent_address},
                                                   {"current_address", person.current_address},
                                                   {"general_education", person.general_education},
                                                   {"professional_level", person.professional_level},
                                                   {"political_theory_level", person.political_theory_level},
                                                   {"enterprise_id", person.enterprise},
                                                   {"place_id", person.place},
                                                   {"name_born", name_born(person.full_name, person.born)},
                                                   {"id", person.id},
                                                   {"revision", person.revision}});
    if (changed != 1) return conflict;

    auto const changes = changes_between(*before, person);
    accounts::audit(tx, entry.by, entry.at,
                    {.action = "changed", .record_kind = "person", .record_id = person.id.value, .changes = changes});
    return base::Done{};
}

std::vector<Likeness> similar(db::Connection& tx, Person const& person)
{
    std::vector<Likeness> found;
    auto const [low, high] = births_alike(person);
    for (auto const& row : tx.run(select_similar, {{"id", person.id},
                                                   {"identity_number", stored_number(person.identity_number)},
                                                   {"old_identity_number", stored_number(person.old_identity_number)},
                                                   {"same_name", low},
                                                   {"other_name", high},
                                                   {"most", 50}})) {
        auto other = read_person(row);
        bool const certain = is_certain(person, other);
        found.push_back({std::move(other), certain});
    }
    std::ranges::stable_sort(found, std::greater{}, &Likeness::certain);
    if (found.size() > most_likenesses) found.resize(most_likenesses);
    return found;
}

std::vector<Person> candidates(db::Connection& tx, Person const& person)
{
    constexpr std::int64_t of_one_name = 2000;
    std::vector<Person> found;
    auto const [low, high] = births_alike(person);
    for (auto const& row : tx.run(select_similar, {{"id", person.id},
                                                   {"identity_number", stored_number(person.identity_number)},
                                                   {"old_identity_number", stored_number(person.old_identity_number)},
                                                   {"same_name", low},
                                                   {"other_name", high},
                                                   {"most", of_one_name}}))
        found.push_back(read_person(row));
    return found;
}

std::vector<FormerName> former_names(db::Connection& tx, PersonId id)
{
    std::vector<FormerName> names;
    for (auto const& row : tx.run(select_former_names, {{"id", id}})) names.push_back({row.string(0), row.date(1)});
    return names;
}

std::int64_t count(db::Connection& tx) { return tx.run(count_people).first()->integer(0); }

std::span<db::Sql const> statements()
{
    static auto const all = [] {
        std::vector<db::Sql> every;
        for (auto const part : {std::span<db::Sql const>{own_statements}, name_statements(), matching_statements(),
                                removal_statements(), list_statements(), consent_statements(), merging_statements(),
                                former_statements(), scan_statements(), change_statements()})
            every.insert(every.end(), part.begin(), part.end());
        return every;
    }();
    return all;
}

}   // namespace people
