#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "registers/enterprises/event.hpp"

/// Reading and entering what happened to enterprises. `present` is the record as it stands when all that is known has
/// happened.
namespace enterprises {

Life life_of(db::Connection& tx, Enterprise const& present);
/// Those that stand and those that were withdrawn, the newest first.
std::vector<Event> events_of(db::Connection& tx, EnterpriseId enterprise);
/// Of one enterprise, or of any when it is empty.
std::optional<Event> find_event(db::Connection& tx, EventId id, std::optional<EnterpriseId> enterprise = {});

/// Enters an event that happened; the record, its facts and the log follow. Refuses: what `check` refuses; not_found;
/// conflict - somebody saved the record meanwhile
base::Result<EventId> enter(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                            EnterpriseId enterprise, Event event, base::Date today);
/// Takes an event back that was entered by mistake. Refuses: not_found; conflict - withdrawn already, or what it says
/// was changed since
base::Result<base::Done> withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                  EventId event, std::string_view why);

}   // namespace enterprises
