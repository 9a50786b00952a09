#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/pages.hpp"
#include "registers/organisations/reorganisation.hpp"
#include "registers/organisations/store.hpp"
#include "registers/organisations/unit_json.hpp"

namespace organisations {
namespace {

using base::Date;
using web::JsonType;

constexpr std::int64_t most_nodes = 3000;

constexpr web::SchemaField brief_fields[] = {
    {"id", JsonType::id},
    {"label", JsonType::text, "name, for choosing among many"},
    {"hint", JsonType::text, "kind, and whether it has ended"},
    {"name", JsonType::text, "in force on the day"},
    {"kind", JsonType::text, "city, commune, district_federation …"},
    {"parent", JsonType::id, "in its own line, on the day", true, true},
};
constexpr web::Schema brief_schema{"UnitBrief", brief_fields};

constexpr web::SchemaField list_query[] = {
    {"line", JsonType::text, "one line; administrative when missing and nothing is searched", false},
    {"day", JsonType::date, "today when missing", false},
    {"q", JsonType::text, "words of the name, or the code; former units are found too", false},
};
constexpr web::SchemaField day_query[] = {{"day", JsonType::date, "today when missing", false}};

constexpr web::SchemaField body_fields[] = {
    {"kind", JsonType::text},
    {"name", JsonType::text},
    {"code", JsonType::text, "", false},
    {"parent", JsonType::id, "", false, true},
    {"place", JsonType::id, "", false, true},
    {"decision_number", JsonType::text, "", false},
    {"decided_on", JsonType::date, "", false, true},
    {"effective_on", JsonType::date, "the day it is founded"},
};
constexpr web::Schema body_schema{"UnitFounding", body_fields};

Date day_of(web::Request const& request, web::Context const& context)
{
    return base::parse_date(request.query.get("day")).value_or(context.today);
}

struct Brief {
    UnitId id;
    std::string_view kind;
    std::string_view name;
    std::optional<UnitId> parent = {};
    std::optional<Date> ended_on = {};
};
void write(base::JsonWriter& json, web::Context& context, Brief const& unit)
{
    auto const* kind = find_kind(unit.kind);
    std::string hint{kind == nullptr ? unit.kind : context.texts.of(kind->label)};
    if (unit.ended_on)
        hint += " · " + context.texts.tr("until {0}", {base::vietnamese(*unit.ended_on - base::Days{1})});
    base::JsonObject o{json};
    o("id", unit.id);
    o("label", unit.name);
    o("hint", hint);
    o("name", unit.name);
    o("kind", unit.kind);
    o("parent", unit.parent);
}

/// GET /api/v1/units: a search, or the tree of a line above grassroots on a day.
web::Response list_units(web::Request const& request, web::Context& context)
{
    auto const line = parse_line(request.query.get("line"));
    auto const day = day_of(request, context);
    web::ListAnswer answer;
    if (auto const typed = request.query.get("q"); !typed.empty()) {
        for (auto const& hit : search(context.tx, typed, line, day))
            write(answer.json(), context, Brief{hit.id, hit.kind, hit.name, {}, hit.ended_on});
    } else {
        for (auto const& node : tree_on(context.tx, line.value_or(Line::administrative), day, most_nodes))
            write(answer.json(), context, Brief{node.id, node.kind, node.name, node.parent});
    }
    return answer.done();
}

web::Response get_unit(web::Request const& request, web::Context& context)
{
    auto const unit = find(context.tx, UnitId::parse(request.in_path("id")), day_of(request, context));
    if (!unit) return web::refusal(context, {base::Refusal::not_found});
    base::JsonWriter json;
    write(json, context, *unit);
    return web::json(json.take());
}

/// POST /api/v1/units: 201; 403 without the permission of the line; 422.
web::Response post_unit(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    FoundingForm form{.kind = body.text("kind", web::Needed::yes).value_or(""),
                      .name = body.text("name", web::Needed::yes).value_or(""),
                      .code = body.text("code").value_or("")};
    auto const parent = body.id<UnitId>("parent");
    auto const place = body.id<UnitId>("place");
    DecisionForm const decision{.number = body.text("decision_number").value_or(""),
                                .decided_on = body.date("decided_on"),
                                .effective_on = body.date("effective_on", web::Needed::yes)};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const* kind = find_kind(form.kind);
    if (kind == nullptr || kind->grassroots)
        return web::refusal(context, {base::Refusal::invalid, {{"kind", "unit.kind_unknown", form.kind}}});
    auto const permission = edit_permission(kind->line);
    if (!context.actor.may(permission)) return web::refusal(context, {base::Refusal::forbidden});
    auto const day = *decision.effective_on;
    form.parent_asked = parent.has_value();
    if (parent) form.parent = find(context.tx, *parent, day);
    if (place && !find(context.tx, *place, day))
        return web::refusal(context, {base::Refusal::invalid, {{"place", "unit.unknown"}}});
    form.place = place;
    if (auto const bearer = form.code.empty() ? std::nullopt : find_by_code(context.tx, kind->line, form.code, day))
        form.code_bearer = bearer->name;
    auto const made = make_unit(form, decision, context.today);
    if (!made) return web::refusal(context, made.error());
    auto const anchor = parent ? parent : place;
    if (!context.actor.everything &&
        (!anchor || !in_scope(context.tx, context.actor, permission, *anchor, context.today)))
        return web::refusal(context, {base::Refusal::invalid, {{"parent", "unit.out_of_scope"}}});
    auto const trees = placement(context.tx, context.today);
    auto const id = add({context.tx, *trees, {UserId{context.actor.user}, context.now}}, *made);
    base::JsonWriter json;
    write(json, context, *find(context.tx, id, day));
    return web::json(json.take(), 201);
}

constexpr web::ApiDoc list_doc{"Units above grassroots: the tree of a line on a day, or a search", list_query, nullptr,
                               web::Answer::list, &brief_schema};
constexpr web::ApiDoc get_doc{"A unit as it stood on a day", day_query, nullptr, web::Answer::object, &unit_schema};
constexpr web::ApiDoc post_doc{
    "Found a unit above grassroots", {}, &body_schema, web::Answer::object, &unit_schema, 201};

constexpr web::Route table[] = {
    {web::Method::get, "/api/v1/units", view_organisations, list_units, &list_doc},
    {web::Method::get, "/api/v1/units/{id}", view_organisations, get_unit, &get_doc},
    {web::Method::post, "/api/v1/units", view_organisations, post_unit, &post_doc},
};

}   // namespace

void write(base::JsonWriter& json, web::Context& context, Unit const& unit)
{
    base::JsonObject o{json};
    o("id", unit.id);
    o("line", name_of(unit.line));
    o("kind", unit.kind);
    o("code", unit.code);
    o("name", unit.name);
    o("parent", unit.parent);
    o("place", unit.place);
    o("enterprise", unit.enterprise);
    o("founded_on", unit.founded_on);
    o("ended_on", unit.ended_on);
    json.key("successors").begin_array();
    for (auto const& line : successors(context.tx, unit.id)) json.text(line.other.text());
    json.end_array();
}

std::span<web::Route const> api_routes()
{
    static auto const all = [] {
        std::vector<web::Route> routes{std::begin(table), std::end(table)};
        routes.insert(routes.end(), decision_api_routes().begin(), decision_api_routes().end());
        return routes;
    }();
    return all;
}

}   // namespace organisations
