#include <algorithm>
#include <map>

#include "registers/organisations/store.hpp"
#include "registers/reorganisations/carrying.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/store.hpp"
#include "registers/reorganisations/views.hpp"

namespace reorganisations {
namespace {

constexpr Line all_lines[] = {Line::union_, Line::party,    Line::youth,
                              Line::women,  Line::veterans, Line::administrative};

std::string decision_text(base::Texts const& texts, Plan const& plan)
{
    auto const& d = plan.decision;
    std::string text = d.number;
    if (d.effective_on) text += (text.empty() ? "" : ", ") + texts.tr("from {0}", {base::vietnamese(*d.effective_on)});
    return text.empty() ? std::string{texts.tr("not decided yet")} : text;
}

/// GET /reorganisations
web::Response list_plans(web::Request const&, web::Context& context)
{
    auto const& texts = context.texts;
    std::vector<PlanLine> lines;
    for (auto const& plan : plans_of(context))
        lines.push_back({.title = plan.title,
                         .url = url_of(plan.id),
                         .above = organisations::name_on(context.tx, plan.above, context.today),
                         .decision = decision_text(texts, plan),
                         .state = std::string{texts.of(label_of(plan.state))},
                         .tone = tone_of(plan.state)});
    web::Register const table{
        .url = "/reorganisations",
        .columns = {{std::string{texts.tr("Reorganisation")}},
                    {std::string{texts.tr("Decision")}},
                    {std::string{texts.tr("State")}}},
        .empty_text = std::string{texts.tr(
            "No plan yet. Begin one: it can be drafted over days and changes nothing until it is carried out.")}};
    web::Frame frame{.title = std::string{texts.tr("Reorganisations")}, .active = "/units"};
    frame.crumbs = {{std::string{texts.tr("Organisations")}, "/units"}};
    if (!lines_of(context.actor).empty())
        frame.actions = [](web::Html& out) {
            web::link_button(out, "/reorganisations/new", out.texts().tr("New plan"), "primary", "plus");
        };
    return web::page(context, frame, [&](web::Html& out) { plan_register(out, table, lines); });
}

web::Response show(web::Request const& request, web::Context& context)
{
    auto const plan = plan_in(request, context);
    return plan ? show_plan(context, *plan) : web::not_found();
}

/// What both decisions about a plan answer: 303 to the plan, or the plan with what stands in the way.
web::Response answer(web::Context& context, Plan const& plan, base::Result<base::Done> const& done)
{
    return done ? web::see_other(url_of(plan.id)) : show_plan(context, plan, &done.error());
}

/// The plan must be as the page showed it.
bool is_as_read(web::Request const& request, Plan const& plan)
{
    return web::read_whole(request, "revision") == plan.revision;
}

base::Error const changed_since{base::Refusal::conflict, {{"", "reorganisation.changed_since"}}};

/// POST /reorganisations/{id}/carrying-out: 303; 404; 409 and 422 with the plan.
web::Response create_carrying(web::Request const& request, web::Context& context)
{
    auto const plan = plan_in(request, context);
    if (!plan) return web::not_found();
    if (!is_as_read(request, *plan)) return show_plan(context, *plan, &changed_since);
    return answer(context, *plan, carry_out(context, *plan));
}

/// POST /reorganisations/{id}/taking-back: 303; 404; 409 with the plan.
web::Response create_taking_back(web::Request const& request, web::Context& context)
{
    auto const plan = plan_in(request, context);
    if (!plan) return web::not_found();
    if (!is_as_read(request, *plan)) return show_plan(context, *plan, &changed_since);
    return answer(context, *plan, take_back(context, *plan));
}

/// POST /reorganisations/{id}/dropping: 303; 404.
web::Response create_dropping(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    if (!plan) return web::not_found();
    if (!is_as_read(request, *plan)) return show_plan(context, *plan, &changed_since);
    save_state(context.tx, entry_of(context), *plan, State::dropped, "");
    return web::see_other("/reorganisations");
}

constexpr auto get = web::Method::get;
constexpr auto post = web::Method::post;
constexpr auto view = organisations::view_organisations;
constexpr web::Route routes[] = {
    {get, "/reorganisations", view, list_plans},
    {get, "/reorganisations/{id}", view, show},
    {post, "/reorganisations/{id}/carrying-out", view, create_carrying},
    {post, "/reorganisations/{id}/taking-back", view, create_taking_back},
    {post, "/reorganisations/{id}/dropping", view, create_dropping},
};

}   // namespace

std::vector<Line> lines_of(web::Actor const& actor)
{
    std::vector<Line> lines;
    for (auto const line : all_lines)
        if (actor.may(organisations::edit_permission(line))) lines.push_back(line);
    return lines;
}

bool may_decide(web::Context& context, Plan const& plan)
{
    auto const permission = organisations::edit_permission(plan.line);
    return context.actor.may(permission) &&
           organisations::wholly_in_scope(context.tx, context.actor, permission, plan.above, context.today);
}

std::vector<Plan> plans_of(web::Context& context)
{
    auto plans = list(context.tx);
    std::map<std::pair<Line, UnitId>, bool> known;   // many plans are about one and the same unit
    std::erase_if(plans, [&](Plan const& plan) {
        auto const [found, is_new] = known.try_emplace({plan.line, plan.above});
        if (is_new) found->second = may_decide(context, plan);
        return !found->second;
    });
    return plans;
}

std::optional<Plan> plan_in(web::Request const& request, web::Context& context)
{
    auto plan = find(context.tx, PlanId::parse(request.in_path("id")));
    if (!plan || !may_decide(context, *plan)) return std::nullopt;
    return plan;
}

std::optional<Plan> draft_in(web::Request const& request, web::Context& context)
{
    auto plan = plan_in(request, context);
    return plan && plan->state == State::draft ? plan : std::nullopt;
}

std::optional<Handover> handover_in(web::Request const& request, web::Context& context)
{
    auto handover = find_handover(context.tx, HandoverId::parse(request.in_path("id")));
    if (!handover) return std::nullopt;
    auto const plan = find(context.tx, handover->plan);
    return plan && may_decide(context, *plan) ? handover : std::nullopt;
}

std::span<web::Route const> plan_page_routes() { return routes; }

}   // namespace reorganisations
