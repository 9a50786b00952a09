#include <random>

#include <fmt/format.h>

#include "kernel/accounts/own_transaction.hpp"
#include "kernel/accounts/session_store.hpp"
#include "kernel/notices/digest.hpp"
#include "kernel/notices/pages.hpp"
#include "kernel/notices/site_url.hpp"
#include "kernel/notices/source.hpp"
#include "kernel/notices/views.hpp"
#include "kernel/notices/wishes_store.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/mail/setting.hpp"
#include "platform/web/cookies.hpp"

namespace notices {
namespace {

constexpr char const* home = "/account/notices";
constexpr unsigned codes = 1'000'000;

UserId me(web::Context const& context) { return UserId{context.actor.user}; }

mail::Setting const* mail_setting(web::Context const& context)
{
    auto const* setting = context.services.shelf.find<mail::Setting>();
    return setting != nullptr && setting->on() ? setting : nullptr;
}

std::string six_digits()
{
    std::random_device device;
    return fmt::format("{:06}", device() % codes);
}

/// What is shown besides what the database knows.
struct Beside {
    base::Error const* error = nullptr;
    std::string calendar_url = {};
};

void add_fields(web::Request const& request, web::Context const& context, Wishes const& wishes, Beside const& beside,
                WishesView& view)
{
    auto const& texts = context.texts;
    auto const field = [&](std::string_view name, base::TextId label, std::string value) {
        auto const typed = request.form.find(name);
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = beside.error != nullptr && typed ? std::string{*typed} : std::move(value),
                          .problem = web::problem_of(texts, beside.error, name)};
    };
    auto const quiet = wishes.quiet.value_or(usual_quiet_hours(rulebook::embedded(), context.today));
    view.wanted_address = field("address", "E-mail address", {});
    view.wanted_address.autocomplete = "email";
    view.code = field("code", "Code of six digits", {});
    view.code.input_mode = "numeric";
    view.code.autocomplete = "one-time-code";
    view.quiet_from = field("quiet_from", "No mail from", clock_text(quiet.from));
    view.quiet_to = field("quiet_to", "No mail until", clock_text(quiet.to));
    view.quiet_from.help = texts.tr("A time like 20:00. Twice the same time: no quiet hours.");
    view.mail_days = field("mail_days", "On which days", std::string{name_of(wishes.mail_days)});
    view.days = {{"every", std::string{texts.tr("Every day")}},
                 {"working", std::string{texts.tr("On working days, without holidays")}}};
}

web::Response answer(web::Request const& request, web::Context& context, Beside const& beside = {})
{
    auto const wishes = wishes_of(context.tx, me(context));
    auto const feed = feed_of(context.tx, me(context));
    WishesView view{.csrf = context.csrf,
                    .has_mail = mail_setting(context) != nullptr,
                    .address = wishes.address,
                    .asked_address = wishes.asked_address,
                    .has_calendar = feed.has_value(),
                    .calendar_since = feed ? base::vietnamese(base::civil_day(feed->made_at)) : std::string{},
                    .calendar_url = beside.calendar_url};
    for (auto const* source : context.services.shelf.get<Registry>().sources())
        view.kinds.push_back({std::string{source->kind}, std::string{context.texts.of(source->label)},
                              wishes.wants(source->kind, Way::page), wishes.wants(source->kind, Way::mail)});
    add_fields(request, context, wishes, beside, view);
    auto const& texts = context.texts;
    return web::page(
        context,
        {.title = std::string{texts.tr("Notices, e-mail and calendar")},
         .crumbs = {{std::string{texts.tr("My account")}, "/account"}},
         .active = "/account"},
        [&](web::Html& out) { wishes_page(out, view); },
        beside.error == nullptr ? 200 : web::status_of(beside.error->kind));
}

/// GET /account/notices
web::Response show_wishes(web::Request const& request, web::Context& context) { return answer(request, context); }

/// POST /account/notices: 303; 422 with the form again. Without mail its fields are not asked and stay as they are.
web::Response save_wishes(web::Request const& request, web::Context& context)
{
    auto wishes = wishes_of(context.tx, me(context));
    bool const has_mail = mail_setting(context) != nullptr;
    for (auto const* source : context.services.shelf.get<Registry>().sources())
        for (auto const way : {Way::page, Way::mail}) {
            if (way == Way::mail && !has_mail) continue;
            std::pair const one{std::string{source->kind}, way};
            if (request.form.get(std::string{name_of(way)} + "-" + one.first).empty())
                wishes.off.insert(one);
            else
                wishes.off.erase(one);
        }
    if (has_mail) {
        auto const good = checked({.quiet_from = web::read_text(request, "quiet_from"),
                                   .quiet_to = web::read_text(request, "quiet_to"),
                                   .mail_days = web::read_text(request, "mail_days")},
                                  wishes);
        if (!good) return answer(request, context, {.error = &good.error()});
        wishes = *good;
    }
    save(context.tx, me(context), wishes);
    auto response = web::see_other(home);
    web::flash(response, request, context.texts.tr("Saved."));
    return response;
}

/// POST /account/notices/address: a code goes to the address. 303; 404 without mail; 409 too soon; 422.
web::Response ask_address(web::Request const& request, web::Context& context)
{
    auto const* setting = mail_setting(context);
    if (setting == nullptr) return web::not_found();
    auto const address = web::read_text(request, "address");
    auto const fit = check_asking(address, code_of(context.tx, me(context)), context.now);
    if (!fit) return answer(request, context, {.error = &fit.error()});
    auto const code = six_digits();
    save_asked(context.tx, me(context), address, accounts::hash_of_secret(code), context.now);
    auto mail = code_mail(context.texts, setting->site_url, code);
    mail.to = address;
    mail::add(context.tx, mail, context.now, context.now);
    return web::see_other(home);
}

/// POST /account/notices/confirmation: 303; 409 when the code is over; 422 for another code, which is counted.
web::Response confirm_address(web::Request const& request, web::Context& context)
{
    auto const given = accounts::hash_of_secret(web::read_text(request, "code"));
    auto const fit = check_code(code_of(context.tx, me(context)), given, context.now);
    accounts::in_own_transaction(*context.services.database, [&](db::Connection& tx) {
        if (fit)
            save_confirmed(tx, me(context), context.now);
        else
            note_wrong_code(tx, me(context));
    });
    if (!fit) return answer(request, context, {.error = &fit.error()});
    auto response = web::see_other(home);
    web::flash(response, request, context.texts.tr("The address is confirmed."));
    return response;
}

web::Response drop_address(web::Request const&, web::Context& context)
{
    remove_address(context.tx, me(context), context.now);
    return web::see_other(home);
}

/// POST /account/notices/calendar: the page with the new address, this once.
web::Response make_calendar(web::Request const& request, web::Context& context)
{
    auto const secret = add_feed(context.tx, me(context), context.now);
    return answer(request, context, {.calendar_url = site_url(request, context) + "/calendar/" + secret + ".ics"});
}

web::Response stop_calendar(web::Request const&, web::Context& context)
{
    revoke_feed(context.tx, me(context), context.now);
    return web::see_other(home);
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/account/notices", web::signed_in, show_wishes},
    {post, "/account/notices", web::signed_in, save_wishes},
    {post, "/account/notices/address", web::signed_in, ask_address},
    {post, "/account/notices/address/removal", web::signed_in, drop_address},
    {post, "/account/notices/confirmation", web::signed_in, confirm_address, nullptr, web::Opens::reading},
    {post, "/account/notices/calendar", web::signed_in, make_calendar},
    {post, "/account/notices/calendar/revocation", web::signed_in, stop_calendar},
};

}   // namespace

std::span<web::Route const> wishes_routes() { return table; }

}   // namespace notices
