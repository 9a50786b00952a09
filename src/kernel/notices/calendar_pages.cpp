#include <algorithm>

#include "kernel/accounts/digest.hpp"
#include "kernel/accounts/gate.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/notices/calendar.hpp"
#include "kernel/notices/pages.hpp"
#include "kernel/notices/site_url.hpp"
#include "kernel/notices/source.hpp"
#include "kernel/notices/wishes_store.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "platform/web/languages.hpp"

namespace notices {
namespace {

constexpr std::size_t most_of_a_kind = 500;
constexpr std::string_view ending = ".ics";
constexpr std::size_t secret_letters = 43;   // 32 bytes

/// What waits for the actor, as events.
std::vector<CalendarEvent> events_of(web::Context& context, std::string const& site)
{
    auto const& rules = rulebook::embedded();
    Range const range{context.today - base::Days{rules.integer("notice.overdue_days", context.today)},
                      context.today + base::Days{rules.integer("notice.calendar_days", context.today)}};
    std::vector<CalendarEvent> events;
    for (auto const* source : context.services.shelf.get<Registry>().sources()) {
        std::vector<std::int64_t> records;
        for (auto const& due : source->due(context, range, most_of_a_kind)) records.push_back(due.record);
        for (auto const& item : source->describe(context, records)) {
            if (item.done) continue;
            events.push_back({.uid = std::string{source->kind} + "-" + base::id_text(item.record) + "@donghanh",
                              .on = item.due_on,
                              .summary = item.outside,
                              .description = std::string{context.texts.of(source->label)},
                              .url = site + item.url});
        }
    }
    std::ranges::stable_sort(events, {}, [](auto const& event) { return std::tie(event.on, event.uid); });
    return events;
}

web::Response answer(web::Request const& request, std::string content)
{
    auto const tag = "\"" + accounts::hexadecimal(accounts::sha256(content)).substr(0, 32) + "\"";
    web::Response response;
    response.header("ETag", tag);
    response.header("Cache-Control", "private, no-cache");
    if (request.headers.get("if-none-match").find(tag) != std::string_view::npos) {
        response.status = 304;
        return response;
    }
    response.header("Content-Type", "text/calendar; charset=utf-8");
    response.body = std::move(content);
    return response;
}

/// GET /calendar/{secret}.ics: what the owner of the address may see today; 404 when it was revoked or its owner is
/// blocked. Rule N-8.
web::Response read_calendar(web::Request const& request, web::Context& context)
{
    auto file = request.in_path("file");
    if (!file.ends_with(ending) || file.size() != secret_letters + ending.size()) return web::not_found();
    file.remove_suffix(ending.size());
    auto const feed = find_feed(context.tx, file);
    auto const actor = feed ? accounts::actor_of(context.tx, feed->user, context.today) : std::nullopt;
    auto const account = actor ? accounts::find_account(context.tx, feed->user) : std::nullopt;
    if (!account) return web::not_found();
    web::Context own{.tx = context.tx,
                     .actor = *actor,
                     .today = context.today,
                     .now = context.now,
                     .texts = web::texts_in(web::language_of(account->language, context.texts.language())),
                     .services = context.services,
                     .csrf = {}};
    auto const events = events_of(own, site_url(request, context));
    CalendarHead const head{.name = std::string{own.texts.tr("Đồng Hành: deadlines")},
                            // midnight in Việt Nam, not the second: what has not changed today is the same file
                            .stamp = base::Instant{context.today} - std::chrono::hours{7}};
    return answer(request, calendar(head, events));
}

constexpr web::Route table[] = {{web::Method::get, "/calendar/{file}", web::anyone, read_calendar}};

}   // namespace

std::span<web::Route const> calendar_routes() { return table; }

}   // namespace notices
