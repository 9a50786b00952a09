#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/lists.hpp"
#include "registers/grassroots/pages.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/organisations/decisions.hpp"
#include "registers/organisations/store.hpp"

namespace grassroots {
namespace {

using web::JsonType;

constexpr std::size_t page_size = 50;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id, "the organisation's unit"},
    {"name", JsonType::text, "in force today, or the last one"},
    {"label", JsonType::text, "the name, for choosing among many"},
    {"kind", JsonType::text, "grassroots_union, party_cell …"},
    {"enterprise", JsonType::id, "", true, true},
    {"place", JsonType::id, "administrative unit it is in today, or was in last"},
    {"decision_number", JsonType::text},
    {"decided_on", JsonType::date},
    {"founding_members", JsonType::integer, "as the decision's list says", true, true},
    {"ended_on", JsonType::date, "first day on which it no longer is", true, true},
};
constexpr web::Schema schema{"GrassrootsOrganisation", fields};

constexpr web::SchemaField body_fields[] = {
    {"kind", JsonType::text, "the usual one when missing", false},
    {"name", JsonType::text},
    {"enterprise", JsonType::id, "", false, true},
    {"place", JsonType::id, "where the enterprise is when missing", false, true},
    {"parent", JsonType::id, "unit of its line directly above", false, true},
    {"decision_number", JsonType::text},
    {"decided_on", JsonType::date},
    {"founding_members", JsonType::integer, "", false, true},
};
constexpr web::Schema body_schema{"Founding", body_fields};
constexpr web::SchemaField dissolution_fields[] = {{"decision_number", JsonType::text},
                                                   {"dissolved_on", JsonType::date}};
constexpr web::Schema dissolution_schema{"Dissolution", dissolution_fields};
constexpr web::SchemaField reassignment_fields[] = {{"enterprise", JsonType::id, "where it is from that day on"},
                                                    {"decision_number", JsonType::text},
                                                    {"effective_on", JsonType::date}};
constexpr web::Schema reassignment_schema{"Reassignment", reassignment_fields};
constexpr web::SchemaField list_query[] = {
    {"q", JsonType::text, "words of the name", false},
    {"place", JsonType::id, "today's unit and all below", false},
    {"year", JsonType::integer, "of the decision", false},
    {"state", JsonType::text, "\"\" living, ended, all", false},
    {"sort", JsonType::text, "name or decided", false},
    {"after", JsonType::text, "`next` of the page before", false},
};

void write(base::JsonWriter& json, Organisation const& made)
{
    base::JsonObject o{json};
    o("id", made.unit);
    o("name", made.name);
    o("label", made.name);
    o("kind", made.kind);
    o("enterprise", made.enterprise);
    o("place", made.present_place);
    o("decision_number", made.decision_number);
    o("decided_on", made.decided_on);
    o("founding_members", made.founding_members);
    o("ended_on", made.ended_on);
}

web::Response answer(Organisation const& o, int status = 200)
{
    base::JsonWriter json;
    write(json, o);
    return web::json(json.take(), status);
}

web::Response list_organisations(web::Request const& request, web::Context& context)
{
    auto const page = list(context.tx, context.actor, family_of(request.path), filter_of(request.query),
                           web::parse_cursor(request.query.get("after")), page_size, context.today);
    web::ListAnswer answer;
    for (auto const& o : page.rows) write(answer.json(), o);
    return answer.done(page.next);
}

web::Response get_organisation(web::Request const& request, web::Context& context)
{
    auto const found =
        find(context.tx, context.actor, family_of(request.path), UnitId::parse(request.in_path("id")), context.today);
    return found ? answer(*found) : web::not_found();
}

/// POST /api/v1/unions …: 201; 422; 409 when the enterprise has one already.
web::Response create_founding(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    web::JsonBody body{request};
    FoundingForm form{.kind = std::string{kind_from_text(family, body.text("kind").value_or(""))},
                      .name = body.text("name").value_or(""),
                      .enterprise = body.id<EnterpriseId>("enterprise"),
                      .parent = body.id<UnitId>("parent"),
                      .place = body.id<UnitId>("place"),
                      .decision_number = body.text("decision_number").value_or(""),
                      .decided_on = body.date("decided_on"),
                      .founding_members = body.integer("founding_members")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    std::string ownership;
    if (form.enterprise) {
        auto const enterprise = enterprise_on(context, *form.enterprise, form.decided_on.value_or(context.today));
        if (!enterprise)
            return web::refusal(context, {base::Refusal::invalid, {{"enterprise", "founding.enterprise_unknown"}}});
        ownership = enterprise->ownership;
        if (!form.place) form.place = enterprise->place;
    }
    if (form.place && !organisations::in_scope(context.tx, context.actor, family.edit, *form.place, context.today))
        return web::refusal(context, {base::Refusal::invalid, {{"place", "founding.place_out_of_scope"}}});
    auto const checked = check(form, situation_of(context.tx, family, form, context.today), context.today);
    if (!checked) return web::refusal(context, checked.error());
    auto const placement = organisations::placement(context.tx, context.today);
    auto const unit = found(context.tx, *placement, {UserId{context.actor.user}, context.now}, family, form, ownership);
    return answer(*find(context.tx, unit, context.today), 201);
}

/// POST …/dissolution: 200 with the organisation as it is then; 404; 422; 409 when it has ended already.
web::Response create_dissolution(web::Request const& request, web::Context& context)
{
    auto const found = find(context.tx, context.actor, family_of(request.path), UnitId::parse(request.in_path("id")),
                            context.today, Right::edit);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    Dissolution const form{body.text("decision_number").value_or(""), body.date("dissolved_on")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const placement = organisations::placement(context.tx, context.today);
    auto const ended = dissolve(organisations::change_of(context, *placement), *found, form, context.today);
    if (!ended) return web::refusal(context, ended.error());
    return answer(*find(context.tx, found->unit, context.today));
}

/// POST …/enterprise: 200 with the organisation as it is then; 404; 422; 409 when it has ended or the enterprise has
/// one.
web::Response create_reassignment(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    auto const found =
        find(context.tx, context.actor, family, UnitId::parse(request.in_path("id")), context.today, Right::edit);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    Reassignment const form{.enterprise = body.id<EnterpriseId>("enterprise", web::Needed::yes),
                            .decision_number = body.text("decision_number").value_or(""),
                            .effective_on = body.date("effective_on")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (auto const done = decide_reassignment(context, family, *found, form); !done)
        return web::refusal(context, done.error());
    return answer(*find(context.tx, found->unit, context.today));
}

/// POST …/withdrawal: 204; 404; 409 when something hangs on it.
web::Response post_withdrawal(web::Request const& request, web::Context& context)
{
    auto const found = find(context.tx, context.actor, family_of(request.path), UnitId::parse(request.in_path("id")),
                            context.today, Right::edit);
    if (!found) return web::not_found();
    web::JsonBody const body{request};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const done = take_back(context, *found);
    return done ? web::Response{.status = 204} : web::refusal(context, done.error());
}

constexpr web::ApiDoc list_doc{"Grassroots organisations of this line", list_query, nullptr, web::Answer::list,
                               &schema};
constexpr web::ApiDoc get_doc{"A grassroots organisation", {}, nullptr, web::Answer::object, &schema};
constexpr web::ApiDoc found_doc{"Record a founding", {}, &body_schema, web::Answer::object, &schema, 201};
constexpr web::ApiDoc dissolve_doc{"Record a dissolution", {}, &dissolution_schema, web::Answer::object, &schema};

constexpr web::ApiDoc withdraw_doc{
    "Take a founding back that was recorded by mistake", {}, nullptr, web::Answer::nothing, nullptr, 204};
constexpr web::ApiDoc reassign_doc{
    "Bring it into another enterprise", {}, &reassignment_schema, web::Answer::object, &schema};

constexpr web::Permission view_unions{"unions.view"}, edit_unions{"unions.edit"}, view_party{"party.view"},
    edit_party{"party.edit"};

constexpr web::Method get = web::Method::get, post = web::Method::post;
constexpr web::Route routes[] = {
    {get, "/api/v1/unions", view_unions, list_organisations, &list_doc},
    {post, "/api/v1/unions", edit_unions, create_founding, &found_doc},
    {get, "/api/v1/unions/{id}", view_unions, get_organisation, &get_doc},
    {post, "/api/v1/unions/{id}/enterprise", edit_unions, create_reassignment, &reassign_doc},
    {post, "/api/v1/unions/{id}/dissolution", edit_unions, create_dissolution, &dissolve_doc},
    {post, "/api/v1/unions/{id}/withdrawal", edit_unions, post_withdrawal, &withdraw_doc},
    {get, "/api/v1/party-organisations", view_party, list_organisations, &list_doc},
    {post, "/api/v1/party-organisations", edit_party, create_founding, &found_doc},
    {get, "/api/v1/party-organisations/{id}", view_party, get_organisation, &get_doc},
    {post, "/api/v1/party-organisations/{id}/enterprise", edit_party, create_reassignment, &reassign_doc},
    {post, "/api/v1/party-organisations/{id}/dissolution", edit_party, create_dissolution, &dissolve_doc},
    {post, "/api/v1/party-organisations/{id}/withdrawal", edit_party, post_withdrawal, &withdraw_doc},
    {get, "/api/v1/youth-organisations", view_unions, list_organisations, &list_doc},
    {post, "/api/v1/youth-organisations", edit_unions, create_founding, &found_doc},
    {get, "/api/v1/youth-organisations/{id}", view_unions, get_organisation, &get_doc},
    {post, "/api/v1/youth-organisations/{id}/enterprise", edit_unions, create_reassignment, &reassign_doc},
    {post, "/api/v1/youth-organisations/{id}/dissolution", edit_unions, create_dissolution, &dissolve_doc},
    {post, "/api/v1/youth-organisations/{id}/withdrawal", edit_unions, post_withdrawal, &withdraw_doc},
    {get, "/api/v1/women-organisations", view_unions, list_organisations, &list_doc},
    {post, "/api/v1/women-organisations", edit_unions, create_founding, &found_doc},
    {get, "/api/v1/women-organisations/{id}", view_unions, get_organisation, &get_doc},
    {post, "/api/v1/women-organisations/{id}/enterprise", edit_unions, create_reassignment, &reassign_doc},
    {post, "/api/v1/women-organisations/{id}/dissolution", edit_unions, create_dissolution, &dissolve_doc},
    {post, "/api/v1/women-organisations/{id}/withdrawal", edit_unions, post_withdrawal, &withdraw_doc},
    {get, "/api/v1/veterans-organisations", view_unions, list_organisations, &list_doc},
    {post, "/api/v1/veterans-organisations", edit_unions, create_founding, &found_doc},
    {get, "/api/v1/veterans-organisations/{id}", view_unions, get_organisation, &get_doc},
    {post, "/api/v1/veterans-organisations/{id}/enterprise", edit_unions, create_reassignment, &reassign_doc},
    {post, "/api/v1/veterans-organisations/{id}/dissolution", edit_unions, create_dissolution, &dissolve_doc},
    {post, "/api/v1/veterans-organisations/{id}/withdrawal", edit_unions, post_withdrawal, &withdraw_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace grassroots
