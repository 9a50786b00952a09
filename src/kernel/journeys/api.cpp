#include "base/json.hpp"
#include "base/json_object.hpp"
#include "kernel/journeys/due.hpp"
#include "kernel/journeys/pages.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"

namespace journeys {
namespace {

using web::JsonType;

constexpr std::size_t page_size = 50;

constexpr web::SchemaField line_fields[] = {
    {"id", JsonType::id},
    {"code", JsonType::text, "the process: \"union_founding\""},
    {"subject", JsonType::id, "the enterprise, person or organisation it is about"},
    {"title", JsonType::text, "of the subject when it began"},
    {"office", JsonType::id, "whose work it is"},
    {"place", JsonType::id},
    {"begun_on", JsonType::date},
    {"stage", JsonType::text},
    {"since", JsonType::date, "in this stage"},
    {"due_on", JsonType::date, "the earliest deadline; none: nothing is due", true, true},
};
constexpr web::Schema line_schema{"JourneyLine", line_fields};

constexpr web::SchemaField value_fields[] = {
    {"name", JsonType::text},
    {"number", JsonType::integer, "one of number, day and text is given", false, true},
    {"day", JsonType::date, "", false, true},
    {"text", JsonType::text, "", false, true},
};
constexpr web::Schema value_schema{"JourneyValue", value_fields};
constexpr web::SchemaField paper_fields[] = {
    {"code", JsonType::text, "of the paper in the step: \"recognition\""},
    {"number", JsonType::text, "", false, true},
    {"dated_on", JsonType::date, "", false, true},
    {"issuer", JsonType::text, "", false, true},
    {"expires_on", JsonType::date, "its last day of use", false, true},
    {"kept_at", JsonType::text, "where the paper itself is; never what it says", false, true},
};
constexpr web::Schema paper_schema{"JourneyPaper", paper_fields};
constexpr web::SchemaField vote_fields[] = {
    {"base", JsonType::integer, "those whose number counts, absent ones too"},
    {"present", JsonType::integer},
    {"agreed", JsonType::integer},
    {"against", JsonType::integer, "", false, true},
};
constexpr web::Schema vote_schema{"JourneyVote", vote_fields};
constexpr web::SchemaField event_fields[] = {
    {"id", JsonType::id},
    {"step", JsonType::text, "\"\": it went over to another version"},
    {"on", JsonType::date},
    {"version", JsonType::integer, "of the rules"},
    {"entered_at", JsonType::instant},
    {"withdrawn_at", JsonType::instant, "none: it counts", true, true},
    {"values", JsonType::list, "", true, false, &value_schema},
    {"papers", JsonType::list, "", true, false, &paper_schema},
    {"reached", JsonType::boolean, "whether a vote was reached; none: there was none", true, true},
};
constexpr web::Schema event_schema{"JourneyEvent", event_fields};
constexpr web::SchemaField clock_fields[] = {
    {"code", JsonType::text},
    {"starts", JsonType::date},
    {"due", JsonType::date, "the last day"},
    {"stopped", JsonType::date, "", true, true},
    {"paused_since", JsonType::date, "", true, true},
    {"late", JsonType::boolean},
};
constexpr web::Schema clock_schema{"JourneyClock", clock_fields};
constexpr web::SchemaField journey_fields[] = {
    {"id", JsonType::id},
    {"code", JsonType::text},
    {"version", JsonType::integer, "of the rules it runs under"},
    {"subject", JsonType::id},
    {"title", JsonType::text},
    {"office", JsonType::id},
    {"place", JsonType::id},
    {"begun_on", JsonType::date},
    {"stage", JsonType::text},
    {"since", JsonType::date},
    {"ended", JsonType::boolean},
    {"steps", JsonType::list, "that may follow by the stage"},
    {"clocks", JsonType::list, "", true, false, &clock_schema},
    {"events", JsonType::list, "", true, false, &event_schema},
};
constexpr web::Schema journey_schema{"Journey", journey_fields};

constexpr web::SchemaField begin_fields[] = {
    {"code", JsonType::text},
    {"subject", JsonType::id},
    {"office", JsonType::id, "whose work it is, where the subject does not tell it", false, true},
    {"on", JsonType::date, "the rules of that day are the rules of this journey"},
};
constexpr web::Schema begin_schema{"JourneyBeginning", begin_fields};
constexpr web::SchemaField step_fields[] = {
    {"step", JsonType::text},
    {"on", JsonType::date},
    {"values", JsonType::list, "", false, false, &value_schema},
    {"papers", JsonType::list, "", false, false, &paper_schema},
    {"vote", JsonType::object, "", false, true, &vote_schema},
};
constexpr web::Schema step_schema{"JourneyStep", step_fields};
constexpr web::SchemaField withdrawal_fields[] = {{"why", JsonType::text, "at most 300 letters"}};
constexpr web::Schema withdrawal_schema{"JourneyWithdrawal", withdrawal_fields};
constexpr web::SchemaField list_query[] = {
    {"code", JsonType::text},
    {"due", JsonType::text, "late, soon: within 30 days; all when missing", false},
    {"after", JsonType::text, "where the page before ended", false},
};
constexpr web::SchemaField day_query[] = {{"day", JsonType::date, "as it stood then; today when missing", false}};

void write_line(base::JsonWriter& json, Standing const& standing)
{
    auto const& journey = standing.journey;
    base::JsonObject o{json};
    o("id", journey.id)("code", journey.code)("subject", base::id_text(journey.subject))("title", journey.title);
    o("office", journey.office)("place", journey.place)("begun_on", journey.begun_on)("stage", standing.stage);
    o("since", standing.since)("due_on", standing.due_on);
}

void write_value(base::JsonWriter& json, std::string const& name, FieldValue const& value)
{
    base::JsonObject o{json};
    o("name", name);
    if (auto const* number = std::get_if<std::int64_t>(&value)) o("number", *number);
    if (auto const* day = std::get_if<base::Date>(&value)) o("day", *day);
    if (auto const* text = std::get_if<std::string>(&value)) o("text", *text);
}

void write_event(base::JsonWriter& json, Event const& event)
{
    base::JsonObject o{json};
    o("id", event.id)("step", event.step)("on", event.on)("version", event.version);
    o("entered_at", event.entered_at)("withdrawn_at", event.withdrawn_at);
    o("reached", event.vote ? std::optional{event.vote->reached} : std::nullopt);
    json.key("values").begin_array();
    for (auto const& [name, value] : event.values) write_value(json, name, value);
    json.end_array();
    json.key("papers").begin_array();
    for (auto const& paper : event.papers)
        base::JsonObject{json}("code", paper.code)("number", paper.number)("dated_on", paper.dated_on)(
            "issuer", paper.issuer)("expires_on", paper.expires_on)("kept_at", paper.kept_at);
    json.end_array();
}

void write_clock(base::JsonWriter& json, Running const& running, base::Date today)
{
    base::JsonObject{json}("code", running.clock->code)("starts", running.starts)("due", running.due)(
        "stopped", running.stopped)("paused_since", running.paused_since)("late", running.late(today));
}

web::Response answer_with(web::Context& context, Seen const& seen, base::Date day, int status)
{
    auto const state = seen.state_on(day < context.today ? day : base::forever);
    auto const& journey = seen.journey;
    base::JsonWriter json;
    {
        base::JsonObject o{json};
        o("id", journey.id)("code", journey.code)("version", state.definition->version);
        o("subject", base::id_text(journey.subject))("title", journey.title)("office", journey.office);
        o("place", journey.place)("begun_on", journey.begun_on)("stage", state.stage->code)("since", state.since);
        o("ended", state.ended());
        json.key("steps").begin_array();
        for (auto const* step : open_steps(state)) json.text(step->code);
        json.end_array();
        json.key("clocks").begin_array();
        for (auto const& one : clocks_of(state, rulebook::embedded(), day)) write_clock(json, one, day);
        json.end_array();
        json.key("events").begin_array();
        for (auto const& event : seen.events)
            if (event.on <= day) write_event(json, event);
        json.end_array();
    }
    return web::json(json.take(), status);
}

web::Response answer_anew(web::Context& context, JourneyId id, int status)
{
    auto const seen = find_seen(context, id);
    return seen ? answer_with(context, *seen, context.today, status) : web::not_found();
}

/// GET /api/v1/journeys?code=&due=&after=
web::Response get_journeys(web::Request const& request, web::Context& context)
{
    auto const* definition = newest(request.query.get("code"));
    if (definition == nullptr || !may(context, *definition, view_journeys)) return web::not_found();
    auto const reach = reach_of(context, *definition, view_journeys);
    auto const due = request.query.get("due");
    auto const page = list(context.tx,
                           {.code = definition->code,
                            .reach = reach,
                            .urgency = due == "late"   ? Urgency::late
                                       : due == "soon" ? Urgency::soon
                                                       : Urgency::any,
                            .today = context.today,
                            .soon = context.today + soon_days},
                           web::parse_cursor(request.query.get("after")), page_size);
    web::ListAnswer answer;
    for (auto const& one : page.rows) write_line(answer.json(), one);
    return answer.done(page.next);
}

web::Response get_journey(web::Request const& request, web::Context& context)
{
    auto const seen = find_seen(context, JourneyId::parse(request.in_path("id")));
    if (!seen) return web::not_found();
    note_read(context, *seen);
    auto const day = base::parse_date(request.query.get("day"));
    return answer_with(context, *seen, day && *day < context.today ? *day : context.today, 200);
}

/// POST /api/v1/journeys: 201 with the journey; 404; 409; 422.
web::Response post_journey(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    auto const code = body.text("code", web::Needed::yes).value_or("");
    auto const subject = body.text("subject", web::Needed::yes).value_or("");
    auto const office = body.text("office").value_or("");
    auto const on = body.date("on", web::Needed::yes);
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const begun = begin(context, {.code = code, .subject = subject, .office = office, .on = on});
    return begun ? answer_anew(context, *begun, 201) : web::refusal(context, begun.error());
}

/// POST /api/v1/journeys/{id}/events: 201 with the journey; 404; 409; 422.
web::Response post_event(web::Request const& request, web::Context& context)
{
    auto const seen = find_seen(context, JourneyId::parse(request.in_path("id")));
    if (!seen || !seen->may_edit) return web::not_found();
    auto const sent = read_body(request);
    if (!sent) return web::refusal(context, sent.error());
    auto const taken = carry_on(context, *seen, sent->step, sent->form);
    return taken ? answer_anew(context, seen->journey.id, 201) : web::refusal(context, taken.error());
}

/// POST /api/v1/journeys/{id}/events/{event}/withdrawal: 201 with the journey; 404; 409; 422.
web::Response post_withdrawal(web::Request const& request, web::Context& context)
{
    auto const seen = find_seen(context, JourneyId::parse(request.in_path("id")));
    if (!seen || !seen->may_edit) return web::not_found();
    web::JsonBody body{request};
    auto const why = body.text("why", web::Needed::yes).value_or("");
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const done = take_back(context, *seen, EventId::parse(request.in_path("event")), why);
    return done ? answer_anew(context, seen->journey.id, 201) : web::refusal(context, done.error());
}

/// POST /api/v1/journeys/{id}/version: 201 with the journey; 404; 409.
web::Response post_version(web::Request const& request, web::Context& context)
{
    auto const seen = find_seen(context, JourneyId::parse(request.in_path("id")));
    if (!seen || !seen->may_edit) return web::not_found();
    auto const done = go_over(context, *seen);
    return done ? answer_anew(context, seen->journey.id, 201) : web::refusal(context, done.error());
}

constexpr web::ApiDoc list_doc{"Journeys under way of a process, the earliest due first", list_query, nullptr,
                               web::Answer::list, &line_schema};
constexpr web::ApiDoc one_doc{"A journey: stage, deadlines, what was done", day_query, nullptr, web::Answer::object,
                              &journey_schema};
constexpr web::ApiDoc begin_doc{
    "Begins a journey about a subject", {}, &begin_schema, web::Answer::object, &journey_schema, 201};
constexpr web::ApiDoc step_doc{
    "Takes a step of a journey", {}, &step_schema, web::Answer::object, &journey_schema, 201};

constexpr web::ApiDoc withdrawal_doc{
    "Takes the latest event of a journey back", {}, &withdrawal_schema, web::Answer::object, &journey_schema, 201};
constexpr web::ApiDoc version_doc{
    "Goes over to the newest rules of the process", {}, nullptr, web::Answer::object, &journey_schema, 201};

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/api/v1/journeys", view_journeys, get_journeys, &list_doc},
    {post, "/api/v1/journeys", edit_journeys, post_journey, &begin_doc},
    {get, "/api/v1/journeys/{id}", view_journeys, get_journey, &one_doc},
    {post, "/api/v1/journeys/{id}/events", edit_journeys, post_event, &step_doc},
    {post, "/api/v1/journeys/{id}/events/{event}/withdrawal", edit_journeys, post_withdrawal, &withdrawal_doc},
    {post, "/api/v1/journeys/{id}/version", edit_journeys, post_version, &version_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return table; }

}   // namespace journeys
