#include "reports/api.hpp"

#include "base/json_object.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "reports/describe.hpp"
#include "reports/question.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

using enum web::JsonType;

constexpr std::int64_t page_size = 500;
constexpr std::int64_t largest_page = 5000;

constexpr web::SchemaField directive_fields[] = {
    {.name = "code", .description = "Of the report: FINAL"},          {.name = "name"},
    {.name = "directive", .description = "Number of the resolution"}, {.name = "from", .type = date},
    {.name = "to", .type = date, .description = "Last day"},
};
constexpr web::Schema directive_schema{"ReportDefinition", directive_fields};
constexpr web::ApiDoc list_doc{
    .summary = "The reports that can be asked for", .answer = web::Answer::list, .of = &directive_schema};

constexpr web::SchemaField question_fields[] = {
    {.name = "unit", .description = "Code, id or name; the directive's own when missing", .required = false},
    {.name = "from", .type = date, .required = false},
    {.name = "to", .type = date, .description = "Last day", .required = false},
    {.name = "structure", .description = "then, now or a day", .required = false},
    {.name = "known_at", .description = "Moment or day", .required = false},
};
constexpr web::SchemaField records_query[] = {
    {.name = "unit", .required = false},
    {.name = "from", .type = date, .required = false},
    {.name = "to", .type = date, .required = false},
    {.name = "structure", .required = false},
    {.name = "known_at", .required = false},
    {.name = "after", .description = "`next` of the page before", .required = false},
    {.name = "limit", .type = integer, .description = "Records of a page, 1 to 5000; 500", .required = false},
};
constexpr web::SchemaField unit_fields[] = {{.name = "code"}, {.name = "name"}};
constexpr web::Schema unit_schema{"ReportUnit", unit_fields};
constexpr web::SchemaField period_fields[] = {{.name = "from", .type = date}, {.name = "to", .type = date}};
constexpr web::Schema period_schema{"ReportPeriod", period_fields};
constexpr web::SchemaField by_fields[] = {
    {.name = "year", .type = integer, .required = false},
    {.name = "unit", .type = object, .required = false, .nullable = true, .of = &unit_schema},
};
constexpr web::Schema by_schema{"FigureBy", by_fields};
constexpr web::SchemaField figure_fields[] = {
    {.name = "id"},
    {.name = "indicator"},
    {.name = "label"},
    {.name = "unit_of_measure"},
    {.name = "by", .type = object, .of = &by_schema},
    {.name = "value", .type = integer},
};
constexpr web::Schema figure_schema{"Figure", figure_fields};
constexpr web::SchemaField target_fields[] = {
    {.name = "indicator"},
    {.name = "year", .type = integer, .description = "Null: the whole period", .nullable = true},
    {.name = "comparison"},
    {.name = "target", .type = integer},
    {.name = "result", .type = integer},
    {.name = "rate_tenths", .type = integer, .description = "Tenths of a per cent", .nullable = true},
};
constexpr web::Schema target_schema{"TargetResult", target_fields};
constexpr web::SchemaField rule_fields[] = {{.name = "indicator"}, {.name = "version", .type = integer}};
constexpr web::Schema rule_schema{"IndicatorVersion", rule_fields};
constexpr web::SchemaField report_fields[] = {
    {.name = "code"},
    {.name = "directive"},
    {.name = "unit", .type = object, .of = &unit_schema},
    {.name = "period", .type = object, .of = &period_schema},
    {.name = "structure"},
    {.name = "known_at", .type = instant, .nullable = true},
    {.name = "figures", .type = list, .of = &figure_schema},
    {.name = "targets", .type = list, .of = &target_schema},
    {.name = "rules", .type = list, .of = &rule_schema},
};
constexpr web::Schema whole_report{"Report", report_fields};
constexpr web::ApiDoc report_doc{.summary = "A report computed from the ledger",
                                 .query = question_fields,
                                 .answer = web::Answer::object,
                                 .of = &whole_report};

constexpr web::SchemaField record_fields[] = {
    {.name = "id", .type = id, .description = "Of the record behind the fact"},
    {.name = "record_kind"},
    {.name = "kind", .description = "What counts: union.founded"},
    {.name = "variety"},
    {.name = "on_day", .type = date},
    {.name = "place", .description = "Name of the unit on that day"},
    {.name = "person", .type = id, .nullable = true},
    {.name = "enterprise", .type = id, .nullable = true},
    {.name = "counts", .type = integer, .description = "Their sum is the figure"},
};
constexpr web::Schema record_schema{"FigureRecord", record_fields};
constexpr web::ApiDoc records_doc{.summary = "The records behind a figure",
                                  .query = records_query,
                                  .answer = web::Answer::list,
                                  .of = &record_schema};

base::Result<Question> question_of(web::Request const& request, web::Context& context)
{
    auto const& query = request.query;
    return read_question(context.tx, context.actor,
                         {.code = request.in_path("code"),
                          .unit = query.get("unit"),
                          .from = query.get("from"),
                          .to = query.get("to"),
                          .structure = query.get("structure"),
                          .known_at = query.get("known_at")},
                         context.today);
}

web::Response list_reports(web::Request const& /*request*/, web::Context& /*context*/)
{
    web::ListAnswer answer;
    for (auto const& directive : directives())
        for (auto const& report : directive.reports) {
            base::JsonObject o{answer.json()};
            o("code", report.code);
            o("name", report.name.vi);
            o("directive", directive.number);
            o("from", directive.period.from);
            o("to", directive.period.to - base::Days{1});
        }
    return answer.done();
}

web::Response show_report(web::Request const& request, web::Context& context)
{
    auto const question = question_of(request, context);
    if (!question) return web::refusal(context, question.error());
    return web::json(to_json(compute(context.tx, *question, context.today)));
}

/// How many records the page has. Refuses: invalid - not a number from 1 to the largest.
base::Result<std::size_t> limit_of(web::Request const& request)
{
    auto const text = request.query.get("limit");
    auto const limit = text.empty() ? page_size : base::parse_whole(text).value_or(0);
    if (limit >= 1 && limit <= largest_page) return static_cast<std::size_t>(limit);
    return base::Error{base::Refusal::invalid, {{"limit", "report.limit_outside", std::to_string(largest_page)}}};
}

/// GET /api/v1/reports/{code}/figures/{id}/records: 200; 404; 422.
web::Response list_records(web::Request const& request, web::Context& context)
{
    auto const question = question_of(request, context);
    if (!question) return web::refusal(context, question.error());
    auto const limit = limit_of(request);
    if (!limit) return web::refusal(context, limit.error());
    auto const report = compute_for(context.tx, *question, request.in_path("id"), context.today);
    auto const* figure = report.find(request.in_path("id"));
    if (!figure) return web::not_found();
    auto const page =
        records_of(context.tx, report, *figure, context.today, parse_position(request.query.get("after")), *limit);
    Describer describer{context.tx};
    web::ListAnswer answer;
    for (auto const& item : page.items) {
        auto const record = describer.describe(item);
        base::JsonObject o{answer.json()};
        o("id", record.id);
        o("record_kind", record.source_kind);
        o("kind", record.kind);
        o("variety", record.variety);
        o("on_day", record.day);
        o("place", record.unit);
        o("person", item.record.person);
        o("enterprise", item.record.enterprise);
        o("counts", record.counts);
    }
    return answer.done_at(page.next ? std::optional{position_text(*page.next)} : std::nullopt);
}

constexpr web::Route table[] = {
    {web::Method::get, "/api/v1/reports", view_reports, list_reports, &list_doc},
    {web::Method::get, "/api/v1/reports/{code}", view_reports, show_report, &report_doc},
    {web::Method::get, "/api/v1/reports/{code}/figures/{id}/records", view_reports, list_records, &records_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return table; }
web::Schema const& report_schema() { return whole_report; }

}   // namespace reports
