#include "base/json.hpp"
#include "base/json_object.hpp"
#include "kernel/accounts/own_transaction.hpp"
#include "kernel/lists/alerts.hpp"
#include "kernel/lists/change_task.hpp"
#include "kernel/lists/pages.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/problem_details.hpp"

namespace lists {
namespace {

using web::JsonType;

constexpr web::SchemaField reason_fields[] = {{"code", JsonType::text, "why"}, {"records", JsonType::integer}};
constexpr web::Schema reason_schema{"ListChangeReason", reason_fields};

constexpr web::SchemaField change_fields[] = {
    {"id", JsonType::id},
    {"source", JsonType::text, "which list"},
    {"action", JsonType::text, "what is done: \"status\""},
    {"state", JsonType::text, "planned, running, done, undoing, undone"},
    {"waiting", JsonType::integer, "records that will be changed"},
    {"changed", JsonType::integer},
    {"as_it_is", JsonType::integer, "that are so already"},
    {"refused", JsonType::integer},
    {"restored", JsonType::integer, "taken back"},
    {"kept", JsonType::integer, "not taken back, because somebody has changed them since"},
    {"reasons", JsonType::list, "why records were refused or kept, the most frequent first", true, false,
     &reason_schema},
};
constexpr web::Schema change_schema{"ListChange", change_fields};

constexpr web::SchemaField body_fields[] = {
    {"source", JsonType::text, "which list"},
    {"action", JsonType::text, "what is to be done"},
    {"query", JsonType::text, "parameters of the list's page", false},
    {"all", JsonType::boolean, "true: everything that matches the query", false},
    {"ids", JsonType::list, "else these records", false},
    {"values", JsonType::object, "what the action asks for, as texts", false},
};
constexpr web::Schema body_schema{"ListChangeBody", body_fields};

web::Response answer(web::Context& context, ListChange const& change, int status)
{
    auto const counts = counts_of(context.tx, change.id);
    base::JsonWriter json;
    {
        base::JsonObject o{json};
        o("id", change.id)("source", change.source)("action", change.action)("state", name_of(change.state));
        o("waiting", counts.waiting)("changed", counts.changed)("as_it_is", counts.as_it_is);
        o("refused", counts.refused)("restored", counts.restored)("kept", counts.kept);
        json.key("reasons").begin_array();
        for (auto const& [reason, records] : reasons_of(context.tx, change.id)) {
            base::JsonObject one{json};
            one("code", reason)("records", records);
        }
        json.end_array();
    }
    return web::json(json.take(), status);
}

/// POST /api/v1/list-changes: 201, nothing is changed yet; 404 for a list or an action out of reach; 422.
web::Response create_change(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    auto const means = means_of(context, body.text("source", web::Needed::yes).value_or(""),
                                body.text("action", web::Needed::yes).value_or(""));
    Asked asked{.query = body.text("query").value_or(""), .all = body.boolean("all").value_or(false)};
    for (auto const id : body.ids<base::Id<struct ListedTag>>("ids")) asked.ids.push_back(id.value);
    if (auto values = body.object("values")) {
        if (means)
            for (auto const& field : means->action->fields)
                asked.values.add(std::string{field.name}, values->text(field.name).value_or(""));
        body.absorb("values", *values);
    }
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (!means) return web::not_found();
    asked.query = query_text(*means->source, fields_of(asked.query));
    auto const planned = plan(*means->source, *means->action, reading_of(context), context.now, asked);
    if (!planned) return web::refusal(context, planned.error());
    save(context.tx, *planned);
    return answer(context, planned->change, 201);
}

std::optional<ListChange> in_path(web::Request const& request, web::Context& context)
{
    auto found = find_change(context.tx, context.actor, ListChangeId::parse(request.in_path("id")));
    if (found && !means_of(context, found->source, found->action)) found.reset();
    return found;
}

web::Response get_change(web::Request const& request, web::Context& context)
{
    auto const found = in_path(request, context);
    return found ? answer(context, *found, 200) : web::not_found();
}

web::Response start_task(web::Request const& request, web::Context& context, ChangeTask task)
{
    auto const found = in_path(request, context);
    if (!found) return web::not_found();
    if (auto const allowed = may_start(context, *found, task); !allowed) return web::refusal(context, allowed.error());
    start(context, found->id, task);
    return answer(context, *found, 202);
}
/// POST /api/v1/list-changes/{id}/start: 202, the work goes on after the answer; 404; 409.
web::Response start_change(web::Request const& request, web::Context& context)
{
    return start_task(request, context, ChangeTask::run);
}
web::Response undo_change(web::Request const& request, web::Context& context)
{
    return start_task(request, context, ChangeTask::undo);
}

constexpr web::ApiDoc create_doc{"Plan a change of many records and see what it would do",
                                 {},
                                 &body_schema,
                                 web::Answer::object,
                                 &change_schema,
                                 201};
constexpr web::ApiDoc get_doc{"One's own change of many records", {}, nullptr, web::Answer::object, &change_schema};
constexpr web::ApiDoc start_doc{
    "Carry it out; the work goes on after the answer", {}, nullptr, web::Answer::object, &change_schema, 202};
constexpr web::ApiDoc undo_doc{
    "Take it back; the work goes on after the answer", {}, nullptr, web::Answer::object, &change_schema, 202};

using enum web::Method;
constexpr web::Route table[] = {
    {post, "/api/v1/list-changes", web::signed_in, create_change, &create_doc},
    {get, "/api/v1/list-changes/{id}", web::signed_in, get_change, &get_doc},
    {post, "/api/v1/list-changes/{id}/start", web::signed_in, start_change, &start_doc},
    {post, "/api/v1/list-changes/{id}/undo", web::signed_in, undo_change, &undo_doc},
};

}   // namespace

std::span<web::Route const> change_api_routes() { return table; }

}   // namespace lists
