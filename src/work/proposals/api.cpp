#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "work/proposals/pages.hpp"

namespace proposals {
namespace {

using web::JsonType;

constexpr std::string_view one_of_reasons = "union, cell, join, youth, women, below, difficulty";

constexpr web::SchemaField proposal_fields[] = {
    {"enterprise", JsonType::id},
    {"name", JsonType::text},
    {"place", JsonType::id, "commune of the address in force"},
    {"reason", JsonType::text, one_of_reasons},
    {"status", JsonType::text},
    {"workers", JsonType::integer, "newest count", true, true},
    {"female_workers", JsonType::integer, "of them women", true, true},
    {"number", JsonType::integer, "of official Party members, young workers, or members of the union", true, true},
    {"union", JsonType::id, "the one below its minimum", true, true},
};
constexpr web::Schema proposal_schema{"Proposal", proposal_fields};

constexpr web::SchemaField aside_fields[] = {
    {"enterprise", JsonType::id},
    {"reason", JsonType::text, one_of_reasons},
    {"why", JsonType::text, "a fact about the enterprise; at most 500 letters"},
    {"look_again_on", JsonType::date, "first day on which it is proposed again"},
};
constexpr web::Schema aside_schema{"ProposalSetAside", aside_fields};

constexpr web::SchemaField list_query[] = {
    {"reason", JsonType::text, "one of those; the first that may be seen when nothing is said", false},
    {"q", JsonType::text, "words of the name, or the beginning of a tax code", false},
    {"place", JsonType::id, "today's unit and all below", false},
    {"after", JsonType::text, "`next` of the page before", false},
};
constexpr web::SchemaField aside_query[] = {{"reason", JsonType::text, "as for proposals", false},
                                            {"after", JsonType::text, "`next` of the page before", false}};
constexpr web::SchemaField reason_query[] = {{"reason", JsonType::text, "as for proposals", false}};

void write(base::JsonWriter& json, SetAside const& aside)
{
    base::JsonObject o{json};
    o("enterprise", aside.enterprise)("reason", aside.reason)("why", aside.why)("look_again_on", aside.look_again_on);
}

web::Response get_proposals(web::Request const& request, web::Context& context)
{
    auto const* reason = reason_in(request, context.actor);
    if (reason == nullptr) return web::not_found();
    auto const page = list(context.tx, context.actor, *reason, asked_in(request), context.today);
    web::ListAnswer answer;
    for (auto const& row : page.rows) {
        auto const& e = row.enterprise;
        base::JsonObject o{answer.json()};
        o("enterprise", e.id)("name", e.name)("place", e.place)("reason", reason->code)("status", e.status);
        o("workers", e.workers)("female_workers", e.female_workers)("number", row.number)("union", row.union_);
    }
    return answer.done(page.next);
}

web::Response get_set_aside(web::Request const& request, web::Context& context)
{
    auto const* reason = reason_in(request, context.actor);
    if (reason == nullptr) return web::not_found();
    auto const page = list_aside(context.tx, context.actor, *reason, asked_in(request), context.today);
    web::ListAnswer answer;
    for (auto const& row : page.rows) write(answer.json(), row.aside);
    return answer.done(page.next);
}

/// POST /api/v1/proposals/set-aside: 201; 404 for an enterprise or a reason out of reach; 422.
web::Response post_set_aside(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    auto const id = body.id<EnterpriseId>("enterprise").value_or(EnterpriseId{});
    auto const* reason = find_reason(body.text("reason").value_or(""));
    SetAsideForm const form{body.text("why").value_or(""), body.date("look_again_on")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (reason == nullptr || !context.actor.may(reason->view) || !editable(context, id, *reason))
        return web::not_found();
    auto const made = set_aside(id, *reason, form, context.today);
    if (!made) return web::refusal(context, made.error());
    save(context.tx, {UserId{context.actor.user}, context.now}, *made);
    base::JsonWriter json;
    write(json, *made);
    return web::json(json.take(), 201);
}

/// POST /api/v1/proposals/{enterprise}/withdrawal?reason=: 204; 404.
web::Response post_withdrawal(web::Request const& request, web::Context& context)
{
    auto const* reason = reason_in(request, context.actor);
    auto const id = EnterpriseId::parse(request.in_path("enterprise"));
    if (reason == nullptr || !editable(context, id, *reason)) return web::not_found();
    auto const standing = find(context.tx, id, *reason);
    if (!standing) return web::not_found();
    withdraw(context.tx, {UserId{context.actor.user}, context.now}, *standing);
    return web::status_only(204);
}

constexpr web::ApiDoc list_doc{"What the register allows to be done now, with the reason", list_query, nullptr,
                               web::Answer::list, &proposal_schema};
constexpr web::ApiDoc aside_doc{"What is set aside, the soonest to be looked at again first", aside_query, nullptr,
                                web::Answer::list, &aside_schema};
constexpr web::ApiDoc create_doc{
    "Set a proposal aside until a day", {}, &aside_schema, web::Answer::object, &aside_schema, 201};
constexpr web::ApiDoc withdraw_doc{"Propose it again", reason_query, nullptr, web::Answer::nothing, nullptr, 204};

constexpr web::Permission reason_decides = enterprises::view_enterprises;
constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/proposals", reason_decides, get_proposals, &list_doc},
    {web::Method::get, "/api/v1/proposals/set-aside", reason_decides, get_set_aside, &aside_doc},
    {web::Method::post, "/api/v1/proposals/set-aside", reason_decides, post_set_aside, &create_doc},
    {web::Method::post, "/api/v1/proposals/{enterprise}/withdrawal", reason_decides, post_withdrawal, &withdraw_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace proposals
