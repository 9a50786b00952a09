#include <map>

#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "work/training/class_page.hpp"
#include "work/training/learner.hpp"
#include "work/training/own.hpp"
#include "work/training/pages.hpp"

namespace training {
namespace {

using web::JsonType;

constexpr web::SchemaField session_fields[] = {
    {"id", JsonType::id, "the session"},
    {"held_on", JsonType::date},
    {"topic", JsonType::text},
    {"periods", JsonType::integer, "lesson periods"},
};
constexpr web::Schema session_schema{"ClassSession", session_fields};

constexpr web::SchemaField session_body_fields[] = {
    {"held_on", JsonType::date},
    {"topic", JsonType::text, "", false},
    {"periods", JsonType::integer, "lesson periods"},
};
constexpr web::Schema session_body{"ClassSessionBody", session_body_fields};

constexpr web::SchemaField attendance_fields[] = {
    {"enrolment", JsonType::id},
    {"person", JsonType::id},
    {"periods_attended", JsonType::integer, "null: not recorded", true, true},
};
constexpr web::Schema attendance_schema{"Attendance", attendance_fields};

constexpr web::SchemaField item_fields[] = {
    {"enrolment", JsonType::id},
    {"periods_attended", JsonType::integer, "0 to the session's periods"},
};
constexpr web::Schema item_schema{"AttendanceItem", item_fields};
constexpr web::SchemaField attendance_body_fields[] = {
    {.name = "items", .type = JsonType::list, .description = "others stay as they are", .of = &item_schema}};
constexpr web::Schema attendance_body{"AttendanceBody", attendance_body_fields};

void write(base::JsonWriter& json, Session const& session)
{
    base::JsonObject{json}("id", session.id)("held_on", session.held_on)("topic", session.topic)("periods",
                                                                                                 session.periods);
}

/// GET /api/v1/classes/{id}/sessions: all of the class in one page; 404.
web::Response list_sessions(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context);
    if (!found) return web::not_found();
    web::ListAnswer answer;
    for (auto const& session : sessions(context.tx, found->id)) write(answer.json(), session);
    return answer.done();
}

/// POST /api/v1/classes/{id}/sessions: 201; 404; 422.
web::Response create_session(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context, edit_training);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    SessionForm const form{.held_on = body.date("held_on", web::Needed::yes),
                           .topic = body.text("topic").value_or(""),
                           .periods = body.integer("periods", web::Needed::yes)};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto session = make_session(*found, form);
    if (!session) return web::refusal(context, session.error());
    session->id = add_session(context.tx, entry_of(context), found->id, *session);
    base::JsonWriter json;
    write(json, *session);
    return web::json(json.take(), 201);
}

struct Held {
    TrainingClass training_class;
    Session session;
};
std::optional<Held> session_in(web::Request const& request, web::Context& context,
                               web::Permission permission = view_training)
{
    auto c = class_in(request, context, permission);
    if (!c) return std::nullopt;
    auto session = find_session(context.tx, c->id, SessionId::parse(request.in_path("session")));
    if (!session) return std::nullopt;
    return Held{std::move(*c), std::move(*session)};
}

web::Response attendance_of(web::Context& context, Held const& held)
{
    std::map<EnrolmentId, std::int64_t> attended;
    for (auto const& cell : attendance(context.tx, held.training_class.id))
        if (cell.session == held.session.id) attended[cell.enrolment] = cell.periods_attended;
    web::ListAnswer answer;
    for (auto const& e : shown_to(context.tx, context.actor, held.training_class, context.today).enrolments) {
        auto const known = attended.find(e.id);
        auto const periods = known == attended.end() ? std::nullopt : std::optional{known->second};
        base::JsonObject{answer.json()}("enrolment", e.id)("person", e.person)("periods_attended", periods);
    }
    return answer.done();
}

/// GET /api/v1/classes/{id}/sessions/{session}/attendance: every learner whom the actor may know; 404.
web::Response list_attendance(web::Request const& request, web::Context& context)
{
    auto const held = session_in(request, context);
    return held ? attendance_of(context, *held) : web::not_found();
}

/// PUT /api/v1/classes/{id}/sessions/{session}/attendance: 200 with all as it stands then; 404; 422, nothing recorded.
web::Response update_attendance(web::Request const& request, web::Context& context)
{
    auto const held = session_in(request, context, edit_training);
    if (!held) return web::not_found();
    web::JsonBody body{request};
    std::vector<AttendanceCell> cells;
    std::vector<base::Problem> problems;
    for (auto& item : body.objects("items")) {
        auto const id = item.id<EnrolmentId>("enrolment", web::Needed::yes).value_or(EnrolmentId{});
        auto const periods = item.integer("periods_attended", web::Needed::yes).value_or(0);
        body.absorb("items", item);
        if (!find_enrolment(context.tx, held->training_class.id, id))
            problems.push_back({"items", "session.not_enrolled", id.text()});
        if (periods < 0 || periods > held->session.periods)
            problems.push_back({"items", "session.periods_outside", std::to_string(held->session.periods)});
        cells.push_back({held->session.id, id, periods});
    }
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (!problems.empty()) return web::refusal(context, {base::Refusal::invalid, std::move(problems)});
    save_attendance(context.tx, entry_of(context), cells);
    return attendance_of(context, *held);
}

constexpr web::ApiDoc list_doc{"Sessions of a class", {}, nullptr, web::Answer::list, &session_schema};
constexpr web::ApiDoc create_doc{"Add a session", {}, &session_body, web::Answer::object, &session_schema, 201};
constexpr web::ApiDoc attendance_doc{"Who was there", {}, nullptr, web::Answer::list, &attendance_schema};
constexpr web::ApiDoc record_doc{"Record who was there", {}, &attendance_body, web::Answer::list, &attendance_schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/classes/{id}/sessions", view_training, list_sessions, &list_doc},
    {web::Method::post, "/api/v1/classes/{id}/sessions", edit_training, create_session, &create_doc},
    {web::Method::get, "/api/v1/classes/{id}/sessions/{session}/attendance", view_training, list_attendance,
     &attendance_doc},
    {web::Method::put, "/api/v1/classes/{id}/sessions/{session}/attendance", edit_training, update_attendance,
     &record_doc},
};

}   // namespace

std::span<web::Route const> session_api_routes() { return routes; }

}   // namespace training
