#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/store.hpp"
#include "work/questionnaires/definition.hpp"
#include "work/questionnaires/pages.hpp"

namespace questionnaires {
namespace {

using web::JsonType;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id},
    {"unit", JsonType::id, "whose it is"},
    {"newest", JsonType::integer, "number of the newest version; 0: not given out yet"},
    {"is_changed", JsonType::boolean, "the draft differs from the newest version"},
    {"revision", JsonType::integer, "to be sent back with a change"},
    {"definition", JsonType::object, "the draft", true, false, &definition_schema},
};
constexpr web::Schema schema{"Questionnaire", fields};

constexpr web::SchemaField body_fields[] = {
    {"unit", JsonType::id, "whose it is; only when it is made", false},
    {"revision", JsonType::integer, "needed for a change", false},
    {"definition", JsonType::object, "", true, false, &definition_schema},
};
constexpr web::Schema body_schema{"QuestionnaireBody", body_fields};

constexpr web::SchemaField publication_fields[] = {{"revision", JsonType::integer}};
constexpr web::Schema publication_schema{"QuestionnairePublication", publication_fields};

constexpr web::SchemaField version_fields[] = {
    {"number", JsonType::integer},
    {"definition", JsonType::object, "", true, false, &definition_schema},
};
constexpr web::Schema version_schema{"QuestionnaireVersion", version_fields};

constexpr web::SchemaField list_query[] = {{"after", JsonType::text, "`next` of the page before", false}};

void write(base::JsonWriter& json, Draft const& draft)
{
    json.begin_object().key("id").text(draft.id.text()).key("unit").text(draft.unit.text());
    json.key("newest").number(draft.newest).key("is_changed").boolean(draft.is_changed);
    json.key("revision").number(draft.revision).key("definition");
    write(json, draft.questionnaire);
    json.end_object();
}

web::Response answer(Draft const& draft, int status = 200)
{
    base::JsonWriter json;
    write(json, draft);
    return web::json(json.take(), status);
}

web::Response list_drafts(web::Request const& request, web::Context& context)
{
    auto const page = list(context.tx, {.after = web::parse_cursor(request.query.get("after"))});
    web::ListAnswer answer;
    for (auto const& draft : page.drafts) write(answer.json(), draft);
    return answer.done(page.next);
}

web::Response get_draft(web::Request const& request, web::Context& context)
{
    auto const draft = draft_in(request, context, For::looking);
    return draft ? answer(*draft) : web::not_found();
}

struct Sent {
    std::optional<UnitId> unit;
    std::int64_t revision = 0;
    Questionnaire questionnaire;
};
base::Result<Sent> read_body(web::Request const& request)
{
    web::JsonBody body{request};
    Sent sent{body.id<UnitId>("unit"), body.integer("revision").value_or(0), {}};
    auto definition = body.object("definition", web::Needed::yes);
    if (auto const error = body.error()) return *error;
    auto read = read_definition(*definition);
    if (!read) return read.error();
    sent.questionnaire = std::move(*read);
    base::Error error{base::Refusal::invalid, {}};
    for (auto& found : check(sent.questionnaire)) error.problems.push_back(std::move(found.problem));
    if (!error.problems.empty()) return error;
    return sent;
}

/// POST /api/v1/questionnaires: 201; 404 for a unit out of scope; 422.
web::Response create(web::Request const& request, web::Context& context)
{
    auto const sent = read_body(request);
    if (!sent) return web::refusal(context, sent.error());
    if (!sent->unit) return web::refusal(context, {base::Refusal::invalid, {{"unit", "required"}}});
    if (!organisations::in_scope(context.tx, context.actor, edit_surveys, *sent->unit, context.today))
        return web::not_found();
    auto const id = add(context.tx, entry_of(context), *sent->unit, sent->questionnaire);
    return answer(*find(context.tx, id), 201);
}

/// PUT /api/v1/questionnaires/{id}: 200; 404; 409; 422.
web::Response update(web::Request const& request, web::Context& context)
{
    auto draft = draft_in(request, context, For::editing);
    if (!draft) return web::not_found();
    auto sent = read_body(request);
    if (!sent) return web::refusal(context, sent.error());
    draft->questionnaire = std::move(sent->questionnaire);
    draft->revision = sent->revision;
    auto const done = save(context.tx, entry_of(context), *draft);
    return done ? answer(*find(context.tx, draft->id)) : web::refusal(context, done.error());
}

/// POST /api/v1/questionnaires/{id}/publication: 201 with the version; 404; 409; 422.
web::Response publish_draft(web::Request const& request, web::Context& context)
{
    auto draft = draft_in(request, context, For::editing);
    if (!draft) return web::not_found();
    web::JsonBody body{request};
    draft->revision = body.integer("revision", web::Needed::yes).value_or(0);
    if (auto const error = body.error()) return web::refusal(context, *error);
    base::Error error{base::Refusal::invalid, {}};
    for (auto& found : check_for_publication(draft->questionnaire)) error.problems.push_back(std::move(found.problem));
    if (!error.problems.empty()) return web::refusal(context, error);
    auto const number = publish(context.tx, entry_of(context), *draft);
    if (!number) return web::refusal(context, number.error());
    base::JsonWriter json;
    json.begin_object().key("number").number(*number).key("definition");
    write(json, draft->questionnaire);
    json.end_object();
    return web::json(json.take(), 201);
}

web::Response get_version(web::Request const& request, web::Context& context)
{
    auto const number = base::parse_whole(request.in_path("number")).value_or(0);
    auto const version = find_version(context.tx, QuestionnaireId::parse(request.in_path("id")),
                                      static_cast<int>(std::clamp<std::int64_t>(number, 0, 1'000'000)));
    if (!version) return web::not_found();
    base::JsonWriter json;
    json.begin_object().key("number").number(number).key("definition");
    write(json, *version);
    json.end_object();
    return web::json(json.take());
}

/// POST /api/v1/questionnaires/{id}/withdrawal: 204; 404; 409.
web::Response withdraw_draft(web::Request const& request, web::Context& context)
{
    auto draft = draft_in(request, context, For::editing);
    if (!draft) return web::not_found();
    web::JsonBody body{request};
    draft->revision = body.integer("revision", web::Needed::yes).value_or(0);
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const done = withdraw(context.tx, entry_of(context), *draft);
    return done ? web::status_only(204) : web::refusal(context, done.error());
}

constexpr web::ApiDoc list_doc{"Questionnaires in Vietnamese order of their titles", list_query, nullptr,
                               web::Answer::list, &schema};
constexpr web::ApiDoc get_doc{"A questionnaire", {}, nullptr, web::Answer::object, &schema};
constexpr web::ApiDoc create_doc{"Make a questionnaire", {}, &body_schema, web::Answer::object, &schema, 201};
constexpr web::ApiDoc update_doc{"Change the draft of a questionnaire", {}, &body_schema, web::Answer::object, &schema};
constexpr web::ApiDoc publish_doc{
    "Give the draft out as the next version", {}, &publication_schema, web::Answer::object, &version_schema, 201};
constexpr web::ApiDoc version_doc{"A version as it was given out", {}, nullptr, web::Answer::object, &version_schema};
constexpr web::ApiDoc withdraw_doc{
    "Take a questionnaire out of use", {}, &publication_schema, web::Answer::nothing, nullptr, 204};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/questionnaires", view_surveys, list_drafts, &list_doc},
    {web::Method::post, "/api/v1/questionnaires", edit_surveys, create, &create_doc},
    {web::Method::get, "/api/v1/questionnaires/{id}", view_surveys, get_draft, &get_doc},
    {web::Method::put, "/api/v1/questionnaires/{id}", edit_surveys, update, &update_doc},
    {web::Method::post, "/api/v1/questionnaires/{id}/publication", edit_surveys, publish_draft, &publish_doc},
    {web::Method::get, "/api/v1/questionnaires/{id}/versions/{number}", view_surveys, get_version, &version_doc},
    {web::Method::post, "/api/v1/questionnaires/{id}/withdrawal", edit_surveys, withdraw_draft, &withdraw_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace questionnaires
