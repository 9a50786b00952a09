#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/connection.hpp"
#include "registers/enterprises/headcount.hpp"

/// The caller asks whether the actor may see or change the kinds.
namespace enterprises {

/// Saves what has passed `check`, with audit. Of one kind the one of the latest day holds, and of one day the one
/// entered last. `batch`: of the import that brings them.
void save(db::Connection& tx, ledger::Entry const& entry, EnterpriseId enterprise, std::span<Headcount const> counted,
          std::optional<BatchId> batch = {});
/// Takes back what an import brought of an enterprise; what was counted before or since holds again.
void withdraw_headcounts(db::Connection& tx, ledger::Entry const& entry, EnterpriseId enterprise, BatchId batch);

/// Every count of every kind, newest first.
std::vector<Headcount> headcounts(db::Connection& tx, EnterpriseId enterprise);
/// The newest numbers of one kind; enterprises without one are not in it.
std::unordered_map<EnterpriseId, std::int64_t> newest_headcounts(db::Connection& tx, HeadcountKind const& kind,
                                                                 std::span<EnterpriseId const> enterprises);

}   // namespace enterprises
