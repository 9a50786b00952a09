#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registers/people/person.hpp"

/// Changes of who somebody is, that some ask for and others decide. Rule P-20.
namespace people {

using ChangeId = base::Id<struct PersonChangeTag>;

/// A field that says who somebody is. `label` is a gettext id; days are exchanged as they are stored, sexes by code.
struct SensitiveField {
    std::string_view code;
    std::string_view label;
};
/// full_name, born, sex, identity_number, old_identity_number.
std::span<SensitiveField const> sensitive_fields();
/// Null when there is none of that code.
SensitiveField const* find_sensitive_field(std::string_view code);
std::string value_of(Person const& person, SensitiveField const& field);

struct Wanted {
    SensitiveField const* field = nullptr;
    std::string after;
};
/// The sensitive fields in which `changed` differs.
std::vector<Wanted> sensitive_changes(Person const& before, Person const& changed);
/// The person with everything `changed` but the sensitive fields.
Person without_sensitive_changes(Person const& before, Person changed);

struct Change {
    ChangeId id = {};
    PersonId person = {};
    SensitiveField const* field = nullptr;
    std::string before = {};
    std::string after = {};
    std::string evidence = {};
    base::Instant asked_at = {};
    UserId asked_by = {};
    std::optional<bool> agreed = {};   // empty: waits
    std::string why = {};
    UnitId place = {};   // of the record when it was asked for
};
/// The person with the changes made; the caller asks `check`.
Person with_changes(Person person, std::span<Change const> changes);

}   // namespace people
