#include "kernel/journeys/views.hpp"

#include "platform/web/take_back_form.hpp"

namespace journeys {
namespace {

void stage_line(web::Html& out, JourneyView const& view)
{
    out("<ol class='steps my-3 ps-0 border-0 d-none d-md-flex'>");
    for (auto const& stage : view.stages) {
        out("<li class='step-item");
        if (stage.now)
            out(" active' aria-current='step'>");
        else
            out("'>");
        out.text(stage.name)("</li>");
    }
    out("</ol>");
}

void next_steps(web::Html& out, JourneyView const& view)
{
    if (view.steps.empty()) return;
    web::card(out, out.texts().tr("What comes next"), [&](web::Html& body) {
        bool first = true;
        for (auto const& step : view.steps) {
            if (step.leaves) continue;
            body("<div class='mb-3'>");
            web::link_button(body, step.url, step.label, first ? "primary" : "", "arrow-right");
            if (!step.help.empty()) body("<div class='text-secondary small mt-1'>").text(step.help)("</div>");
            body("</div>");
            first = false;
        }
        body("<div class='btn-list border-top pt-3'>");
        for (auto const& step : view.steps)
            if (step.leaves) web::link_button(body, step.url, step.label, "");
        body("</div>");
    });
}

void clock_card(web::Html& out, JourneyView const& view)
{
    if (view.clocks.empty()) return;
    web::card(out, out.texts().tr("Deadlines"), [&](web::Html& body) {
        for (auto const& clock : view.clocks) {
            body("<div class='d-flex flex-wrap align-items-center gap-2 py-1'><div class='me-auto'><div>")
                .text(clock.name)("</div><div class='text-secondary small'>")
                .text(clock.due)(" · <a")
                .url("href", clock.why_url)(">")
                .tr("Why this day?")("</a></div></div>");
            web::badge(body, clock.state, clock.tone);
            body("</div>");
        }
    });
}

void event_item(web::Html& out, EventLine const& event, std::string const& csrf)
{
    out("<li class='list-group-item'><div class='d-flex flex-wrap gap-2'><strong>").text(event.day)("</strong><span");
    if (!event.withdrawn.empty()) out(" class='text-decoration-line-through'");
    out(">").text(event.step)("</span></div>");
    if (!event.values.empty()) web::details(out, event.values);
    for (auto const& paper : event.papers) {
        out("<div class='d-flex gap-2'>");
        web::icon(out, "file-text");
        out("<span>").text(paper)("</span></div>");
    }
    out("<div class='text-secondary small mt-1'>").text(event.entered)("</div>");
    if (!event.withdrawn.empty()) out("<div class='small'>").text(event.withdrawn)("</div>");
    if (!event.withdraw_action.empty()) web::take_back_form(out, event.withdraw_action, csrf);
    out("</li>");
}

void past_form(web::Html& out, JourneyView const& view)
{
    out("<form method='get' class='row g-2 align-items-end mt-3 d-print-none'")
        .url("action", view.url)("><div class='col-auto'>");
    web::day_field(out, view.day);
    out("</div><div class='col-auto mb-3'>");
    web::send_button(out, out.texts().tr("Show"), "");
    out("</div></form>");
}

void discard_form(web::Html& out, JourneyView const& view)
{
    if (view.discard_action.empty()) return;
    out("<details class='d-print-none'><summary class='small'>").tr("Begun by mistake?")("</summary>");
    out("<form method='post' class='mt-2'").url("action", view.discard_action)("><p>");
    out.tr("Nothing was done in it yet: it can be taken away. The log keeps that it was begun.")("</p>");
    web::csrf(out, view.csrf);
    web::send_button(out, out.texts().tr("Take it away"), "danger");
    out("</form></details>");
}

void history(web::Html& out, JourneyView const& view)
{
    web::card(out, out.texts().tr("What was done"), [&](web::Html& body) {
        if (view.events.empty()) body("<p class='text-secondary'>").tr("Nothing yet.")("</p>");
        body("<ul class='list-group list-group-flush'>");
        for (auto const& event : view.events) event_item(body, event, view.csrf);
        body("</ul>");
        discard_form(body, view);
        past_form(body, view);
    });
}

void about(web::Html& out, JourneyView const& view)
{
    if (view.details.empty()) return;
    web::card(out, out.texts().tr("About"), [&](web::Html& body) {
        web::details(body, view.details);
        if (view.give_on_url.empty()) return;
        body("<div class='d-print-none'>");
        web::link_button(body, view.give_on_url, body.texts().tr("Give to another office"), "", "arrows-exchange");
        body("</div>");
    });
}

void go_over_form(web::Html& out, JourneyView const& view)
{
    if (view.go_over_action.empty()) return;
    web::card(out, out.texts().tr("Newer rules"), [&](web::Html& body) {
        body("<p>").text(view.go_over)("</p><form method='post'").url("action", view.go_over_action)(">");
        web::csrf(body, view.csrf);
        web::send_button(body, body.texts().tr("Go on under the newer rules"), "");
        body("</form>");
    });
}

void paper_fields(web::Html& out, PaperFields const& paper)
{
    out("<fieldset class='border rounded p-3 mb-3'><legend class='h4'>").text(paper.name);
    if (!paper.required) out(" <span class='text-secondary fw-normal'>(").tr("if there is one")(")</span>");
    out("</legend>");
    if (!paper.make_url.empty()) {
        out("<p>");
        web::link_button(out, paper.make_url, out.texts().tr("Make this paper"), "", "file-certificate");
        out("</p>");
    }
    out("<div class='row'>");
    if (paper.number) {
        out("<div class='col-md-6'>");
        web::text_field(out, *paper.number);
        out("</div>");
    }
    out("<div class='col-md-6'>");
    web::day_field(out, paper.dated_on);
    out("</div><div class='col-md-6'>");
    web::text_field(out, paper.issuer);
    out("</div>");
    if (paper.expires_on) {
        out("<div class='col-md-6'>");
        web::day_field(out, *paper.expires_on);
        out("</div>");
    }
    out("<div class='col-md-6'>");
    web::text_field(out, paper.kept_at);
    out("</div></div></fieldset>");
}

void control_of(web::Html& out, StepField const& field)
{
    switch (field.control) {
        case Control::number:
            return web::number_field(out, field.field);
        case Control::day:
            return web::day_field(out, field.field);
        case Control::choice:
            return web::choice_field(out, field.field, field.choices);
        case Control::text:
            break;
    }
    web::text_field(out, field.field);
}

}   // namespace

void journey_page(web::Html& out, JourneyView const& view)
{
    if (!view.past.empty())
        out("<div class='alert alert-info' role='status'>")
            .text(view.past)(" <a")
            .url("href", view.url)(">")
            .tr("Back to today")("</a></div>");
    web::problems(out, view.problems);
    out("<div class='d-flex flex-wrap gap-2 align-items-center'>");
    web::badge(out, view.stage, view.tone);
    out("<span class='text-secondary'>").text(view.since)("</span></div>");
    stage_line(out, view);
    out("<div class='row row-cards'><div class='col-lg-5'>");
    next_steps(out, view);
    clock_card(out, view);
    about(out, view);
    go_over_form(out, view);
    out("</div><div class='col-lg-7'>");
    history(out, view);
    out("</div></div>");
}

void step_form(web::Html& out, StepView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    if (!view.help.empty()) out("<p class='lead fs-4'>").text(view.help)("</p>");
    if (!view.warning.empty()) out("<div class='alert alert-warning' role='note'>").text(view.warning)("</div>");
    web::day_field(out, view.on);
    for (auto const& field : view.fields) control_of(out, field);
    if (!view.vote.empty()) {
        out("<fieldset class='border rounded p-3 mb-3'><legend class='h4'>")
            .tr("The vote")("</legend><p>")
            .text(view.vote_help)("</p><div class='row'>");
        for (auto const& field : view.vote) {
            out("<div class='col-6 col-md-3'>");
            web::number_field(out, field);
            out("</div>");
        }
        out("</div></fieldset>");
    }
    for (auto const& paper : view.papers) paper_fields(out, paper);
    out("<div class='btn-list'>");
    web::send_button(out, view.submit, "primary", "check");
    web::link_button(out, view.cancel_url, out.texts().tr("Cancel"), "");
    out("</div></form>");
}

void clock_page(web::Html& out, ClockView const& view)
{
    web::card(out, out.texts().tr("The deadline"), [&](web::Html& body) { web::details(body, view.details); });
    out("<div class='card mt-3'><div class='table-responsive' tabindex='0'><table class='table card-table'><thead><tr>"
        "<th scope='col'>")
        .tr("Days")("</th><th scope='col'>")
        .tr("Why")("</th><th scope='col' class='text-end'>")
        .tr("Counted")("</th><th scope='col' class='text-end'>")
        .tr("So far")("</th></tr></thead><tbody>");
    for (auto const& line : view.lines)
        out("<tr><th scope='row' class='fw-normal'>")
            .text(line.days)("</th><td>")
            .text(line.what)("</td><td class='text-end'>")
            .text(line.counted)("</td><td class='text-end'>")
            .text(line.sum)("</td></tr>");
    out("</tbody></table></div></div>");
}

void begin_form(web::Html& out, BeginView const& view)
{
    out("<p class='lead'>").tr("About:")(" <a").url("href", view.about_url)(">").text(view.about)("</a></p>");
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    out("<input type='hidden' name='code'").attribute("value", view.code)(">");
    out("<input type='hidden' name='subject'").attribute("value", view.subject)(">");
    if (!view.offices.empty()) web::choice_field(out, view.office, view.offices);
    web::day_field(out, view.on);
    out("<div class='btn-list'>");
    web::send_button(out, out.texts().tr("Begin"), "primary", "player-play");
    web::link_button(out, view.cancel_url, out.texts().tr("Cancel"), "");
    out("</div></form>");
}

void give_on_form(web::Html& out, GiveOnView const& view)
{
    if (view.offices.empty()) {
        out("<div class='card card-body'><p>").tr("No other office of your area may take it up.")("</p><div>");
        web::link_button(out, view.cancel_url, out.texts().tr("Back"), "");
        out("</div></div>");
        return;
    }
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    out("<p>")
        .tr("Everything that was done stays. What follows is the work of the other office, and who sees it changes "
            "with it.")("</p><p>")
        .tr("Whose work it is:")(" <strong>")
        .text(view.from)("</strong></p>");
    web::choice_field(out, view.office, view.offices);
    web::day_field(out, view.on);
    out("<div class='btn-list'>");
    web::send_button(out, out.texts().tr("Give to this office"), "primary", "check");
    web::link_button(out, view.cancel_url, out.texts().tr("Cancel"), "");
    out("</div></form>");
}

void journey_register(web::Html& out, web::Register const& table, std::vector<JourneyLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><th scope='row' class='fw-normal'><a")
                .url("href", line.url)(">")
                .text(line.title)("</a><div class='text-secondary small'>");
            rows.text(line.process)("</div></th><td>").text(line.stage)("</td><td>");
            if (!line.due.empty()) web::badge(rows, line.due, line.tone);
            rows("</td><td>");
            if (!line.next.empty()) rows("<a").url("href", line.next_url)(">").text(line.next)("</a>");
            rows("</td></tr>");
        }
    });
}

}   // namespace journeys
