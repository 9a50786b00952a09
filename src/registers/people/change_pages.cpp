#include <algorithm>

#include "base/json_object.hpp"
#include "kernel/accounts/read_log.hpp"
#include "kernel/accounts/store.hpp"
#include "platform/web/asked_changes.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/people/change_store.hpp"
#include "registers/people/editing.hpp"
#include "registers/people/form.hpp"
#include "registers/people/identity.hpp"
#include "registers/people/pages.hpp"

namespace people {
namespace {

using web::JsonType;

std::string shown(base::Texts const& texts, SensitiveField const& field, std::string const& value)
{
    if (value.empty()) return "–";
    if (field.code == "sex") return std::string{texts.of(label_of_sex(value))};
    if (field.code != "born") return value;
    auto const day = base::parse_partial_date(value);
    return day ? base::vietnamese(*day) : value;
}

web::AskedChange line_of(web::Context& context, Change const& change)
{
    auto const& texts = context.texts;
    auto const by = accounts::find_account(context.tx, change.asked_by);
    return {.id = change.id.text(),
            .field = std::string{texts.of(change.field->label)},
            .before = shown(texts, *change.field, change.before),
            .after = shown(texts, *change.field, change.after),
            .evidence = change.evidence,
            .asked = base::vietnamese(change.asked_at) + (by ? " · " + by->display_name : ""),
            .decision = web::decision_text(texts, change.agreed, change.why)};
}

constexpr web::AskedOf of_people{"/people", "People", "Person"};

/// GET /people/changes: what waits, person by person.
web::Response list_changes(web::Request const& request, web::Context& context)
{
    auto const page =
        open_changes(context.tx, context.actor, web::parse_cursor(request.query.get("after")), 50, context.today);
    std::vector<web::AskedChange> lines;
    for (auto const& change : page.lines) {
        auto line = line_of(context, change);
        if (change.field->code.ends_with("identity_number")) {   // in full for who opens the person
            line.before = masked(change.before);
            line.after = masked(change.after);
        }
        if (auto const person = find(context.tx, change.person)) line.record = person->full_name;
        line.url = "/people/" + change.person.text() + "/changes";
        lines.push_back(std::move(line));
    }
    return web::list_asked_changes(request, context, of_people, lines, page.next);
}

std::optional<Person> person_in(web::Request const& request, web::Context& context)
{
    return find(context.tx, context.actor, PersonId::parse(request.in_path("id")), context.today);
}

web::Response show(web::Request const& request, web::Context& context, Person const& person, base::Error const* error)
{
    web::AskedOfRecord record{.url = "/people/" + person.id.text(), .name = person.full_name};
    bool const may_decide = decides(context, person);
    for (auto const& change : changes_of(context.tx, person.id))
        (!change.agreed && may_decide ? record.open : record.decided).push_back(line_of(context, change));
    return web::show_asked_changes(request, context, of_people, record, error);
}

/// GET /people/{id}/changes
web::Response view_changes(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context);
    if (!found) return web::not_found();
    accounts::note_read(context, "person", found->id.value);
    return show(request, context, *found, nullptr);
}

/// POST /people/{id}/changes: 303 to the person; 404; 409; 422.
web::Response create_decision(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context);
    if (!found || !decides(context, *found)) return web::not_found();
    auto chosen = changes_of(context.tx, found->id);
    std::erase_if(chosen, [&](Change const& change) { return !web::is_marked(request, change.id.text()); });
    auto const [agreed, why] = web::read_decision(request);
    base::Error const error{base::Refusal::invalid, web::decision_problems(!chosen.empty(), agreed, why, "")};
    if (!error.problems.empty()) return show(request, context, *found, &error);
    auto const done = decide_changes(context, *found, std::move(chosen), agreed, why);
    return done ? web::see_other("/people/" + found->id.text()) : show(request, context, *found, &done.error());
}

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id},
    {"field", JsonType::text, "full_name, born, sex, identity_number, old_identity_number"},
    {"before", JsonType::text, "what the record had when it was asked for"},
    {"after", JsonType::text},
    {"evidence", JsonType::text},
    {"asked_at", JsonType::instant},
    {"agreed", JsonType::boolean, "null while it waits", true, true},
    {"why", JsonType::text, "of the decision"},
};
constexpr web::Schema schema{"PersonChange", fields};

constexpr web::SchemaField decision_fields[] = {
    {"changes", JsonType::list, "ids; made together or not at all"},
    {"agreed", JsonType::boolean},
    {"why", JsonType::text, "needed when they are refused", false},
};
constexpr web::Schema decision_schema{"PersonChangeDecision", decision_fields};

web::Response answer_all(web::Context& context, PersonId person)
{
    web::ListAnswer answer;
    for (auto const& change : changes_of(context.tx, person)) {
        base::JsonObject o{answer.json()};
        o("id", change.id)("field", change.field->code)("before", change.before)("after", change.after);
        o("evidence", change.evidence)("asked_at", change.asked_at)("agreed", change.agreed)("why", change.why);
    }
    return answer.done();
}

web::Response get_changes(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context);
    if (!found) return web::not_found();
    accounts::note_read(context, "person", found->id.value);
    return answer_all(context, found->id);
}

/// POST /api/v1/people/{id}/changes/decision: 200 with all of the person; 404; 409; 422.
web::Response post_decision(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context);
    if (!found || !decides(context, *found)) return web::not_found();
    web::JsonBody body{request};
    auto const ids = body.ids<ChangeId>("changes");
    auto const agreed = body.boolean("agreed", web::Needed::yes).value_or(false);
    auto const why = body.text("why").value_or("");
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto chosen = changes_of(context.tx, found->id);
    std::erase_if(chosen, [&](Change const& change) { return std::ranges::find(ids, change.id) == ids.end(); });
    base::Error const error{base::Refusal::invalid, web::decision_problems(!chosen.empty(), agreed, why, "changes")};
    if (!error.problems.empty()) return web::refusal(context, error);
    auto const done = decide_changes(context, *found, std::move(chosen), agreed, why);
    return done ? answer_all(context, found->id) : web::refusal(context, done.error());
}

constexpr web::ApiDoc list_doc{
    "Changes of who a person is that were asked for, the newest first", {}, nullptr, web::Answer::list, &schema};
constexpr web::ApiDoc decide_doc{
    "Agree to changes of a person, which makes them, or refuse them", {}, &decision_schema, web::Answer::list, &schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/people/changes", edit_people, list_changes},
    {web::Method::get, "/people/{id}/changes", view_people, view_changes},
    {web::Method::post, "/people/{id}/changes", edit_people, create_decision},
};
constexpr web::Route api[] = {
    {web::Method::get, "/api/v1/people/{id}/changes", view_people, get_changes, &list_doc},
    {web::Method::post, "/api/v1/people/{id}/changes/decision", edit_people, post_decision, &decide_doc},
};

}   // namespace

std::span<web::Route const> change_page_routes() { return routes; }
std::span<web::Route const> change_api_routes() { return api; }

}   // namespace people
