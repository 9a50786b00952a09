#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/store.hpp"
#include "reports/api.hpp"
#include "reports/question.hpp"
#include "reports/snapshot.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

using enum web::JsonType;

constexpr web::SchemaField snapshot_fields[] = {
    {.name = "id", .type = id},
    {.name = "report", .description = "FINAL"},
    {.name = "unit", .type = id},
    {.name = "from", .type = date},
    {.name = "to", .type = date, .description = "Last day"},
    {.name = "structure", .description = "then, now or a day"},
    {.name = "frozen_at", .type = instant},
    {.name = "frozen_by", .type = id},
};
constexpr web::Schema snapshot_schema{"Snapshot", snapshot_fields};

constexpr web::SchemaField body_fields[] = {
    {.name = "unit", .description = "Code, id or name; the directive's own when missing", .required = false},
    {.name = "from", .type = date, .required = false},
    {.name = "to", .type = date, .description = "Last day", .required = false},
    {.name = "structure", .description = "then, now or a day", .required = false},
};
constexpr web::Schema body_schema{"SnapshotBody", body_fields};

constexpr web::SchemaField change_fields[] = {
    {.name = "figure", .description = "Id of the figure"},
    {.name = "label"},
    {.name = "frozen", .type = integer, .description = "Null: it was not in the report", .nullable = true},
    {.name = "present", .type = integer, .description = "Null: it is not in the report any more", .nullable = true},
};
constexpr web::Schema change_schema{"FigureChange", change_fields};

constexpr web::SchemaField list_query[] = {
    {.name = "unit", .description = "Code, id or name; the directive's own when missing", .required = false}};
constexpr web::ApiDoc list_doc{.summary = "Frozen versions of a report, newest first",
                               .query = list_query,
                               .answer = web::Answer::list,
                               .of = &snapshot_schema};
constexpr web::ApiDoc create_doc{.summary = "Freeze the figures of a report",
                                 .body = &body_schema,
                                 .answer = web::Answer::object,
                                 .of = &snapshot_schema,
                                 .status = 201};
constexpr web::ApiDoc changes_doc{
    .summary = "Figures that corrections have changed since", .answer = web::Answer::list, .of = &change_schema};

void write(base::JsonWriter& json, Snapshot const& snapshot)
{
    base::JsonObject o{json};
    o("id", snapshot.id);
    o("report", snapshot.report);
    o("unit", snapshot.unit);
    o("from", snapshot.period.from);
    o("to", snapshot.period.to - base::Days{1});
    o("structure", snapshot.structure);
    o("frozen_at", snapshot.frozen_at);
    o("frozen_by", snapshot.frozen_by);
}

/// GET /api/v1/reports/{code}/snapshots: all of one unit in one page; 404, 422.
web::Response list_of_snapshots(web::Request const& request, web::Context& context)
{
    auto const question = read_question(
        context.tx, context.actor, {.code = request.in_path("code"), .unit = request.query.get("unit")}, context.today);
    if (!question) return web::refusal(context, question.error());
    web::ListAnswer answer;
    for (auto const& snapshot : list_snapshots(context.tx, question->code, question->unit))
        write(answer.json(), snapshot);
    return answer.done();
}

/// POST /api/v1/reports/{code}/snapshots: 201; 404, 422.
web::Response create_snapshot(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    auto const unit = body.text("unit").value_or("");
    auto const from = body.text("from").value_or("");
    auto const to = body.text("to").value_or("");
    auto const structure = body.text("structure").value_or("");
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const question = read_question(
        context.tx, context.actor,
        {.code = request.in_path("code"), .unit = unit, .from = from, .to = to, .structure = structure}, context.today);
    if (!question) return web::refusal(context, question.error());
    auto const made =
        freeze(context.tx, {UserId{context.actor.user}, context.now}, compute(context.tx, *question, context.today));
    base::JsonWriter json;
    write(json, *find_snapshot(context.tx, made));
    return web::json(json.take(), 201);
}

/// The snapshot of the address, when its unit is within the actor's scope for reports.
std::optional<Snapshot> snapshot_in(web::Request const& request, web::Context& context)
{
    auto snapshot = find_snapshot(context.tx, SnapshotId::parse(request.in_path("id")));
    bool const visible = snapshot && organisations::wholly_in_scope(context.tx, context.actor, view_reports,
                                                                    snapshot->unit, context.today);
    return visible ? std::move(snapshot) : std::nullopt;
}

/// GET /api/v1/snapshots/{id}: the report as it was frozen; 404.
web::Response get_snapshot(web::Request const& request, web::Context& context)
{
    auto const snapshot = snapshot_in(request, context);
    return snapshot ? web::json(snapshot->content) : web::not_found();
}

/// GET /api/v1/snapshots/{id}/changes: all in one page; 404.
web::Response list_changes(web::Request const& request, web::Context& context)
{
    auto const snapshot = snapshot_in(request, context);
    if (!snapshot) return web::not_found();
    web::ListAnswer answer;
    auto const present = compute(context.tx, question_of(*snapshot), context.today);
    for (auto const& change : changes_since(*snapshot, present))
        base::JsonObject{answer.json()}("figure", change.id)("label", change.label)("frozen", change.frozen)(
            "present", change.present);
    return answer.done();
}

web::ApiDoc const get_doc{
    .summary = "A report as it was frozen", .answer = web::Answer::object, .of = &report_schema()};

web::Route const table[] = {
    {web::Method::get, "/api/v1/reports/{code}/snapshots", view_reports, list_of_snapshots, &list_doc},
    {web::Method::post, "/api/v1/reports/{code}/snapshots", view_reports, create_snapshot, &create_doc},
    {web::Method::get, "/api/v1/snapshots/{id}", view_reports, get_snapshot, &get_doc},
    {web::Method::get, "/api/v1/snapshots/{id}/changes", view_reports, list_changes, &changes_doc},
};

}   // namespace

std::span<web::Route const> snapshot_api_routes() { return table; }

}   // namespace reports
