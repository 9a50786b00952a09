#include "base/json.hpp"
#include "base/json_object.hpp"
#include "kernel/lists/export_task.hpp"
#include "kernel/lists/pages.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/problem_details.hpp"

namespace lists {
namespace {

using web::JsonType;

constexpr web::SchemaField export_fields[] = {
    {"id", JsonType::id},
    {"source", JsonType::text, "which list"},
    {"query", JsonType::text, "parameters of its page"},
    {"state", JsonType::text, "running, made, gone (files are kept for a day), interrupted"},
    {"rows", JsonType::integer, "in the file; 0 until it is made"},
};
constexpr web::Schema export_schema{"ListExport", export_fields};
constexpr web::SchemaField body_fields[] = {
    {"source", JsonType::text, "which list"},
    {"query", JsonType::text, "parameters of its page; all when nothing is said", false},
};
constexpr web::Schema body_schema{"ListExportBody", body_fields};

std::string_view name_of(ExportState state)
{
    switch (state) {
        case ExportState::running:
            return "running";
        case ExportState::made:
            return "made";
        case ExportState::gone:
            return "gone";
        case ExportState::interrupted:
            break;
    }
    return "interrupted";
}

web::Response answer(ListExport const& one, ExportState state, int status)
{
    base::JsonWriter json;
    {
        base::JsonObject o{json};
        o("id", one.id)("source", one.source)("query", one.query)("state", name_of(state))("rows", one.rows);
    }
    return web::json(json.take(), status);
}

/// POST /api/v1/list-exports: 201, the file is made after the answer; 404 for a list that one may not see; 422.
web::Response create_export(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    auto const code = body.text("source", web::Needed::yes).value_or("");
    auto const asked = body.text("query").value_or("");
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const* source = visible_source(context, code);
    if (source == nullptr) return web::not_found();
    auto const query = query_text(*source, fields_of(asked));
    ListExport const made{.id = start_export(context, *source, query), .source = code, .query = query};
    auto response = answer(made, ExportState::running, 201);
    response.header("Location", "/api/v1" + url_of(made.id));
    return response;
}

std::optional<ListExport> in_path(web::Request const& request, web::Context& context)
{
    return find_export(context.tx, context.actor, ListExportId::parse(request.in_path("id")));
}

web::Response get_export(web::Request const& request, web::Context& context)
{
    auto const found = in_path(request, context);
    return found ? answer(*found, state_of(context, *found), 200) : web::not_found();
}

web::Response get_file(web::Request const& request, web::Context& context)
{
    auto const found = in_path(request, context);
    return found ? file_of(context, *found) : web::not_found();
}

constexpr web::ApiDoc create_doc{"Make a workbook of a list; the work goes on after the answer",
                                 {},
                                 &body_schema,
                                 web::Answer::object,
                                 &export_schema,
                                 201};
constexpr web::ApiDoc get_doc{"How far one's own workbook is", {}, nullptr, web::Answer::object, &export_schema};
constexpr web::ApiDoc file_doc{"The workbook; 404 until it is made", {}, nullptr, web::Answer::file};

using enum web::Method;
constexpr web::Route table[] = {
    {post, "/api/v1/list-exports", web::signed_in, create_export, &create_doc, web::Opens::reading},
    {get, "/api/v1/list-exports/{id}", web::signed_in, get_export, &get_doc},
    {get, "/api/v1/list-exports/{id}/file", web::signed_in, get_file, &file_doc},
};

}   // namespace

std::span<web::Route const> export_api_routes() { return table; }

}   // namespace lists
