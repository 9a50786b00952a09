#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"
#include "platform/web/seen_page.hpp"
#include "registers/enterprises/change.hpp"

namespace enterprises {

/// Asks for the changes that differ from what the record has; one that waits for the same value already is not asked
/// for twice. Gives how many were asked for.
std::size_t ask_for(db::Connection& tx, ledger::Entry const& entry, Enterprise const& enterprise,
                    std::span<Wanted const> wanted, base::Date holds_on, std::string_view evidence);

/// Keeps what somebody changed at once who may decide it: before, after, the paper, who. The record is saved by the
/// caller.
void keep_decided(db::Connection& tx, ledger::Entry const& entry, Enterprise const& before,
                  std::span<Wanted const> changed, base::Date holds_on, std::string_view evidence);

/// All that were asked for of an enterprise, the newest first.
std::vector<Change> changes_of(db::Connection& tx, EnterpriseId enterprise);

/// Those that wait, of enterprises that the actor may change, the oldest first.
web::SeenPage<Change> open_changes(db::Connection& tx, web::Actor const& actor, std::optional<web::Cursor> const& after,
                                   std::size_t size, base::Date today);

/// Decides changes of one enterprise that wait: agreed ones are made, all or none. The caller has asked whether the
/// actor may change the record. Refuses: invalid - what `with_changes` refuses; conflict - one of them was decided
/// already
base::Result<base::Done> decide(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                EnterpriseId enterprise, std::span<ChangeId const> chosen, bool agreed,
                                std::string_view why, base::Date today);

}   // namespace enterprises
