#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/store.hpp"
#include "work/quality/pages.hpp"

namespace quality {
namespace {

using web::JsonType;

constexpr std::size_t page_size = 200;

constexpr web::SchemaField signal_fields[] = {
    {"code", JsonType::text, "term_over, no_head, below_minimum …"},
    {"weight", JsonType::text, "act: something has to be done; watch: soon, or look"},
    {"rule", JsonType::text, "number in docs/rules/quality.md"},
    {"text", JsonType::text},
};
constexpr web::Schema signal_schema{"QualitySignal", signal_fields};
constexpr web::SchemaField report_fields[] = {
    {"id", JsonType::id},
    {"quarter", JsonType::text, "2026-Q1"},
    {"meetings_held", JsonType::integer},
    {"members", JsonType::integer, "at the end of the quarter; official ones of a Party organisation"},
    {"members_active", JsonType::integer},
    {"obligations", JsonType::text, "met, partly, not_met"},
};
constexpr web::Schema report_schema{"OrganisationReport", report_fields};
constexpr web::Schema report_form{"OrganisationReportForm", std::span{report_fields}.subspan(1)};
constexpr web::SchemaField grading_fields[] = {
    {"id", JsonType::id},
    {"year", JsonType::integer},
    {"grade", JsonType::text, "excellent, good, fulfilled, not_fulfilled"},
    {"decision_number", JsonType::text},
    {"decided_on", JsonType::date},
};
constexpr web::Schema grading_schema{"OrganisationGrading", grading_fields};
constexpr web::Schema grading_form{"OrganisationGradingForm", std::span{grading_fields}.subspan(1)};
constexpr web::SchemaField line_fields[] = {
    {"id", JsonType::id},
    {"name", JsonType::text},
    {"fading", JsonType::boolean, "several things at once ask for action"},
    {"signals", JsonType::list, "", true, false, &signal_schema},
};
constexpr web::Schema line_schema{"OrganisationSignals", line_fields};
constexpr web::SchemaField quality_fields[] = {
    {"id", JsonType::id},
    {"name", JsonType::text},
    {"fading", JsonType::boolean, "several things at once ask for action"},
    {"signals", JsonType::list, "", true, false, &signal_schema},
    {"reports", JsonType::list, "newest quarter first", true, false, &report_schema},
    {"gradings", JsonType::list, "newest year first", true, false, &grading_schema},
};
constexpr web::Schema quality_schema{"OrganisationQuality", quality_fields};

void write_head(base::JsonObject& o, base::JsonWriter& json, base::Texts const& texts, Looked const& looked)
{
    o("id", looked.organisation.unit)("name", looked.organisation.name)("fading", looked.fading);
    json.key("signals").begin_array();
    for (auto const& one : looked.signals) {
        base::JsonObject signal{json};
        signal("code", one.code)("weight", one.weight == Weight::act ? "act" : "watch")("rule", one.rule);
        signal("text", sentence_of(texts, one));
    }
    json.end_array();
}

void write(base::JsonWriter& json, base::Texts const& texts, Looked const& looked)
{
    base::JsonObject o{json};
    write_head(o, json, texts, looked);
    json.key("reports").begin_array();
    for (auto const& one : looked.known.reports) {
        base::JsonObject report{json};
        report("id", one.id)("quarter", one.quarter.text())("meetings_held", one.meetings_held);
        report("members", one.members)("members_active", one.members_active)("obligations", name_of(one.obligations));
    }
    json.end_array();
    json.key("gradings").begin_array();
    for (auto const& one : looked.known.gradings) {
        base::JsonObject grading{json};
        grading("id", one.id)("year", one.year)("grade", name_of(one.grade));
        grading("decision_number", one.decision_number)("decided_on", one.decided_on);
    }
    json.end_array();
}

web::Response answer(web::Context& context, Found const& found, int status = 200)
{
    base::JsonWriter json;
    write(json, context.texts, look_at(context, found.organisation, *found.family));
    return web::json(json.take(), status);
}

/// GET /api/v1/quality/{family}?after=
web::Response get_list(web::Request const& request, web::Context& context)
{
    auto const* family = family_in(request, context);
    if (family == nullptr) return web::not_found();
    auto const all = look_through(context, *family, {});
    auto const after = web::parse_cursor(request.query.get("after"));
    auto const from = after ? static_cast<std::size_t>(std::max<std::int64_t>(after->id, 0)) : 0;
    web::ListAnswer list;
    for (std::size_t i = from; i < std::min(all.size(), from + page_size); ++i) {
        base::JsonObject o{list.json()};
        write_head(o, list.json(), context.texts, all[i]);
    }
    std::optional<web::Cursor> next;
    if (from + page_size < all.size()) next = web::Cursor{{}, static_cast<std::int64_t>(from + page_size)};
    return list.done(next);
}

web::Response get_one(web::Request const& request, web::Context& context)
{
    auto const found = find_in(request, context);
    return found ? answer(context, *found) : web::not_found();
}

/// POST /api/v1/quality/{family}/{id}/reports: 201; 404; 422.
web::Response post_report(web::Request const& request, web::Context& context)
{
    auto const found = find_in(request, context);
    if (!found || !found->may_edit) return web::not_found();
    web::JsonBody body{request};
    ReportForm form{.quarter = parse_quarter(body.text("quarter", web::Needed::yes).value_or("")),
                    .meetings_held = body.integer("meetings_held", web::Needed::yes),
                    .members = body.integer("members", web::Needed::yes),
                    .members_active = body.integer("members_active", web::Needed::yes),
                    .obligations = parse_obligations(body.text("obligations", web::Needed::yes).value_or(""))};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const made = check(found->organisation.unit, found->life, form, context.today);
    if (!made) return web::refusal(context, made.error());
    auto const placement = organisations::placement(context.tx, context.today);
    save(context.tx, *placement, {UserId{context.actor.user}, context.now}, *made, found->counted);
    return answer(context, *found, 201);
}

/// POST /api/v1/quality/{family}/{id}/gradings: 201; 404; 422.
web::Response post_grading(web::Request const& request, web::Context& context)
{
    auto const found = find_in(request, context);
    if (!found || !found->may_edit) return web::not_found();
    web::JsonBody body{request};
    GradingForm form{.year = body.integer("year", web::Needed::yes),
                     .grade = parse_grade(body.text("grade", web::Needed::yes).value_or("")),
                     .decision_number = body.text("decision_number", web::Needed::yes).value_or(""),
                     .decided_on = body.date("decided_on", web::Needed::yes)};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const made = check(found->organisation.unit, found->life, form, context.today);
    if (!made) return web::refusal(context, made.error());
    auto const placement = organisations::placement(context.tx, context.today);
    save(context.tx, *placement, {UserId{context.actor.user}, context.now}, *made, found->counted);
    return answer(context, *found, 201);
}

constexpr web::SchemaField list_query[] = {{"after", JsonType::text, "where to go on", false}};
constexpr web::ApiDoc list_doc{"What stands out about the organisations of a register, those that ask for most first",
                               list_query, nullptr, web::Answer::list, &line_schema};
constexpr web::ApiDoc one_doc{
    "An organisation over time: signals, reports, gradings", {}, nullptr, web::Answer::object, &quality_schema};
constexpr web::ApiDoc report_doc{"Keeps the report of a quarter; an earlier one of it is withdrawn",
                                 {},
                                 &report_form,
                                 web::Answer::object,
                                 &quality_schema,
                                 201};
constexpr web::ApiDoc grading_doc{"Keeps the grading of a year as published; an earlier one of it is withdrawn",
                                  {},
                                  &grading_form,
                                  web::Answer::object,
                                  &quality_schema,
                                  201};

constexpr auto view = organisations::view_organisations;
constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/quality/{family}", view, get_list, &list_doc},
    {web::Method::get, "/api/v1/quality/{family}/{id}", view, get_one, &one_doc},
    {web::Method::post, "/api/v1/quality/{family}/{id}/reports", view, post_report, &report_doc},
    {web::Method::post, "/api/v1/quality/{family}/{id}/gradings", view, post_grading, &grading_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace quality
