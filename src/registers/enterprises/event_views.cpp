#include "registers/enterprises/event_views.hpp"

#include "platform/web/take_back_form.hpp"

namespace enterprises {
namespace {

void status_card(web::Html& out, StatusPair const& status)
{
    out("<div class='card card-body mb-3'><div class='row'><div class='col-6'><div class='text-secondary small'>");
    out.tr("In the register")("</div>");
    web::badge(out, status.in_register, status.register_tone);
    out("</div><div class='col-6'><div class='text-secondary small'>").tr("Found by survey")("</div>");
    web::badge(out, status.found, status.differ ? "warning" : "");
    out("</div></div>");
    if (status.differ)
        out("<p class='mb-0 mt-3'>")
            .tr("The register and the survey differ. Ask, then enter here what happened.")("</p>");
    out("</div>");
}

void event_item(web::Html& out, EventLine const& line, std::string_view csrf)
{
    out("<li class='border-bottom py-3'><div class='row'><div class='col-md-2 text-secondary'>").text(line.day);
    out("</div><div class='col-md-8'><strong>").text(line.title)("</strong>");
    for (auto const* text : {&line.text, &line.paper})
        if (!text->empty()) out("<div>").text (*text)("</div>");
    for (auto const* text : {&line.entered, &line.withdrawn})
        if (!text->empty()) out("<div class='text-secondary small'>").text (*text)("</div>");
    if (!line.withdraw_action.empty()) web::take_back_form(out, line.withdraw_action, csrf);
    out("</div></div></li>");
}

void event_list(web::Html& out, std::vector<EventLine> const& lines, std::string_view csrf)
{
    out("<ul class='list-unstyled mb-0'>");
    for (auto const& line : lines) event_item(out, line, csrf);
    out("</ul>");
}

}   // namespace

void left_behind_alert(web::Html& out, std::vector<LeftBehind> const& organisations)
{
    if (organisations.empty()) return;
    out("<div class='alert alert-warning' role='alert'><div class='flex-fill'><p class='alert-title'>");
    out.tr("The enterprise has ended, and these organisations still stand in it. Decide what becomes of them.");
    out("</p><ul class='mb-0'>");
    for (auto const& one : organisations) out("<li><a").url("href", one.url)(">").text(one.name)("</a></li>");
    out("</ul></div></div>");
}

void events_page(web::Html& out, EventsView const& view)
{
    auto const& texts = out.texts();
    web::problems(out, view.problems);
    left_behind_alert(out, view.left_behind);
    status_card(out, view.status);
    if (!view.enter.empty()) {
        out("<div class='no-print'>");
        web::card(out, texts.tr("Enter what happened"), [&](web::Html& body) {
            body("<div class='d-flex flex-wrap gap-2'>");
            for (auto const& [url, label] : view.enter) web::link_button(body, url, label, "");
            body("</div>");
        });
        out("</div><div class='mb-3'></div>");
    }
    web::card(out, texts.tr("Life of the enterprise"), [&](web::Html& body) {
        if (view.lines.empty())
            body("<p class='text-secondary'>").tr("Nothing is known yet of what happened.")("</p>");
        else
            event_list(body, view.lines, view.csrf);
    });
    if (view.withdrawn.empty()) return;
    out("<div class='mt-3'>");
    web::card(out, texts.tr("Taken back"), [&](web::Html& body) { event_list(body, view.withdrawn, view.csrf); });
    out("</div>");
}

void event_form(web::Html& out, EventFormView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    if (!view.explanation.empty()) out("<p class='text-secondary'>").text(view.explanation)("</p>");
    out("<input type='hidden' name='kind'").attribute("value", view.kind)("><div class='row'><div class='col-md-4'>");
    web::day_field(out, view.happened_on);
    out("</div>");
    for (auto const& field : view.more) {
        out("<div class='col-md-8'>");
        web::text_field(out, field);
        out("</div>");
    }
    out("<div class='col-12'>");
    web::text_field(out, view.paper);
    out("</div></div><div class='d-flex gap-2 mt-2'>");
    web::send_button(out, out.texts().tr("Save"));
    web::link_button(out, view.cancel_url, out.texts().tr("Cancel"), "");
    out("</div></form>");
}

}   // namespace enterprises
