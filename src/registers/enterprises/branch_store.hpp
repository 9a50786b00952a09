#pragma once

#include <optional>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "registers/enterprises/branch.hpp"

namespace enterprises {

/// What stands for a dependent unit, the oldest first.
std::vector<Branch> parents_of(db::Connection& tx, EnterpriseId branch);
/// Whose it is on a day: as somebody entered it, else by its tax code; empty when nobody knows.
std::optional<EnterpriseId> parent_on(db::Connection& tx, Enterprise const& branch, base::Date day);
/// The dependent units of an enterprise on a day, as entered or by their tax codes; in the order of their codes.
std::vector<EnterpriseId> branches_on(db::Connection& tx, Enterprise const& parent, base::Date day);

/// Enters what has passed `check`; what stood before ends on its day.
BranchId add(db::Connection& tx, ledger::Entry const& entry, Branch const& branch);
/// Takes it back; what stood before it goes on. Refuses: not_found; conflict - something later stands
base::Result<base::Done> withdraw_branch(db::Connection& tx, ledger::Entry const& entry, EnterpriseId branch,
                                         BranchId id);

}   // namespace enterprises
