#include "platform/web/openapi.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/expect.hpp"
#include "base/json.hpp"
#include "platform/web/router.hpp"
#include "platform/web/unfit.hpp"

namespace web {
namespace {

using base::JsonWriter;

constexpr std::string_view prefix = "/api/v1/";
constexpr std::string_view id_pattern = "^[0-7][0-9A-HJKMNP-TV-Z]{12}$";

/// Schemas by name, for the components.
class Schemas {
public:
    void take(Schema const* schema)
    {
        if (schema == nullptr) return;
        auto const [place, added] = all_.try_emplace(schema->name, schema);
        base::expect(place->second->fields.data() == schema->fields.data(), "two schemas of the API have one name");
        if (!added) return;
        for (auto const& field : schema->fields) take(field.of);
    }
    std::map<std::string_view, Schema const*> const& all() const { return all_; }

private:
    std::map<std::string_view, Schema const*> all_;
};

void reference(JsonWriter& out, std::string_view name)
{
    out.begin_object().key("$ref").text("#/components/schemas/" + std::string{name}).end_object();
}

void type_names(JsonWriter& out, std::string_view name, bool nullable)
{
    out.key("type");
    if (!nullable) {
        out.text(name);
        return;
    }
    out.begin_array().text(name).text("null").end_array();
}

std::string_view type_name(JsonType type)
{
    switch (type) {
        case JsonType::integer:
            return "integer";
        case JsonType::number:
            return "number";
        case JsonType::boolean:
            return "boolean";
        case JsonType::object:
            return "object";
        case JsonType::list:
            return "array";
        default:
            return "string";
    }
}

void field_schema(JsonWriter& out, SchemaField const& field)
{
    if (field.type == JsonType::object && field.of != nullptr) {
        if (!field.nullable) return reference(out, field.of->name);
        out.begin_object().key("anyOf").begin_array();
        reference(out, field.of->name);
        out.begin_object().key("type").text("null").end_object().end_array().end_object();
        return;
    }
    out.begin_object();
    type_names(out, type_name(field.type), field.nullable);
    if (field.type == JsonType::integer) out.key("format").text("int64");
    if (field.type == JsonType::date) out.key("format").text("date");
    if (field.type == JsonType::instant) out.key("format").text("date-time");
    if (field.type == JsonType::id) out.key("pattern").text(id_pattern);
    if (field.type == JsonType::list) {
        out.key("items");
        if (field.of != nullptr)
            reference(out, field.of->name);
        else
            out.begin_object().key("type").text("string").end_object();
    }
    if (!field.description.empty()) out.key("description").text(field.description);
    out.end_object();
}

void schema_component(JsonWriter& out, Schema const& schema)
{
    out.begin_object().key("type").text("object").key("properties").begin_object();
    for (auto const& field : schema.fields) {
        out.key(field.name);
        field_schema(out, field);
    }
    out.end_object().key("required").begin_array();
    for (auto const& field : schema.fields)
        if (field.required) out.text(field.name);
    out.end_array().end_object();
}

void problem_components(JsonWriter& out)
{
    static constexpr SchemaField problem[] = {{"field", JsonType::text, "The field it is about; \"\" for the whole"},
                                              {"code", JsonType::text, "A stable key"},
                                              {"text", JsonType::text, "What to do, in the reader's language"}};
    static constexpr Schema problem_schema{"Problem", problem};
    static constexpr SchemaField details[] = {
        {"type", JsonType::text},
        {"title", JsonType::text},
        {"status", JsonType::integer},
        {"kind", JsonType::text, "A stable key: invalid, not_found, forbidden, conflict …"},
        {"detail", JsonType::text, "What to do, in the reader's language", false},
        {"reference", JsonType::text, "Number of a line in the server's log", false},
        {"problems", JsonType::list, {}, true, false, &problem_schema}};
    out.key("Problem");
    schema_component(out, problem_schema);
    out.key("ProblemDetails");
    schema_component(out, {"ProblemDetails", details});
}

void parameter(JsonWriter& out, SchemaField const& field, std::string_view place)
{
    out.begin_object().key("name").text(field.name).key("in").text(place);
    out.key("required").boolean(place == "path" || field.required);
    if (!field.description.empty()) out.key("description").text(field.description);
    out.key("schema");
    field_schema(out, {.name = field.name, .type = field.type, .of = field.of});
    out.end_object();
}

void parameters(JsonWriter& out, Route const& route)
{
    out.key("parameters").begin_array();
    for (auto rest = route.pattern; rest.find('{') != std::string_view::npos;) {
        rest = rest.substr(rest.find('{') + 1);
        auto const name = rest.substr(0, rest.find('}'));
        parameter(out, {.name = name, .type = name == "id" || name.ends_with("_id") ? JsonType::id : JsonType::text},
                  "path");
    }
    for (auto const& field : route.api->query) parameter(out, field, "query");
    if (route.api->body != nullptr)
        parameter(out,
                  {.name = confirmed_header,
                   .type = JsonType::boolean,
                   .description = "true: the texts may be kept although they hold words that are doubtful",
                   .required = false},
                  "header");
    out.end_array();
}

void answer_content(JsonWriter& out, ApiDoc const& doc)
{
    if (doc.answer == Answer::nothing) return;
    out.key("content").begin_object();
    if (doc.answer == Answer::file) {
        out.key("application/octet-stream").begin_object().end_object().end_object();
        return;
    }
    out.key("application/json").begin_object().key("schema");
    if (doc.answer == Answer::object) {
        reference(out, doc.of->name);
    } else {
        out.begin_object().key("type").text("object").key("properties").begin_object();
        out.key("items").begin_object().key("type").text("array").key("items");
        reference(out, doc.of->name);
        out.end_object();
        out.key("next").begin_object();
        type_names(out, "string", true);
        out.key("description").text("Give it as ?after= to get the next page; null on the last").end_object();
        out.end_object().key("required").begin_array().text("items").text("next").end_array().end_object();
    }
    out.end_object().end_object();
}

void refusal_response(JsonWriter& out, std::string_view status, std::string_view description)
{
    out.key(status).begin_object().key("description").text(description).key("content").begin_object();
    out.key("application/problem+json").begin_object().key("schema");
    reference(out, "ProblemDetails");
    out.end_object().end_object().end_object();
}

void operation(JsonWriter& out, Route const& route)
{
    auto const path = route.pattern.substr(prefix.size());
    auto id = std::string{method_name(route.method)} + "_";
    for (char c : path) id += c == '/' ? '_' : c;
    std::erase_if(id, [](char c) { return c == '{' || c == '}'; });
    std::ranges::transform(id, id.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });

    out.begin_object().key("operationId").text(id).key("summary").text(route.api->summary);
    out.key("tags").begin_array().text(path.substr(0, path.find('/'))).end_array();
    if (!route.permission.name.empty()) out.key("x-permission").text(route.permission.name);
    parameters(out, route);
    if (route.api->body != nullptr) {
        out.key("requestBody").begin_object().key("required").boolean(true).key("content").begin_object();
        out.key("application/json").begin_object().key("schema");
        reference(out, route.api->body->name);
        out.end_object().end_object().end_object();
    }
    out.key("responses").begin_object().key(std::to_string(route.api->status)).begin_object();
    out.key("description").text(route.api->summary);
    answer_content(out, *route.api);
    out.end_object();
    refusal_response(out, "4XX", "Refused, with everything that stands in the way");
    refusal_response(out, "5XX", "Failed or busy; nothing was saved");
    out.end_object().end_object();
}

}   // namespace

std::string openapi(std::vector<std::span<Route const>> const& tables)
{
    Schemas schemas;
    std::map<std::string_view, std::vector<Route const*>> paths;
    for (auto const& table : tables)
        for (auto const& route : table) {
            if (!route.pattern.starts_with(prefix)) continue;
            base::expect(route.api != nullptr, "a route of the API has no description");
            paths[route.pattern].push_back(&route);
            schemas.take(route.api->body);
            schemas.take(route.api->of);
        }

    JsonWriter out;
    out.begin_object().key("openapi").text("3.1.0");
    out.key("info").begin_object().key("title").text("Đồng Hành").key("version").text("1").end_object();
    out.key("security").begin_array().begin_object().key("bearer").begin_array().end_array().end_object().end_array();
    out.key("paths").begin_object();
    for (auto const& [pattern, routes] : paths) {
        out.key(pattern).begin_object();
        for (auto const* route : routes) {
            std::string method{method_name(route->method)};
            std::ranges::transform(method, method.begin(), [](char c) { return static_cast<char>(c + 32); });
            out.key(method);
            operation(out, *route);
        }
        out.end_object();
    }
    out.end_object().key("components").begin_object().key("schemas").begin_object();
    for (auto const& [name, schema] : schemas.all()) {
        out.key(name);
        schema_component(out, *schema);
    }
    problem_components(out);
    out.end_object().key("securitySchemes").begin_object().key("bearer").begin_object();
    out.key("type")
        .text("http")
        .key("scheme")
        .text("bearer")
        .key("description")
        .text("A token made by `donghanh token create`");
    out.end_object().end_object().end_object().end_object();
    return out.take();
}

}   // namespace web
