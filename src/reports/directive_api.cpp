#include "base/json_object.hpp"
#include "platform/web/list_answer.hpp"
#include "reports/api.hpp"
#include "reports/directive.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

using enum web::JsonType;

constexpr web::SchemaField directive_fields[] = {
    {.name = "code", .description = "09-NQ-TU"},
    {.name = "number", .description = "09-NQ/TU"},
    {.name = "kind"},
    {.name = "issuer"},
    {.name = "issued_on", .type = date},
    {.name = "title"},
    {.name = "from", .type = date},
    {.name = "to", .type = date, .description = "Last day"},
    {.name = "reports", .type = list, .description = "Codes of the reports on it"},
    {.name = "main", .type = list, .description = "Ids of the indicators shown first"},
};
constexpr web::Schema directive_schema{"Directive", directive_fields};
constexpr web::ApiDoc list_doc{
    .summary = "Resolutions and plans that are followed", .answer = web::Answer::list, .of = &directive_schema};
constexpr web::ApiDoc get_doc{
    .summary = "A resolution or plan", .answer = web::Answer::object, .of = &directive_schema};

constexpr web::SchemaField indicator_fields[] = {
    {.name = "id", .description = "I03.founded"},
    {.name = "name"},
    {.name = "unit_of_measure"},
    {.name = "measure", .description = "flow, stock or people"},
    {.name = "version", .type = integer},
    {.name = "source"},
    {.name = "confidence", .description = "sure, likely or unsure"},
};
constexpr web::Schema indicator_schema{"Indicator", indicator_fields};
constexpr web::ApiDoc indicators_doc{
    .summary = "What is counted, and where it comes from", .answer = web::Answer::list, .of = &indicator_schema};

void texts(base::JsonWriter& json, std::string_view key, std::vector<std::string> const& values)
{
    json.key(key).begin_array();
    for (auto const& value : values) json.text(value);
    json.end_array();
}

void write(base::JsonWriter& json, Directive const& directive)
{
    std::vector<std::string> reports;
    for (auto const& report : directive.reports) reports.push_back(report.code);
    base::JsonObject o{json};
    o("code", directive.code);
    o("number", directive.number);
    o("kind", directive.kind.vi);
    o("issuer", directive.issuer.vi);
    o("issued_on", directive.issued_on);
    o("title", directive.title.vi);
    o("from", directive.period.from);
    o("to", directive.period.to - base::Days{1});
    texts(json, "reports", reports);
    texts(json, "main", directive.main);
}

std::string_view name_of(Measure measure)
{
    return measure == Measure::flow ? "flow" : measure == Measure::stock ? "stock" : "people";
}

/// GET /api/v1/directives
web::Response list_directives(web::Request const& /*request*/, web::Context& /*context*/)
{
    web::ListAnswer answer;
    for (auto const& directive : directives()) write(answer.json(), directive);
    return answer.done();
}

/// GET /api/v1/directives/{code}: 200; 404.
web::Response get_directive(web::Request const& request, web::Context& /*context*/)
{
    auto const* directive = find_directive(request.in_path("code"));
    if (!directive) return web::not_found();
    base::JsonWriter json;
    write(json, *directive);
    return web::json(json.take());
}

/// GET /api/v1/indicators
web::Response list_indicators(web::Request const& /*request*/, web::Context& /*context*/)
{
    web::ListAnswer answer;
    for (auto const& indicator : indicators()) {
        base::JsonObject o{answer.json()};
        o("id", indicator.id);
        o("name", indicator.name.vi);
        o("unit_of_measure", indicator.unit_of_measure.vi);
        o("measure", name_of(indicator.measure));
        o("version", indicator.version);
        o("source", indicator.source);
        o("confidence", indicator.confidence);
    }
    return answer.done();
}

constexpr web::Route table[] = {
    {web::Method::get, "/api/v1/directives", view_reports, list_directives, &list_doc},
    {web::Method::get, "/api/v1/directives/{code}", view_reports, get_directive, &get_doc},
    {web::Method::get, "/api/v1/indicators", view_reports, list_indicators, &indicators_doc},
};

}   // namespace

std::span<web::Route const> directive_api_routes() { return table; }

}   // namespace reports
