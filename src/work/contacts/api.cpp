#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "work/contacts/form.hpp"
#include "work/contacts/pages.hpp"
#include "work/contacts/store.hpp"

namespace contacts {
namespace {

using web::JsonType;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id},
    {"kind", JsonType::text, "visit, call, office"},
    {"met_on", JsonType::date},
    {"with_whom", JsonType::text, "posts at the enterprise"},
    {"note", JsonType::text},
    {"next_step", JsonType::text},
    {"next_on", JsonType::date, "by when", true, true},
    {"done", JsonType::boolean, "the next step was done"},
    {"withdrawn_why", JsonType::text, "why it was taken back; \"\" while it stands"},
};
constexpr web::Schema schema{"EnterpriseContact", fields};
constexpr web::SchemaField body_fields[] = {
    {"kind", JsonType::text, "visit, call, office"},
    {"met_on", JsonType::date},
    {"with_whom", JsonType::text, "posts at the enterprise", false},
    {"note", JsonType::text, "about the enterprise, never about what a person thinks"},
    {"next_step", JsonType::text, "", false},
    {"next_on", JsonType::date, "", false, true},
};
constexpr web::Schema body_schema{"EnterpriseContactForm", body_fields};
constexpr web::SchemaField why_fields[] = {{"why", JsonType::text}};
constexpr web::Schema why_schema{"EnterpriseContactWithdrawal", why_fields};

void write(base::JsonWriter& json, Contact const& contact)
{
    base::JsonObject o{json};
    o("id", contact.id)("kind", name_of(contact.kind))("met_on", contact.met_on)("with_whom", contact.with_whom);
    o("note", contact.note)("next_step", contact.next_step)("next_on", contact.next_on);
    o("done", contact.done_at.has_value())("withdrawn_why", contact.withdrawn_why);
}

web::Response answer(web::Context& context, ContactId id, int status = 200)
{
    base::JsonWriter json;
    write(json, *find(context.tx, id));
    return web::json(json.take(), status);
}

web::Response list_contacts(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, enterprises::view_enterprises);
    if (!found) return web::not_found();
    web::ListAnswer all;
    for (auto const& contact : of_enterprise(context.tx, found->id)) write(all.json(), contact);
    return all.done();
}

/// POST /api/v1/enterprises/{id}/contacts: 201; 404; 422.
web::Response post_contact(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, enterprises::edit_enterprises);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    auto const form = read_form(body);
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const made = check(form, found->id, context.today);
    if (!made) return web::refusal(context, made.error());
    return answer(context, *add(context.tx, entry_of(context), *made), 201);
}

web::Response post_done(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, enterprises::edit_enterprises);
    auto const contact = found ? contact_in(request, context, found->id) : std::nullopt;
    if (!contact || contact->withdrawn_at || !contact->next_on) return web::not_found();
    save_done(context.tx, entry_of(context), contact->id);
    return answer(context, contact->id);
}

web::Response post_withdrawal(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, enterprises::edit_enterprises);
    auto const contact = found ? contact_in(request, context, found->id) : std::nullopt;
    if (!contact) return web::not_found();
    web::JsonBody body{request};
    auto const why = body.text("why", web::Needed::yes).value_or("");
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (auto const fit = check_withdrawal(*contact, why); !fit) return web::refusal(context, fit.error());
    withdraw(context.tx, entry_of(context), contact->id, why);
    return answer(context, contact->id);
}

constexpr web::ApiDoc list_doc{
    "Visits to an enterprise and calls, the latest first", {}, nullptr, web::Answer::list, &schema};
constexpr web::ApiDoc create_doc{"Write down a visit or call", {}, &body_schema, web::Answer::object, &schema, 201};
constexpr web::ApiDoc done_doc{"What comes next was done", {}, nullptr, web::Answer::object, &schema};
constexpr web::ApiDoc withdraw_doc{"Take a visit or call back", {}, &why_schema, web::Answer::object, &schema};

constexpr auto view = enterprises::view_enterprises;
constexpr auto edit = enterprises::edit_enterprises;
constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/enterprises/{id}/contacts", view, list_contacts, &list_doc},
    {web::Method::post, "/api/v1/enterprises/{id}/contacts", edit, post_contact, &create_doc},
    {web::Method::post, "/api/v1/enterprises/{id}/contacts/{contact}/done", edit, post_done, &done_doc},
    {web::Method::post, "/api/v1/enterprises/{id}/contacts/{contact}/withdrawal", edit, post_withdrawal, &withdraw_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace contacts
