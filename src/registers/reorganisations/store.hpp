#pragma once

#include <optional>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "registers/reorganisations/plan.hpp"

namespace reorganisations {

std::optional<Plan> find(db::Connection& tx, PlanId id);
/// Without steps and rules; the newest first.
std::vector<Plan> list(db::Connection& tx);

PlanId create(db::Connection& tx, ledger::Entry const& entry, Plan const& plan);
/// Title and decision. A db::Conflict when somebody else has changed the plan since it was read; so for all below.
void save_head(db::Connection& tx, ledger::Entry const& entry, Plan const& plan);
void save_state(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, State state, std::string_view digest);

StepId add_step(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, Step const& step);
/// With the rules for a division that the step asked for. Steps that speak of a unit it founds stay and are told.
void remove_step(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, StepId step);
RuleId add_rule(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, Rule const& rule);
void remove_rule(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, RuleId rule);
/// Marks these by hand for a successor; marks for another one are taken away.
void mark(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, UnitId former, UnitId successor,
          std::span<UnitId const> units);

std::span<db::Sql const> store_statements();
std::span<db::Sql const> step_statements();

}   // namespace reorganisations
