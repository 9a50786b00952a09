#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"
#include "platform/web/cursor.hpp"
#include "registers/people/person.hpp"

namespace people {

inline constexpr web::Permission view_people{"people.view"};
inline constexpr web::Permission edit_people{"people.edit"};

/// Within the scope of the permission: by place, or by the enterprise of an organisation the actor has it at.
std::optional<Person> find(db::Connection& tx, web::Actor const& actor, PersonId id, base::Date today,
                           web::Permission permission = view_people);
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
/// give one person. The caller has asked `check` about each.
std::vector<Matched> match_or_create(db::Connection& tx, ledger::Entry const& entry,
                                     std::span<Candidate const> candidates);

/// People of records that an undo took back.
struct LetGo {
    std::vector<PersonId> made = {};     // whom the import had made
    std::vector<PersonId> others = {};   // whom it had found
};
/// Takes back people that a batch made; gives those that something else still refers to, and those whom somebody
/// changed since or who have consented to something. The former go when what refers to them is taken back too: of the
/// others, those go whom an earlier undo had to leave. Rules I-25, I-27.
std::vector<PersonId> remove_unreferenced(db::Connection& tx, ledger::Entry const& entry, LetGo const& people);

/// Writes a person who has passed `check`. Throws db::Conflict when another bears the identity number.
PersonId create(db::Connection& tx, ledger::Entry const& entry, Person const& person);

/// Overwrites the person; a changed name is kept as borne before `today`.
/// Refuses: conflict - someone else saved it after `person.revision` was read
base::Result<base::Done> save(db::Connection& tx, ledger::Entry const& entry, Person const& person, base::Date today);

/// People who may be the same as this one, best first: same identity number, same old number, same name and year of
/// birth. At most 10. The person itself is left out.
struct Likeness {
    Person person;
    bool certain = false;   // by number, or by name, whole birth date and sex
};
std::vector<Likeness> similar(db::Connection& tx, Person const& person);
/// All who may be compared with this one: by the numbers, and of the name and, when it is known, year of birth.
std::vector<Person> candidates(db::Connection& tx, Person const& person);

/// A name borne before, up to the day before `until`.
struct FormerName {
    std::string full_name;
    base::Date until = {};
};
std::vector<FormerName> former_names(db::Connection& tx, PersonId id);

/// Lists and searches. `text` is a name as people type it (see docs/decisions/0010-search.md) or an identity number.
struct Question {
    std::string text = {};
    std::optional<UnitId> place = {};              // recorded there
    std::optional<EnterpriseId> enterprise = {};   // works there
    std::string sex = {};                          // "" = any
    bool newest_first = false;                     // else Vietnamese order; exact accents first when some were typed
    std::optional<web::Cursor> after = {};
    std::size_t most = 50;
};
struct Page {
    std::vector<Person> people;
    std::optional<web::Cursor> next = {};
};
Page list(db::Connection& tx, web::Actor const& actor, Question const& question, base::Date today);

/// These people in Vietnamese order of their names; without asking for scope, for lists of other slices.
std::vector<Person> in_order(db::Connection& tx, std::span<PersonId const> ids);

/// Number of people, of all scopes.
std::int64_t count(db::Connection& tx);

std::span<db::Sql const> statements();

}   // namespace people
