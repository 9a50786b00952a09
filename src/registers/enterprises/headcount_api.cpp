#include <algorithm>

#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"

namespace enterprises {
namespace {

using web::JsonType;

constexpr web::SchemaField fields[] = {
    {"kind", JsonType::text,
     "foreign, contract, insured, seasonal, union_eligible, young_workers (aged 16 to 30), party_members"},
    {"number", JsonType::integer},
    {"counted_on", JsonType::date},
};
constexpr web::Schema schema{"Headcount", fields};

void write(base::JsonWriter& json, Headcount const& one)
{
    base::JsonObject o{json};
    o("kind", one.kind->code)("number", one.number)("counted_on", one.counted_on);
}

std::optional<Enterprise> enterprise_in(web::Request const& request, web::Context& context)
{
    return find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today);
}

web::Response list_headcounts(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context);
    if (!found) return web::not_found();
    auto const open = open_kinds(context, found->id, Act::view);
    web::ListAnswer answer;
    for (auto const& one : headcounts(context.tx, found->id))
        if (std::ranges::find(open, one.kind) != open.end()) write(answer.json(), one);
    return answer.done();
}

/// POST /api/v1/enterprises/{id}/headcounts: 201; 404, also for a kind that the actor may not change; 422.
web::Response create_headcount(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    auto const code = body.text("kind", web::Needed::yes).value_or("");
    Headcount one{.number = body.integer("number", web::Needed::yes).value_or(0),
                  .counted_on = body.date("counted_on", web::Needed::yes).value_or(context.today)};
    if (auto const error = body.error()) return web::refusal(context, *error);
    one.kind = find_headcount_kind(code);
    if (one.kind == nullptr)
        return web::refusal(context, {base::Refusal::invalid, {{"kind", "headcount.unknown_kind", code}}});
    auto const open = open_kinds(context, found->id, Act::edit);
    if (std::ranges::find(open, one.kind) == open.end()) return web::not_found();
    auto problems = check(*found, std::span{&one, 1}, context.today);
    for (auto& problem : problems)
        if (problem.field == one.kind->code) problem.field = "number";
    if (!problems.empty()) return web::refusal(context, {base::Refusal::invalid, std::move(problems)});
    save(context.tx, {UserId{context.actor.user}, context.now}, found->id, std::span{&one, 1});
    base::JsonWriter json;
    write(json, one);
    return web::json(json.take(), 201);
}

constexpr web::ApiDoc list_doc{"What was counted in an enterprise, of the kinds the caller may see, newest first",
                               {},
                               nullptr,
                               web::Answer::list,
                               &schema};
constexpr web::ApiDoc create_doc{
    "Count the people of a kind in an enterprise", {}, &schema, web::Answer::object, &schema, 201};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/enterprises/{id}/headcounts", view_enterprises, list_headcounts, &list_doc},
    {web::Method::post, "/api/v1/enterprises/{id}/headcounts", view_enterprises, create_headcount, &create_doc},
};

}   // namespace

std::span<web::Route const> headcount_api_routes() { return routes; }

}   // namespace enterprises
