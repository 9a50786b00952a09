#include <algorithm>

#include "base/json_object.hpp"
#include "base/text.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/enterprises/change_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

using web::JsonType;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id},
    {"field", JsonType::text, "workers, phone, headcount.young_workers …"},
    {"before", JsonType::text, "what the record had when it was asked for"},
    {"after", JsonType::text},
    {"holds_on", JsonType::date, "the day of which it tells"},
    {"evidence", JsonType::text},
    {"asked_at", JsonType::instant},
    {"agreed", JsonType::boolean, "null while it waits", true, true},
    {"why", JsonType::text, "of the decision"},
};
constexpr web::Schema schema{"EnterpriseChange", fields};

constexpr web::SchemaField wanted_fields[] = {
    {"field", JsonType::text},
    {"value", JsonType::text, "numbers plainly, choices by their codes"},
    {"holds_on", JsonType::date, "today when missing", false},
    {"evidence", JsonType::text, "at most 500 letters"},
};
constexpr web::Schema wanted_schema{"EnterpriseChangeWanted", wanted_fields};

constexpr web::SchemaField decision_fields[] = {
    {"changes", JsonType::list, "ids; made together or not at all"},
    {"agreed", JsonType::boolean},
    {"why", JsonType::text, "needed when they are refused", false},
};
constexpr web::Schema decision_schema{"EnterpriseChangeDecision", decision_fields};

std::optional<Enterprise> enterprise_in(web::Request const& request, web::Context& context, web::Permission permission)
{
    return find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today, permission);
}

web::Response answer_all(web::Context& context, Enterprise const& e)
{
    web::ListAnswer answer;
    for (auto const& change : visible_changes(context, e)) {
        base::JsonObject o{answer.json()};
        o("id", change.id)("field", change.field->code)("before", change.before)("after", change.after);
        o("holds_on", change.holds_on)("evidence", change.evidence)("asked_at", change.asked_at);
        o("agreed", change.agreed)("why", change.why);
    }
    return answer.done();
}

web::Response list_changes(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, view_enterprises);
    return found ? answer_all(context, *found) : web::not_found();
}

/// POST /api/v1/enterprises/{id}/changes: 200 with all of the enterprise; 404; 422.
web::Response ask_for_change(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, view_enterprises);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    auto const code = body.text("field", web::Needed::yes).value_or("");
    Wanted wanted{find_changeable_field(code), body.text("value", web::Needed::yes).value_or("")};
    auto const holds_on = body.date("holds_on").value_or(context.today);
    auto const evidence = body.text("evidence", web::Needed::yes).value_or("");
    if (auto const error = body.error()) return web::refusal(context, *error);
    base::Error error{base::Refusal::invalid, {}};
    if (wanted.field == nullptr) error.problems.push_back({"field", "change.unknown_field", code});
    if (base::length(evidence) > 500) error.problems.push_back({"evidence", "text.too_long", "500"});
    if (holds_on > context.today) error.problems.push_back({"holds_on", "date.in_future"});
    if (wanted.field != nullptr && error.problems.empty()) {
        Change const change{.field = wanted.field, .after = wanted.after, .holds_on = holds_on};
        if (auto const made = with_changes(*found, std::span{&change, 1}, context.today); !made) error = made.error();
    }
    for (auto& problem : error.problems)
        if (wanted.field != nullptr && problem.field == wanted.field->code) problem.field = "value";
    if (!error.problems.empty()) return web::refusal(context, error);
    if (!may(context, *found, *wanted.field, Act::view)) return web::not_found();
    ask_for(context.tx, {UserId{context.actor.user}, context.now}, *found, std::span{&wanted, 1}, holds_on, evidence);
    return answer_all(context, *found);
}

/// POST /api/v1/enterprises/{id}/changes/decision: 200 with all of the enterprise; 404; 409; 422.
web::Response decide_changes(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    auto const chosen = body.ids<ChangeId>("changes");
    auto const agreed = body.boolean("agreed", web::Needed::yes).value_or(false);
    auto const why = body.text("why").value_or("");
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (!agreed && why.empty()) return web::refusal(context, {base::Refusal::invalid, {{"why", "required"}}});
    auto const all = changes_of(context.tx, found->id);
    for (auto const id : chosen) {
        auto const change = std::ranges::find(all, id, &Change::id);
        if (change == all.end() || !may(context, *found, *change->field, Act::edit)) return web::not_found();
    }
    if (chosen.empty()) return web::refusal(context, {base::Refusal::invalid, {{"changes", "change.none_chosen"}}});
    auto const placement = organisations::placement(context.tx, context.today);
    auto const done = decide(context.tx, *placement, {UserId{context.actor.user}, context.now}, found->id, chosen,
                             agreed, why, context.today);
    return done ? answer_all(context, *found) : web::refusal(context, done.error());
}

constexpr web::ApiDoc list_doc{
    "Changes of the record that were asked for, the newest first", {}, nullptr, web::Answer::list, &schema};
constexpr web::ApiDoc ask_doc{"Ask for a change of the record", {}, &wanted_schema, web::Answer::list, &schema};
constexpr web::ApiDoc decide_doc{
    "Agree to changes, which makes them, or refuse them", {}, &decision_schema, web::Answer::list, &schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/enterprises/{id}/changes", view_enterprises, list_changes, &list_doc},
    {web::Method::post, "/api/v1/enterprises/{id}/changes", view_enterprises, ask_for_change, &ask_doc},
    {web::Method::post, "/api/v1/enterprises/{id}/changes/decision", edit_enterprises, decide_changes, &decide_doc},
};

}   // namespace

std::span<web::Route const> change_api_routes() { return routes; }

}   // namespace enterprises
