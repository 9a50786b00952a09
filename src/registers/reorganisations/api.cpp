#include <algorithm>

#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "platform/web/route_tables.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/carrying.hpp"
#include "registers/reorganisations/handover.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/plan_json.hpp"
#include "registers/reorganisations/store.hpp"
#include "registers/reorganisations/world.hpp"

namespace reorganisations {
namespace {

web::Response answer(web::Context& context, PlanId id, int status = 200)
{
    return web::json(written(context, *find(context.tx, id)), status);
}

organisations::DecisionForm read_decision(web::JsonBody& body)
{
    return {.number = body.text("decision_number").value_or(""),
            .decided_on = body.date("decided_on"),
            .effective_on = body.date("effective_on"),
            .issuer = body.text("issuer").value_or(""),
            .note = body.text("note").value_or("")};
}

web::Response get_all(web::Request const&, web::Context& context)
{
    web::ListAnswer answer;
    for (auto const& plan : plans_of(context)) {
        base::JsonObject o{answer.json()};
        o("id", plan.id)("line", organisations::name_of(plan.line))("above", plan.above)("title", plan.title);
        o("decision_number", plan.decision.number)("effective_on", plan.decision.effective_on);
        o("state", name_of(plan.state));
    }
    return answer.done();
}

web::Response get_one(web::Request const& request, web::Context& context)
{
    auto const plan = plan_in(request, context);
    return plan ? web::json(written(context, *plan)) : web::not_found();
}

/// POST /api/v1/reorganisations: 201; 404 for a unit out of reach; 422.
web::Response post_one(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    auto const above = body.id<UnitId>("above", web::Needed::yes);
    Plan plan{.title = body.text("title", web::Needed::yes).value_or(""), .decision = read_decision(body)};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const unit = organisations::find(context.tx, *above, context.today);
    if (!unit) return web::not_found();
    plan.line = unit->line;
    plan.above = unit->id;
    if (!may_decide(context, plan)) return web::not_found();
    if (auto const checked = check_head(plan); !checked) return web::refusal(context, checked.error());
    return answer(context, create(context.tx, entry_of(context), plan), 201);
}

/// POST /api/v1/reorganisations/{id}/decision: 200; 404; 422.
web::Response post_decision(web::Request const& request, web::Context& context)
{
    auto plan = draft_in(request, context);
    if (!plan) return web::not_found();
    web::JsonBody body{request};
    plan->title = body.text("title", web::Needed::yes).value_or("");
    plan->decision = read_decision(body);
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (auto const checked = check_head(*plan); !checked) return web::refusal(context, checked.error());
    save_head(context.tx, entry_of(context), *plan);
    return answer(context, plan->id);
}

Share share_of(std::string_view text)
{
    return text == "most" ? Share::most : text == "part" ? Share::part : Share::whole;
}

/// POST /api/v1/reorganisations/{id}/steps: 201 with the plan; 404; 422. What the step means is judged with the plan.
web::Response post_step(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    if (!plan) return web::not_found();
    web::JsonBody body{request};
    auto const what = parse_what(body.text("what", web::Needed::yes).value_or(""));
    Step step{.what = what.value_or(What::found),
              .unit = body.id<UnitId>("unit").value_or(UnitId{}),
              .kind = body.text("kind").value_or(""),
              .name = body.text("name").value_or(""),
              .code = body.text("code").value_or(""),
              .parent = body.id<UnitId>("parent"),
              .places = body.ids<UnitId>("places")};
    for (auto& part : body.objects("successors")) {
        step.successors.push_back({part.id<UnitId>("unit", web::Needed::yes).value_or(UnitId{}),
                                   share_of(part.text("share").value_or("")), part.integer("people")});
        body.absorb("successors", part);
    }
    if (auto const error = body.error()) return web::refusal(context, *error);
    base::Error error;
    if (!what) error.problems.push_back({"what", "required"});
    if (step.what == What::found)
        step.unit = context.tx.new_id<UnitId>();
    else if (!step.unit)
        error.problems.push_back({"unit", "required"});
    if (step.name.size() > 1000 || step.kind.size() > 100 || step.code.size() > 100)
        error.problems.push_back({"name", "unit.text_too_long"});
    if (!error.problems.empty()) return web::refusal(context, error);
    add_step(context.tx, entry_of(context), *plan, step);
    return answer(context, plan->id, 201);
}

web::Response post_step_removal(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    auto const id = StepId::parse(request.in_path("step"));
    if (!plan || std::ranges::find(plan->steps, id, &Step::id) == plan->steps.end()) return web::not_found();
    remove_step(context.tx, entry_of(context), *plan, id);
    return answer(context, plan->id);
}

/// POST /api/v1/reorganisations/{id}/rules: 201 with the plan; 404; 422.
web::Response post_rule(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    if (!plan) return web::not_found();
    web::JsonBody body{request};
    auto const by = parse_by(body.text("by", web::Needed::yes).value_or(""));
    Rule const rule{.former = body.id<UnitId>("former", web::Needed::yes).value_or(UnitId{}),
                    .by = by.value_or(By::rest),
                    .chosen = body.id<UnitId>("chosen"),
                    .village = body.text("village").value_or(""),
                    .units = body.ids<UnitId>("units"),
                    .successor = body.id<UnitId>("successor", web::Needed::yes).value_or(UnitId{})};
    if (auto const error = body.error()) return web::refusal(context, *error);
    base::Error error;
    if (!by) error.problems.push_back({"by", "required"});
    bool const needs_unit = by == By::area || by == By::below;
    if ((needs_unit && !rule.chosen) || (by == By::village && rule.village.empty()) ||
        (by == By::marked && rule.units.empty()))
        error.problems.push_back({"by", "reorganisation.rule_needs"});
    if (rule.village.size() > 800) error.problems.push_back({"village", "unit.text_too_long"});
    if (!error.problems.empty()) return web::refusal(context, error);
    if (rule.by == By::marked)
        mark(context.tx, entry_of(context), *plan, rule.former, rule.successor, rule.units);
    else
        add_rule(context.tx, entry_of(context), *plan, rule);
    return answer(context, plan->id, 201);
}

web::Response post_rule_removal(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    auto const id = RuleId::parse(request.in_path("rule"));
    if (!plan || std::ranges::find(plan->rules, id, &Rule::id) == plan->rules.end()) return web::not_found();
    remove_rule(context.tx, entry_of(context), *plan, id);
    return answer(context, plan->id);
}

/// 200 with the plan; 404; 409 and 422 with what stands in the way.
web::Response decide(web::Request const& request, web::Context& context,
                     base::Result<base::Done> (*act)(web::Context& context, Plan const& plan))
{
    auto const plan = plan_in(request, context);
    if (!plan) return web::not_found();
    auto const done = act(context, *plan);
    return done ? answer(context, plan->id) : web::refusal(context, done.error());
}
web::Response post_carrying(web::Request const& request, web::Context& context)
{
    return decide(request, context, carry_out);
}
web::Response post_taking_back(web::Request const& request, web::Context& context)
{
    return decide(request, context, take_back);
}
web::Response post_dropping(web::Request const& request, web::Context& context)
{
    return decide(request, context, [](web::Context& here, Plan const& plan) -> base::Result<base::Done> {
        if (plan.state != State::draft) return base::Error{base::Refusal::conflict, {{"", "reorganisation.no_draft"}}};
        save_state(here.tx, entry_of(here), plan, State::dropped, "");
        return base::Done{};
    });
}

constexpr web::ApiDoc list_doc{
    "Plans of reorganisations, the newest first", {}, nullptr, web::Answer::list, &schemas::line};
constexpr web::ApiDoc one_doc{
    "A plan, with what it would do and what stands in the way", {}, nullptr, web::Answer::object, &schemas::plan};
constexpr web::ApiDoc create_doc{"Begin a plan", {}, &schemas::beginning, web::Answer::object, &schemas::plan, 201};
constexpr web::ApiDoc head_doc{
    "Change title and decision of a draft", {}, &schemas::head, web::Answer::object, &schemas::plan};
constexpr web::ApiDoc step_doc{"Add a step", {}, &schemas::step, web::Answer::object, &schemas::plan, 201};
constexpr web::ApiDoc remove_step_doc{"Remove a step", {}, nullptr, web::Answer::object, &schemas::plan};
constexpr web::ApiDoc rule_doc{
    "Add a rule that says who goes where", {}, &schemas::rule, web::Answer::object, &schemas::plan, 201};
constexpr web::ApiDoc remove_rule_doc{"Remove a rule", {}, nullptr, web::Answer::object, &schemas::plan};
constexpr web::ApiDoc carry_doc{"Carry a plan out as one decision", {}, nullptr, web::Answer::object, &schemas::plan};
constexpr web::ApiDoc back_doc{
    "Take a carried-out plan back while nothing depends on it", {}, nullptr, web::Answer::object, &schemas::plan};
constexpr web::ApiDoc drop_doc{"Drop a draft", {}, nullptr, web::Answer::object, &schemas::plan};
constexpr auto get = web::Method::get;
constexpr auto post = web::Method::post;
constexpr auto view = organisations::view_organisations;
constexpr web::Route routes[] = {
    {get, "/api/v1/reorganisations", view, get_all, &list_doc},
    {post, "/api/v1/reorganisations", view, post_one, &create_doc},
    {get, "/api/v1/reorganisations/{id}", view, get_one, &one_doc},
    {post, "/api/v1/reorganisations/{id}/decision", view, post_decision, &head_doc},
    {post, "/api/v1/reorganisations/{id}/steps", view, post_step, &step_doc},
    {post, "/api/v1/reorganisations/{id}/steps/{step}/removal", view, post_step_removal, &remove_step_doc},
    {post, "/api/v1/reorganisations/{id}/rules", view, post_rule, &rule_doc},
    {post, "/api/v1/reorganisations/{id}/rules/{rule}/removal", view, post_rule_removal, &remove_rule_doc},
    {post, "/api/v1/reorganisations/{id}/carrying-out", view, post_carrying, &carry_doc},
    {post, "/api/v1/reorganisations/{id}/taking-back", view, post_taking_back, &back_doc},
    {post, "/api/v1/reorganisations/{id}/dropping", view, post_dropping, &drop_doc},
};

}   // namespace

std::span<web::Route const> api_routes()
{
    static auto const all = web::joined({routes, handover_api_routes()});
    return all;
}

}   // namespace reorganisations
