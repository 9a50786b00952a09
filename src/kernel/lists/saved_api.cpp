#include "base/json.hpp"
#include "base/json_object.hpp"
#include "kernel/lists/alerts.hpp"
#include "kernel/lists/pages.hpp"
#include "kernel/lists/store.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"

namespace lists {
namespace {

using web::JsonType;

constexpr std::string_view query_words = "parameters of the list's page: \"status=active&union=no\"";

constexpr web::SchemaField list_fields[] = {
    {"id", JsonType::id},
    {"name", JsonType::text},
    {"source", JsonType::text, "which list: \"enterprises\", \"people\" …"},
    {"query", JsonType::text, query_words},
    {"owner", JsonType::id},
    {"owner_name", JsonType::text},
    {"shared_with", JsonType::id, "whoever has a role at this unit or below may open it", true, true},
    {"beyond", JsonType::text, "more, fewer: when the owner wants to be told; \"\" never"},
    {"number", JsonType::integer, "than which"},
    {"beyond_since", JsonType::date, "first day on which it was seen so", true, true},
    {"count", JsonType::integer, "records that who asks sees now; not more than 100,001 are counted"},
    {"revision", JsonType::integer},
};
constexpr web::Schema list_schema{"SavedList", list_fields};

constexpr web::SchemaField body_fields[] = {
    {"name", JsonType::text, "at most 100 letters"},
    {"source", JsonType::text, "which list; stays when it is changed", false},
    {"query", JsonType::text, query_words, false},
    {"shared_with", JsonType::id, "a unit at which one has a role", false, true},
    {"beyond", JsonType::text, "more, fewer", false},
    {"number", JsonType::integer, "than which", false},
    {"revision", JsonType::integer, "the newest, for a change", false},
};
constexpr web::Schema body_schema{"SavedListBody", body_fields};

void write(base::JsonWriter& json, Counted const& one)
{
    auto const& list = one.list;
    base::JsonObject o{json};
    o("id", list.id)("name", list.name)("source", list.source)("query", list.query)("owner", list.owner);
    o("owner_name", list.owner_name)("shared_with", list.shared_with)("beyond", list.alert.beyond);
    o("number", list.alert.number)("beyond_since", list.alert_since)("count", one.count)("revision", list.revision);
}

/// GET /api/v1/lists
web::Response get_lists(web::Request const&, web::Context& context)
{
    web::ListAnswer answer;
    for (auto const& one : counted_lists(context)) write(answer.json(), one);
    return answer.done();
}

web::Response answer_with(web::Context& context, SavedListId id, int status)
{
    auto list = find_saved(context.tx, context.actor, id, context.today);
    auto const* source = list ? visible_source(context, list->source) : nullptr;
    if (source == nullptr) return web::not_found();
    auto const counted = count(*source, reading_of(context), fields_of(list->query), most_counted + 1);
    base::JsonWriter json;
    write(json, {std::move(*list), source, counted});
    return web::json(json.take(), status);
}

web::Response get_list(web::Request const& request, web::Context& context)
{
    return answer_with(context, SavedListId::parse(request.in_path("id")), 200);
}

struct Sent {
    SavedListForm form;
    std::string source;
    std::string query;
    std::int64_t revision = 0;
};
base::Result<Sent> sent_in(web::Request const& request)
{
    web::JsonBody body{request};
    Sent sent;
    sent.form.name = body.text("name", web::Needed::yes).value_or("");
    sent.source = body.text("source").value_or("");
    sent.query = body.text("query").value_or("");
    sent.form.shared_with = body.id<UnitId>("shared_with");
    sent.form.beyond = body.text("beyond").value_or("");
    if (auto const number = body.integer("number")) sent.form.number = std::to_string(*number);
    sent.revision = body.integer("revision").value_or(0);
    if (auto error = body.error()) return *error;
    return sent;
}

/// POST /api/v1/lists: 201; 404 for a list that one may not see; 422.
web::Response create_list(web::Request const& request, web::Context& context)
{
    auto const sent = sent_in(request);
    if (!sent) return web::refusal(context, sent.error());
    auto const* source = visible_source(context, sent->source);
    if (source == nullptr) return web::not_found();
    auto const query = query_text(*source, fields_of(sent->query));
    if (auto const kept = may_be_saved(*source, query); !kept) return web::refusal(context, kept.error());
    auto const made =
        checked(sent->form, {.owner = UserId{context.actor.user}, .source = std::string{source->code}, .query = query},
                own_units(context.actor));
    if (!made) return web::refusal(context, made.error());
    auto const saved = save(context.tx, *made, context.now);
    return saved ? answer_with(context, *saved, 201) : web::refusal(context, saved.error());
}

std::optional<SavedList> own_in_path(web::Request const& request, web::Context& context)
{
    auto list = find_saved(context.tx, context.actor, SavedListId::parse(request.in_path("id")), context.today);
    if (list && list->owner != UserId{context.actor.user}) list.reset();
    return list;
}

/// PUT /api/v1/lists/{id}: 200; 404; 409 when the revision is not the newest; 422.
web::Response update_list(web::Request const& request, web::Context& context)
{
    auto found = own_in_path(request, context);
    auto const* source = found ? visible_source(context, found->source) : nullptr;
    if (source == nullptr) return web::not_found();
    auto const sent = sent_in(request);
    if (!sent) return web::refusal(context, sent.error());
    found->query = query_text(*source, fields_of(sent->query));
    if (auto const kept = may_be_saved(*source, found->query); !kept) return web::refusal(context, kept.error());
    auto made = checked(sent->form, std::move(*found), own_units(context.actor));
    if (!made) return web::refusal(context, made.error());
    made->revision = sent->revision;
    auto const saved = save(context.tx, *made, context.now);
    return saved ? answer_with(context, *saved, 200) : web::refusal(context, saved.error());
}

web::Response delete_list(web::Request const& request, web::Context& context)
{
    auto const found = own_in_path(request, context);
    if (!found) return web::not_found();
    remove(context.tx, *found, context.now);
    return web::status_only(204);
}

constexpr web::ApiDoc all_doc{
    "Saved lists that one may open, with their numbers", {}, nullptr, web::Answer::list, &list_schema};
constexpr web::ApiDoc get_doc{"A saved list", {}, nullptr, web::Answer::object, &list_schema};
constexpr web::ApiDoc create_doc{"Save a list", {}, &body_schema, web::Answer::object, &list_schema, 201};
constexpr web::ApiDoc update_doc{"Change one's own saved list", {}, &body_schema, web::Answer::object, &list_schema};
constexpr web::ApiDoc delete_doc{
    "Remove one's own saved list; the records stay", {}, nullptr, web::Answer::nothing, nullptr, 204};

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/api/v1/lists", web::signed_in, get_lists, &all_doc},
    {post, "/api/v1/lists", web::signed_in, create_list, &create_doc},
    {get, "/api/v1/lists/{id}", web::signed_in, get_list, &get_doc},
    {put, "/api/v1/lists/{id}", web::signed_in, update_list, &update_doc},
    {delete_, "/api/v1/lists/{id}", web::signed_in, delete_list, &delete_doc},
};

}   // namespace

std::span<web::Route const> saved_api_routes() { return table; }

}   // namespace lists
