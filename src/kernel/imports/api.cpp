#include "base/json.hpp"
#include "kernel/imports/pages.hpp"
#include "kernel/imports/store.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "platform/web/unfit.hpp"

namespace imports {
namespace {

using web::JsonType;

constexpr std::int64_t page_size = 50;

constexpr web::SchemaField sheet_fields[]{
    {"file", JsonType::text, "name of the file"},
    {"name", JsonType::text, "name of the sheet"},
    {"kind", JsonType::text, "what it was read as; \"\" when not recognised"},
    {"state", JsonType::text, "planned, left_out, running, done"},
    {"problem", JsonType::text, "code of why it is left out or what to look at"},
    {"mapping", JsonType::text, "field=column;field=column+column, columns from 0"},
    {"created", JsonType::integer, "rows that made a record"},
    {"changed", JsonType::integer, "rows that changed one"},
    {"unchanged", JsonType::integer, "rows that said what was known"},
    {"refused", JsonType::integer, "rows that were not taken"},
    {"known", JsonType::integer, "rows taken by an earlier import of the same file"},
};
constexpr web::Schema sheet_schema{"ImportSheet", sheet_fields};

constexpr web::SchemaField batch_fields[]{
    {"id", JsonType::id, "the import"},
    {"state", JsonType::text, "planned, running, done, undoing, undone"},
    {"started_at", JsonType::instant, "when it was uploaded"},
    {"created", JsonType::integer, "rows that made a record, of all sheets"},
    {"changed", JsonType::integer, "rows that changed one"},
    {"unchanged", JsonType::integer, "rows that said what was known"},
    {"refused", JsonType::integer, "rows that were not taken"},
    {"sheets", JsonType::list, "its sheets; not in lists", false, false, &sheet_schema},
};
constexpr web::Schema batch_schema{"Import", batch_fields};

constexpr web::SchemaField list_query[]{{"after", JsonType::text, "value of `next` of the page before", false}};
constexpr web::SchemaField create_fields[]{
    {"files", JsonType::list, "files of a multipart form, .xlsx or .csv"},
    {web::declared_field, JsonType::text, "true: the files hold nothing secret and are no dossiers (SE-4)"},
    {"dry_run", JsonType::boolean, "true: preview only", false}};
constexpr web::Schema create_schema{"ImportFiles", create_fields};

constexpr web::ApiDoc list_doc{
    .summary = "List the imports, newest first", .query = list_query, .answer = web::Answer::list, .of = &batch_schema};
constexpr web::ApiDoc create_doc{.summary = "Import files; the work goes on after the answer",
                                 .body = &create_schema,
                                 .answer = web::Answer::object,
                                 .of = &batch_schema,
                                 .status = 201};
constexpr web::ApiDoc get_doc{
    .summary = "An import with its sheets", .answer = web::Answer::object, .of = &batch_schema};
constexpr web::ApiDoc undo_doc{.summary = "Take an import back; the work goes on after the answer",
                               .answer = web::Answer::object,
                               .of = &batch_schema};
constexpr web::ApiDoc errors_doc{.summary = "The refused rows as a workbook with what is wrong",
                                 .answer = web::Answer::file};

void write_counts(base::JsonWriter& json, Counts const& counts)
{
    json.key("created")
        .number(counts.created)
        .key("changed")
        .number(counts.changed)
        .key("unchanged")
        .number(counts.unchanged);
    json.key("refused").number(counts.refused);
}

void write_head(base::JsonWriter& json, Batch const& batch, Counts const& counts)
{
    json.key("id")
        .text(batch.id.text())
        .key("state")
        .text(name_of(batch.state))
        .key("started_at")
        .text(base::iso(batch.started_at));
    write_counts(json, counts);
}

std::string batch_json(Plan const& plan)
{
    auto const trial = plan.batch.state == BatchState::planned ? Trial::yes : Trial::no;
    base::JsonWriter json;
    json.begin_object();
    write_head(json, plan.batch, plan.total(trial));
    json.key("sheets").begin_array();
    for (auto const& sheet : plan.sheets) {
        auto const counts = (trial == Trial::yes ? sheet.trial : sheet.counts).value_or(Counts{});
        json.begin_object()
            .key("file")
            .text(plan.file_of(sheet).name)
            .key("name")
            .text(sheet.name)
            .key("kind")
            .text(sheet.kind);
        json.key("state")
            .text(name_of(sheet.state))
            .key("problem")
            .text(sheet.problem)
            .key("mapping")
            .text(sheet.mapping);
        write_counts(json, counts);
        json.key("known").number(counts.known).end_object();
    }
    json.end_array().end_object();
    return json.take();
}

web::Response list_imports(web::Request const& request, web::Context& context)
{
    auto const after = BatchId::parse(request.query.get("after"));
    auto const listed = list(context.tx, context.actor, after ? std::optional{after} : std::nullopt, page_size);
    web::ListAnswer answer;
    for (auto const& one : listed) {
        answer.json().begin_object();
        write_head(answer.json(), one.batch, one.counts);
        answer.json().end_object();
    }
    bool const full = static_cast<std::int64_t>(listed.size()) == page_size;
    return answer.done_at(full ? std::optional{listed.back().batch.id.text()} : std::nullopt);
}

/// POST: 201 with the batch; its files are planned, the work is begun. 422 without a file or without a sheet to import.
web::Response create_import(web::Request const& request, web::Context& context)
{
    auto const batch = upload(context, request.uploads);
    if (!batch) return web::refusal(context, batch.error());
    auto const plan = get(context.tx, *batch);
    auto const task = request.form.get("dry_run") == "true" ? Task::preview : Task::import;
    if (auto const allowed = may_start(context, plan, task); !allowed) return web::refusal(context, allowed.error());
    start(context, *batch, task);
    auto answer = web::json(batch_json(plan), 201);
    answer.header("Location", "/api/v1/imports/" + batch->text());
    return answer;
}

web::Response show_import(web::Request const& request, web::Context& context)
{
    auto const plan = find(context.tx, context.actor, BatchId::parse(request.in_path("id")));
    return plan ? web::json(batch_json(*plan)) : web::not_found();
}

web::Response undo_import(web::Request const& request, web::Context& context)
{
    auto const plan = find(context.tx, context.actor, BatchId::parse(request.in_path("id")));
    if (!plan) return web::not_found();
    if (auto const allowed = may_start(context, *plan, Task::undo); !allowed)
        return web::refusal(context, allowed.error());
    start(context, plan->batch.id, Task::undo);
    return web::json(batch_json(*plan));
}

web::Response download_errors(web::Request const& request, web::Context& context)
{
    auto const plan = find(context.tx, context.actor, BatchId::parse(request.in_path("id")));
    if (!plan) return web::not_found();
    audit_read(context, "exported", plan->batch.id);
    return error_workbook(context, *plan);
}

using enum web::Method;
constexpr web::Route table[]{
    {get, "/api/v1/imports", run_imports, list_imports, &list_doc},
    {post, "/api/v1/imports", run_imports, create_import, &create_doc},
    {get, "/api/v1/imports/{id}", run_imports, show_import, &get_doc},
    {post, "/api/v1/imports/{id}/undo", run_imports, undo_import, &undo_doc},
    {get, "/api/v1/imports/{id}/errors", run_imports, download_errors, &errors_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return table; }

}   // namespace imports
