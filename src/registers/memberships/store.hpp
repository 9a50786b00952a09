#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/value.hpp"
#include "platform/web/context.hpp"
#include "registers/memberships/membership.hpp"
#include "registers/people/store.hpp"

namespace memberships {

inline constexpr web::Permission view_members{"members.view"};
inline constexpr web::Permission edit_members{"members.edit"};

std::optional<Membership> find(db::Connection& tx, MembershipId id);
/// Standing and ended ones, oldest first.
std::vector<Membership> of_person(db::Connection& tx, PersonId person);
/// Who is or was a member on that day, in the order they joined.
std::vector<Membership> of_union(db::Connection& tx, UnitId union_, base::Date day);
std::int64_t count_of_union(db::Connection& tx, UnitId union_, base::Date day);
/// Whether anybody ever was a member of it.
bool any_of(db::Connection& tx, UnitId union_);

/// Unions living in an enterprise today that have had members and have fewer than `minimum` now.
struct SmallUnion {
    UnitId union_;
    EnterpriseId enterprise;
    std::int64_t members = 0;
};
std::vector<SmallUnion> small_unions(db::Connection& tx, std::int64_t minimum, base::Date today);

struct NewMembership {
    Membership membership;
    bool made_person = false;   // the import made the person too
};
/// Adds memberships that `join` has accepted, with facts and audit; same order. A person who stands already is a
/// db::Conflict.
std::vector<MembershipId> add(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                              std::span<NewMembership const> made);
/// Saves an end that `leave` has accepted.
void save_end(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
              Membership const& ended);
/// Takes memberships back that an undone import had entered, and those that go on with them; the ledger and the log
/// keep that they were there. Gives their people.
people::LetGo withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                       std::span<MembershipId const> ids);

std::span<ledger::FactKind const> fact_kinds();
void refill(db::Connection& tx, ledger::Give const& give);
std::span<db::Sql const> statements();

}   // namespace memberships
