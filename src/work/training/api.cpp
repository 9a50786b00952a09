#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/store.hpp"
#include "work/training/class_page.hpp"
#include "work/training/pages.hpp"
#include "work/training/store.hpp"

namespace training {
namespace {

using web::JsonType;

constexpr std::size_t page_size = 50;

constexpr web::SchemaField class_fields[] = {
    {"id", JsonType::id, "the class"},
    {"code", JsonType::text, "code of the class, unique"},
    {"name", JsonType::text, "name"},
    {"type", JsonType::text, "type of class: party_awareness, union_work …"},
    {"opened_on", JsonType::date, "decides the period the class counts in"},
    {"closed_on", JsonType::date, "last day", true, true},
    {"decision_number", JsonType::text, "decision that opened it, \"\" when not known"},
    {"organiser", JsonType::id, "unit that held it", true, true},
    {"place", JsonType::id, "administrative unit it counts for"},
    {"venue", JsonType::text, "where it was held"},
    {"periods", JsonType::integer, "lesson periods", true, true},
    {"revision", JsonType::integer, "to be sent back with a change"},
    {"participations", JsonType::integer, "standing enrolments; in lists only", false},
    {"passed", JsonType::integer, "of them passed; in lists only", false},
};
constexpr web::Schema class_schema{"TrainingClass", class_fields};

constexpr web::SchemaField body_fields[] = {
    {"code", JsonType::text},
    {"name", JsonType::text},
    {"type", JsonType::text},
    {"opened_on", JsonType::date},
    {"closed_on", JsonType::date, "", false, true},
    {"decision_number", JsonType::text, "", false},
    {"organiser", JsonType::id, "", false, true},
    {"place", JsonType::id},
    {"venue", JsonType::text, "", false},
    {"periods", JsonType::integer, "", false, true},
    {"revision", JsonType::integer, "needed for a change", false},
};
constexpr web::Schema body_schema{"TrainingClassBody", body_fields};

constexpr web::SchemaField list_query[] = {
    {"q", JsonType::text, "words of the name, or the code", false},
    {"type", JsonType::text, "type of class", false},
    {"year", JsonType::integer, "year of the opening day", false},
    {"after", JsonType::text, "`next` of the page before", false},
};

void write(base::JsonWriter& json, TrainingClass const& c, ClassRow const* counts)
{
    base::JsonObject o{json};
    o("id", c.id);
    o("code", c.code);
    o("name", c.name);
    o("type", c.type);
    o("opened_on", c.opened_on);
    o("closed_on", c.closed_on);
    o("decision_number", c.decision_number);
    o("organiser", c.organiser);
    o("place", c.place);
    o("venue", c.venue);
    o("periods", c.periods);
    o("revision", c.revision);
    if (counts == nullptr) return;
    o("participations", counts->participations.count);
    o("passed", counts->passed);
}

/// GET /api/v1/classes
web::Response list_classes(web::Request const& request, web::Context& context)
{
    ClassFilter filter{std::string{request.query.get("q")}, std::string{request.query.get("type")}};
    filter.year = static_cast<int>(base::parse_whole(request.query.get("year")).value_or(0));
    if (filter.year < 1900 || filter.year > 9000) filter.year = 0;
    auto const page = list(context.tx, context.actor, filter, web::parse_cursor(request.query.get("after")), page_size,
                           context.today);
    web::ListAnswer answer;
    for (auto const& row : page.rows) write(answer.json(), row.training_class, &row);
    return answer.done(page.next);
}

web::Response answer(TrainingClass const& c, int status = 200)
{
    base::JsonWriter json;
    write(json, c, nullptr);
    return web::json(json.take(), status);
}

/// GET /api/v1/classes/{id}: 200; 404.
web::Response get_class(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context);
    return found ? answer(*found) : web::not_found();
}

struct Sent {
    TrainingClass made;
    std::optional<std::int64_t> revision;
};
base::Result<Sent> read_body(web::Request const& request, web::Context& context, ClassId self)
{
    web::JsonBody body{request};
    ClassForm const form{body.text("code").value_or(""),  body.text("name").value_or(""),
                         body.text("type").value_or(""),  body.date("opened_on"),
                         body.date("closed_on"),          body.text("decision_number").value_or(""),
                         body.id<UnitId>("organiser"),    body.id<UnitId>("place"),
                         body.text("venue").value_or(""), body.integer("periods")};
    auto const revision = body.integer("revision");
    if (auto error = body.error()) return *error;
    auto made = make_class(form, context.today);
    if (!made) return made.error();
    if (auto const other = find_by_code(context.tx, form.code); other && other->id != self)
        return base::Error{base::Refusal::invalid, {{"code", "class.code_taken", form.code}}};
    if (!organisations::in_scope(context.tx, context.actor, edit_training, made->place, context.today))
        return base::Error{base::Refusal::invalid, {{"place", "class.place_out_of_scope"}}};
    return Sent{*made, revision};
}

/// POST /api/v1/classes: 201; 422.
web::Response create_class(web::Request const& request, web::Context& context)
{
    auto sent = read_body(request, context, {});
    if (!sent) return web::refusal(context, sent.error());
    auto const placement = organisations::placement(context.tx, context.today);
    sent->made.id = add(context.tx, *placement, entry_of(context), sent->made);
    sent->made.revision = 1;
    return answer(sent->made, 201);
}

/// PUT /api/v1/classes/{id}: 200; 404; 409 when the revision is not the newest; 422.
web::Response update_class(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context, edit_training);
    if (!found) return web::not_found();
    auto sent = read_body(request, context, found->id);
    if (!sent) return web::refusal(context, sent.error());
    if (sent->revision != found->revision)
        return web::refusal(context, {base::Refusal::conflict, {{"revision", "changed_by_another"}}});
    sent->made.id = found->id;
    sent->made.revision = found->revision;
    auto const placement = organisations::placement(context.tx, context.today);
    change(context.tx, *placement, entry_of(context), sent->made);
    ++sent->made.revision;
    return answer(sent->made);
}

constexpr web::ApiDoc list_doc{"Classes, newest first", list_query, nullptr, web::Answer::list, &class_schema};
constexpr web::ApiDoc get_doc{"A class", {}, nullptr, web::Answer::object, &class_schema};
constexpr web::ApiDoc create_doc{"Open a class", {}, &body_schema, web::Answer::object, &class_schema, 201};
constexpr web::ApiDoc update_doc{"Change a class", {}, &body_schema, web::Answer::object, &class_schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/classes", view_training, list_classes, &list_doc},
    {web::Method::post, "/api/v1/classes", edit_training, create_class, &create_doc},
    {web::Method::get, "/api/v1/classes/{id}", view_training, get_class, &get_doc},
    {web::Method::put, "/api/v1/classes/{id}", edit_training, update_class, &update_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace training
