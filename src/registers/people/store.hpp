#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"
#include "registers/people/person.hpp"

namespace people {

inline constexpr web::Permission view_people{"people.view"};
inline constexpr web::Permission edit_people{"people.edit"};

std::optional<Person> find(db::Connection& tx, web::Actor const& actor, PersonId id, base::Date today);
std::optional<Person> find(db::Connection& tx, PersonId id);

/// Finds or makes the people of a chunk of imported rows in as few statements as possible. Matches by identity number,
/// then old identity number, then (accent key of the name + birth date + sex). A suggestion that is not certain makes a
/// new person and a duplicate warning.
struct Candidate {
    Person person;
    bool create = true;   // false: only look up
};
enum class Match : std::uint8_t { none, created, same };
struct Matched {
    Match match = Match::none;
    PersonId id;
    bool possible_duplicate = false;   // someone with the same name and year of birth exists
    std::string sex;
    std::optional<EnterpriseId> enterprise;
    UnitId place;
};
/// Writes new people with search keys, audit and import link. Same order as `candidates`; equal candidates of one call
/// give one person.
std::vector<Matched> match_or_create(db::Connection& tx, ledger::Entry const& entry,
                                     std::span<Candidate const> candidates);

/// Takes back people that a batch created; gives those that something else still refers to.
std::vector<PersonId> remove_unreferenced(db::Connection& tx, ledger::Entry const& entry,
                                          std::span<PersonId const> ids);

}   // namespace people
