#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/store.hpp"
#include "reports/api.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

using enum web::JsonType;

constexpr web::SchemaField target_fields[] = {
    {.name = "id", .type = id},
    {.name = "directive", .description = "09-NQ-TU"},
    {.name = "indicator", .description = "I03.founded"},
    {.name = "unit", .type = id},
    {.name = "unit_name"},
    {.name = "year", .type = integer, .description = "Null: the whole period", .nullable = true},
    {.name = "comparison", .description = ">=, <= or ="},
    {.name = "value", .type = integer},
    {.name = "entered_at", .type = instant},
};
constexpr web::Schema target_schema{"Target", target_fields};

constexpr web::SchemaField body_fields[] = {
    {.name = "directive", .description = "09-NQ-TU"},
    {.name = "indicator", .description = "Id or Vietnamese name"},
    {.name = "unit", .description = "Code, id or name"},
    {.name = "year", .type = integer, .description = "Null: the whole period", .required = false, .nullable = true},
    {.name = "value", .type = integer},
    {.name = "comparison", .description = ">= when missing", .required = false},
};
constexpr web::Schema body_schema{"TargetBody", body_fields};

constexpr web::SchemaField list_query[] = {
    {.name = "directive", .description = "All of them when missing", .required = false}};
constexpr web::ApiDoc list_doc{
    .summary = "Standing targets", .query = list_query, .answer = web::Answer::list, .of = &target_schema};
constexpr web::ApiDoc set_doc{.summary = "Set a target; one that stands in its place ends",
                              .body = &body_schema,
                              .answer = web::Answer::object,
                              .of = &target_schema,
                              .status = 201};
constexpr web::ApiDoc withdraw_doc{.summary = "Withdraw a target", .status = 204};

void write(base::JsonWriter& json, web::Context& context, StoredTarget const& stored)
{
    auto const* directive = find_directive(stored.directive);
    auto const day = directive ? directive->period.to - base::Days{1} : context.today;
    auto const& target = stored.target;
    base::JsonObject o{json};
    o("id", stored.id);
    o("directive", stored.directive);
    o("indicator", target.indicator);
    o("unit", stored.unit);
    o("unit_name", organisations::name_on(context.tx, stored.unit, day));
    o("year", target.year ? std::optional{target.year} : std::nullopt);
    o("comparison", target.comparison);
    o("value", target.value);
    o("entered_at", stored.entered_at);
}

/// GET /api/v1/targets: those of the units within the actor's scope, in one page; 404 for an unknown directive.
web::Response list_of_targets(web::Request const& request, web::Context& context)
{
    auto const code = request.query.get("directive");
    if (!code.empty() && !find_directive(code)) return web::not_found();
    web::ListAnswer answer;
    for (auto const& directive : directives()) {
        if (!code.empty() && directive.code != code) continue;
        for (auto const& stored : list_targets(context.tx, directive.code))
            if (organisations::wholly_in_scope(context.tx, context.actor, view_reports, stored.unit, context.today))
                write(answer.json(), context, stored);
    }
    return answer.done();
}

/// POST /api/v1/targets: 201 with the target as it stands now; 422.
web::Response create_target(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    TypedTarget const typed{.directive = body.text("directive", web::Needed::yes).value_or(""),
                            .indicator = body.text("indicator", web::Needed::yes).value_or(""),
                            .unit = body.text("unit", web::Needed::yes).value_or(""),
                            .year = body.integer("year"),
                            .value = body.integer("value", web::Needed::yes),
                            .comparison = body.text("comparison").value_or(">=")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const set = set_target(context, typed);
    if (!set) return web::refusal(context, set.error());
    base::JsonWriter json;
    write(json, context, *set);
    return web::json(json.take(), 201);
}

/// DELETE /api/v1/targets/{id}: 204; 404.
web::Response delete_target(web::Request const& request, web::Context& context)
{
    if (!withdraw_target(context, TargetId::parse(request.in_path("id")))) return web::not_found();
    return {.status = 204};
}

constexpr web::Route table[] = {
    {web::Method::get, "/api/v1/targets", view_reports, list_of_targets, &list_doc},
    {web::Method::post, "/api/v1/targets", edit_targets, create_target, &set_doc},
    {web::Method::delete_, "/api/v1/targets/{id}", edit_targets, delete_target, &withdraw_doc},
};

}   // namespace

std::span<web::Route const> target_api_routes() { return table; }

}   // namespace reports
