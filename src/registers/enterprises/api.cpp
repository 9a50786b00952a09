#include <algorithm>

#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/outdated.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

using web::JsonType;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id, "the enterprise"},
    {"name", JsonType::text},
    {"label", JsonType::text, "the name, for choosing among many"},
    {"hint", JsonType::text, "the tax code, to tell enterprises of one name apart"},
    {"short_name", JsonType::text},
    {"foreign_name", JsonType::text},
    {"tax_code", JsonType::text, "of a household business only its last digits show"},
    {"legal_type", JsonType::text},
    {"ownership", JsonType::text},
    {"registered_on", JsonType::text, "YYYY, YYYY-MM or YYYY-MM-DD", true, true},
    {"industry_version", JsonType::text},
    {"industry_code", JsonType::text},
    {"status", JsonType::text, "of the register"},
    {"survey_status", JsonType::text, "as surveys found it"},
    {"place", JsonType::id, "commune of the address"},
    {"village", JsonType::text},
    {"street", JsonType::text},
    {"representative", JsonType::text},
    {"phone", JsonType::text},
    {"email", JsonType::text},
    {"workers", JsonType::integer, "newest count", true, true},
    {"female_workers", JsonType::integer, "of them women", true, true},
    {"counted_on", JsonType::date, "", true, true},
    {"revision", JsonType::integer, "to be sent back with a change"},
};
constexpr web::Schema schema{"Enterprise", fields};

constexpr web::SchemaField body_fields[] = {
    {"name", JsonType::text},
    {"legal_type", JsonType::text},
    {"place", JsonType::id},
    {"short_name", JsonType::text, "", false},
    {"foreign_name", JsonType::text, "", false},
    {"tax_code", JsonType::text, "", false},
    {"ownership", JsonType::text, "private when missing", false},
    {"registered_on", JsonType::text, "", false, true},
    {"industry_version", JsonType::text, "", false},
    {"industry_code", JsonType::text, "", false},
    {"status", JsonType::text, "active when missing", false},
    {"village", JsonType::text, "", false},
    {"street", JsonType::text, "", false},
    {"representative", JsonType::text, "", false},
    {"phone", JsonType::text, "", false},
    {"email", JsonType::text, "", false},
    {"workers", JsonType::integer, "", false, true},
    {"female_workers", JsonType::integer, "", false, true},
    {"counted_on", JsonType::date, "", false, true},
    {"from", JsonType::date, "a changed name, address or status holds from then; today when missing", false, true},
    {"paper", JsonType::text,
     "that a changed name, tax code, legal type, ownership, representative or status rests on; needed by those who do "
     "not decide these: they are then asked for, and the record keeps what it has",
     false},
    {"revision", JsonType::integer, "needed for a change", false},
    {"base", JsonType::object,
     "the fields as they were read: when somebody else saved meanwhile, what only one of the two changed is merged; "
     "what "
     "both changed is answered with 409 and the columns base, yours and current",
     false},
};
constexpr web::Schema body_schema{"EnterpriseBody", body_fields};

constexpr web::SchemaField list_query[] = {
    {"q", JsonType::text, "words of the name, or the beginning of a tax code", false},
    {"place", JsonType::id, "today's unit and all below", false},
    {"legal_type", JsonType::text, "", false},
    {"ownership", JsonType::text, "", false},
    {"status", JsonType::text, "", false},
    {"union", JsonType::text, "yes or no", false},
    {"sort", JsonType::text, "name or newest", false},
    {"after", JsonType::text, "`next` of the page before", false},
};

void write(base::JsonWriter& json, Enterprise const& e)
{
    auto const code = shown_tax_code(e.tax_code);
    base::JsonObject o{json};
    o("id", e.id);
    o("name", e.name);
    o("label", e.name);
    o("hint", code);
    o("short_name", e.short_name);
    o("foreign_name", e.foreign_name);
    o("tax_code", code);
    o("legal_type", e.legal_type);
    o("ownership", e.ownership);
    o("registered_on", e.registered_on);
    o("industry_version", e.industry_version);
    o("industry_code", e.industry_code);
    o("status", e.status);
    o("survey_status", e.survey_status);
    o("place", e.place);
    o("village", e.village);
    o("street", e.street);
    o("representative", e.representative);
    o("phone", e.phone);
    o("email", e.email);
    o("workers", e.workers);
    o("female_workers", e.female_workers);
    o("counted_on", e.counted_on);
    o("revision", e.revision);
}

web::Response answer(Enterprise const& e, int status = 200)
{
    base::JsonWriter json;
    write(json, e);
    return web::json(json.take(), status);
}

web::Response list_enterprises(web::Request const& request, web::Context& context)
{
    auto text = [&](std::string_view name) { return std::string{request.query.get(name)}; };
    Question question{
        .q = text("q"), .legal_type = text("legal_type"), .ownership = text("ownership"), .status = text("status")};
    if (auto const place = UnitId::parse(request.query.get("place"))) question.place = place;
    if (auto const u = text("union"); u == "yes" || u == "no") question.organised = u;
    if (text("sort") == "newest") question.sort = "newest";
    question.after = web::parse_cursor(request.query.get("after"));
    auto const page = list(context.tx, context.actor, question, context.today);
    web::ListAnswer answer;
    for (auto const& e : page.enterprises) write(answer.json(), e);
    return answer.done(page.next);
}

web::Response get_enterprise(web::Request const& request, web::Context& context)
{
    auto const found = find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today);
    return found ? answer(*found) : web::not_found();
}

struct Sent {
    Enterprise enterprise;
    std::optional<base::Date> from;
    std::string paper = {};
    bool is_outdated = false;   // and cannot be merged
    std::vector<web::ThreeColumns> both_changed = {};
};

/// Lays the fields of a body over `e`.
void lay(web::JsonBody& body, Enterprise& e)
{
    auto text = [&](std::string_view name, std::string& into) {
        if (body.has(name)) into = body.text(name).value_or("");
    };
    text("name", e.name);
    text("legal_type", e.legal_type);
    text("short_name", e.short_name);
    text("foreign_name", e.foreign_name);
    text("tax_code", e.tax_code);
    text("ownership", e.ownership);
    text("industry_version", e.industry_version);
    text("industry_code", e.industry_code);
    text("status", e.status);
    text("village", e.village);
    text("street", e.street);
    text("representative", e.representative);
    text("phone", e.phone);
    text("email", e.email);
    if (body.has("place")) e.place = body.id<UnitId>("place").value_or(UnitId{});
    if (body.has("registered_on")) e.registered_on = body.partial_date("registered_on");
    if (body.has("workers")) e.workers = body.integer("workers");
    if (body.has("female_workers")) e.female_workers = body.integer("female_workers");
    if (body.has("counted_on")) e.counted_on = body.date("counted_on");
}

constexpr web::ComparedField<Enterprise> compared[] = {
    web::compared_field<&Enterprise::name, Enterprise>("name"),
    web::compared_field<&Enterprise::legal_type, Enterprise>("legal_type"),
    web::compared_field<&Enterprise::short_name, Enterprise>("short_name"),
    web::compared_field<&Enterprise::foreign_name, Enterprise>("foreign_name"),
    web::compared_field<&Enterprise::tax_code, Enterprise>("tax_code"),
    web::compared_field<&Enterprise::ownership, Enterprise>("ownership"),
    web::compared_field<&Enterprise::industry_version, Enterprise>("industry_version"),
    web::compared_field<&Enterprise::industry_code, Enterprise>("industry_code"),
    web::compared_field<&Enterprise::status, Enterprise>("status"),
    web::compared_field<&Enterprise::village, Enterprise>("village"),
    web::compared_field<&Enterprise::street, Enterprise>("street"),
    web::compared_field<&Enterprise::representative, Enterprise>("representative"),
    web::compared_field<&Enterprise::phone, Enterprise>("phone"),
    web::compared_field<&Enterprise::email, Enterprise>("email"),
    web::compared_field<&Enterprise::place, Enterprise>("place"),
    web::compared_field<&Enterprise::registered_on, Enterprise>("registered_on"),
    web::compared_field<&Enterprise::workers, Enterprise>("workers"),
    web::compared_field<&Enterprise::female_workers, Enterprise>("female_workers"),
    web::compared_field<&Enterprise::counted_on, Enterprise>("counted_on"),
};

/// What was sent, laid over `current`; merged when the record was read before somebody else changed it. Rule E-14.
base::Result<Sent> read_body(web::Request const& request, web::Context& context, Enterprise const& current)
{
    web::JsonBody body{request};
    auto mine = current;
    lay(body, mine);
    auto before = current;
    auto base_body = body.object("base");
    if (base_body) {
        lay(*base_body, before);
        body.absorb("base", *base_body);
    }
    Sent sent{.from = body.date("from"), .paper = body.text("paper").value_or("")};
    auto const revision = body.integer("revision");
    if (auto error = body.error()) return *error;
    if (current.id && base_body && !revision) return base::Error{base::Refusal::invalid, {{"revision", "required"}}};
    sent.enterprise = current.id && revision != current.revision ? current : mine;
    if (current.id && revision != current.revision) {
        sent.both_changed = web::merge_outdated<Enterprise>(compared, body, base_body ? &*base_body : nullptr, before,
                                                            mine, sent.enterprise);
        sent.is_outdated = !base_body || !sent.both_changed.empty();
        if (sent.is_outdated) return sent;
    }
    auto const& e = sent.enterprise;
    base::Error error{base::Refusal::invalid, check(e, context.today)};
    if (auto const other = find_by_tax_code(context.tx, e.tax_code, context.today); other && other->id != e.id)
        error.problems.push_back({"tax_code", "enterprise.tax_code_taken", other->name});
    if (e.place && e.place != current.place &&
        !organisations::in_scope(context.tx, context.actor, edit_enterprises, e.place, context.today))
        error.problems.push_back({"place", "enterprise.place_out_of_scope"});
    if (sent.from && *sent.from > context.today) error.problems.push_back({"from", "date.in_future"});
    if (!error.problems.empty()) return error;
    return sent;
}

/// POST /api/v1/enterprises: 201; 422. Whether others may be the same is the caller's to ask before.
web::Response create_enterprise(web::Request const& request, web::Context& context)
{
    auto const sent = read_body(request, context, {});
    if (!sent) return web::refusal(context, sent.error());
    auto const placement = organisations::placement(context.tx, context.today);
    auto const ids = add(context.tx, *placement, {UserId{context.actor.user}, context.now},
                         std::span{&sent->enterprise, 1}, context.today);
    return answer(*find(context.tx, ids.front(), context.today), 201);
}

/// PUT /api/v1/enterprises/{id}: 200; 404; 409 with both changes when the revision is not the newest; 422.
web::Response update_enterprise(web::Request const& request, web::Context& context)
{
    auto const found =
        find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today, edit_enterprises);
    if (!found) return web::not_found();
    auto const sent = read_body(request, context, *found);
    if (!sent) return web::refusal(context, sent.error());
    if (sent->is_outdated) return web::outdated(context, found->revision, sent->both_changed);
    std::vector<Wanted> asked;
    auto const saved =
        save_or_ask(context, *found, sent->enterprise, {sent->from.value_or(context.today), sent->paper}, asked);
    if (!saved) return web::refusal(context, saved.error());
    return answer(*find(context.tx, found->id, context.today));
}

constexpr web::ApiDoc list_doc{"Enterprises in Vietnamese order of their names", list_query, nullptr, web::Answer::list,
                               &schema};
constexpr web::ApiDoc get_doc{"An enterprise", {}, nullptr, web::Answer::object, &schema};
constexpr web::ApiDoc create_doc{"Add an enterprise", {}, &body_schema, web::Answer::object, &schema, 201};
constexpr web::ApiDoc update_doc{"Change an enterprise", {}, &body_schema, web::Answer::object, &schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/enterprises", view_enterprises, list_enterprises, &list_doc},
    {web::Method::post, "/api/v1/enterprises", edit_enterprises, create_enterprise, &create_doc},
    {web::Method::get, "/api/v1/enterprises/{id}", view_enterprises, get_enterprise, &get_doc},
    {web::Method::put, "/api/v1/enterprises/{id}", edit_enterprises, update_enterprise, &update_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace enterprises
