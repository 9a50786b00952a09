#include "registers/people/person_row.hpp"

#include <fmt/format.h>

#include "registers/people/name.hpp"

namespace people {

std::string identity_number_of(std::optional<std::int64_t> stored)
{
    return stored ? fmt::format("{:012}", *stored) : std::string{};
}

std::string old_identity_number_of(std::optional<std::int64_t> stored)
{
    return stored ? fmt::format("{:09}", *stored) : std::string{};
}

db::Value stored_number(std::string_view digits)
{
    if (digits.empty()) return {};
    std::int64_t number = 0;
    for (char const c : digits) number = number * 10 + (c - '0');
    return number;
}

Person read_person(db::Row const& row)
{
    Person p;
    p.id = row.id<PersonId>(0);
    p.full_name = row.string(1);
    p.born = row.maybe_partial_date(2);
    p.sex = row.string(3);
    p.identity_number = identity_number_of(row.maybe_integer(4));
    p.old_identity_number = old_identity_number_of(row.maybe_integer(5));
    p.phone = row.string(6);
    p.email = row.string(7);
    p.hometown = row.string(8);
    p.permanent_address = row.string(9);
    p.current_address = row.string(10);
    p.general_education = row.string(11);
    p.professional_level = row.string(12);
    p.political_theory_level = row.string(13);
    p.enterprise = row.maybe_id<EnterpriseId>(14);
    p.place = row.id<UnitId>(15);
    p.revision = row.integer(16);
    return p;
}

void write_people(db::Connection& tx, ledger::Entry const& entry, std::span<NewPerson const> made)
{
    auto rows = tx.bulk("person", {"id",
                                   "full_name_id",
                                   "born",
                                   "sex",
                                   "identity_number",
                                   "old_identity_number",
                                   "phone",
                                   "email",
                                   "hometown",
                                   "permanent_address",
                                   "current_address",
                                   "general_education",
                                   "professional_level",
                                   "political_theory_level",
                                   "enterprise_id",
                                   "place_id",
                                   "name_born",
                                   "revision",
                                   "entered_at",
                                   "entered_by"});
    for (auto const& [id, name, name_born, person] : made) {
        auto const& p = *person;
        rows->row({id,
                   name,
                   p.born,
                   p.sex,
                   stored_number(p.identity_number),
                   stored_number(p.old_identity_number),
                   p.phone,
                   p.email,
                   p.hometown,
                   p.permanent_address,
                   p.current_address,
                   p.general_education,
                   p.professional_level,
                   p.political_theory_level,
                   p.enterprise,
                   p.place,
                   name_born,
                   1,
                   entry.at,
                   entry.by});
    }
    rows->done();
}

}   // namespace people
