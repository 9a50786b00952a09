#include "registers/grassroots/pages.hpp"

#include <algorithm>

#include "platform/web/pieces.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/grassroots/views.hpp"
#include "registers/organisations/store.hpp"

namespace grassroots {
namespace {

constexpr std::size_t page_size = 50;

std::string home_of(Family const& family) { return "/" + std::string{family.path}; }
std::string url_of(Family const& family, UnitId unit) { return home_of(family) + "/" + unit.text(); }

struct Words {
    base::TextId title;
    base::TextId found;
    base::TextId none;
};
Words words_of(Family const& family)
{
    using organisations::Line;
    switch (family.line) {
        case Line::party:
            return {"Party organisations", "Found a Party organisation",
                    "No Party organisation matches. Widen the search, or record a founding."};
        case Line::youth:
            return {"Youth organisations", "Found a youth organisation",
                    "No youth organisation matches. Widen the search, or record a founding."};
        case Line::women:
            return {"Women's organisations", "Found a women's organisation",
                    "No women's organisation matches. Widen the search, or record a founding."};
        default:
            return {"Grassroots unions", "Found a union", "No union matches. Widen the search, or record a founding."};
    }
}

std::vector<web::Choice> communes(web::Context& context, base::Date day)
{
    static constexpr std::string_view kinds[] = {"commune", "ward", "township", "special_zone"};
    std::vector<web::Choice> all;
    for (auto const& unit : organisations::list(context.tx, organisations::Line::administrative, kinds, day))
        all.push_back({unit.id.text(), unit.name});
    return all;
}

web::Register table_of(web::Request const& request, web::Context& context, Family const& family, Filter const& filter)
{
    auto const& texts = context.texts;
    auto text = [&](base::TextId id) { return std::string{texts.tr(id)}; };
    web::Register table{.url = home_of(family), .search = filter.q, .search_label = text("Search by name")};
    table.filters.push_back(
        {"place", text("Commune"), communes(context, context.today), std::string{request.query.get("place")}});
    table.filters.push_back({"state", text("State"), {{"ended", text("Ended")}, {"all", text("All")}}, filter.state});
    table.columns = {{text("Name"), "name"},
                     {text("Commune"), "", false, true},
                     {text("Founded"), "decided"},
                     {text("Members at the founding"), "", true}};
    table.sort = filter.sort.empty() ? "name" : filter.sort;
    table.empty_text = text(words_of(family).none);
    return table;
}

/// GET /unions, /party-organisations, …
web::Response list_organisations(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    Filter filter{.q = std::string{request.query.get("q")}, .state = std::string{request.query.get("state")}};
    if (auto const place = UnitId::parse(request.query.get("place"))) filter.place = place;
    if (auto const year = base::parse_whole(request.query.get("year")); year && *year > 1900 && *year < 9000)
        filter.year = static_cast<int>(*year);
    if (request.query.get("sort") == "decided") filter.sort = "decided";
    auto const found = list(context.tx, context.actor, family, filter, web::parse_cursor(request.query.get("after")),
                            page_size, context.today);

    auto table = table_of(request, context, family, filter);
    if (found.next) table.paging.next_url = web::with_parameter(request.target, "after", web::cursor_text(*found.next));
    std::vector<OrganisationLine> lines;
    for (auto const& o : found.rows)
        lines.push_back({url_of(family, o.unit), o.name, organisations::name_on(context.tx, o.place, o.decided_on),
                         o.decision_number, base::vietnamese(o.decided_on),
                         o.founding_members ? context.texts.number(*o.founding_members) : "",
                         o.ended_on ? context.texts.tr("ended {0}", {base::vietnamese(*o.ended_on)}) : ""});
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        organisation_register(out, table, lines);
        return web::html(std::move(out));
    }
    auto const words = words_of(family);
    web::Frame frame{.title = std::string{context.texts.tr(words.title)}, .active = home_of(family)};
    if (context.actor.may(family.edit))
        frame.actions = [words, url = home_of(family) + "/new"](web::Html& out) {
            out("<a class='btn btn-primary'").url("href", url)(">").tr(words.found)("</a>");
        };
    return web::page(context, frame, [&](web::Html& out) { organisation_register(out, table, lines); });
}

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
    for (auto& choice : communes(context, web::read_day(request, "decided_on").value_or(context.today)))
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
        auto const enterprise = enterprises::find(context.tx, context.actor, id, day);
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

web::Response show_organisation(web::Request const& request, web::Context& context, Family const& family,
                                Organisation const& o, base::Error const* error)
{
    auto const& texts = context.texts;
    auto detail = [&](base::TextId label, std::string value, std::string url = {}) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value), std::move(url)};
    };
    auto const unit = organisations::find(context.tx, o.unit, o.ended_on ? *o.ended_on - base::Days{1} : context.today);
    auto const enterprise = o.enterprise ? enterprises::find(context.tx, *o.enterprise, context.today) : std::nullopt;
    OrganisationView view{.csrf = context.csrf};
    view.details = {detail("Kind", std::string{texts.of(label_of_kind(o.kind))}),
                    detail("Enterprise", enterprise ? enterprise->name : "",
                           enterprise ? "/enterprises/" + enterprise->id.text() : ""),
                    detail("Decision number", o.decision_number),
                    detail("Decided on", base::vietnamese(o.decided_on)),
                    detail("Commune at the founding", organisations::name_on(context.tx, o.place, o.decided_on)),
                    detail("Directly above",
                           unit && unit->parent ? organisations::name_on(context.tx, *unit->parent, context.today) : "",
                           unit && unit->parent ? "/units/" + unit->parent->text() : ""),
                    detail("In the tree", std::string{texts.tr("Open")}, "/units/" + o.unit.text())};
    if (o.founding_members)
        view.figures.push_back({.label = std::string{texts.tr("Members at the founding")},
                                .value = texts.number(*o.founding_members),
                                .icon = "users"});
    if (family.line == organisations::Line::union_ && context.actor.may({"members.view"}))
        view.figures.push_back({.label = std::string{texts.tr("Members")},
                                .value = std::string{texts.tr("Open")},
                                .url = url_of(family, o.unit) + "/members",
                                .icon = "list-details"});
    view.moments.push_back(
        {base::vietnamese(o.decided_on), std::string{texts.tr("Founded")}, o.decision_number, "", "flag"});
    if (o.ended_on)
        view.moments.push_back({base::vietnamese(*o.ended_on), std::string{texts.tr("Dissolved")}, "", "", "flag-off"});
    else if (context.actor.may(family.edit)) {
        view.dissolve_action = url_of(family, o.unit) + "/dissolution";
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
        if (error) view.problems = error->problems;
    }
    web::Frame const frame{.title = o.name,
                           .crumbs = {{std::string{texts.tr(words_of(family).title)}, home_of(family)}},
                           .active = home_of(family)};
    return web::page(
        context, frame, [&](web::Html& out) { organisation_page(out, view); },
        error ? web::status_of(error->kind) : 200);
}

web::Response view_organisation(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    auto const found = find(context.tx, context.actor, family, UnitId::parse(request.in_path("id")), context.today);
    return found ? show_organisation(request, context, family, *found, nullptr) : web::not_found();
}

/// POST /unions/{id}/dissolution: 303 back; 404; 422 with the page again; 409 when it has ended already.
web::Response create_dissolution(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    auto const found = find(context.tx, context.actor, family, UnitId::parse(request.in_path("id")), context.today);
    if (!found) return web::not_found();
    Dissolution const form{web::read_text(request, "decision_number"), web::read_day(request, "dissolved_on")};
    auto const placement = organisations::placement(context.tx, context.today);
    if (auto const ended =
            dissolve(context.tx, *placement, {UserId{context.actor.user}, context.now}, *found, form, context.today);
        !ended)
        return show_organisation(request, context, family, *found, &ended.error());
    return web::see_other(url_of(family, found->unit));
}

constexpr web::Permission view_unions{"unions.view"}, edit_unions{"unions.edit"}, view_party{"party.view"},
    edit_party{"party.edit"};

constexpr web::Route routes[] = {
    {web::Method::get, "/unions", view_unions, list_organisations},
    {web::Method::get, "/unions/new", edit_unions, new_founding},
    {web::Method::post, "/unions", edit_unions, create_founding},
    {web::Method::get, "/unions/{id}", view_unions, view_organisation},
    {web::Method::post, "/unions/{id}/dissolution", edit_unions, create_dissolution},
    {web::Method::get, "/party-organisations", view_party, list_organisations},
    {web::Method::get, "/party-organisations/new", edit_party, new_founding},
    {web::Method::post, "/party-organisations", edit_party, create_founding},
    {web::Method::get, "/party-organisations/{id}", view_party, view_organisation},
    {web::Method::post, "/party-organisations/{id}/dissolution", edit_party, create_dissolution},
    {web::Method::get, "/youth-organisations", view_unions, list_organisations},
    {web::Method::get, "/youth-organisations/new", edit_unions, new_founding},
    {web::Method::post, "/youth-organisations", edit_unions, create_founding},
    {web::Method::get, "/youth-organisations/{id}", view_unions, view_organisation},
    {web::Method::post, "/youth-organisations/{id}/dissolution", edit_unions, create_dissolution},
    {web::Method::get, "/women-organisations", view_unions, list_organisations},
    {web::Method::get, "/women-organisations/new", edit_unions, new_founding},
    {web::Method::post, "/women-organisations", edit_unions, create_founding},
    {web::Method::get, "/women-organisations/{id}", view_unions, view_organisation},
    {web::Method::post, "/women-organisations/{id}/dissolution", edit_unions, create_dissolution},
};

}   // namespace

std::span<web::Route const> page_routes() { return routes; }

}   // namespace grassroots
