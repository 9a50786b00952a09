#include "base/json_object.hpp"
#include "kernel/notices/pages.hpp"
#include "kernel/notices/shown.hpp"
#include "kernel/notices/store.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"

namespace notices {
namespace {

using web::JsonType;

constexpr std::size_t page_size = 100;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id},
    {"kind", JsonType::text, "journeys, transfers, contacts …: what tells that something is due"},
    {"record", JsonType::id, "what is due"},
    {"title", JsonType::text, "of the record, for who may see it; else of its kind"},
    {"url", JsonType::text, "of its page; \"\" when it may not be seen any more"},
    {"due_on", JsonType::date, "the last day"},
    {"days_before", JsonType::integer, "how many days before it was told; null: overdue", true, true},
    {"told_on", JsonType::date},
    {"read", JsonType::boolean},
    {"done", JsonType::boolean, "nothing of it is due any more"},
};
constexpr web::Schema schema{"Notice", fields};
constexpr web::SchemaField query[] = {
    {"show", JsonType::text, "unread: only those neither read nor done", false},
    {"after", JsonType::text, "the `next` of the page before", false},
};

constexpr web::SchemaField newest_fields[] = {
    {"newest", JsonType::id, "the newest notice that was seen; what came later stays unread"}};
constexpr web::Schema newest_schema{"NoticesRead", newest_fields};

void write(base::JsonWriter& json, base::Texts const& texts, Shown const& one)
{
    auto const& notice = one.notice;
    base::JsonObject o{json};
    o("id", notice.id)("kind", notice.kind)("record", base::id_text(notice.record))("title", title_of(texts, one));
    o("url", one.item ? one.item->url : std::string{})("due_on", notice.due_on);
    o("days_before", notice.days_before == overdue ? std::nullopt : std::optional{notice.days_before});
    o("told_on", notice.made_on)("read", notice.read_at.has_value())("done", one.done);
}

/// GET /api/v1/notices
web::Response get_notices(web::Request const& request, web::Context& context)
{
    auto const which = request.query.get("show") == "unread" ? Which::unread : Which::all;
    auto page =
        list(context.tx, UserId{context.actor.user}, which, web::parse_cursor(request.query.get("after")), page_size);
    web::ListAnswer answer;
    for (auto const& one : shown(context, std::move(page.notices))) write(answer.json(), context.texts, one);
    return answer.done(page.next);
}

/// POST /api/v1/notices/{id}/reading: 204; 404.
web::Response read_notice(web::Request const& request, web::Context& context)
{
    auto const id = NoticeId::parse(request.in_path("id"));
    if (!mark_read(context.tx, UserId{context.actor.user}, id, context.now)) return web::not_found();
    return web::status_only(204);
}

/// POST /api/v1/notices/reading: 204; 404; 422.
web::Response read_all(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    auto const newest = body.id<NoticeId>("newest", web::Needed::yes);
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (!mark_read_up_to(context.tx, UserId{context.actor.user}, *newest, context.now)) return web::not_found();
    return web::status_only(204);
}

constexpr web::ApiDoc list_doc{"What one was told is due, newest first", query, nullptr, web::Answer::list, &schema};
constexpr web::ApiDoc read_doc{"Mark a notice as read", {}, nullptr, web::Answer::nothing, nullptr, 204};
constexpr web::ApiDoc all_doc{
    "Mark one's notices up to one of them as read", {}, &newest_schema, web::Answer::nothing, nullptr, 204};

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/api/v1/notices", web::signed_in, get_notices, &list_doc},
    {post, "/api/v1/notices/reading", web::signed_in, read_all, &all_doc},
    {post, "/api/v1/notices/{id}/reading", web::signed_in, read_notice, &read_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return table; }

}   // namespace notices
