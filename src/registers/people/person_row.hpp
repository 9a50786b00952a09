#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/ledger/fact.hpp"
#include "platform/db/connection.hpp"
#include "registers/people/names.hpp"
#include "registers/people/person.hpp"

/// How a person is read from and written to its table; for this slice's own stores.
namespace people {

/// What every statement that gives people selects first, in the order `read_person` takes it.
inline constexpr std::string_view select_person = R"sql(
    SELECT p.id, n.text, p.born, p.sex, p.identity_number, p.old_identity_number, p.phone, p.email, p.hometown,
           p.permanent_address, p.current_address, p.general_education, p.professional_level,
           p.political_theory_level, p.enterprise_id, p.place_id, p.revision)sql";
inline constexpr std::string_view from_person = R"sql(
    FROM person p JOIN full_name n ON n.id = p.full_name_id )sql";
inline constexpr int person_columns = 17;

Person read_person(db::Row const& row);

/// Numbers are kept as whole numbers, which are smaller and faster to find; the leading zeros come back on reading.
std::string identity_number_of(std::optional<std::int64_t> stored);
std::string old_identity_number_of(std::optional<std::int64_t> stored);
/// Null for "".
db::Value stored_number(std::string_view digits);

struct NewPerson {
    PersonId id;
    FullNameId name;
    std::int64_t name_born = 0;   // see people::name_born
    Person const* person = nullptr;
};
/// Writes new people in bulk.
void write_people(db::Connection& tx, ledger::Entry const& entry, std::span<NewPerson const> made);

}   // namespace people
