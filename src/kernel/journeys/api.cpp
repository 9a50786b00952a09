#include "base/json_object.hpp"
#include "kernel/journeys/due.hpp"
#include "kernel/journeys/journey_json.hpp"
#include "kernel/journeys/pages.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"

namespace journeys {
namespace {

using web::JsonType;

constexpr std::size_t page_size = 50;

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
constexpr web::SchemaField office_fields[] = {{"id", JsonType::id}, {"name", JsonType::text}};
constexpr web::Schema office_schema{"JourneyOffice", office_fields};
constexpr web::SchemaField giving_fields[] = {{"office", JsonType::id, "one of /api/v1/journeys/{id}/offices"},
                                              {"on", JsonType::date, "from this day on"}};
constexpr web::Schema giving_schema{"JourneyGiving", giving_fields};
constexpr web::SchemaField withdrawal_fields[] = {{"why", JsonType::text, "at most 300 letters"}};
constexpr web::Schema withdrawal_schema{"JourneyWithdrawal", withdrawal_fields};
constexpr web::SchemaField list_query[] = {
    {"code", JsonType::text},
    {"due", JsonType::text,
     "late, soon: within 30 days, waiting: without a deadline, new: begun within 7 days; all when missing", false},
    {"after", JsonType::text, "where the page before ended", false},
};
constexpr web::SchemaField day_query[] = {{"day", JsonType::date, "as it stood then; today when missing", false}};

web::Response answer_anew(web::Context& context, JourneyId id, int status)
{
    auto const seen = find_seen(context, id);
    return seen ? web::json(journey_json(*seen, context.today, context.today), status) : web::not_found();
}

/// GET /api/v1/journeys?code=&due=&after=
web::Response get_journeys(web::Request const& request, web::Context& context)
{
    auto const* definition = newest(request.query.get("code"));
    if (definition == nullptr || !may(context, *definition, view_journeys)) return web::not_found();
    auto const reach = reach_of(context, *definition, view_journeys);
    auto const page = list(context.tx,
                           {.code = definition->code,
                            .reach = reach,
                            .urgency = urgency_of(request.query.get("due")),
                            .today = context.today,
                            .soon = context.today + soon_days},
                           web::parse_cursor(request.query.get("after")), page_size);
    web::ListAnswer answer;
    for (auto const& one : page.rows) write_line(answer.json(), one);
    return answer.done(page.next);
}

web::Response get_journey(web::Request const& request, web::Context& context)
{
    auto const seen = seen_in(request, context);
    if (!seen) return web::not_found();
    note_read(context, *seen);
    auto const day = base::parse_date(request.query.get("day"));
    return web::json(journey_json(*seen, day && *day < context.today ? *day : context.today, context.today));
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
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    auto const sent = read_body(request);
    if (!sent) return web::refusal(context, sent.error());
    auto const taken = carry_on(context, *seen, sent->step, sent->form);
    return taken ? answer_anew(context, seen->journey.id, 201) : web::refusal(context, taken.error());
}

/// POST /api/v1/journeys/{id}/events/{event}/withdrawal: 201 with the journey; 404; 409; 422.
web::Response post_withdrawal(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    web::JsonBody body{request};
    auto const why = body.text("why", web::Needed::yes).value_or("");
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const done = take_back(context, *seen, EventId::parse(request.in_path("event")), why);
    return done ? answer_anew(context, seen->journey.id, 201) : web::refusal(context, done.error());
}

/// POST /api/v1/journeys/{id}/removal: 204; 404; 409.
web::Response post_removal(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    web::JsonBody const body{request};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const done = discard(context, *seen);
    return done ? web::Response{.status = 204} : web::refusal(context, done.error());
}

/// POST /api/v1/journeys/{id}/version: 201 with the journey; 404; 409.
web::Response post_version(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    auto const done = go_over(context, *seen);
    return done ? answer_anew(context, seen->journey.id, 201) : web::refusal(context, done.error());
}

/// GET /api/v1/journeys/{id}/offices: those that may take it up instead.
web::Response get_offices(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    web::ListAnswer answer;
    for (auto const& office : other_offices(context, *seen))
        base::JsonObject{answer.json()}("id", office.unit)("name", office.name);
    return answer.done();
}

/// POST /api/v1/journeys/{id}/office: 201 with the journey; 404; 409; 422.
web::Response post_office(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    web::JsonBody body{request};
    auto const office = body.text("office", web::Needed::yes).value_or("");
    auto const on = body.date("on", web::Needed::yes);
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const given = give_on(context, *seen, office, on);
    return given ? answer_anew(context, seen->journey.id, 201) : web::refusal(context, given.error());
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
constexpr web::ApiDoc removal_doc{
    "Takes a journey away that was begun by mistake", {}, nullptr, web::Answer::nothing, nullptr, 204};
constexpr web::ApiDoc version_doc{
    "Goes over to the newest rules of the process", {}, nullptr, web::Answer::object, &journey_schema, 201};
constexpr web::ApiDoc offices_doc{
    "Offices that may take a journey up instead", {}, nullptr, web::Answer::list, &office_schema};
constexpr web::ApiDoc giving_doc{
    "Gives a journey to another office", {}, &giving_schema, web::Answer::object, &journey_schema, 201};

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/api/v1/journeys", view_journeys, get_journeys, &list_doc},
    {post, "/api/v1/journeys", edit_journeys, post_journey, &begin_doc},
    {get, "/api/v1/journeys/{id}", view_journeys, get_journey, &one_doc},
    {post, "/api/v1/journeys/{id}/events", edit_journeys, post_event, &step_doc},
    {post, "/api/v1/journeys/{id}/events/{event}/withdrawal", edit_journeys, post_withdrawal, &withdrawal_doc},
    {post, "/api/v1/journeys/{id}/removal", edit_journeys, post_removal, &removal_doc},
    {post, "/api/v1/journeys/{id}/version", edit_journeys, post_version, &version_doc},
    {get, "/api/v1/journeys/{id}/offices", edit_journeys, get_offices, &offices_doc},
    {post, "/api/v1/journeys/{id}/office", edit_journeys, post_office, &giving_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return table; }

}   // namespace journeys
