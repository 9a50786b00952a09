#include "base/json_object.hpp"
#include "kernel/accounts/read_log.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/admission.hpp"
#include "registers/memberships/pages.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"

namespace memberships {
namespace {

using web::JsonType;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id, "the membership"},
    {"person", JsonType::id},
    {"union", JsonType::id},
    {"applied_on", JsonType::date, "day of the person's own application", true, true},
    {"consented_on", JsonType::date, "", true, true},
    {"joined_on", JsonType::date},
    {"standing", JsonType::text, "verified, or legacy_unverified where application or consent are not known"},
    {"ended_on", JsonType::date, "first day the person was no member", true, true},
    {"end", JsonType::text, "left, transferred_out, retired, removed, deceased, union_ended", true, true},
};
constexpr web::Schema schema{"UnionMembership", fields};
constexpr web::SchemaField body_fields[] = {{"person", JsonType::id},
                                            {"applied_on", JsonType::date},
                                            {"consented_on", JsonType::date},
                                            {"joined_on", JsonType::date}};
constexpr web::Schema body_schema{"UnionMembershipBody", body_fields};
constexpr web::SchemaField end_fields[] = {{"ended_on", JsonType::date},
                                           {"end", JsonType::text, "left when missing; no reason is asked", false}};
constexpr web::Schema end_schema{"MembershipEnd", end_fields};

void write(base::JsonWriter& json, Membership const& m)
{
    base::JsonObject o{json};
    o("id", m.id);
    o("person", m.person);
    o("union", m.union_);
    o("applied_on", m.applied_on);
    o("consented_on", m.consented_on);
    o("joined_on", m.joined_on);
    o("standing", name_of(m.standing));
    o("ended_on", m.ended_on);
    o("end", m.end ? std::optional{name_of(*m.end)} : std::nullopt);
}

web::Response answer(Membership const& m, int status = 200)
{
    base::JsonWriter json;
    write(json, m);
    return web::json(json.take(), status);
}

std::optional<grassroots::Organisation> union_in(web::Request const& request, web::Context& context,
                                                 web::Permission permission)
{
    auto found = grassroots::find(context.tx, UnitId::parse(request.in_path("id")), context.today);
    if (!found || found->line != organisations::Line::union_) return std::nullopt;
    if (!organisations::in_scope(context.tx, context.actor, permission, found->unit, context.today))
        return std::nullopt;
    return found;
}

web::Response list_members(web::Request const& request, web::Context& context)
{
    auto const found = union_in(request, context, view_members);
    if (!found) return web::not_found();
    accounts::note_read(context, "union_members", found->unit.value);
    web::ListAnswer answer;
    for (auto const& m : of_union(context.tx, found->unit, context.today)) write(answer.json(), m);
    return answer.done();
}

/// POST /api/v1/unions/{id}/members: 201; 404; 422; 409 when the person is a member already.
web::Response create_membership(web::Request const& request, web::Context& context)
{
    auto const found = union_in(request, context, edit_members);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    auto const id = body.id<PersonId>("person", web::Needed::yes);
    JoiningForm const form{.applied_on = body.date("applied_on"),
                           .consented_on = body.date("consented_on"),
                           .joined_on = body.date("joined_on")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const admitted = admit(context, *found, *id, form);
    return admitted ? answer(*admitted, 201) : web::refusal(context, admitted.error());
}

web::Response create_end(web::Request const& request, web::Context& context)
{
    auto const u = union_in(request, context, edit_members);
    auto const m = u ? find(context.tx, MembershipId::parse(request.in_path("membership"))) : std::nullopt;
    if (!m || m->union_ != u->unit) return web::not_found();
    web::JsonBody body{request};
    auto const on = body.date("ended_on");
    auto const end = parse_chosen_end(body.text("end").value_or("left"));
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (!end) return web::refusal(context, {base::Refusal::invalid, {{"end", "membership.unknown_end"}}});
    auto const ended = leave(*m, *end, on, context.today);
    if (!ended) return web::refusal(context, ended.error());
    auto const placement = organisations::placement(context.tx, context.today);
    save_end(context.tx, *placement, {UserId{context.actor.user}, context.now}, *ended);
    return answer(*ended);
}

constexpr web::ApiDoc list_doc{
    "Members of a union today, in the order they joined", {}, nullptr, web::Answer::list, &schema};
constexpr web::ApiDoc create_doc{"Admit a person", {}, &body_schema, web::Answer::object, &schema, 201};
constexpr web::ApiDoc end_doc{"End a membership", {}, &end_schema, web::Answer::object, &schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/unions/{id}/members", view_members, list_members, &list_doc},
    {web::Method::post, "/api/v1/unions/{id}/members", edit_members, create_membership, &create_doc},
    {web::Method::post, "/api/v1/unions/{id}/members/{membership}/end", edit_members, create_end, &end_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace memberships
