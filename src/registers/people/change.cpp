#include "registers/people/change.hpp"

#include <algorithm>

namespace people {
namespace {

constexpr SensitiveField fields[] = {{"full_name", "Full name"},
                                     {"born", "Born"},
                                     {"sex", "Sex"},
                                     {"identity_number", "Identity number"},
                                     {"old_identity_number", "Old identity number"}};

void set(Person& person, SensitiveField const& field, std::string const& value)
{
    if (field.code == "full_name") person.full_name = value;
    if (field.code == "born") person.born = base::parse_partial_date(value);
    if (field.code == "sex") person.sex = value;
    if (field.code == "identity_number") person.identity_number = value;
    if (field.code == "old_identity_number") person.old_identity_number = value;
}

}   // namespace

std::span<SensitiveField const> sensitive_fields() { return fields; }

SensitiveField const* find_sensitive_field(std::string_view code)
{
    auto const found = std::ranges::find(fields, code, &SensitiveField::code);
    return found == std::end(fields) ? nullptr : found;
}

std::string value_of(Person const& person, SensitiveField const& field)
{
    if (field.code == "full_name") return person.full_name;
    if (field.code == "born") return person.born ? base::iso(*person.born) : "";
    if (field.code == "sex") return person.sex;
    return field.code == "identity_number" ? person.identity_number : person.old_identity_number;
}

std::vector<Wanted> sensitive_changes(Person const& before, Person const& changed)
{
    std::vector<Wanted> wanted;
    for (auto const& field : fields)
        if (value_of(before, field) != value_of(changed, field)) wanted.push_back({&field, value_of(changed, field)});
    return wanted;
}

Person without_sensitive_changes(Person const& before, Person changed)
{
    for (auto const& field : fields) set(changed, field, value_of(before, field));
    return changed;
}

Person with_changes(Person person, std::span<Change const> changes)
{
    for (auto const& change : changes) set(person, *change.field, change.after);
    return person;
}

}   // namespace people
