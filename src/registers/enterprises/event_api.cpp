#include "base/json_object.hpp"
#include "base/text.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/enterprises/life_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

using web::JsonType;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id},
    {"kind", JsonType::text,
     "founded, renamed, moved, suspended, resumed, not_found, revoked, dissolving, bankruptcy, dissolved"},
    {"happened_on", JsonType::date},
    {"name", JsonType::text, "renamed: from then on"},
    {"place", JsonType::id, "moved: commune of that day", true, true},
    {"village", JsonType::text},
    {"street", JsonType::text},
    {"paper", JsonType::text, "that it rests on"},
    {"entered_at", JsonType::instant},
    {"withdrawn_at", JsonType::instant, "null while it stands", true, true},
    {"withdrawn_why", JsonType::text},
};
constexpr web::Schema schema{"EnterpriseEvent", fields};

constexpr web::SchemaField body_fields[] = {
    {"kind", JsonType::text, "see EnterpriseEvent"},  {"happened_on", JsonType::date},
    {"paper", JsonType::text, "at most 500 letters"}, {"name", JsonType::text, "renamed", false},
    {"place", JsonType::id, "moved", false},          {"village", JsonType::text, "moved", false},
    {"street", JsonType::text, "moved", false},
};
constexpr web::Schema body_schema{"EnterpriseEventBody", body_fields};

constexpr web::SchemaField withdrawal_fields[] = {{"why", JsonType::text, "at most 300 letters"}};
constexpr web::Schema withdrawal_schema{"EnterpriseEventWithdrawal", withdrawal_fields};

std::optional<Enterprise> enterprise_in(web::Request const& request, web::Context& context, web::Permission permission)
{
    return find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today, permission);
}

void write(base::JsonWriter& json, Event const& event)
{
    base::JsonObject o{json};
    o("id", event.id)("kind", event.kind->code)("happened_on", event.happened_on)("name", event.name);
    o("place", event.address.place ? std::optional{event.address.place} : std::nullopt);
    o("village", event.address.village)("street", event.address.street)("paper", event.paper);
    o("entered_at", event.entered_at)("withdrawn_at", event.withdrawn_at)("withdrawn_why", event.withdrawn_why);
}

web::Response answer(web::Context& context, EventId id, int status)
{
    base::JsonWriter json;
    write(json, *find_event(context.tx, id));
    return web::json(json.take(), status);
}

web::Response list_events(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, view_enterprises);
    if (!found) return web::not_found();
    web::ListAnswer answer;
    for (auto const& event : events_of(context.tx, found->id)) write(answer.json(), event);
    return answer.done();
}

/// POST /api/v1/enterprises/{id}/events: 201; 404; 409; 422.
web::Response create_event(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    auto const code = body.text("kind", web::Needed::yes).value_or("");
    Event event{.kind = find_event_kind(code),
                .happened_on = body.date("happened_on", web::Needed::yes).value_or(base::Date{}),
                .name = body.text("name").value_or(""),
                .address = {body.id<UnitId>("place").value_or(UnitId{}), body.text("village").value_or(""),
                            body.text("street").value_or("")},
                .paper = body.text("paper", web::Needed::yes).value_or("")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (event.kind == nullptr)
        return web::refusal(context, {base::Refusal::invalid, {{"kind", "event.unknown_kind", code}}});
    if (event.address.place &&
        !organisations::in_scope(context.tx, context.actor, edit_enterprises, event.address.place, context.today))
        return web::refusal(context, {base::Refusal::invalid, {{"place", "enterprise.place_out_of_scope"}}});
    auto const placement = organisations::placement(context.tx, context.today);
    auto const entered = enter(context.tx, *placement, {UserId{context.actor.user}, context.now}, found->id,
                               std::move(event), context.today);
    return entered ? answer(context, *entered, 201) : web::refusal(context, entered.error());
}

/// POST /api/v1/enterprises/{id}/events/{event}/withdrawal: 200 with the event; 404; 409; 422.
web::Response create_withdrawal(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    if (!found) return web::not_found();
    auto const event = find_event(context.tx, EventId::parse(request.in_path("event")), found->id);
    if (!event) return web::not_found();
    web::JsonBody body{request};
    auto const why = body.text("why", web::Needed::yes).value_or("");
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (base::length(why) > 300)
        return web::refusal(context, {base::Refusal::invalid, {{"why", "text.too_long", "300"}}});
    auto const placement = organisations::placement(context.tx, context.today);
    auto const done = withdraw(context.tx, *placement, {UserId{context.actor.user}, context.now}, event->id, why);
    return done ? answer(context, event->id, 200) : web::refusal(context, done.error());
}

constexpr web::ApiDoc list_doc{
    "What happened to an enterprise, also what was taken back, newest first", {}, nullptr, web::Answer::list, &schema};
constexpr web::ApiDoc create_doc{
    "Enter what happened to an enterprise", {}, &body_schema, web::Answer::object, &schema, 201};
constexpr web::ApiDoc withdrawal_doc{
    "Take back what was entered by mistake", {}, &withdrawal_schema, web::Answer::object, &schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/enterprises/{id}/events", view_enterprises, list_events, &list_doc},
    {web::Method::post, "/api/v1/enterprises/{id}/events", edit_enterprises, create_event, &create_doc},
    {web::Method::post, "/api/v1/enterprises/{id}/events/{event}/withdrawal", edit_enterprises, create_withdrawal,
     &withdrawal_doc},
};

}   // namespace

std::span<web::Route const> event_api_routes() { return routes; }

}   // namespace enterprises
