#include <fmt/format.h>

#include <map>

#include "app/reference.hpp"
#include "app/wiring.hpp"
#include "platform/web/router.hpp"

namespace app {
namespace {

using web::Schema;
using Schemas = std::map<std::string_view, Schema const*>;

constexpr std::string_view head =
    "# The API\n\n"
    "Everything the pages do, as JSON below `/api/v1`, by the same rules. Sign in with a token (`donghanh token "
    "create`):\n"
    "`Authorization: Bearer …`. Days are `YYYY-MM-DD`, moments `YYYY-MM-DDTHH:MM:SSZ`, ids 13 letters and digits.\n\n"
    "A list is `{\"items\": […], \"next\": …}`; `next` is null on the last page, else the value of `after` for the "
    "next one.\n"
    "A refusal is a problem document (RFC 9457): `{type, title, status, kind, problems: [{field, code, text}]}` with "
    "status\n"
    "422 (invalid), 404 (not found, or outside what you may see), 403 (forbidden) or 409 (somebody was first).\n"
    "A text with words that make it doubtful is answered 409 `secrecy.to_confirm`; the header `Confirmed-Not-Secret: "
    "true`\n"
    "confirms that it may be kept. Files come with the field `declared_not_secret` (docs/rules/secrecy.md).\n"
    "The machine-readable description is served at `/api/openapi.json`.\n";

std::string_view type_of(web::JsonType type)
{
    switch (type) {
        case web::JsonType::text:
            return "text";
        case web::JsonType::integer:
            return "integer";
        case web::JsonType::number:
            return "number";
        case web::JsonType::boolean:
            return "true or false";
        case web::JsonType::date:
            return "day";
        case web::JsonType::instant:
            return "moment";
        case web::JsonType::id:
            return "id";
        case web::JsonType::object:
            return "object";
        case web::JsonType::list:
            return "list";
    }
    return "";
}

std::string described(web::SchemaField const& field)
{
    std::string type{type_of(field.type)};
    if (field.of) type += fmt::format(" of [{0}](#{0})", field.of->name);
    if (field.nullable) type += " or null";
    if (!field.required) type += ", optional";
    return fmt::format("- `{}` ({}){}\n", field.name, type,
                       field.description.empty() ? "" : fmt::format(": {}", field.description));
}

void take(Schemas& schemas, Schema const* schema)
{
    if (!schema || !schemas.emplace(schema->name, schema).second) return;
    for (auto const& field : schema->fields) take(schemas, field.of);
}

std::string answer_of(web::ApiDoc const& doc)
{
    switch (doc.answer) {
        case web::Answer::nothing:
            return "nothing";
        case web::Answer::file:
            return "a file";
        case web::Answer::object:
            return fmt::format("[{0}](#{0})", doc.of->name);
        case web::Answer::list:
            return fmt::format("a list of [{0}](#{0})", doc.of->name);
    }
    return "";
}

}   // namespace

std::string api_page()
{
    std::string page{head};
    Schemas schemas;
    auto const tables = all_routes();
    web::Router const router{tables};
    for (auto const* route : router.routes()) {
        if (!route->api) continue;
        auto const& doc = *route->api;
        page += fmt::format("\n## {} {}\n\n{}. Permission `{}`. Answers {} with {}.\n", web::method_name(route->method),
                            route->pattern, doc.summary, route->permission.name, doc.status, answer_of(doc));
        if (doc.body) page += fmt::format("Body: [{0}](#{0}).\n", doc.body->name);
        if (!doc.query.empty()) page += '\n';
        for (auto const& field : doc.query) page += described(field);
        take(schemas, doc.of);
        take(schemas, doc.body);
    }
    page += "\n# Shapes\n";
    for (auto const& [name, schema] : schemas) {
        page += fmt::format("\n## {}\n\n", name);
        for (auto const& field : schema->fields) page += described(field);
    }
    return page;
}

}   // namespace app
