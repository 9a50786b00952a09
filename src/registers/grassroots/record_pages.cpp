#include "kernel/accounts/read_log.hpp"
#include "platform/web/dated_moments.hpp"
#include "registers/committees/store.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/pages.hpp"
#include "registers/grassroots/views.hpp"
#include "registers/organisations/decisions.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/restoring.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"

namespace grassroots {
namespace {

/// Everything decided about the unit, and its committees, newest first.
std::vector<web::Moment> moments_of(web::Context& context, Organisation const& o)
{
    auto const& texts = context.texts;
    auto decision = [&](std::string const& number) {
        return number.empty() ? std::string{} : texts.tr("Decision {0}", {number});
    };
    std::vector<web::DatedMoment> dated;
    for (auto const& event : organisations::events(context.tx, o.unit)) {
        auto text = decision(event.decision_number);
        if (!event.note.empty()) text += (text.empty() ? "" : ". ") + event.note;
        dated.push_back({event.effective_on,
                         {.title = std::string{texts.of(organisations::label_of_event(event.kind))},
                          .text = std::move(text),
                          .icon = event.kind == "dissolve" ? "flag-off" : "flag"}});
    }
    for (auto const& term : committees::terms(context.tx, o.unit))
        dated.push_back({term.days.from,
                         {.title = std::string{texts.tr("A new term")},
                          .text = decision(term.decision_number),
                          .url = "/units/" + o.unit.text() + "/committee",
                          .icon = "users-group"}});
    return web::newest_first(std::move(dated));
}

std::string state_of(web::Context& context, Organisation const& o)
{
    bool const suspended = organisations::suspended_on(organisations::events(context.tx, o.unit), context.today);
    return suspended ? std::string{context.texts.tr("Suspended")} : "";
}

/// What may be decided about it besides its end: forms of the tree of units.
std::vector<web::Detail> actions_of(web::Context& context, Family const& family, Organisation const& o)
{
    if (!context.actor.may(organisations::edit_permission(o.line)) || !context.actor.may({"organisations.view"}))
        return {};
    auto const url = "/units/" + o.unit.text();
    std::vector<web::Detail> actions;
    auto add_action = [&](base::TextId label, std::string address) {
        actions.push_back({std::string{context.texts.tr(label)}, "", std::move(address)});
    };
    add_action("Rename", url + "/name");
    add_action("Put under another unit", url + "/parent");
    add_action("Move to another area", url + "/place");
    add_action("Come into another enterprise", url_of(family, o.unit) + "/enterprise");
    if (!organisations::kinds_open_to(o.kind).empty()) add_action("Become another kind", url + "/kind");
    add_action("Merge or divide", url + "/succession");
    if (state_of(context, o).empty())
        add_action("Suspend", url + "/suspension");
    else
        add_action("Resume", url + "/resumption");
    return actions;
}

/// Who holds which post today.
void fill_committee(web::Context& context, organisations::Unit const& unit, OrganisationView& view)
{
    view.committee_url = "/units/" + unit.id.text() + "/committee";
    for (auto const& h : committees::holdings_on(context.tx, unit, context.today)) {
        auto const* const post = committees::find_post(h.post);
        auto const person = people::find(context.tx, h.person);
        view.committee.push_back({std::string{post == nullptr ? h.post : context.texts.of(post->label)},
                                  person ? person->full_name : "",
                                  context.actor.may(people::view_people) ? "/people/" + h.person.text() : ""});
    }
    if (!view.committee.empty()) accounts::note_read(context, "committee", unit.id.value);
}

web::Response show_organisation(web::Request const& request, web::Context& context, Family const& family,
                                Organisation const& o, base::Error const* error)
{
    auto const& texts = context.texts;
    auto detail = [&](base::TextId label, std::string value, std::string url = {}) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value), std::move(url)};
    };
    auto const unit = organisations::find(context.tx, o.unit, o.ended_on ? *o.ended_on - base::Days{1} : context.today);
    auto const enterprise = o.enterprise ? enterprises::find(context.tx, *o.enterprise, context.today) : std::nullopt;
    bool const may_edit = context.actor.may(family.edit) &&
                          find(context.tx, context.actor, family, o.unit, context.today, Right::edit).has_value();
    OrganisationView view{.csrf = context.csrf};
    view.details = {
        detail("Kind", std::string{texts.of(label_of_kind(o.kind))}),
        detail("Enterprise", enterprise ? enterprise->name : "",
               enterprise ? "/enterprises/" + enterprise->id.text() : ""),
        detail("Decision number", o.decision_number),
        detail("Decided on", base::vietnamese(o.decided_on)),
        detail("Commune",
               o.present_place == o.place ? "" : organisations::name_on(context.tx, o.present_place, context.today)),
        detail("Commune at the founding", organisations::name_on(context.tx, o.place, o.decided_on)),
        detail("Directly above",
               unit && unit->parent ? organisations::name_on(context.tx, *unit->parent, context.today) : "",
               unit && unit->parent ? "/units/" + unit->parent->text() : ""),
        detail("State", state_of(context, o)),
        detail("In the tree", std::string{texts.tr("Show it among the units")}, "/units/" + o.unit.text())};
    if (o.founding_members)
        view.figures.push_back({.label = std::string{texts.tr("Members at the founding")},
                                .value = texts.number(*o.founding_members),
                                .icon = "users"});
    view.moments = moments_of(context, o);
    if (unit) fill_committee(context, *unit, view);
    if (!o.ended_on && may_edit) {
        view.actions = actions_of(context, family, o);
        view.dissolve_action = url_of(family, o.unit) + "/dissolution";
        view.withdraw_action = url_of(family, o.unit) + "/withdrawal";
        view.decision_number = {.name = "decision_number",
                                .label = std::string{texts.tr("Decision number")},
                                .value = error ? std::string{request.form.get("decision_number")} : "",
                                .problem = web::problem_of(texts, error, "decision_number"),
                                .required = true};
        view.dissolved_on = {.name = "dissolved_on",
                             .label = std::string{texts.tr("Ends on")},
                             .value = error ? std::string{request.form.get("dissolved_on")} : "",
                             .problem = web::problem_of(texts, error, "dissolved_on"),
                             .required = true};
        bool const to_withdraw = request.path.ends_with("/withdrawal");
        if (error) (to_withdraw ? view.withdraw_problems : view.problems) = error->problems;
    }
    web::Frame frame{.title = o.name,
                     .crumbs = {{std::string{texts.tr(words_of(family).title)}, home_of(family)}},
                     .active = home_of(family)};
    bool const has_members = family.line == organisations::Line::union_ && context.actor.may({"members.view"});
    frame.actions = [has_members, living = !o.ended_on, url = url_of(family, o.unit)](web::Html& out) {
        if (has_members) web::link_button(out, url + "/members", out.texts().tr("Members"), "", "users");
        if (living) web::link_button(out, "/quality" + url, out.texts().tr("Quality over time"), "", "activity");
    };
    return web::page(
        context, frame, [&](web::Html& out) { organisation_page(out, view); },
        error ? web::status_of(error->kind) : 200);
}

}   // namespace

web::Response view_organisation(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    auto const found = find(context.tx, context.actor, family, UnitId::parse(request.in_path("id")), context.today);
    return found ? show_organisation(request, context, family, *found, nullptr) : web::not_found();
}

base::Result<base::Done> take_back(web::Context& context, Organisation const& organisation)
{
    base::Error held{base::Refusal::conflict, {}};
    for (auto const& holder : context.services.shelf.get<organisations::Holders>().all)
        if (holder.holds(context.tx, organisation.unit, context.today))
            held.problems.push_back({"", "founding.held", std::string{context.texts.of(holder.label)}});
    if (!held.problems.empty()) return held;
    auto const placement = organisations::placement(context.tx, context.today);
    ledger::Entry const entry{UserId{context.actor.user}, context.now};
    if (!withdraw(context.tx, *placement, entry, std::span{&organisation.unit, 1}).empty())
        return base::Error{base::Refusal::conflict, {{"", "founding.in_use", organisation.name}}};
    return base::Done{};
}

/// POST /unions/{id}/withdrawal: 303 to the register; 404; 409 with the page when something hangs on it.
web::Response create_withdrawal(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    auto const found =
        find(context.tx, context.actor, family, UnitId::parse(request.in_path("id")), context.today, Right::edit);
    if (!found) return web::not_found();
    if (auto const done = take_back(context, *found); !done)
        return show_organisation(request, context, family, *found, &done.error());
    return web::see_other(home_of(family));
}

/// POST /unions/{id}/dissolution: 303 back; 404; 422 with the page again; 409 when it has ended already.
web::Response create_dissolution(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    auto const found =
        find(context.tx, context.actor, family, UnitId::parse(request.in_path("id")), context.today, Right::edit);
    if (!found) return web::not_found();
    Dissolution const form{web::read_text(request, "decision_number"), web::read_day(request, "dissolved_on")};
    auto const placement = organisations::placement(context.tx, context.today);
    if (auto const ended = dissolve(organisations::change_of(context, *placement), *found, form, context.today); !ended)
        return show_organisation(request, context, family, *found, &ended.error());
    return web::see_other(url_of(family, found->unit));
}

}   // namespace grassroots
