#pragma once

#include "kernel/journeys/journey.hpp"
#include "kernel/ledger/fact.hpp"

/// Every step that was taken counts: "journey.step", variety "union_founding.recognise". Never a person. Rule J-10.
namespace journeys {

std::span<ledger::FactKind const> fact_kinds();
/// Counts a step where the journey belongs.
void record_step(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                 Journey const& journey, Event const& event);
void withdraw_step(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, EventId event);
void refill(db::Connection& tx, ledger::Give const& give);
std::span<db::Sql const> fact_statements();

}   // namespace journeys
