#include <algorithm>

#include "registers/enterprises/store.hpp"
#include "registers/grassroots/pages.hpp"
#include "registers/grassroots/views.hpp"
#include "registers/organisations/place_names.hpp"

namespace grassroots {
namespace {

web::Response show_form(web::Request const& request, web::Context& context, Family const& family,
                        base::Error const* error)
{
    auto const& texts = context.texts;
    auto typed = [&](std::string_view name) { return std::string{(error ? request.form : request.query).get(name)}; };
    auto field = [&](std::string_view name, base::TextId label, bool required) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = typed(name),
                          .problem = web::problem_of(texts, error, name),
                          .required = required};
    };
    FoundingView view{.action = home_of(family),
                      .csrf = context.csrf,
                      .cancel_url = home_of(family),
                      .submit = std::string{texts.tr("Record the founding")}};
    view.kind = field("kind", "Kind", true);
    for (auto const kind : family.kinds)
        view.kinds.push_back({std::string{kind}, std::string{texts.of(label_of_kind(kind))}});
    view.enterprise = field("enterprise", "Enterprise", false);
    if (auto const e =
            enterprises::find(context.tx, context.actor, EnterpriseId::parse(view.enterprise.value), context.today))
        view.enterprise_shown = e->name;
    view.name = field("name", "Name", true);
    view.name.help = texts.tr("Left empty, it is named after the enterprise.");
    view.name.required = false;
    view.decision_number = field("decision_number", "Decision number", true);
    view.decided_on = field("decided_on", "Decided on", true);
    view.founding_members = field("founding_members", "Members at the founding", false);
    view.place = field("place", "Commune", false);
    view.place.help = texts.tr("Left empty, it is where the enterprise is.");
    view.places.push_back({"", ""});
    for (auto& choice :
         organisations::communes(context.tx, web::read_day(request, "decided_on").value_or(context.today)))
        view.places.push_back(std::move(choice));
    view.parent = field("parent", "Directly above", false);
    view.parents.push_back({"", ""});
    if (!family.parent_kinds.empty())
        for (auto const& unit : organisations::list(context.tx, family.line, family.parent_kinds,
                                                    web::read_day(request, "decided_on").value_or(context.today)))
            view.parents.push_back({unit.id.text(), unit.name});
    if (error) view.problems = error->problems;
    web::Frame const frame{.title = std::string{texts.tr(words_of(family).found)},
                           .crumbs = {{std::string{texts.tr(words_of(family).title)}, home_of(family)}},
                           .active = home_of(family)};
    return web::page(
        context, frame, [&](web::Html& out) { founding_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

}   // namespace

std::optional<enterprises::Enterprise> enterprise_on(web::Context& context, EnterpriseId id, base::Date day)
{
    if (!enterprises::find(context.tx, context.actor, id, context.today)) return std::nullopt;
    auto enterprise = enterprises::find(context.tx, id, day);
    if (!enterprise) return std::nullopt;
    if (auto const place = organisations::present_place(context.tx, enterprise->place, enterprise->village, day))
        enterprise->place = *place;
    return enterprise;
}

web::Response new_founding(web::Request const& request, web::Context& context)
{
    return show_form(request, context, family_of(request.path), nullptr);
}

/// POST /unions …: 303 to the organisation; 422 with the form again; 409 when the enterprise has one already.
web::Response create_founding(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    base::Error error{base::Refusal::invalid};
    FoundingForm form{.kind = std::string{kind_from_text(family, request.form.get("kind"))},
                      .name = web::read_text(request, "name"),
                      .decision_number = web::read_text(request, "decision_number"),
                      .decided_on = web::read_day(request, "decided_on"),
                      .founding_members = web::read_whole(request, "founding_members")};
    if (!form.decided_on && !web::read_text(request, "decided_on").empty())
        error.problems.push_back({"decided_on", "date.invalid", web::read_text(request, "decided_on")});
    if (auto const id = UnitId::parse(request.form.get("place"))) form.place = id;
    if (auto const id = UnitId::parse(request.form.get("parent"))) form.parent = id;
    auto const day = form.decided_on.value_or(context.today);
    std::string ownership;
    if (auto const id = EnterpriseId::parse(request.form.get("enterprise"))) {
        auto const enterprise = enterprise_on(context, id, day);
        if (!enterprise)
            error.problems.push_back({"enterprise", "founding.enterprise_unknown"});
        else {
            form.enterprise = id;
            ownership = enterprise->ownership;
            if (!form.place) form.place = enterprise->place;
            if (form.name.empty())
                form.name =
                    context.texts.tr("{0} of {1}", {context.texts.of(label_of_kind(form.kind)), enterprise->name});
        }
    }
    if (form.place && !organisations::in_scope(context.tx, context.actor, family.edit, *form.place, context.today))
        error.problems.push_back({"place", "founding.place_out_of_scope"});
    auto const checked = check(form, situation_of(context.tx, family, form, context.today), context.today);
    if (!checked) {
        error.kind = checked.error().kind;
        for (auto const& p : checked.error().problems)
            if (std::ranges::none_of(error.problems, [&](auto const& known) { return known.field == p.field; }))
                error.problems.push_back(p);
    }
    if (!error.problems.empty()) return show_form(request, context, family, &error);
    auto const placement = organisations::placement(context.tx, context.today);
    auto const unit = found(context.tx, *placement, {UserId{context.actor.user}, context.now}, family, form, ownership);
    return web::see_other(url_of(family, unit));
}

}   // namespace grassroots
