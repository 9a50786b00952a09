#include <algorithm>

#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/store.hpp"
#include "work/surveys/list_form.hpp"
#include "work/surveys/pages.hpp"
#include "work/surveys/review_store.hpp"

namespace surveys {
namespace {

using web::JsonType;

constexpr web::SchemaField campaign_fields[] = {
    {"id", JsonType::id},
    {"unit", JsonType::id, "whose it is"},
    {"title", JsonType::text},
    {"questionnaire", JsonType::id},
    {"version", JsonType::integer, "of the questionnaire"},
    {"starts_on", JsonType::date},
    {"deadline", JsonType::date, "the last day"},
    {"closed_on", JsonType::date, "", true, true},
    {"revision", JsonType::integer},
};
constexpr web::Schema campaign_schema{"Survey", campaign_fields};

constexpr web::SchemaField listed_fields[] = {
    {"enterprise", JsonType::id},
    {"place", JsonType::id, "commune on the day the list was frozen"},
    {"responsible", JsonType::id, "the user", true, true},
    {"state", JsonType::text, "to_do, done, refused, closed, not_found, moved"},
    {"state_on", JsonType::date, "", true, true},
    {"conflicts", JsonType::integer, "answers that differ and wait for a decision"},
};
constexpr web::Schema listed_schema{"SurveyEnterprise", listed_fields};

constexpr web::SchemaField plan_fields[] = {
    {"unit", JsonType::id, "whose it is"},
    {"title", JsonType::text},
    {"questionnaire", JsonType::id, "taken in its newest version"},
    {"starts_on", JsonType::date},
    {"deadline", JsonType::date},
    {"enterprises", JsonType::list, "ids; 1 to 100000"},
    {"responsible", JsonType::id, "the user", false, true},
};
constexpr web::Schema plan_schema{"SurveyPlan", plan_fields};

constexpr web::SchemaField hand_over_fields[] = {
    {"to", JsonType::id, "the user"},
    {"why", JsonType::text, "", false},
    {"from", JsonType::id, "only what is given to this user", false, true},
    {"place", JsonType::id, "only what lies in today's unit and below", false, true},
    {"state", JsonType::text, "only those in this state", false},
};
constexpr web::Schema hand_over_schema{"SurveyHandOver", hand_over_fields};

constexpr web::SchemaField handed_over_fields[] = {{"enterprises", JsonType::integer, "how many"}};
constexpr web::Schema handed_over_schema{"SurveyHandedOver", handed_over_fields};

constexpr web::SchemaField closure_fields[] = {{"revision", JsonType::integer}};
constexpr web::Schema closure_schema{"SurveyClosure", closure_fields};

constexpr web::SchemaField review_fields[] = {
    {"verdict", JsonType::text, "accepted, sent_back or held"},
    {"fields", JsonType::list, "questions marked for another look", false},
    {"note", JsonType::text, "needed unless accepted", false},
};
constexpr web::Schema review_schema{"SurveyReview", review_fields};

constexpr web::SchemaField list_query[] = {
    {"state", JsonType::text, "", false},
    {"after", JsonType::text, "`next` of the page before", false},
};

void write(base::JsonWriter& json, Campaign const& c)
{
    base::JsonObject o{json};
    o("id", c.id)("unit", c.unit)("title", c.title)("questionnaire", c.questionnaire)("version", c.version);
    o("starts_on", c.starts_on)("deadline", c.deadline)("closed_on", c.closed_on)("revision", c.revision);
}

void write(base::JsonWriter& json, Listed const& row)
{
    base::JsonObject o{json};
    o("enterprise", row.enterprise)("place", row.place);
    o("responsible", row.responsible ? std::optional{row.responsible} : std::nullopt);
    o("state", name_of(row.state))("state_on", row.state_on)("conflicts", row.conflicts);
}

web::Response list_campaigns(web::Request const&, web::Context& context)
{
    web::ListAnswer answer;
    for (auto const& campaign : list(context.tx)) write(answer.json(), campaign);
    return answer.done();
}

web::Response list_listed(web::Request const& request, web::Context& context)
{
    auto const campaign = campaign_in(request, context);
    if (!campaign) return web::not_found();
    auto const page = list(context.tx, campaign->id,
                           {.places = visible_places(context),
                            .state = parse_state(request.query.get("state")),
                            .after = web::parse_cursor(request.query.get("after"))});
    web::ListAnswer answer;
    for (auto const& row : page.rows) write(answer.json(), row);
    return answer.done(page.next);
}

/// The enterprises of a plan that the caller may survey; empty when one is out of reach.
std::optional<std::vector<enterprises::Enterprise>> reachable(web::Context& context, std::span<EnterpriseId const> ids)
{
    std::vector<enterprises::Enterprise> all;
    for (auto const id : ids) {
        auto e = enterprises::find(context.tx, context.actor, id, context.today);
        if (!e || !organisations::in_scope(context.tx, context.actor, edit_surveys, e->place, context.today))
            return std::nullopt;
        all.push_back(std::move(*e));
    }
    return all;
}

bool is_surveyor(web::Context& context, UserId user)
{
    auto const people = surveyors(context);
    return !user || std::ranges::find(people, user.text(), &web::Choice::value) != people.end();
}

/// POST /api/v1/surveys: 201; 404 for a unit or an enterprise out of reach; 422.
web::Response create_campaign(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    auto const unit = body.id<UnitId>("unit", web::Needed::yes).value_or(UnitId{});
    CampaignForm const form{
        body.text("title").value_or(""),
        body.id<questionnaires::QuestionnaireId>("questionnaire").value_or(questionnaires::QuestionnaireId{}),
        body.date("starts_on"), body.date("deadline")};
    auto const ids = body.ids<EnterpriseId>("enterprises");
    auto const responsible = body.id<UserId>("responsible").value_or(UserId{});
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (!organisations::in_scope(context.tx, context.actor, edit_surveys, unit, context.today)) return web::not_found();
    auto const draft = questionnaires::find(context.tx, form.questionnaire);
    auto const planned = plan(form, unit, draft ? draft->newest : 0);
    if (!planned) return web::refusal(context, planned.error());
    if (ids.empty() || ids.size() > most_enterprises)
        return web::refusal(context, {base::Refusal::invalid, {{"enterprises", "survey.no_enterprise"}}});
    if (!is_surveyor(context, responsible))
        return web::refusal(context, {base::Refusal::invalid, {{"responsible", "survey.no_surveyor"}}});
    auto const chosen = reachable(context, ids);
    if (!chosen) return web::not_found();
    auto const id = add(context.tx, entry_of(context), *planned);
    add_enterprises(context.tx, entry_of(context), id, *chosen, responsible, "");
    base::JsonWriter json;
    write(json, *find(context.tx, id));
    return web::json(json.take(), 201);
}

/// POST /api/v1/surveys/{id}/hand-over: 200 with how many; 404; 422.
web::Response hand_over_all(web::Request const& request, web::Context& context)
{
    auto const campaign = open_campaign(request, context);
    if (!campaign) return web::not_found();
    web::JsonBody body{request};
    auto const to = body.id<UserId>("to", web::Needed::yes).value_or(UserId{});
    auto const why = body.text("why").value_or("");
    ListQuestion question{.places = visible_places(context), .responsible = body.id<UserId>("from")};
    auto const place = body.id<UnitId>("place");
    auto const state = body.text("state").value_or("");
    question.state = parse_state(state);
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (!state.empty() && !question.state)
        return web::refusal(context, {base::Refusal::invalid, {{"state", "survey.state", state}}});
    if (!is_surveyor(context, to))
        return web::refusal(context, {base::Refusal::invalid, {{"to", "survey.no_surveyor"}}});
    if (place) question.places = within(context, *place);
    auto const count = hand_over(context.tx, entry_of(context), campaign->id, question, to, why);
    base::JsonWriter json;
    json.begin_object().key("enterprises").number(count).end_object();
    return web::json(json.take());
}

/// POST /api/v1/surveys/{id}/closure: 200; 404; 409; 422.
web::Response close_campaign(web::Request const& request, web::Context& context)
{
    auto campaign = open_campaign(request, context);
    if (!campaign) return web::not_found();
    web::JsonBody body{request};
    campaign->revision = body.integer("revision", web::Needed::yes).value_or(0);
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const done = close(context.tx, entry_of(context), *campaign, context.today);
    if (!done) return web::refusal(context, done.error());
    base::JsonWriter json;
    write(json, *find(context.tx, campaign->id));
    return web::json(json.take());
}

/// POST /api/v1/surveys/{id}/enterprises/{enterprise}/review: 204; 404; 422.
web::Response review_listed(web::Request const& request, web::Context& context)
{
    auto const campaign = campaign_in(request, context);
    if (!campaign || campaign->closed_on) return web::not_found();
    auto const listed = find(context.tx, campaign->id, EnterpriseId::parse(request.in_path("enterprise")));
    auto const version = questionnaires::find_version(context.tx, campaign->questionnaire, campaign->version);
    if (!listed || !version || !may_review(context, *listed)) return web::not_found();
    web::JsonBody body{request};
    auto const name = body.text("verdict", web::Needed::yes).value_or("");
    Review wanted{parse_verdict(name).value_or(Verdict::held), body.texts("fields"), body.text("note").value_or("")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (!parse_verdict(name))
        return web::refusal(context, {base::Refusal::invalid, {{"verdict", "survey.verdict", name}}});
    for (auto const& field : wanted.fields)
        if (questionnaires::find(version->questions, field) == nullptr)
            return web::refusal(context, {base::Refusal::invalid, {{"fields", "answer.unknown_field", field}}});
    auto made = review(std::move(wanted), listed->state);
    if (!made) {
        auto error = made.error();
        for (auto& problem : error.problems) problem.field = problem.field.empty() ? "verdict" : "note";
        return web::refusal(context, error);
    }
    save(context.tx, entry_of(context), *campaign, *version, *listed, *made, context.today);
    return web::status_only(204);
}

constexpr web::ApiDoc list_doc{"Surveys, the newest first", {}, nullptr, web::Answer::list, &campaign_schema};
constexpr web::ApiDoc create_doc{"Begin a survey", {}, &plan_schema, web::Answer::object, &campaign_schema, 201};
constexpr web::ApiDoc listed_doc{"The enterprises of a survey", list_query, nullptr, web::Answer::list, &listed_schema};
constexpr web::ApiDoc hand_over_doc{
    "Give enterprises of a survey to somebody else", {}, &hand_over_schema, web::Answer::object, &handed_over_schema};
constexpr web::ApiDoc close_doc{"Close a survey", {}, &closure_schema, web::Answer::object, &campaign_schema};
constexpr web::ApiDoc review_doc{
    "Accept, send back or hold what was answered", {}, &review_schema, web::Answer::nothing, nullptr, 204};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/surveys", view_surveys, list_campaigns, &list_doc},
    {web::Method::post, "/api/v1/surveys", edit_surveys, create_campaign, &create_doc},
    {web::Method::get, "/api/v1/surveys/{id}/enterprises", view_surveys, list_listed, &listed_doc},
    {web::Method::post, "/api/v1/surveys/{id}/hand-over", edit_surveys, hand_over_all, &hand_over_doc},
    {web::Method::post, "/api/v1/surveys/{id}/closure", edit_surveys, close_campaign, &close_doc},
    {web::Method::post, "/api/v1/surveys/{id}/enterprises/{enterprise}/review", edit_surveys, review_listed,
     &review_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace surveys
