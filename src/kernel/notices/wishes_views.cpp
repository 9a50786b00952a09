#include "kernel/notices/views.hpp"

namespace notices {
namespace {

struct ButtonForm {
    std::string_view action;
    std::string_view label;
    std::string_view tone;
    std::string_view icon;
};
void button_form(web::Html& out, std::string_view csrf, ButtonForm const& form)
{
    out("<form method='post' class='d-inline-block mt-2'").url("action", form.action)(">");
    web::csrf(out, csrf);
    web::send_button(out, form.label, form.tone, form.icon);
    out("</form>");
}

void switch_box(web::Html& out, std::string const& name, std::string_view label, bool on)
{
    out("<label class='form-check form-switch mb-0'><input type='checkbox' class='form-check-input' value='1'");
    out.attribute("name", name).flag("checked", on)("><span class='form-check-label'>").text(label);
    out("</span></label>");
}

void kinds_form(web::Html& out, WishesView const& view)
{
    auto const& texts = out.texts();
    out("<form method='post' action='/account/notices'>");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    for (auto const& kind : view.kinds) {
        out("<fieldset class='wish'><legend>").text(kind.label)("</legend><div class='wish-ways'>");
        switch_box(out, "page-" + kind.kind, texts.tr("In the program"), kind.page);
        if (view.has_mail) switch_box(out, "mail-" + kind.kind, texts.tr("By e-mail"), kind.mail);
        out("</div></fieldset>");
    }
    if (view.has_mail) {
        out("<div class='row'><div class='col-sm-6'>");
        web::text_field(out, view.quiet_from);
        out("</div><div class='col-sm-6'>");
        web::text_field(out, view.quiet_to);
        out("</div></div>");
        web::choice_field(out, view.mail_days, view.days);
    }
    web::send_button(out, texts.tr("Save"));
    out("</form>");
}

void code_form(web::Html& out, WishesView const& view)
{
    out("<p>").tr("A code was sent to {0}. Enter it within a day.", {view.asked_address})("</p>");
    out("<form method='post' action='/account/notices/confirmation'>");
    web::csrf(out, view.csrf);
    web::text_field(out, view.code);
    web::send_button(out, out.texts().tr("Confirm the address"));
    out("</form>");
}

void address_card(web::Html& out, WishesView const& view)
{
    auto const& texts = out.texts();
    if (view.address.empty())
        out("<p class='text-secondary'>")
            .tr("Once a day, what is newly due comes by mail: process, step and day, never the name of a person.")(
                "</p>");
    else
        out("<p>").tr("The digest of the day goes to {0}.", {view.address})("</p>");
    if (!view.asked_address.empty()) code_form(out, view);
    out("<form method='post' action='/account/notices/address' class='mt-3'>");
    web::csrf(out, view.csrf);
    web::text_field(out, view.wanted_address);
    web::send_button(out, texts.tr("Send a code"), view.asked_address.empty() ? "primary" : "", "mail");
    out("</form>");
    if (!view.address.empty() || !view.asked_address.empty())
        button_form(out, view.csrf,
                    {"/account/notices/address/removal", texts.tr("No mail any more"), "danger", "mail-off"});
}

void calendar_card(web::Html& out, WishesView const& view)
{
    auto const& texts = out.texts();
    out("<p class='text-secondary'>")
        .tr("A private address that calendar programs read: your deadlines as whole days. Whoever has it sees them, so "
            "give it to nobody; it names no person.")("</p>");
    if (!view.calendar_url.empty()) {
        out("<div class='alert alert-success' role='status'>");
        web::icon(out, "key");
        out("<div><p class='alert-title'>").tr("Your calendar's address")("</p><p class='secret'>");
        out("<code class='user-select-all'>").text(view.calendar_url)("</code></p><p class='mb-0'>");
        out.tr("Copy the address now: it is shown this once.")("</p></div></div>");
    }
    if (view.has_calendar) out("<p>").tr("An address was made on {0} and works.", {view.calendar_since})("</p>");
    auto const make = view.has_calendar ? texts.tr("Replace the address") : texts.tr("Make an address");
    button_form(out, view.csrf, {"/account/notices/calendar", make, view.has_calendar ? "" : "primary", "calendar"});
    if (!view.has_calendar) return;
    out(" ");
    button_form(out, view.csrf,
                {"/account/notices/calendar/revocation", texts.tr("Stop the calendar"), "danger", "calendar-off"});
}

}   // namespace

void wishes_page(web::Html& out, WishesView const& view)
{
    auto const& texts = out.texts();
    out("<div class='row row-cards'><div class='col-lg-6'>");
    web::card(out, texts.tr("What I am told"), [&](web::Html& body) { kinds_form(body, view); });
    out("</div><div class='col-lg-6'>");
    if (view.has_mail) web::card(out, texts.tr("E-mail"), [&](web::Html& body) { address_card(body, view); });
    web::card(out, texts.tr("Calendar"), [&](web::Html& body) { calendar_card(body, view); });
    out("</div></div>");
}

}   // namespace notices
