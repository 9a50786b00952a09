#include "registers/memberships/pages.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "kernel/accounts/read_log.hpp"
#include "platform/web/pieces.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/admission.hpp"
#include "registers/memberships/store.hpp"
#include "registers/memberships/views.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"

namespace memberships {
namespace {

std::string url_of(UnitId union_) { return "/unions/" + union_.text() + "/members"; }

/// The union, when it lies where the actor has the permission.
std::optional<grassroots::Organisation> union_in(web::Request const& request, web::Context& context,
                                                 web::Permission permission)
{
    auto found = grassroots::find(context.tx, UnitId::parse(request.in_path("id")), context.today);
    if (!found || found->line != organisations::Line::union_) return std::nullopt;
    if (!organisations::in_scope(context.tx, context.actor, permission, found->unit, context.today))
        return std::nullopt;
    return found;
}

struct Line {
    Membership membership;
    people::Person person;
    std::string sort_key;
};
std::vector<Line> lines_of(web::Context& context, UnitId union_)
{
    std::vector<Line> all;
    for (auto& m : of_union(context.tx, union_, context.today)) {
        auto person = people::find(context.tx, m.person);
        if (!person) continue;
        auto key = base::name_sort_key(person->full_name);
        all.push_back({std::move(m), std::move(*person), std::move(key)});
    }
    std::ranges::sort(all, {}, [](Line const& l) { return std::tie(l.sort_key, l.membership.id); });
    return all;
}

web::Response show_members(web::Request const& request, web::Context& context, grassroots::Organisation const& u,
                           base::Error const* error)
{
    auto const& texts = context.texts;
    bool const may_edit = !u.ended_on && context.actor.may(edit_members) &&
                          organisations::in_scope(context.tx, context.actor, edit_members, u.unit, context.today);
    // members of a divided union are still to go to one of its parts
    bool const may_transfer =
        context.actor.may(edit_members) &&
        organisations::wholly_in_scope(context.tx, context.actor, edit_members, u.unit, context.today);
    auto const lines = lines_of(context, u.unit);
    MembersView view{.csrf = context.csrf};
    auto const women = std::ranges::count_if(lines, [](Line const& l) { return l.person.sex == "female"; });
    view.figures = {
        {.label = std::string{texts.tr("Members")},
         .value = texts.number(static_cast<std::int64_t>(lines.size())),
         .icon = "users"},
        {.label = std::string{texts.tr("Women among them")}, .value = texts.number(women), .icon = "woman"}};
    for (auto const& l : lines)
        view.lines.push_back(
            {"/people/" + l.person.id.text(), l.person.full_name, l.person.born ? base::vietnamese(*l.person.born) : "",
             base::vietnamese(l.membership.joined_on),
             l.membership.standing == Standing::verified ? "" : std::string{texts.tr("application not on file")},
             may_edit ? url_of(u.unit) + "/" + l.membership.id.text() + "/end" : "",
             may_transfer && !l.membership.ended_on
                 ? "/unions/" + u.unit.text() + "/transfers/new?member%5B%5D=" + l.membership.id.text()
                 : ""});
    if (may_edit) {
        auto field = [&](std::string_view name, base::TextId label) {
            return web::Field{.name = std::string{name},
                              .label = std::string{texts.tr(label)},
                              .value = error ? std::string{request.form.get(name)} : "",
                              .problem = web::problem_of(texts, error, name),
                              .required = true};
        };
        view.admit_action = url_of(u.unit);
        view.person = field("person", "Person");
        view.applied_on = field("applied_on", "Applied on");
        view.applied_on.help = texts.tr("The day of the person's own application.");
        view.consented_on = field("consented_on", "Consented on");
        view.consented_on.help = texts.tr("The day the person agreed that these data are kept.");
        view.joined_on = field("joined_on", "Joined on");
        if (auto const person =
                people::find(context.tx, context.actor, PersonId::parse(view.person.value), context.today))
            view.person_shown = person->full_name;
        if (error) view.problems = error->problems;
    }
    web::Frame const frame{.title = std::string{texts.tr("Members")},
                           .crumbs = {{u.name, "/unions/" + u.unit.text()}},
                           .active = "/unions",
                           .actions = [&](web::Html& out) {
                               web::link_button(out, "/transfers?union=" + u.unit.text(), texts.tr("Transfers"), "");
                               if (may_transfer && !lines.empty())
                                   web::link_button(out, "/unions/" + u.unit.text() + "/transfers/new",
                                                    texts.tr("Transfer members"), "", "arrow-right");
                           }};
    return web::page(
        context, frame, [&](web::Html& out) { members_page(out, view); }, error ? web::status_of(error->kind) : 200);
}

web::Response list_members(web::Request const& request, web::Context& context)
{
    auto const found = union_in(request, context, view_members);
    if (!found) return web::not_found();
    accounts::note_read(context, "union_members", found->unit.value);
    return show_members(request, context, *found, nullptr);
}

/// POST /unions/{id}/members: one person, with the application's day and the consent's. 303; 404; 422; 409.
web::Response create_membership(web::Request const& request, web::Context& context)
{
    auto const found = union_in(request, context, edit_members);
    if (!found) return web::not_found();
    std::vector<base::Problem> unreadable;
    auto day = [&](std::string_view field) {
        auto const read = web::read_day(request, field);
        if (!read && !web::read_text(request, field).empty())
            unreadable.push_back({field, "date.invalid", web::read_text(request, field)});
        return read;
    };
    JoiningForm const form{
        .applied_on = day("applied_on"), .consented_on = day("consented_on"), .joined_on = day("joined_on")};
    auto const admitted =
        admit(context, *found, PersonId::parse(request.form.get("person")), form, std::move(unreadable));
    if (!admitted) return show_members(request, context, *found, &admitted.error());
    return web::see_other(url_of(found->unit));
}

std::optional<Membership> membership_in(web::Request const& request, web::Context& context, UnitId union_)
{
    auto found = find(context.tx, MembershipId::parse(request.in_path("membership")));
    return found && found->union_ == union_ ? found : std::nullopt;
}

web::Response show_leaving(web::Request const& request, web::Context& context, Membership const& m,
                           base::Error const* error)
{
    auto const& texts = context.texts;
    LeavingView view{
        .action = url_of(m.union_) + "/" + m.id.text() + "/end", .csrf = context.csrf, .back_url = url_of(m.union_)};
    view.end = {.name = "end",
                .label = std::string{texts.tr("How it ends")},
                .value = error ? std::string{request.form.get("end")} : "left",
                .problem = web::problem_of(texts, error, "end")};
    for (auto const& label : end_labels())
        view.ends.push_back({std::string{name_of(label.end)}, std::string{texts.of(label.label)}});
    view.ended_on = {.name = "ended_on",
                     .label = std::string{texts.tr("Left on")},
                     .value = error ? std::string{request.form.get("ended_on")} : base::vietnamese(context.today),
                     .problem = web::problem_of(texts, error, "ended_on"),
                     .help = std::string{texts.tr("The first day on which the person is no member.")},
                     .required = true};
    if (error) view.problems = error->problems;
    auto const person = people::find(context.tx, m.person);
    web::Frame const frame{.title = person ? person->full_name : "",
                           .pretitle = std::string{texts.tr("End of the membership")},
                           .active = "/unions"};
    return web::page(
        context, frame, [&](web::Html& out) { leaving_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

web::Response edit_end(web::Request const& request, web::Context& context)
{
    auto const u = union_in(request, context, edit_members);
    auto const m = u ? membership_in(request, context, u->unit) : std::nullopt;
    return m ? show_leaving(request, context, *m, nullptr) : web::not_found();
}

/// POST /unions/{id}/members/{membership}/end: one step, no reason asked. 303; 404; 422; 409.
web::Response create_end(web::Request const& request, web::Context& context)
{
    auto const u = union_in(request, context, edit_members);
    auto const m = u ? membership_in(request, context, u->unit) : std::nullopt;
    if (!m) return web::not_found();
    auto const end = parse_chosen_end(request.form.find("end").value_or("left"));
    if (!end) {
        base::Error const unknown{base::Refusal::invalid, {{"end", "membership.unknown_end"}}};
        return show_leaving(request, context, *m, &unknown);
    }
    auto const ended = leave(*m, *end, web::read_day(request, "ended_on"), context.today);
    if (!ended) return show_leaving(request, context, *m, &ended.error());
    auto const placement = organisations::placement(context.tx, context.today);
    save_end(context.tx, *placement, {UserId{context.actor.user}, context.now}, *ended);
    return web::see_other(url_of(u->unit));
}

constexpr web::Route routes[] = {
    {web::Method::get, "/unions/{id}/members", view_members, list_members},
    {web::Method::post, "/unions/{id}/members", edit_members, create_membership},
    {web::Method::get, "/unions/{id}/members/{membership}/end", edit_members, edit_end},
    {web::Method::post, "/unions/{id}/members/{membership}/end", edit_members, create_end},
};

}   // namespace

std::span<web::Route const> page_routes() { return routes; }

}   // namespace memberships
