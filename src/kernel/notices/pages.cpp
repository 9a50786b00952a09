#include "kernel/notices/pages.hpp"

#include "kernel/notices/shown.hpp"
#include "kernel/notices/store.hpp"
#include "kernel/notices/views.hpp"
#include "platform/web/paging.hpp"

namespace notices {
namespace {

constexpr std::size_t page_size = 50;

UserId me(web::Context const& context) { return UserId{context.actor.user}; }

/// `nearest`: so many days before the last one stand out.
NoticeLine line_of(web::Context const& context, Shown const& one, std::int64_t nearest)
{
    auto const& texts = context.texts;
    auto const& notice = one.notice;
    NoticeLine line{.icon = std::string{one.source == nullptr ? "bell" : one.source->icon},
                    .title = title_of(texts, one),
                    .url = one.item ? one.item->url : std::string{},
                    .kind = std::string{one.source == nullptr ? "" : texts.of(one.source->label)},
                    .due = texts.tr("due on {0}", {base::vietnamese(notice.due_on)}),
                    .reason = reason_of(texts, notice),
                    .told_on = base::vietnamese(notice.made_on),
                    .done = one.done,
                    .unread = one.is_unread()};
    auto const left = (notice.due_on - context.today).count();
    if (line.done)
        line.tone = "good";
    else
        line.tone = left < 0 ? "bad" : left <= nearest ? "warning" : "info";
    if (line.unread) line.read_action = "/notices/" + notice.id.text() + "/reading";
    return line;
}

web::Register table_of(web::Request const& request, web::Context& context, Page const& page)
{
    auto const& texts = context.texts;
    return {.url = "/notices",
            .filters = {{.name = "show",
                         .label = std::string{texts.tr("All notices")},
                         .choices = {{"unread", std::string{texts.tr("Unread ones")}}},
                         .value = std::string{request.query.get("show") == "unread" ? "unread" : ""}}},
            .columns = {{.label = std::string{texts.tr("What is due")}},
                        {.label = std::string{texts.tr("Deadline")}},
                        {.label = std::string{texts.tr("Told on")}, .wide_only = true},
                        {.label = std::string{texts.tr("Read?")}}},
            .paging = web::paging(request, page.next),
            .empty_text = std::string{texts.tr("Nothing has been told to you yet. When something that is yours to see "
                                               "falls due, it stands here.")}};
}

/// GET /notices?show=unread
web::Response list_notices(web::Request const& request, web::Context& context)
{
    auto const which = request.query.get("show") == "unread" ? Which::unread : Which::all;
    auto const page = list(context.tx, me(context), which, web::parse_cursor(request.query.get("after")), page_size);
    NoticesView view{.csrf = context.csrf};
    if (auto const newest = list(context.tx, me(context), Which::unread, std::nullopt, 1).notices; !newest.empty())
        view.newest = newest.front().id.text();
    auto const nearest = reminders_on(rulebook::embedded(), context.today).nearest();
    for (auto const& one : shown(context, page.notices)) view.lines.push_back(line_of(context, one, nearest));
    web::Frame frame{.title = std::string{context.texts.tr("Notices")}, .active = "/notices"};
    frame.actions = [](web::Html& out) {
        web::link_button(out, "/account/notices", out.texts().tr("What I am told"), "", "settings");
    };
    auto const table = table_of(request, context, page);
    return web::page(context, frame, [&](web::Html& out) { notices_page(out, table, view); });
}

/// POST /notices/{id}/reading: 303 back to the list; 404.
web::Response read_notice(web::Request const& request, web::Context& context)
{
    if (!mark_read(context.tx, me(context), NoticeId::parse(request.in_path("id")), context.now))
        return web::not_found();
    return web::see_other("/notices");
}

/// POST /notices/reading: all that the page knew of. 303 back to the list; 404.
web::Response read_all(web::Request const& request, web::Context& context)
{
    if (!mark_read_up_to(context.tx, me(context), NoticeId::parse(request.form.get("newest")), context.now))
        return web::not_found();
    return web::see_other("/notices");
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/notices", web::signed_in, list_notices},
    {post, "/notices/reading", web::signed_in, read_all},
    {post, "/notices/{id}/reading", web::signed_in, read_notice},
};

}   // namespace

std::span<web::Route const> page_routes() { return table; }

web::Bell bell()
{
    return {.url = "/notices",
            .count = [](db::Connection& tx, web::Actor const& actor) { return count_unread(tx, UserId{actor.user}); }};
}

}   // namespace notices
