#include "app/home/home.hpp"

namespace app::home {
namespace {

void waiting_list(web::Html& out, std::span<Waiting const> all)
{
    out("<ul class='found-list'>");
    for (auto const& one : all) {
        out("<li class='found'>");
        web::icon(out, one.icon);
        out("<div class='found-text'><a class='found-label'").url("href", one.url)(">").text(one.title)("</a>");
        out("<span class='found-hint'>").text(one.hint)("</span></div></li>");
    }
    out("</ul>");
}

void alerts(web::Html& out, HomeView const& view)
{
    if (view.alerts.empty()) return;
    web::card(out, out.texts().tr("Your lists tell"), [&](web::Html& body) {
        body("<ul class='found-list'>");
        for (auto const& [list, noted_action] : view.alerts) {
            body("<li class='found'>");
            web::icon(body, list.icon);
            body("<div class='found-text'><a class='found-label'").url("href", list.url)(">").text(list.title);
            body("</a><span class='found-hint'>").text(list.hint)("</span></div><form method='post'");
            body.url("action", noted_action)(">");
            web::csrf(body, view.csrf);
            web::send_button(body, body.texts().tr("Noted"), "", "check");
            body("</form></li>");
        }
        body("</ul>");
    });
}

/// What is due in each process; one click leads to the next step.
void work(web::Html& out, HomeView const& view)
{
    if (view.work.empty()) return;
    web::card(out, out.texts().tr("Today's work"), [&](web::Html& body) {
        for (auto const& one : view.work) {
            body("<h3 class='h4 mb-1'><a").url("href", one.url)(">").text(one.title)("</a></h3><p class='mb-2'>");
            web::badge(body, one.more, one.tone);
            body("</p>");
            if (!one.tasks.empty()) waiting_list(body, one.tasks);
        }
    });
}

void goals(web::Html& out, std::span<Goal const> all)
{
    web::card(out, out.texts().tr("Targets"), [&](web::Html& body) {
        body("<ul class='goals'>");
        for (auto const& goal : all) {
            body("<li><a").url("href", goal.url)(">").text(goal.label)("</a>");
            web::progress(body, goal.tenths, goal.text);
            body("</li>");
        }
        body("</ul>");
    });
}

void directive(web::Html& out, DirectiveView const& view)
{
    out("<section class='directive'><div class='directive-head'><div><p class='page-pretitle'>").text(view.number);
    out(" · ").text(view.period)("</p><h2 class='directive-title'>").text(view.title)("</h2></div>");
    web::link_button(out, view.report_url, out.texts().tr("Open the report"), "", "report-analytics");
    out("</div>");
    web::figure_cards(out, view.figures);
    if (!view.goals.empty()) goals(out, view.goals);
    if (view.by_year) web::card(out, {}, [&](web::Html& body) { web::chart(body, *view.by_year); });
    out("</section>");
}

void nothing_yet(web::Html& out, HomeView const& view)
{
    web::card(out, {}, [&](web::Html& body) {
        auto const& texts = body.texts();
        web::empty_state(body, "flag", texts.tr("The registers are still empty"),
                         texts.tr("Import the workbooks you keep: units first, then enterprises, unions, members, "
                                  "classes. The figures of the resolution come from them."));
        if (!view.may_import) return;
        body("<p class='message-ways'>");
        web::link_button(body, "/imports", texts.tr("Import workbooks"), "primary", "file-upload");
        body("</p>");
    });
}

void waiting(web::Html& out, HomeView const& view)
{
    auto const& texts = out.texts();
    if (!view.transfers.empty())
        web::card(out, texts.tr("Transfers to answer"), [&](web::Html& body) { waiting_list(body, view.transfers); });
    if (!view.quality_url.empty())
        web::card(out, texts.tr("Quality of organisations"), [&](web::Html& body) {
            body("<div hx-trigger='load' hx-swap='outerHTML'").url("hx-get", view.quality_url)("><a");
            body.url("href", view.quality_url)(">").tr("What stands out")("</a></div>");
        });
    if (!view.next_steps.empty())
        web::card(out, texts.tr("Next steps with enterprises"),
                  [&](web::Html& body) { waiting_list(body, view.next_steps); });
    if (!view.imports.empty())
        web::card(out, texts.tr("Imports to finish"), [&](web::Html& body) { waiting_list(body, view.imports); });
    if (view.union_minimum == 0) return;
    web::card(out, texts.tr("Could found a union"), [&](web::Html& body) {
        if (view.enterprises.empty()) {
            body("<p>").tr("No enterprise with {0} workers or more is without a union.",
                           {texts.number(view.union_minimum)})("</p>");
            return;
        }
        body("<p class='card-lead'>").tr("No union yet, and {0} workers or more.", {texts.number(view.union_minimum)});
        body("</p>");
        waiting_list(body, view.enterprises);
        body("<p class='card-more'><a").url("href", view.enterprises_url)(">").tr("All proposals");
        body("</a></p>");
    });
}

}   // namespace

void home_body(web::Html& out, HomeView const& view)
{
    out("<div class='home'><div class='home-main'>");
    for (auto const& one : view.directives) directive(out, one);
    if (!view.own.empty())
        web::card(out, out.texts().tr("What you look after"), [&](web::Html& body) { waiting_list(body, view.own); });
    if (view.directives.empty() && view.own.empty()) nothing_yet(out, view);
    out("</div><div class='home-side'>");
    work(out, view);
    alerts(out, view);
    waiting(out, view);
    out("</div></div>");
}

}   // namespace app::home
