#include "base/text.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/store.hpp"
#include "registers/reorganisations/views.hpp"

namespace reorganisations {
namespace {

constexpr std::size_t longest_title = 200;

/// The units under which the actor may plan: those of their grants, and the roots of the line for whoever sees all.
std::vector<web::Choice> units_above(web::Context& context)
{
    std::vector<web::Choice> choices;
    for (auto const line : lines_of(context.actor)) {
        for (auto const& node : organisations::tree_on(context.tx, line, context.today, 3000)) {
            Plan const probe{.line = line, .above = node.id};
            if (choices.size() < 300 && may_decide(context, probe)) choices.push_back({node.id.text(), node.name});
        }
    }
    return choices;
}

FormField text_entry(web::Request const& request, web::Context& context, FormField::Kind kind, std::string name,
                     base::TextId label, std::string value, base::Error const* error)
{
    if (auto sent = web::read_text(request, name); !sent.empty()) value = std::move(sent);
    auto problem = web::problem_of(context.texts, error, name);
    return {.kind = kind,
            .field = {.name = std::move(name),
                      .label = std::string{context.texts.tr(label)},
                      .value = std::move(value),
                      .problem = std::move(problem)}};
}

std::string shown(std::optional<base::Date> day) { return day ? base::vietnamese(*day) : std::string{}; }

web::Response show_head(web::Request const& request, web::Context& context, Plan const& plan, base::Error const* error)
{
    auto const& texts = context.texts;
    bool const is_new = !plan.id;
    FormView view{
        .intro =
            std::string{texts.tr("Nothing changes until the plan is carried out. Number and day may be told later.")},
        .action = is_new ? "/reorganisations" : url_of(plan.id) + "/decision",
        .cancel_url = is_new ? "/reorganisations" : url_of(plan.id),
        .csrf = context.csrf,
        .submit = std::string{is_new ? texts.tr("Begin the plan") : texts.tr("Save")}};
    if (error != nullptr) view.problems = error->problems;
    auto const add = [&](FormField::Kind kind, std::string name, base::TextId label, std::string value) {
        view.fields.push_back(text_entry(request, context, kind, std::move(name), label, std::move(value), error));
    };
    add(FormField::Kind::text, "title", "What is it called", plan.title);
    view.fields.back().field.required = true;
    view.fields.back().half = false;
    if (is_new) {
        add(FormField::Kind::choice, "above", "It changes what stands below", "");
        view.fields.back().choices = units_above(context);
        view.fields.back().half = false;
    }
    add(FormField::Kind::text, "decision_number", "Decision number", plan.decision.number);
    add(FormField::Kind::day, "decided_on", "Decided on", shown(plan.decision.decided_on));
    add(FormField::Kind::day, "effective_on", "Effective on", shown(plan.decision.effective_on));
    add(FormField::Kind::text, "issuer", "Issued by", plan.decision.issuer);
    add(FormField::Kind::area, "note", "Note", plan.decision.note);
    view.fields.back().half = false;
    web::Frame const frame{.title = std::string{is_new ? texts.tr("New plan") : texts.tr("Number, day and title")},
                           .crumbs = {{std::string{texts.tr("Reorganisations")}, "/reorganisations"}},
                           .active = "/units"};
    return web::page(
        context, frame, [&](web::Html& out) { plan_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

web::Response new_plan(web::Request const& request, web::Context& context)
{
    if (lines_of(context.actor).empty()) return web::not_found();
    return show_head(request, context, {}, nullptr);
}

/// POST /reorganisations: 303 to the plan; 422 with the form.
web::Response create_plan(web::Request const& request, web::Context& context)
{
    if (lines_of(context.actor).empty()) return web::not_found();
    auto plan = read_head(request, {});
    auto const above = organisations::find(context.tx, UnitId::parse(request.form.get("above")), context.today);
    auto checked = check_head(plan);
    base::Error error = checked ? base::Error{} : checked.error();
    if (above) {
        plan.line = above->line;
        plan.above = above->id;
    }
    if (!above || !may_decide(context, plan)) error.problems.push_back({"above", "required"});
    if (!error.problems.empty()) return show_head(request, context, {}, &error);
    return web::see_other(url_of(create(context.tx, entry_of(context), plan)));
}

web::Response edit_head(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    if (!plan) return web::not_found();
    return show_head(request, context, *plan, nullptr);
}

/// POST /reorganisations/{id}/decision: 303; 404; 422.
web::Response update_head(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    if (!plan) return web::not_found();
    auto const changed = read_head(request, *plan);
    if (auto const checked = check_head(changed); !checked) return show_head(request, context, *plan, &checked.error());
    save_head(context.tx, entry_of(context), changed);
    return web::see_other(url_of(plan->id));
}

constexpr auto get = web::Method::get;
constexpr auto post = web::Method::post;
constexpr auto view_permission = organisations::view_organisations;
constexpr web::Route routes[] = {
    {get, "/reorganisations/new", view_permission, new_plan},
    {post, "/reorganisations", view_permission, create_plan},
    {get, "/reorganisations/{id}/decision", view_permission, edit_head},
    {post, "/reorganisations/{id}/decision", view_permission, update_head},
};

}   // namespace

Plan read_head(web::Request const& request, Plan plan)
{
    plan.title = web::read_text(request, "title");
    auto& d = plan.decision;
    d = {.number = web::read_text(request, "decision_number"),
         .decided_on = web::read_day(request, "decided_on"),
         .effective_on = web::read_day(request, "effective_on"),
         .issuer = web::read_text(request, "issuer"),
         .note = web::read_text(request, "note")};
    auto const unread = [&](std::string_view field, bool read) {
        if (auto text = web::read_text(request, field); !read && !text.empty())
            d.unreadable.push_back({field, "date.invalid", std::move(text)});
    };
    unread("decided_on", d.decided_on.has_value());
    unread("effective_on", d.effective_on.has_value());
    return plan;
}

base::Result<base::Done> check_head(Plan const& plan)
{
    auto problems = plan.decision.unreadable;
    if (plan.title.empty()) problems.push_back({"title", "required"});
    if (base::length(plan.title) > longest_title) problems.push_back({"title", "unit.text_too_long"});
    if (base::length(plan.decision.number) > 60) problems.push_back({"decision_number", "unit.text_too_long"});
    if (base::length(plan.decision.issuer) > 500) problems.push_back({"issuer", "unit.text_too_long"});
    if (base::length(plan.decision.note) > 500) problems.push_back({"note", "unit.text_too_long"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return base::Done{};
}

std::span<web::Route const> head_page_routes() { return routes; }

}   // namespace reorganisations
