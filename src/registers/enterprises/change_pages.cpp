#include <algorithm>

#include "kernel/accounts/store.hpp"
#include "platform/web/asked_changes.hpp"
#include "registers/enterprises/change_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

std::string shown(base::Texts const& texts, ChangeableField const& field, std::string const& value)
{
    if (value.empty()) return "–";
    if (field.kind == ChangeKind::choice) return std::string{texts.of(label_of(field.choices, value))};
    auto const number = field.kind == ChangeKind::number ? base::parse_whole(value) : std::nullopt;
    return number ? texts.number(*number) : value;
}

web::AskedChange line_of(web::Context& context, Change const& change)
{
    auto const& texts = context.texts;
    auto const by = accounts::find_account(context.tx, change.asked_by);
    return {.id = change.id.text(),
            .field = std::string{texts.of(change.field->label)},
            .before = shown(texts, *change.field, change.before),
            .after = shown(texts, *change.field, change.after),
            .evidence = change.evidence,
            .asked = base::vietnamese(change.asked_at) + (by ? " · " + by->display_name : ""),
            .decision = web::decision_text(texts, change.agreed, change.why)};
}

constexpr web::AskedOf of_enterprises{"/enterprises", "Enterprises", "Enterprise"};

/// GET /enterprises/changes: what waits, enterprise by enterprise.
web::Response list_changes(web::Request const& request, web::Context& context)
{
    auto const page =
        open_changes(context.tx, context.actor, web::parse_cursor(request.query.get("after")), 50, context.today);
    std::vector<web::AskedChange> lines;
    for (auto const& change : page.lines) {
        auto line = line_of(context, change);
        if (auto const e = find(context.tx, change.enterprise, context.today)) line.record = e->name;
        line.url = "/enterprises/" + change.enterprise.text() + "/changes";
        lines.push_back(std::move(line));
    }
    return web::list_asked_changes(request, context, of_enterprises, lines, page.next);
}

std::optional<Enterprise> enterprise_in(web::Request const& request, web::Context& context)
{
    return find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today);
}

web::Response show(web::Request const& request, web::Context& context, Enterprise const& e, base::Error const* error)
{
    web::AskedOfRecord record{.url = "/enterprises/" + e.id.text(), .name = e.name};
    for (auto const& change : visible_changes(context, e))
        (!change.agreed && may(context, e, *change.field, Act::edit) ? record.open : record.decided)
            .push_back(line_of(context, change));
    return web::show_asked_changes(request, context, of_enterprises, record, error);
}

/// GET /enterprises/{id}/changes
web::Response view_changes(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context);
    return found ? show(request, context, *found, nullptr) : web::not_found();
}

/// POST /enterprises/{id}/changes: 303 to the enterprise; 404; 409; 422.
web::Response decide_changes(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context);
    if (!found) return web::not_found();
    std::vector<ChangeId> chosen;
    for (auto const& change : changes_of(context.tx, found->id)) {
        if (!web::is_marked(request, change.id.text())) continue;
        if (!may(context, *found, *change.field, Act::edit)) return web::not_found();
        chosen.push_back(change.id);
    }
    auto const [agreed, why] = web::read_decision(request);
    base::Error const error{base::Refusal::invalid, web::decision_problems(!chosen.empty(), agreed, why, "")};
    if (!error.problems.empty()) return show(request, context, *found, &error);
    auto const placement = organisations::placement(context.tx, context.today);
    auto const done = decide(context.tx, *placement, {UserId{context.actor.user}, context.now}, found->id, chosen,
                             agreed, why, context.today);
    return done ? web::see_other("/enterprises/" + found->id.text()) : show(request, context, *found, &done.error());
}

constexpr web::Route routes[] = {
    {web::Method::get, "/enterprises/changes", edit_enterprises, list_changes},
    {web::Method::get, "/enterprises/{id}/changes", view_enterprises, view_changes},
    {web::Method::post, "/enterprises/{id}/changes", edit_enterprises, decide_changes},
};

}   // namespace

bool may(web::Context& context, Enterprise const& enterprise, ChangeableField const& field, Act act)
{
    auto const permission = permission_of(field, act);
    return context.actor.may(permission) &&
           organisations::in_scope(context.tx, context.actor, permission, enterprise.place, context.today);
}

std::vector<Change> visible_changes(web::Context& context, Enterprise const& enterprise)
{
    auto all = changes_of(context.tx, enterprise.id);
    // whoever sees the enterprise sees what is asked for of its record; counts of people ask for more
    std::erase_if(all, [&](Change const& change) {
        return change.field->headcount != nullptr && !may(context, enterprise, *change.field, Act::view);
    });
    return all;
}

std::span<web::Route const> change_page_routes() { return routes; }

}   // namespace enterprises
