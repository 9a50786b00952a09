#include <algorithm>

#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "work/training/class_page.hpp"
#include "work/training/learner.hpp"
#include "work/training/own.hpp"
#include "work/training/pages.hpp"

namespace training {
namespace {

using web::JsonType;

constexpr web::SchemaField enrolment_fields[] = {
    {"id", JsonType::id, "the enrolment"},
    {"person", JsonType::id, "who attends"},
    {"place", JsonType::id, "administrative unit the participation counts for"},
    {"workplace", JsonType::text, "as the list says it"},
    {"result", JsonType::text, "passed, failed, incomplete, \"\" = none yet"},
    {"mark_tenths", JsonType::integer, "of the paper, 0 to 100", true, true},
    {"certificate_number", JsonType::text, "standing certificate", true, true},
    {"issued_on", JsonType::date, "day of the certificate", true, true},
    {"valid_until", JsonType::date, "last day on which it is good for admission", true, true},
};
constexpr web::Schema enrolment_schema{"Enrolment", enrolment_fields};

constexpr web::SchemaField enrolment_body_fields[] = {{"person", JsonType::id, "who is enrolled"}};
constexpr web::Schema enrolment_body{"EnrolmentBody", enrolment_body_fields};

constexpr web::SchemaField result_body_fields[] = {
    {"result", JsonType::text, "passed, failed, incomplete, \"\" = none yet", false},
    {"mark_tenths", JsonType::integer, "of the paper, 0 to 100", false, true},
};
constexpr web::Schema result_body{"ResultBody", result_body_fields};

constexpr web::SchemaField certificate_body_fields[] = {
    {"number", JsonType::text, "in the issuer's register"},
    {"issued_on", JsonType::date},
};
constexpr web::Schema certificate_body{"CertificateBody", certificate_body_fields};

constexpr web::SchemaField cancellation_body_fields[] = {{"reason", JsonType::text}};
constexpr web::Schema cancellation_body{"CertificateCancellationBody", cancellation_body_fields};

void write(base::JsonWriter& json, TrainingClass const& c, Enrolment const& e)
{
    auto const& certificate = e.certificate;
    base::JsonObject o{json};
    o("id", e.id);
    o("person", e.person);
    o("place", e.place);
    o("workplace", e.workplace);
    o("result", name_of(e.result));
    o("mark_tenths", e.mark_tenths);
    o("certificate_number", certificate ? std::optional{certificate->number} : std::nullopt);
    o("issued_on", certificate ? std::optional{certificate->issued_on} : std::nullopt);
    o("valid_until", certificate ? validity_of(c, *certificate) : std::nullopt);
}

struct Named {
    TrainingClass training_class;
    Enrolment enrolment;
};
std::optional<Named> enrolment_in(web::Request const& request, web::Context& context, web::Permission permission)
{
    auto c = class_in(request, context, permission);
    if (!c) return std::nullopt;
    auto e = find_enrolment(context.tx, c->id, EnrolmentId::parse(request.in_path("enrolment")));
    if (!e) return std::nullopt;
    return Named{std::move(*c), std::move(*e)};
}

/// The enrolment as it stands now.
web::Response answer(web::Context& context, TrainingClass const& c, EnrolmentId id, int status = 200)
{
    base::JsonWriter json;
    write(json, c, *find_enrolment(context.tx, c.id, id));
    return web::json(json.take(), status);
}

/// GET /api/v1/classes/{id}/enrolments: all whom the actor may know in one page; 404.
web::Response list_enrolments(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context);
    if (!found) return web::not_found();
    web::ListAnswer answer;
    for (auto const& e : shown_to(context.tx, context.actor, *found, context.today).enrolments)
        write(answer.json(), *found, e);
    return answer.done();
}

/// POST /api/v1/classes/{id}/enrolments: 201; 404; 409 when enrolled already; 422.
web::Response create_enrolment(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context, edit_training);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    auto const id = body.id<PersonId>("person", web::Needed::yes);
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const person = people::find(context.tx, context.actor, *id, context.today);
    if (!person) return web::refusal(context, {base::Refusal::invalid, {{"person", "class.choose_person"}}});
    auto const row = enrolment_of(context.tx, *found, *person);
    auto const placement = organisations::placement(context.tx, context.today);
    auto const made = enrol(context.tx, *placement, entry_of(context), std::span{&row, 1}).front();
    if (made.state == Enrolled::already)
        return web::refusal(context,
                            {base::Refusal::conflict, {{"person", "class.enrolled_already", person->full_name}}});
    return answer(context, *found, made.id, 201);
}

/// GET /api/v1/classes/{id}/enrolments/{enrolment}: 200; 404, also for somebody whom the actor may not know.
web::Response get_enrolment(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context, view_training);
    if (!named) return web::not_found();
    auto const shown = shown_to(context.tx, context.actor, named->training_class, context.today).enrolments;
    bool const known = std::ranges::find(shown, named->enrolment.id, &Enrolment::id) != shown.end();
    return known ? answer(context, named->training_class, named->enrolment.id) : web::not_found();
}

web::Response decided(web::Context& context, Named const& named, OutcomeForm const& form, int status)
{
    auto const& [c, e] = named;
    auto const outcome = decide(context.tx, c, e, form, context.today);
    if (!outcome) return web::refusal(context, outcome.error());
    auto const placement = organisations::placement(context.tx, context.today);
    save(context.tx, *placement, entry_of(context), c, e, *outcome);
    return answer(context, c, e.id, status);
}

/// PUT /api/v1/classes/{id}/enrolments/{enrolment}/result: 200; 404; 409 while a certificate needs it; 422.
web::Response update_result(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context, edit_training);
    if (!named) return web::not_found();
    web::JsonBody body{request};
    OutcomeForm form{.result = body.text("result").value_or(""), .mark_tenths = body.integer("mark_tenths")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    return decided(context, *named, form, 200);
}

/// POST /api/v1/classes/{id}/enrolments/{enrolment}/certificate: 201; 404; 409 when one stands; 422.
web::Response create_certificate(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context, edit_training);
    if (!named) return web::not_found();
    auto const& e = named->enrolment;
    web::JsonBody body{request};
    OutcomeForm const form{.result = std::string{name_of(e.result)},
                           .mark_tenths = e.mark_tenths,
                           .number = body.text("number", web::Needed::yes).value_or(""),
                           .issued_on = body.date("issued_on", web::Needed::yes)};
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (e.certificate)
        return web::refusal(context,
                            {base::Refusal::conflict, {{"number", "certificate.stands", e.certificate->number}}});
    return decided(context, *named, form, 201);
}

/// POST /api/v1/classes/{id}/enrolments/{enrolment}/certificate/cancellation: 200; 404 without one; 422.
web::Response create_cancellation(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context, edit_training);
    if (!named || !named->enrolment.certificate) return web::not_found();
    web::JsonBody body{request};
    auto const reason = body.text("reason", web::Needed::yes);
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const placement = organisations::placement(context.tx, context.today);
    cancel_certificate(context.tx, *placement, entry_of(context), *named->enrolment.certificate, context.today,
                       *reason);
    return answer(context, named->training_class, named->enrolment.id);
}

/// DELETE /api/v1/classes/{id}/enrolments/{enrolment}: it was a mistake; 204; 404.
web::Response delete_enrolment(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context, edit_training);
    if (!named) return web::not_found();
    auto const placement = organisations::placement(context.tx, context.today);
    withdraw_enrolments(context.tx, *placement, entry_of(context), std::span{&named->enrolment.id, 1});
    return {.status = 204};
}

constexpr web::ApiDoc list_doc{
    "Who attends a class, of those whose people one may view", {}, nullptr, web::Answer::list, &enrolment_schema};
constexpr web::ApiDoc create_doc{"Enrol a person", {}, &enrolment_body, web::Answer::object, &enrolment_schema, 201};
constexpr web::ApiDoc get_doc{"An enrolment", {}, nullptr, web::Answer::object, &enrolment_schema};
constexpr web::ApiDoc result_doc{"Record a result", {}, &result_body, web::Answer::object, &enrolment_schema};
constexpr web::ApiDoc certificate_doc{"Issue a certificate", {}, &certificate_body, web::Answer::object,
                                      &enrolment_schema,     201};
constexpr web::ApiDoc cancellation_doc{
    "Cancel the certificate", {}, &cancellation_body, web::Answer::object, &enrolment_schema};
constexpr web::ApiDoc delete_doc{.summary = "Take an enrolment back that was a mistake", .status = 204};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/classes/{id}/enrolments", view_training, list_enrolments, &list_doc},
    {web::Method::post, "/api/v1/classes/{id}/enrolments", edit_training, create_enrolment, &create_doc},
    {web::Method::get, "/api/v1/classes/{id}/enrolments/{enrolment}", view_training, get_enrolment, &get_doc},
    {web::Method::delete_, "/api/v1/classes/{id}/enrolments/{enrolment}", edit_training, delete_enrolment, &delete_doc},
    {web::Method::put, "/api/v1/classes/{id}/enrolments/{enrolment}/result", edit_training, update_result, &result_doc},
    {web::Method::post, "/api/v1/classes/{id}/enrolments/{enrolment}/certificate", edit_training, create_certificate,
     &certificate_doc},
    {web::Method::post, "/api/v1/classes/{id}/enrolments/{enrolment}/certificate/cancellation", edit_training,
     create_cancellation, &cancellation_doc},
};

}   // namespace

std::span<web::Route const> enrolment_api_routes() { return routes; }

}   // namespace training
