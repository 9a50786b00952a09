#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/web/pieces.hpp"
#include "platform/web/route.hpp"
#include "registers/reorganisations/handover.hpp"

namespace reorganisations {

std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();
std::span<web::Route const> handover_api_routes();
/// Parts of the table of pages.
std::span<web::Route const> plan_page_routes();
std::span<web::Route const> head_page_routes();
std::span<web::Route const> change_page_routes();
std::span<web::Route const> division_page_routes();
std::span<web::Route const> handover_page_routes();

/// Of the badge that says the state.
std::string tone_of(State state);
inline std::string url_of(PlanId plan) { return "/reorganisations/" + plan.text(); }

/// Whether the actor may decide about all that the plan's unit has below it. Only such people see plans at all: what is
/// thought of is not told before it is decided.
bool may_decide(web::Context& context, Plan const& plan);
/// The latest plans that the reader decides about.
std::vector<Plan> plans_of(web::Context& context);
/// The plan of the address, where the actor may decide about it.
std::optional<Plan> plan_in(web::Request const& request, web::Context& context);
/// The same while it is a draft.
std::optional<Plan> draft_in(web::Request const& request, web::Context& context);
/// The hand-over list of the address, where the actor may decide about its plan.
std::optional<Handover> handover_in(web::Request const& request, web::Context& context);
inline ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }
/// The lines of which the actor may decide something.
std::vector<Line> lines_of(web::Actor const& actor);

/// What a form about a plan says in its head. `title` may not be empty.
Plan read_head(web::Request const& request, Plan plan);
/// Refuses: invalid - no title or one too long, a day that cannot be read; what is missing of the decision is no fault
/// of a draft.
base::Result<base::Done> check_head(Plan const& plan);

/// The name a step's unit has or will have.
std::string name_in(web::Context& context, Plan const& plan, UnitId unit);
/// "Divide A: most of it to B, a part to C".
std::string sentence_of(web::Context& context, Plan const& plan, Step const& step);
std::string sentence_of(web::Context& context, Plan const& plan, Rule const& rule);

web::Response show_plan(web::Context& context, Plan const& plan, base::Error const* error = nullptr);

}   // namespace reorganisations
