#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/pages.hpp"
#include "kernel/accounts/roles.hpp"
#include "kernel/accounts/store.hpp"
#include "platform/web/list_answer.hpp"

namespace accounts {
namespace {

using enum web::JsonType;

constexpr int page_size = 100;

constexpr web::SchemaField grant_fields[] = {
    {.name = "permission", .description = "A right, for example people.view"},
    {.name = "unit", .type = id, .description = "Unit whose subtree the right covers", .nullable = true},
};
constexpr web::Schema grant_schema{"Right", grant_fields};
constexpr web::SchemaField me_fields[] = {
    {.name = "id", .type = id},
    {.name = "sign_in_name"},
    {.name = "name"},
    {.name = "rights", .type = list, .of = &grant_schema},
};
constexpr web::Schema me_schema{"Me", me_fields};
constexpr web::ApiDoc me_doc{
    .summary = "Who the token belongs to, and what it may do", .answer = web::Answer::object, .of = &me_schema};

constexpr web::SchemaField audit_query[] = {
    {.name = "record", .type = id, .description = "Entries about this record", .required = false},
    {.name = "from", .type = date, .description = "First day", .required = false},
    {.name = "to", .type = date, .description = "Last day", .required = false},
    {.name = "after", .description = "The `next` of the page before", .required = false},
};
constexpr web::SchemaField audit_fields[] = {
    {.name = "id", .type = id},
    {.name = "at", .type = instant},
    {.name = "by", .type = id, .description = "The user; null when nobody was signed in", .nullable = true},
    {.name = "action"},
    {.name = "record_kind"},
    {.name = "record", .type = id, .nullable = true},
    {.name = "changes", .type = object, .description = "Fields with their values before and after", .nullable = true},
};
constexpr web::Schema audit_schema{"AuditEntry", audit_fields};
constexpr web::ApiDoc audit_doc{.summary = "The log of changes, newest first",
                                .query = audit_query,
                                .answer = web::Answer::list,
                                .of = &audit_schema};

void id_or_null(base::JsonWriter& json, std::int64_t value)
{
    if (value == 0)
        json.null();
    else
        json.text(base::id_text(value));
}

web::Response show_me(web::Request const&, web::Context& context)
{
    auto const account = find_account(context.tx, UserId{context.actor.user});
    if (!account) return web::not_found();
    base::JsonWriter json;
    json.begin_object().key("id").text(account->id.text()).key("sign_in_name").text(account->sign_in_name);
    json.key("name").text(account->display_name).key("rights").begin_array();
    for (auto const& grant : context.actor.grants) {
        json.begin_object().key("permission").text(grant.permission).key("unit");
        id_or_null(json, grant.scope);
        json.end_object();
    }
    json.end_array().end_object();
    return web::json(json.take());
}

web::Response list_entries(web::Request const& request, web::Context& context)
{
    AuditQuery query{.from = base::parse_date(request.query.get("from")),
                     .to = base::parse_date(request.query.get("to")),
                     .before = web::parse_cursor(request.query.get("after")).value_or(web::Cursor{}).id,
                     .limit = page_size + 1};
    if (auto const record = request.query.get("record"); !record.empty())
        query.record = base::parse_id(record).value_or(-1);   // -1: no record has it
    auto lines = list_audit(context.tx, query);
    bool const more = lines.size() > page_size;
    if (more) lines.pop_back();
    web::ListAnswer answer;
    auto& json = answer.json();
    for (auto const& line : lines) {
        json.begin_object().key("id").text(base::id_text(line.id)).key("at").text(base::iso(line.at)).key("by");
        id_or_null(json, line.by.value);
        json.key("action").text(line.action).key("record_kind").text(line.record_kind).key("record");
        id_or_null(json, line.record_id);
        json.key("changes").json(line.changes.empty() ? "null" : line.changes).end_object();
    }
    return answer.done(more ? std::optional{web::Cursor{{}, lines.back().id}} : std::nullopt);
}

constexpr web::Route table[] = {
    {web::Method::get, "/api/v1/me", web::signed_in, show_me, &me_doc},
    {web::Method::get, "/api/v1/audit", view_audit, list_entries, &audit_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return table; }

}   // namespace accounts
