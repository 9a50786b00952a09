#pragma once

#include "kernel/ledger/fact.hpp"
#include "registers/enterprises/event.hpp"

/// Only for the files of this store.
namespace enterprises {

/// Brings the record, what held before, the search index, the facts and the log from `before` to `changed`, and the
/// dated rows from `was` to `is`. Refuses: conflict - somebody else saved it after `before` was read
base::Result<base::Done> write(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                               Enterprise const& before, Enterprise const& changed, Life const& was, Life const& is);

/// The rows of what held before, from `was` to `is`.
void write_life(db::Connection& tx, ledger::Entry const& entry, EnterpriseId id, Life const& was, Life const& is);
/// The event itself.
EventId insert_event(db::Connection& tx, ledger::Entry const& entry, EnterpriseId enterprise, Event const& event);

std::span<db::Sql const> life_statements();

}   // namespace enterprises
