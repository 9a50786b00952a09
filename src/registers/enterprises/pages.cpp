#include "registers/enterprises/pages.hpp"

#include <algorithm>

#include "kernel/lists/tools.hpp"
#include "kernel/merging/handlers.hpp"
#include "platform/web/paging.hpp"
#include "registers/enterprises/change_store.hpp"
#include "registers/enterprises/form.hpp"
#include "registers/enterprises/foundings.hpp"
#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/lists.hpp"
#include "registers/enterprises/merge_register.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/enterprises/timeline.hpp"
#include "registers/enterprises/views.hpp"
#include "registers/organisations/place_names.hpp"

namespace enterprises {
namespace {

std::string url_of(EnterpriseId id) { return "/enterprises/" + id.text(); }

/// Bands of workers as the programme asks for them: "25-49". The bounds are read from the value itself.
constexpr std::string_view bands[] = {"1-4",     "5-9",     "10-24",   "25-49", "50-99",
                                      "100-199", "200-499", "500-999", "1000-"};

web::Register table_of(web::Request const& request, web::Context& context, Question const& question)
{
    auto const& texts = context.texts;
    auto text = [&](base::TextId id) { return std::string{texts.tr(id)}; };
    auto codes = [&](std::span<Code const> all) {
        std::vector<web::Choice> choices;
        for (auto const& c : all) choices.push_back({std::string{c.code}, std::string{texts.of(c.label)}});
        return choices;
    };
    web::Register table{
        .url = "/enterprises", .search = question.q, .search_label = text("Search by name or tax code")};
    web::Filter places{"place", text("Commune"), organisations::communes(context.tx, context.today),
                       std::string{request.query.get("place")}};
    web::Filter workers{"workers", text("Workers"), {}, std::string{request.query.get("workers")}};
    for (auto const band : bands)
        workers.choices.push_back({std::string{band}, band.ends_with('-') ? "≥ 1000" : std::string{band}});
    table.filters = {
        std::move(places),
        {"status", text("Status"), codes(statuses()), question.status},
        {"legal_type", text("Legal type"), codes(legal_types()), question.legal_type},
        {"ownership", text("Ownership"), codes(ownerships()), question.ownership},
        std::move(workers),
        {"union", text("Union"), {{"yes", text("has a union")}, {"no", text("has none")}}, question.organised}};
    table.columns = {{text("Name of the enterprise"), "name"},
                     {text("Commune"), "", false, true},
                     {text("Workers"), "", true},
                     {text("Status"), "", false, true}};
    table.sort = question.sort.empty() ? "name" : question.sort;
    table.tools = lists::tools(context, "enterprises", request.query);
    table.empty_text = text("No enterprise matches. Widen the search, add one, or import a list.");
    return table;
}

web::Response list_enterprises(web::Request const& request, web::Context& context)
{
    auto question = question_of(request.query);
    question.after = web::parse_cursor(request.query.get("after"));
    question.reads = Reads::what_lists_show;
    auto const page = list(context.tx, context.actor, question, context.today);
    auto table = table_of(request, context, question);
    table.paging = web::paging(request, page.next);
    organisations::PlaceNames places{context.tx, context.today};
    std::vector<UnitId> named;
    for (auto const& e : page.enterprises) named.push_back(e.place);
    places.meet(std::move(named));
    bool const marks = lists::may_mark(context, "enterprises", request.query);
    std::vector<EnterpriseLine> lines;
    for (auto const& e : page.enterprises)
        lines.push_back({url_of(e.id), e.name, shown_tax_code(e.tax_code), std::string{places.of(e.place, e.village)},
                         e.workers ? context.texts.number(*e.workers) : "",
                         std::string{context.texts.of(label_of(statuses(), e.status))}, std::string{tone_of(e.status)},
                         marks ? e.id.text() : ""});
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        enterprise_register(out, table, lines);
        return web::html(std::move(out));
    }
    web::Frame frame{.title = std::string{context.texts.tr("Enterprises")}, .active = "/enterprises"};
    if (context.actor.may(edit_enterprises))
        frame.actions = [](web::Html& out) {
            web::link_button(out, "/enterprises/duplicates", out.texts().tr("Entered twice"), "");
            web::link_button(out, "/enterprises/changes", out.texts().tr("Changes that wait"), "");
            web::link_button(out, "/enterprises/new", out.texts().tr("Add an enterprise"));
        };
    return web::page(context, frame, [&](web::Html& out) { enterprise_register(out, table, lines); });
}

web::Response new_enterprise(web::Request const& request, web::Context& context)
{
    return form_page(request, context, nullptr, nullptr);
}

/// Everything wrong with what was sent, another bearer of the tax code and a place out of scope included.
base::Error problems_of(web::Context& context, Enterprise const& before, Enterprise const& e,
                        std::vector<base::Problem> unreadable)
{
    base::Error error{base::Refusal::invalid, std::move(unreadable)};
    for (auto& p : check(e, context.today))
        if (std::ranges::none_of(error.problems, [&](auto const& known) { return known.field == p.field; }))
            error.problems.push_back(std::move(p));
    if (auto const other = find_by_tax_code(context.tx, e.tax_code, context.today); other && other->id != e.id)
        error.problems.push_back({"tax_code", "enterprise.tax_code_taken", other->name});
    if (e.place && e.place != before.place &&
        !organisations::in_scope(context.tx, context.actor, edit_enterprises, e.place, context.today))
        error.problems.push_back({"place", "enterprise.place_out_of_scope"});
    return error;
}

/// POST /enterprises: 303 to the enterprise; 422 with the form again, also when others may be the same and nobody said
/// no.
web::Response create_enterprise(web::Request const& request, web::Context& context)
{
    std::vector<base::Problem> unreadable;
    auto const e = read_form(request, {}, unreadable);
    auto error = problems_of(context, {}, e, std::move(unreadable));
    if (!error.problems.empty()) return form_page(request, context, nullptr, &error);
    auto alike = similar(context.tx, e, context.today);
    std::erase_if(alike, [&](Enterprise const& other) {
        return !find(context.tx, context.actor, other.id, context.today);   // of those elsewhere nothing is told
    });
    if (!alike.empty() && request.form.get("not_the_same") != "1")
        return form_page(request, context, nullptr, &error, alike);
    auto const placement = organisations::placement(context.tx, context.today);
    auto const ids =
        add(context.tx, *placement, {UserId{context.actor.user}, context.now}, std::span{&e, 1}, context.today);
    return web::see_other(url_of(ids.front()));
}

std::optional<Enterprise> enterprise_in(web::Request const& request, web::Context& context, web::Permission permission)
{
    return find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today, permission);
}

web::Response edit_enterprise(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    return found ? form_page(request, context, &*found, nullptr) : web::not_found();
}

/// POST /enterprises/{id}: 303; 404; 422 with the form again; 409 with what was typed when somebody was first.
web::Response update_enterprise(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    if (!found) return web::not_found();
    std::vector<base::Problem> unreadable;
    auto changed = read_form(request, *found, unreadable);
    if (web::read_whole(request, "revision").value_or(0) != found->revision)
        return merged_form_page(request, context, *found);
    auto const from_text = web::read_text(request, "from");
    auto const from = web::read_day(request, "from");
    if (!from_text.empty() && !from) unreadable.push_back({"from", "date.invalid", from_text});
    if (from && *from > context.today) unreadable.push_back({"from", "date.in_future"});
    auto error = problems_of(context, *found, changed, std::move(unreadable));
    if (!error.problems.empty()) return form_page(request, context, &*found, &error);
    std::vector<Wanted> asked;
    auto const paper = web::read_text(request, "paper");
    auto const saved = save_or_ask(context, *found, std::move(changed), {from.value_or(context.today), paper}, asked);
    if (saved && !asked.empty()) return web::see_other(url_of(found->id) + "/changes");
    return saved ? web::see_other(url_of(found->id)) : form_page(request, context, &*found, &saved.error());
}

/// The newest count of each kind: "42 · 01/03/2026".
std::vector<web::Detail> newest_counts(web::Context& context, EnterpriseId id,
                                       std::span<HeadcountKind const* const> kinds)
{
    auto const all = headcounts(context.tx, id);
    std::vector<web::Detail> details;
    for (auto const* kind : kinds)
        if (auto const newest = std::ranges::find(all, kind, &Headcount::kind); newest != all.end())
            details.push_back({std::string{context.texts.of(kind->label)},
                               context.texts.number(newest->number) + " · " + base::vietnamese(newest->counted_on)});
    return details;
}

/// GET /enterprises/{id}; 303 to the record that stayed when this one was merged into it.
web::Response view_enterprise(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, view_enterprises);
    if (!found) {
        auto const elsewhere =
            merging::new_address(merge_register(), context, EnterpriseId::parse(request.in_path("id")).value);
        return elsewhere ? web::see_other(*elsewhere) : web::not_found();
    }
    auto const& e = *found;
    auto const& texts = context.texts;
    auto detail = [&](base::TextId label, std::string value) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value)};
    };
    auto const present = organisations::present_place(context.tx, e.place, e.village, context.today);
    EnterpriseView view{.moments = moments_of(context, e, ""), .timeline_url = url_of(e.id) + "/timeline"};
    view.events_url = url_of(e.id) + "/events";
    view.branches_url = url_of(e.id) + "/branches";
    view.contacts_url = url_of(e.id) + "/contacts";
    view.left_behind = left_behind(context, e);
    if (e.workers)
        view.figures.push_back(
            {.label = std::string{texts.tr("Workers")}, .value = texts.number(*e.workers), .icon = "users"});
    if (e.female_workers)
        view.figures.push_back({.label = std::string{texts.tr("Women among them")},
                                .value = texts.number(*e.female_workers),
                                .hint = e.workers ? base::percent(*e.female_workers, *e.workers, texts.language()) : "",
                                .icon = "woman"});
    view.identity = {detail("Tax code", shown_tax_code(e.tax_code)),
                     detail("Legal type", std::string{texts.of(label_of(legal_types(), e.legal_type))}),
                     detail("Ownership", std::string{texts.of(label_of(ownerships(), e.ownership))}),
                     detail("Registered on", e.registered_on ? base::vietnamese(*e.registered_on) : ""),
                     detail("Industry", e.industry_code),
                     detail("Short name", e.short_name),
                     detail("Foreign name", e.foreign_name),
                     detail("Status", std::string{texts.of(label_of(statuses(), e.status))}),
                     detail("Found by survey", std::string{texts.of(label_of(survey_statuses(), e.survey_status))}),
                     detail("Counted on", e.counted_on ? base::vietnamese(*e.counted_on) : "")};
    view.address = {
        detail("Address", e.street),
        detail("Village", e.village),
        detail("Commune", organisations::name_on(context.tx, present.value_or(e.place), context.today)),
        detail("Former commune",
               present && *present != e.place ? organisations::name_on(context.tx, e.place, context.today) : ""),
        detail("Legal representative", e.representative),
        detail("Telephone", e.phone),
        detail("E-mail", e.email)};
    if (auto const open = open_kinds(context, e.id, Act::view); !open.empty()) {
        view.headcounts_url = url_of(e.id) + "/headcounts";
        view.headcounts = newest_counts(context, e.id, open);
    }
    if (auto const asked = visible_changes(context, e); !asked.empty()) {
        auto const waiting = std::ranges::count_if(asked, [](Change const& change) { return !change.agreed; });
        view.changes_url = url_of(e.id) + "/changes";
        view.changes_text = waiting > 0 ? texts.tr("{0} proposed changes wait for a decision", {texts.number(waiting)})
                                        : std::string{texts.tr("Changes that were proposed")};
    }
    auto const organisations = organisations_in(context.tx, e.id, context.today);
    for (auto const& o : organisations) {
        if (!context.actor.may(o.permission)) continue;
        view.organisations.push_back({o.url, o.name,
                                      o.ended_on ? texts.tr("ended {0}", {base::vietnamese(*o.ended_on)})
                                                 : texts.tr("since {0}", {base::vietnamese(o.founded_on)})});
    }
    fill_foundings(context, e, organisations, view);
    web::Frame frame{.title = e.name,
                     .pretitle = shown_tax_code(e.tax_code),
                     .crumbs = {{std::string{texts.tr("Enterprises")}, "/enterprises"}},
                     .active = "/enterprises"};
    if (context.actor.may(edit_enterprises))
        frame.actions = [url = url_of(e.id) + "/edit"](web::Html& out) {
            out("<a class='btn'").url("href", url)(">").tr("Edit")("</a>");
        };
    return web::page(context, frame, [&](web::Html& out) { enterprise_page(out, view); });
}

constexpr web::Route routes[] = {
    {web::Method::get, "/enterprises", view_enterprises, list_enterprises},
    {web::Method::get, "/enterprises/new", edit_enterprises, new_enterprise},
    {web::Method::post, "/enterprises", edit_enterprises, create_enterprise},
    {web::Method::get, "/enterprises/{id}", view_enterprises, view_enterprise},
    {web::Method::get, "/enterprises/{id}/edit", edit_enterprises, edit_enterprise},
    {web::Method::post, "/enterprises/{id}", edit_enterprises, update_enterprise},
};

}   // namespace

std::string_view tone_of(std::string_view status)
{
    if (status == "active") return "good";
    return has_ceased(status) ? "bad" : "warning";
}

std::span<web::Route const> page_routes() { return routes; }

}   // namespace enterprises
