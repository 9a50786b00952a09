#include "kernel/notices/pages.hpp"
#include "kernel/notices/views.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/mail/setting.hpp"

namespace notices {
namespace {

MailLine line_of(web::Context const& context, mail::Line const& line)
{
    auto const& texts = context.texts;
    MailLine shown{.to = line.to, .made = base::vietnamese(line.made_at)};
    if (!line.problem.empty()) shown.reason = texts.of(line.problem);
    if (line.reply != 0) shown.reason += " " + texts.tr("(answer {0})", {std::to_string(line.reply)});
    if (line.given_up_at) {
        shown.state = texts.tr("given up on {0}", {base::vietnamese(*line.given_up_at)});
        shown.tone = "bad";
    } else if (line.tries > 0) {
        shown.state =
            texts.tr("tried {0} times, again at {1}", {texts.number(line.tries), base::vietnamese(line.next_try_at)});
        shown.tone = "warning";
    } else {
        shown.state = texts.tr("waits until {0}", {base::vietnamese(line.next_try_at)});
        shown.tone = "info";
    }
    return shown;
}

/// GET /mails: what waits and what was given up, never what it says.
web::Response list_mails(web::Request const&, web::Context& context)
{
    auto const& texts = context.texts;
    auto const* setting = context.services.shelf.find<mail::Setting>();
    auto const all = mail::standing(context.tx);
    MailsView view{
        .has_mail = setting != nullptr && setting->on(),
        .lead = texts.tr("Waiting: {0}; given up: {1}.", {texts.number(all.waiting), texts.number(all.given_up)})};
    if (all.last_sent_at)
        view.lead += " " + texts.tr("The last one left on {0}.", {base::vietnamese(*all.last_sent_at)});
    for (auto const& line : all.lines) view.lines.push_back(line_of(context, line));
    return web::page(context, {.title = std::string{texts.tr("Outgoing mail")}, .active = "/mails"},
                     [&](web::Html& out) { mails_page(out, view); });
}

constexpr web::Route table[] = {{web::Method::get, "/mails", manage_mails, list_mails}};

}   // namespace

std::span<web::Route const> mail_routes() { return table; }

}   // namespace notices
