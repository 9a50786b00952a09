#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kernel/rulebook/needed.hpp"
#include "platform/web/context.hpp"
#include "registers/organisations/reorganisation.hpp"

/// What officers decide about a unit by a form or the API: judged by the rules of reorganisation.hpp, then written.
/// Each refuses what its rule refuses, and `invalid` where a unit named is outside what the actor may change.
namespace organisations {

/// What whoever asks changes with, and those who follow it. `trees` has to outlive it.
Change change_of(web::Context const& context, ledger::Placement const& trees);

base::Result<base::Done> decide_name(web::Context& context, Unit const& unit, std::string_view name,
                                     DecisionForm const& decision);
base::Result<base::Done> decide_parent(web::Context& context, Unit const& unit, std::optional<Unit> const& parent,
                                       DecisionForm const& decision);
base::Result<base::Done> decide_place(web::Context& context, Unit const& unit,
                                      std::vector<std::optional<Unit>> const& places, DecisionForm const& decision);
/// `members` as the decision tells them, where it does.
base::Result<base::Done> decide_kind(web::Context& context, Unit const& unit, std::string_view kind,
                                     std::optional<std::int64_t> members, DecisionForm const& decision);
base::Result<base::Done> decide_succession(web::Context& context, Unit const& unit, std::vector<PartForm> const& parts,
                                           DecisionForm const& decision);
base::Result<base::Done> decide_ending(web::Context& context, Unit const& unit, DecisionForm const& decision);
base::Result<base::Done> decide_suspension(web::Context& context, Unit const& unit, DecisionForm const& decision);
base::Result<base::Done> decide_resumption(web::Context& context, Unit const& unit, DecisionForm const& decision);

std::span<rulebook::Needed const> needed_rules();

}   // namespace organisations
