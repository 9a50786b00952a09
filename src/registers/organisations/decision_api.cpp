#include "platform/web/json_body.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/decisions.hpp"
#include "registers/organisations/pages.hpp"
#include "registers/organisations/store.hpp"
#include "registers/organisations/unit_json.hpp"

namespace organisations {
namespace {

using web::JsonType;

constexpr web::SchemaField decision_number{"decision_number", JsonType::text, "", false};
constexpr web::SchemaField decided_on{"decided_on", JsonType::date, "", false, true};
constexpr web::SchemaField effective_on{"effective_on", JsonType::date, "first day on which it is so"};
constexpr web::SchemaField issuer{"issuer", JsonType::text, "", false};
constexpr web::SchemaField note{"note", JsonType::text, "", false};

constexpr web::SchemaField decision_fields[] = {decision_number, decided_on, effective_on, issuer, note};
constexpr web::Schema decision_schema{"UnitDecision", decision_fields};
constexpr web::SchemaField name_fields[] = {
    {"name", JsonType::text}, decision_number, decided_on, effective_on, issuer, note};
constexpr web::Schema name_schema{"UnitRenaming", name_fields};
constexpr web::SchemaField parent_fields[] = {
    {"parent", JsonType::id, "of its own line"}, decision_number, decided_on, effective_on, issuer, note};
constexpr web::Schema parent_schema{"UnitTransfer", parent_fields};
constexpr web::SchemaField place_fields[] = {
    {"place", JsonType::id, "administrative unit; the one it counts in"},
    {"also", JsonType::list, "ids of further ones that a unit above the grassroots serves", false},
    decision_number,
    decided_on,
    effective_on,
    issuer,
    note};
constexpr web::Schema place_schema{"UnitMove", place_fields};
constexpr web::SchemaField kind_fields[] = {
    {"kind", JsonType::text, "one that it may become: grassroots_party_committee …"},
    {"members", JsonType::integer, "official members, where the decision tells them", false, true},
    decision_number,
    decided_on,
    effective_on,
    issuer,
    note};
constexpr web::Schema kind_schema{"UnitKindChange", kind_fields};
constexpr web::SchemaField part_fields[] = {
    {"unit", JsonType::id},
    {"share", JsonType::text, "whole, most or part"},
    {"people", JsonType::integer, "who went to it, where the decision says so", false, true}};
constexpr web::Schema part_schema{"UnitPart", part_fields};
constexpr web::SchemaField succession_fields[] = {
    {"successors", JsonType::list, "one in a merger, several in a division", true, false, &part_schema},
    decision_number,
    decided_on,
    effective_on,
    issuer,
    note};
constexpr web::Schema succession_schema{"UnitSuccession", succession_fields};

DecisionForm read_decision(web::JsonBody& body)
{
    return {.number = body.text("decision_number").value_or(""),
            .decided_on = body.date("decided_on"),
            .effective_on = body.date("effective_on", web::Needed::yes),
            .issuer = body.text("issuer").value_or(""),
            .note = body.text("note").value_or("")};
}

/// The unit of the address as it stood before the decision; empty when the actor may not change it.
std::optional<Unit> editable(web::Request const& request, web::Context& context, base::Date day)
{
    auto unit = find(context.tx, UnitId::parse(request.in_path("id")), day);
    return unit && may_edit(context, *unit) ? unit : std::nullopt;
}

/// What a body asks besides the paper, and the rule and change it leads to.
using Decide = base::Result<base::Done> (*)(web::Context& context, Unit const& unit, web::JsonBody& body,
                                            DecisionForm const& decision);

/// POST /api/v1/units/{id}/…: 200 with the unit as it is from that day; 404; 409; 422.
web::Response decide_by(web::Request const& request, web::Context& context, Decide decide)
{
    if (!editable(request, context, context.today)) return web::not_found();
    web::JsonBody body{request};
    auto const decision = read_decision(body);
    auto const day = decision.effective_on.value_or(context.today);
    auto const unit = editable(request, context, day);
    if (!unit) return web::not_found();
    auto const done = decide(context, *unit, body, decision);
    if (!done) return web::refusal(context, done.error());
    base::JsonWriter json;
    write(json, context, *find(context.tx, unit->id, day));
    return web::json(json.take());
}

std::optional<Unit> named(web::Context& context, std::optional<UnitId> id, DecisionForm const& decision)
{
    return id ? find(context.tx, *id, decision.effective_on.value_or(context.today)) : std::nullopt;
}

base::Result<base::Done> to_name(web::Context& context, Unit const& unit, web::JsonBody& body, DecisionForm const& d)
{
    auto const name = body.text("name", web::Needed::yes).value_or("");
    if (auto const error = body.error()) return *error;
    return decide_name(context, unit, name, d);
}

base::Result<base::Done> to_parent(web::Context& context, Unit const& unit, web::JsonBody& body, DecisionForm const& d)
{
    auto const parent = body.id<UnitId>("parent", web::Needed::yes);
    if (auto const error = body.error()) return *error;
    return decide_parent(context, unit, named(context, parent, d), d);
}

base::Result<base::Done> to_place(web::Context& context, Unit const& unit, web::JsonBody& body, DecisionForm const& d)
{
    auto const place = body.id<UnitId>("place", web::Needed::yes);
    auto const also = body.ids<UnitId>("also");
    if (auto const error = body.error()) return *error;
    std::vector<std::optional<Unit>> places{named(context, place, d)};
    for (auto const id : also) places.push_back(named(context, id, d));
    return decide_place(context, unit, places, d);
}

base::Result<base::Done> to_kind(web::Context& context, Unit const& unit, web::JsonBody& body, DecisionForm const& d)
{
    auto const kind = body.text("kind", web::Needed::yes).value_or("");
    auto const members = body.integer("members");
    if (auto const error = body.error()) return *error;
    return decide_kind(context, unit, kind, members, d);
}

base::Result<base::Done> to_parts(web::Context& context, Unit const& unit, web::JsonBody& body, DecisionForm const& d)
{
    std::vector<PartForm> parts;
    for (auto& object : body.objects("successors")) {
        auto const id = object.id<UnitId>("unit", web::Needed::yes);
        auto const share = object.text("share", web::Needed::yes).value_or("");
        parts.push_back({.unit = named(context, id, d),
                         .share = share == "whole"  ? Share::whole
                                  : share == "most" ? Share::most
                                                    : Share::part,
                         .people = object.integer("people")});
        body.absorb("successors", object);
    }
    if (auto const error = body.error()) return *error;
    return decide_succession(context, unit, parts, d);
}

using Plain = base::Result<base::Done> (*)(web::Context& context, Unit const& unit, DecisionForm const& decision);
template <Plain plain>
base::Result<base::Done> nothing_else(web::Context& context, Unit const& unit, web::JsonBody& body,
                                      DecisionForm const& d)
{
    if (auto const error = body.error()) return *error;
    return plain(context, unit, d);
}

template <Decide decide>
web::Response post_decision(web::Request const& request, web::Context& context)
{
    return decide_by(request, context, decide);
}

constexpr web::ApiDoc name_doc{"Rename a unit", {}, &name_schema, web::Answer::object, &unit_schema};
constexpr web::ApiDoc parent_doc{"Put a unit under another", {}, &parent_schema, web::Answer::object, &unit_schema};
constexpr web::ApiDoc place_doc{"Move a unit to another area", {}, &place_schema, web::Answer::object, &unit_schema};
constexpr web::ApiDoc kind_doc{"Make a unit another kind", {}, &kind_schema, web::Answer::object, &unit_schema};
constexpr web::ApiDoc succession_doc{
    "Merge a unit into another, or divide it", {}, &succession_schema, web::Answer::object, &unit_schema};
constexpr web::ApiDoc ending_doc{
    "End a unit without successor", {}, &decision_schema, web::Answer::object, &unit_schema};
constexpr web::ApiDoc suspension_doc{"Suspend a unit", {}, &decision_schema, web::Answer::object, &unit_schema};
constexpr web::ApiDoc resumption_doc{"Let a unit resume", {}, &decision_schema, web::Answer::object, &unit_schema};

constexpr auto post = web::Method::post;
constexpr web::Route table[] = {
    {post, "/api/v1/units/{id}/name", view_organisations, post_decision<to_name>, &name_doc},
    {post, "/api/v1/units/{id}/parent", view_organisations, post_decision<to_parent>, &parent_doc},
    {post, "/api/v1/units/{id}/place", view_organisations, post_decision<to_place>, &place_doc},
    {post, "/api/v1/units/{id}/kind", view_organisations, post_decision<to_kind>, &kind_doc},
    {post, "/api/v1/units/{id}/succession", view_organisations, post_decision<to_parts>, &succession_doc},
    {post, "/api/v1/units/{id}/ending", view_organisations, post_decision<nothing_else<decide_ending>>, &ending_doc},
    {post, "/api/v1/units/{id}/suspension", view_organisations, post_decision<nothing_else<decide_suspension>>,
     &suspension_doc},
    {post, "/api/v1/units/{id}/resumption", view_organisations, post_decision<nothing_else<decide_resumption>>,
     &resumption_doc},
};

}   // namespace

std::span<web::Route const> decision_api_routes() { return table; }

}   // namespace organisations
