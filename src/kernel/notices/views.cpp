#include "kernel/notices/views.hpp"

namespace notices {
namespace {

void notice_row(web::Html& rows, NoticeLine const& line, std::string const& csrf)
{
    rows("<tr").attribute("class", line.unread ? "notice-unread" : "")("><td><div class='d-flex gap-2'>");
    web::icon(rows, line.icon);
    rows("<div>");
    if (line.url.empty())
        rows.text(line.title);
    else
        rows("<a").url("href", line.url)(">").text(line.title)("</a>");
    rows("<div class='text-secondary small'>")
        .text(line.kind)("</div></div></div></td><td class='text-nowrap'>")
        .text(line.due);
    rows("<div class='mt-1'>");
    web::badge(rows, line.done ? rows.texts().tr("done or settled") : std::string_view{line.reason}, line.tone);
    rows("</div></td><td>").text(line.told_on)("</td><td class='text-end'>");
    if (!line.read_action.empty()) {
        rows("<form method='post' class='no-print'").url("action", line.read_action)(">");
        web::csrf(rows, csrf);
        rows("<button type='submit' class='btn btn-sm'")
            .attribute("aria-label", std::string{rows.texts().tr("Mark as read")} + ": " + line.title);
        rows(">").tr("Mark as read")("</button></form>");
    }
    rows("</td></tr>");
}

}   // namespace

void notices_page(web::Html& out, web::Register const& table, NoticesView const& view)
{
    if (!view.newest.empty()) {
        out("<form method='post' action='/notices/reading' class='mb-3 no-print'>");
        web::csrf(out, view.csrf);
        out("<input type='hidden' name='newest'").attribute("value", view.newest)(">");
        web::send_button(out, out.texts().tr("Mark all as read"), "", "checks");
        out("</form>");
    }
    web::register_table(out, table, view.lines.size(), [&](web::Html& rows) {
        for (auto const& line : view.lines) notice_row(rows, line, view.csrf);
    });
}

void mails_page(web::Html& out, MailsView const& view)
{
    auto const& texts = out.texts();
    if (!view.has_mail)
        return web::card(out, {}, [&](web::Html& body) {
            web::empty_state(body, "mail-off", texts.tr("This installation sends no mail"),
                             texts.tr("Set a mail server (--smtp-url) and start the server again; how, is in "
                                      "docs/operate/mail.md."));
        });
    out("<p class='page-lead'>").text(view.lead)("</p>");
    web::Register const table{.url = "/mails",
                              .columns = {{.label = std::string{texts.tr("Recipient")}},
                                          {.label = std::string{texts.tr("Written at")}},
                                          {.label = std::string{texts.tr("State")}}},
                              .empty_text = std::string{texts.tr("Nothing waits, and nothing was given up.")}};
    web::register_table(out, table, view.lines.size(), [&](web::Html& rows) {
        for (auto const& line : view.lines) {
            rows("<tr><td>").text(line.to)("</td><td>").text(line.made)("</td><td>");
            web::badge(rows, line.state, line.tone);
            rows("<div class='text-secondary small'>").text(line.reason)("</div></td></tr>");
        }
    });
}

}   // namespace notices
