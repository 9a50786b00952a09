#include "base/json_object.hpp"
#include "kernel/accounts/read_log.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/committees/pages.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"

namespace committees {
namespace {

using web::JsonType;

constexpr web::SchemaField term_fields[] = {
    {"id", JsonType::id},
    {"standing", JsonType::text, "regular or provisional"},
    {"from", JsonType::date},
    {"to", JsonType::date, "first day on which it is over"},
    {"decision_number", JsonType::text},
    {"decided_on", JsonType::date, "", true, true},
};
constexpr web::Schema term_schema{"CommitteeTerm", term_fields};
constexpr web::SchemaField term_body_fields[] = {
    {"standing", JsonType::text, "regular when missing", false},
    {"from", JsonType::date},
    {"to", JsonType::date, "as long as the rule says when missing", false, true},
    {"decision_number", JsonType::text, "", false},
    {"decided_on", JsonType::date, "", false, true},
};
constexpr web::Schema term_body_schema{"CommitteeTermBody", term_body_fields};
constexpr web::SchemaField post_fields[] = {
    {"id", JsonType::id, "of the holding"},
    {"person", JsonType::id},
    {"name", JsonType::text, "of the person"},
    {"post", JsonType::text, "chair, cell_secretary, committee_member …"},
    {"how", JsonType::text, "elected, appointed, co_opted"},
    {"from", JsonType::date},
    {"to", JsonType::date, "first day on which the person no longer holds it"},
    {"decision_number", JsonType::text},
    {"decided_on", JsonType::date, "", true, true},
};
constexpr web::Schema post_schema{"PostHolding", post_fields};
constexpr web::SchemaField post_body_fields[] = {
    {"person", JsonType::id},
    {"post", JsonType::text},
    {"how", JsonType::text, "elected when missing", false},
    {"from", JsonType::date},
    {"to", JsonType::date, "the end of the term when missing", false, true},
    {"decision_number", JsonType::text, "", false},
    {"decided_on", JsonType::date, "", false, true},
};
constexpr web::Schema post_body_schema{"PostHoldingBody", post_body_fields};
constexpr web::SchemaField end_fields[] = {{"to", JsonType::date, "first day without it"}};
constexpr web::Schema end_schema{"PostEnd", end_fields};
constexpr web::SchemaField day_query[] = {
    {"day", JsonType::date, "held on that day; everything ever held when missing", false}};

ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

void write(base::JsonWriter& json, Term const& term)
{
    base::JsonObject o{json};
    o("id", term.id)("standing", name_of(term.standing))("from", term.days.from)("to", term.days.to);
    o("decision_number", term.decision_number)("decided_on", term.decided_on);
}

void write(base::JsonWriter& json, web::Context& context, Holding const& h)
{
    auto const person = people::find(context.tx, h.person);
    base::JsonObject o{json};
    o("id", h.id)("person", h.person)("name", person ? person->full_name : std::string{})("post", h.post);
    o("how", name_of(h.how))("from", h.days.from)("to", h.days.to);
    o("decision_number", h.decision_number)("decided_on", h.decided_on);
}

web::Response answer(web::Context& context, Holding const& h, int status = 200)
{
    base::JsonWriter json;
    write(json, context, h);
    return web::json(json.take(), status);
}

web::Response list_terms(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, view_permission);
    if (!unit) return web::not_found();
    web::ListAnswer answer;
    for (auto const& term : terms(context.tx, unit->id)) write(answer.json(), term);
    return answer.done();
}

/// POST /api/v1/units/{id}/terms: 201; 404; 422; 409 when a term begins on that day already.
web::Response post_term(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, edit_permission);
    if (!unit) return web::not_found();
    hold(context.tx, unit->id);
    web::JsonBody body{request};
    TermForm const form{.standing = parse_standing(body.text("standing").value_or("regular")),
                        .decision_number = body.text("decision_number").value_or(""),
                        .decided_on = body.date("decided_on"),
                        .from = body.date("from"),
                        .to = body.date("to")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto term = open_term(*unit, form, terms(context.tx, unit->id), context.today);
    if (!term) return web::refusal(context, term.error());
    term->id = add(context.tx, entry_of(context), *term);
    base::JsonWriter json;
    write(json, *term);
    return web::json(json.take(), 201);
}

web::Response post_term_withdrawal(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, edit_permission);
    auto const term = unit ? term_in(request, context, unit->id) : std::nullopt;
    if (!term) return web::not_found();
    hold(context.tx, unit->id);
    auto const done = withdraw(context.tx, entry_of(context), *term);
    return done ? web::status_only(204) : web::refusal(context, done.error());
}

web::Response list_posts(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, view_permission);
    if (!unit) return web::not_found();
    auto const day = base::parse_date(request.query.get("day"));
    accounts::note_read(context, "committee", unit->id.value);
    web::ListAnswer answer;
    for (auto const& h : day ? holdings_on(context.tx, *unit, *day) : holdings(context.tx, unit->id))
        write(answer.json(), context, h);
    return answer.done();
}

/// POST /api/v1/units/{id}/posts: 201; 404; 422; 409 when the post is held.
web::Response post_holding(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, edit_permission);
    if (!unit) return web::not_found();
    hold(context.tx, unit->id);
    web::JsonBody body{request};
    auto const person = body.id<PersonId>("person");
    HoldingForm form{.post = body.text("post").value_or(""),
                     .how = parse_how(body.text("how").value_or("elected")),
                     .decision_number = body.text("decision_number").value_or(""),
                     .decided_on = body.date("decided_on"),
                     .from = body.date("from"),
                     .to = body.date("to")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (person && people::find(context.tx, context.actor, *person, context.today)) form.person = person;
    auto holding = take_post(*unit, form, terms(context.tx, unit->id), holdings(context.tx, unit->id), context.today);
    if (!holding) return web::refusal(context, holding.error());
    holding->id = add(context.tx, entry_of(context), *holding);
    return answer(context, *holding, 201);
}

std::optional<Holding> editable(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, edit_permission);
    return unit ? holding_in(request, context, unit->id) : std::nullopt;
}

web::Response post_end(web::Request const& request, web::Context& context)
{
    auto const holding = editable(request, context);
    if (!holding) return web::not_found();
    web::JsonBody body{request};
    auto const on = body.date("to");
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const left = leave_post(*holding, on, context.today);
    if (!left) return web::refusal(context, left.error());
    save_end(context.tx, entry_of(context), *holding, left->days.to);
    return answer(context, *left);
}

web::Response post_withdrawal(web::Request const& request, web::Context& context)
{
    auto const holding = editable(request, context);
    if (!holding) return web::not_found();
    withdraw(context.tx, entry_of(context), *holding);
    return web::status_only(204);
}

constexpr web::ApiDoc list_terms_doc{
    "Terms of a unit's committee, newest first", {}, nullptr, web::Answer::list, &term_schema};
constexpr web::ApiDoc post_term_doc{"Record a term; the one that runs ends on its first day",
                                    {},
                                    &term_body_schema,
                                    web::Answer::object,
                                    &term_schema,
                                    201};
constexpr web::ApiDoc withdraw_term_doc{
    "Take back a term entered by mistake", {}, nullptr, web::Answer::nothing, nullptr, 204};
constexpr web::ApiDoc list_posts_doc{"Who holds which post", day_query, nullptr, web::Answer::list, &post_schema};
constexpr web::ApiDoc post_holding_doc{"Somebody takes a post", {},           &post_body_schema,
                                       web::Answer::object,     &post_schema, 201};
constexpr web::ApiDoc end_doc{"Somebody leaves a post", {}, &end_schema, web::Answer::object, &post_schema};
constexpr web::ApiDoc withdraw_doc{
    "Take back a post entered by mistake", {}, nullptr, web::Answer::nothing, nullptr, 204};

// the line of the unit decides who may see and change its committee: unit_in asks
constexpr web::Permission line_decides = organisations::view_organisations;
constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/units/{id}/terms", line_decides, list_terms, &list_terms_doc},
    {web::Method::post, "/api/v1/units/{id}/terms", line_decides, post_term, &post_term_doc},
    {web::Method::post, "/api/v1/units/{id}/terms/{term}/withdrawal", line_decides, post_term_withdrawal,
     &withdraw_term_doc},
    {web::Method::get, "/api/v1/units/{id}/posts", line_decides, list_posts, &list_posts_doc},
    {web::Method::post, "/api/v1/units/{id}/posts", line_decides, post_holding, &post_holding_doc},
    {web::Method::post, "/api/v1/units/{id}/posts/{post}/end", line_decides, post_end, &end_doc},
    {web::Method::post, "/api/v1/units/{id}/posts/{post}/withdrawal", line_decides, post_withdrawal, &withdraw_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace committees
