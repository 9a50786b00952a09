#include "work/contacts/views.hpp"

#include "platform/web/take_back_form.hpp"

namespace contacts {
namespace {

void follow_up(web::Html& out, ContactLine const& line, std::string_view csrf)
{
    out("<div class='mt-2 d-flex flex-wrap gap-2 align-items-center'>");
    web::badge(out, out.texts().tr("Next step"), line.done.empty() ? line.next_late ? "bad" : "info" : "good");
    out("<span>").text(line.next)("</span>");
    if (!line.done.empty()) out("<span class='text-secondary small'>").text(line.done)("</span>");
    if (!line.done_action.empty()) {
        out("<form method='post' class='no-print'").url("action", line.done_action)(">");
        web::csrf(out, csrf);
        web::send_button(out, out.texts().tr("It is done"), "", "check");
        out("</form>");
    }
    out("</div>");
}

void item(web::Html& out, ContactLine const& line, std::string_view csrf)
{
    out("<li class='border-bottom py-3'><div class='row'><div class='col-md-3 text-secondary'>").text(line.day);
    out("<div class='small'>");
    web::icon(out, line.icon);
    out(" ").text(line.kind)("</div></div><div class='col-md-9'>");
    if (!line.withdrawn.empty()) {
        out("<s>").text(line.note)("</s><div class='text-secondary small'>").text(line.withdrawn)("</div>");
    } else {
        out("<div class='multi-line'>").text(line.note)("</div>");
        if (!line.with_whom.empty())
            out("<div class='text-secondary small'>").tr("With {0}", {line.with_whom})("</div>");
        if (!line.next.empty()) follow_up(out, line, csrf);
    }
    out("<div class='text-secondary small mt-1'>").text(line.entered)("</div>");
    if (!line.withdraw_action.empty()) web::take_back_form(out, line.withdraw_action, csrf);
    out("</div></div></li>");
}

}   // namespace

void contacts_page(web::Html& out, ContactsView const& view)
{
    out("<div class='row row-cards'>");
    if (!view.action.empty()) {
        out("<div class='col-lg-5 order-lg-last no-print'>");
        web::card(out, out.texts().tr("Write down a contact"), [&](web::Html& body) {
            body("<form method='post'").url("action", view.action)(">");
            web::csrf(body, view.csrf);
            web::problems(body, view.problems);
            web::choice_field(body, view.kind, view.kinds);
            web::day_field(body, view.met_on);
            web::text_field(body, view.with_whom);
            web::area_field(body, view.note, 5);
            web::text_field(body, view.next_step);
            web::day_field(body, view.next_on);
            web::send_button(body, body.texts().tr("Save"));
            body("</form>");
        });
        out("</div>");
    }
    out("<div class='col-lg-7'>");
    web::card(out, out.texts().tr("Visits and calls"), [&](web::Html& body) {
        if (view.lines.empty()) {
            body("<p class='text-secondary mb-0'>").tr("Nothing is written down yet.")("</p>");
            return;
        }
        body("<ul class='list-unstyled mb-0'>");
        for (auto const& line : view.lines) item(body, line, view.csrf);
        body("</ul>");
    });
    out("</div></div>");
}

}   // namespace contacts
