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
            body("<section class='home-process'><h3 class='home-process-title'><a").url("href", one.url)(">");
            body.text(one.title)("</a> <span class='home-process-more'>").text(one.more)("</span></h3>");
            for (auto const& tasks : one.tasks) {
                body("<p class='home-group'><a").url("href", tasks.url)(">");
                web::badge(body, tasks.label, tasks.tone);
                body("</a></p>");
                if (!tasks.first.empty()) waiting_list(body, tasks.first);
            }
            body("</section>");
        }
    });
}

/// One sentence where nothing waits.
void calm(web::Html& out)
{
    web::card(out, out.texts().tr("Today's work"), [](web::Html& body) {
        body("<p class='mb-0'>").tr("Nothing is overdue, falls due or waits for you today.")("</p>");
    });
}

bool nothing_waits(HomeView const& view)
{
    return view.work.empty() && view.alerts.empty() && view.transfers.empty() && view.next_steps.empty() &&
           view.imports.empty() && view.classes.empty() && view.reports.empty();
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
    out(" · ").text(view.period)("</p><h2 class='directive-title'>").text(view.title);
    if (!view.ended.empty()) {
        out(" ");
        web::badge(out, view.ended);
    }
    out("</h2></div>");
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

void card_of(web::Html& out, std::string_view heading, std::span<Waiting const> all)
{
    if (!all.empty()) web::card(out, heading, [&](web::Html& body) { waiting_list(body, all); });
}

void classes(web::Html& out, HomeView const& view)
{
    if (view.classes.empty()) return;
    web::card(out, out.texts().tr("Classes"), [&](web::Html& body) {
        waiting_list(body, view.classes);
        if (view.more_classes) body("<p class='card-more'><a href='/classes'>").tr("All classes")("</a></p>");
    });
}

void quality(web::Html& out, HomeView const& view)
{
    if (view.quality_url.empty()) return;
    web::card(out, out.texts().tr("Quality of organisations"), [&](web::Html& body) {
        body("<div hx-trigger='load' hx-swap='outerHTML'").url("hx-get", view.quality_url)("><a");
        body.url("href", view.quality_url)(">").tr("What stands out")("</a></div>");
    });
}

void enterprises(web::Html& out, HomeView const& view)
{
    if (view.union_minimum == 0) return;
    auto const& texts = out.texts();
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

/// What somebody has to do, the widest part and the first.
void to_do(web::Html& out, HomeView const& view)
{
    auto const& texts = out.texts();
    auto const empty = view.directives.empty() && view.own.empty() && view.may_import;
    if (nothing_waits(view)) return empty ? nothing_yet(out, view) : calm(out);
    work(out, view);
    alerts(out, view);
    card_of(out, texts.tr("Transfers to answer"), view.transfers);
    card_of(out, texts.tr("Reports to write"), view.reports);
    classes(out, view);
    card_of(out, texts.tr("Next steps with enterprises"), view.next_steps);
    card_of(out, texts.tr("Imports to finish"), view.imports);
}

}   // namespace

void home_body(web::Html& out, HomeView const& view)
{
    out("<div class='home'><div class='home-main'>");
    to_do(out, view);
    enterprises(out, view);
    out("</div><div class='home-side'>");
    card_of(out, out.texts().tr("What you look after"), view.own);
    quality(out, view);
    out("</div></div>");
    for (auto const& one : view.directives) directive(out, one);
}

}   // namespace app::home
