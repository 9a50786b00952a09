#include "registers/enterprises/store.hpp"
#include "registers/grassroots/pages.hpp"
#include "registers/grassroots/views.hpp"
#include "registers/organisations/decisions.hpp"
#include "registers/organisations/store.hpp"

/// That a grassroots organisation comes into another enterprise, decided by number and day.
namespace grassroots {
namespace {

std::optional<Organisation> editable(web::Request const& request, web::Context& context)
{
    return find(context.tx, context.actor, family_of(request.path), UnitId::parse(request.in_path("id")), context.today,
                Right::edit);
}

web::Response show_form(web::Request const& request, web::Context& context, Organisation const& o,
                        base::Error const* error)
{
    auto const& texts = context.texts;
    auto const& family = family_of(request.path);
    auto field = [&](std::string_view name, base::TextId label) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = error ? std::string{request.form.get(name)} : "",
                          .problem = web::problem_of(texts, error, name),
                          .required = true};
    };
    auto const url = url_of(family, o.unit);
    ReassignmentView view{.action = url + "/enterprise", .csrf = context.csrf, .cancel_url = url};
    view.enterprise = field("enterprise", "Enterprise it comes into");
    if (auto const id = EnterpriseId::parse(view.enterprise.value))
        if (auto const chosen = enterprises::find(context.tx, context.actor, id, context.today))
            view.enterprise_shown = chosen->name;
    view.decision_number = field("decision_number", "Decision number");
    view.effective_on = field("effective_on", "Effective on");
    if (o.enterprise)
        if (auto const present = enterprises::find(context.tx, *o.enterprise, context.today))
            view.present = texts.tr("It is in {0} now.", {present->name});
    if (error) view.problems = error->problems;
    web::Frame const frame{.title = std::string{texts.tr("Come into another enterprise")},
                           .pretitle = o.name,
                           .crumbs = {{std::string{texts.tr(words_of(family).title)}, home_of(family)}, {o.name, url}},
                           .active = home_of(family)};
    return web::page(
        context, frame, [&](web::Html& out) { reassignment_form(out, view); },
        error ? web::status_of(error->kind) : 200);
}

}   // namespace

base::Result<base::Done> decide_reassignment(web::Context& context, Family const& family,
                                             Organisation const& organisation, Reassignment form)
{
    std::optional<enterprises::Enterprise> enterprise;
    if (form.enterprise)
        enterprise = enterprise_on(context, *form.enterprise, form.effective_on.value_or(context.today));
    if (!enterprise) form.enterprise.reset();
    complete(context.tx, organisation, form, context.today);
    if (auto checked = check(organisation, form, context.today); !checked) return checked;
    if (!organisations::in_scope(context.tx, context.actor, family.edit, enterprise->place, context.today))
        return base::Error{base::Refusal::invalid, {{"enterprise", "founding.place_out_of_scope"}}};
    auto const place = organisations::find(context.tx, enterprise->place, *form.effective_on);
    if (!place || !organisations::lives_on(*place, *form.effective_on))
        return base::Error{base::Refusal::invalid,
                           {{"enterprise", "unit.not_living_then", place ? place->name : std::string{}}}};
    auto const placement = organisations::placement(context.tx, context.today);
    reassign(organisations::change_of(context, *placement), organisation, form,
             {enterprise->place, enterprise->ownership});
    return base::Done{};
}

/// GET /unions/{id}/enterprise: 200; 404.
web::Response new_reassignment(web::Request const& request, web::Context& context)
{
    auto const found = editable(request, context);
    return found && !found->ended_on ? show_form(request, context, *found, nullptr) : web::not_found();
}

/// POST /unions/{id}/enterprise: 303 back; 404; 422 and 409 with the form again.
web::Response create_reassignment(web::Request const& request, web::Context& context)
{
    auto const found = editable(request, context);
    if (!found) return web::not_found();
    Reassignment form{.decision_number = web::read_text(request, "decision_number"),
                      .effective_on = web::read_day(request, "effective_on")};
    if (auto const id = EnterpriseId::parse(request.form.get("enterprise"))) form.enterprise = id;
    auto const& family = family_of(request.path);
    if (auto const done = decide_reassignment(context, family, *found, form); !done)
        return show_form(request, context, *found, &done.error());
    return web::see_other(url_of(family, found->unit));
}

}   // namespace grassroots
