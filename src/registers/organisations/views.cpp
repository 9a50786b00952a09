#include "registers/organisations/views.hpp"

namespace organisations {
namespace {

void tree_line(web::Html& out, TreeLine const& line)
{
    out("<span class='d-inline-flex flex-wrap align-items-baseline gap-2 py-1'><a").url("href", line.url)(">");
    out.text(line.name)("</a><span class='text-secondary small'>").text(line.kind)("</span>");
    if (!line.count.empty()) web::badge(out, line.count, "info");
    out("</span>");
}

void branch(web::Html& out, std::vector<TreeLine> const& lines)
{
    out("<ul class='branch'>");
    for (auto const& line : lines) {
        out("<li>");
        tree_line(out, line);
        if (!line.below.empty()) {
            out("<details").flag("open", line.open)("><summary class='text-secondary small'>");
            out.text(out.texts().tr("Directly below: {0}", {std::to_string(line.below.size())}))("</summary>");
            branch(out, line.below);
            out("</details>");
        }
        out("</li>");
    }
    out("</ul>");
}

void dated(web::Html& out, base::TextId heading, std::vector<DatedLine> const& lines)
{
    if (lines.empty()) return;
    web::card(out, out.texts().tr(heading), [&](web::Html& body) {
        body("<ul class='list-unstyled mb-0'>");
        for (auto const& line : lines) {
            body("<li class='py-2 border-bottom'>");
            if (line.url.empty())
                body("<strong>").text(line.label)("</strong>");
            else
                body("<a").url("href", line.url)(">").text(line.label)("</a>");
            body("<div class='text-secondary small'>").text(line.days);
            if (!line.note.empty()) body(" · ").text(line.note);
            body("</div></li>");
        }
        body("</ul>");
    });
}

void field(web::Html& out, FormField const& one)
{
    using Kind = FormField::Kind;
    switch (one.kind) {
        case Kind::text:
            web::text_field(out, one.field);
            break;
        case Kind::day:
            web::day_field(out, one.field);
            break;
        case Kind::number:
            web::number_field(out, one.field);
            break;
        case Kind::area:
            web::area_field(out, one.field);
            break;
        case Kind::choice:
            web::choice_field(out, one.field, one.choices);
            break;
        case Kind::unit:
            web::record_field(out, one.field, one.search_url, one.shown);
            break;
    }
}

}   // namespace

void tree_page(web::Html& out, TreeView const& view)
{
    web::tabs(out, out.texts().tr("Line"), view.lines);
    out("<div class='row row-cards'><div class='col-lg-4 order-lg-2'>");
    web::card(out, out.texts().tr("The tree on a day"), [&](web::Html& body) {
        body("<form method='get' action='/units'><input type='hidden' name='line'").attribute("value", view.line)(">");
        web::day_field(body, view.day);
        body("<button type='submit' class='btn'>").tr("Show this day")("</button></form>");
        web::tabs(body, body.texts().tr("Days with changes"), view.days, "mt-3");
    });
    out("</div><div class='col-lg-8 order-lg-1'><div class='card'><div class='card-body' id='tree'>");
    if (!view.alone.empty()) out("<p role='note'>").text(view.alone)("</p>");
    if (view.roots.empty() && view.alone.empty())
        web::empty_state(out, "sitemap", out.texts().tr("No unit on this day"),
                         out.texts().tr("Choose another day, add a unit, or import a list of units."));
    else
        branch(out, view.roots);
    out("</div>");
    if (!view.count.empty()) out("<div class='card-footer text-secondary'>").text(view.count)("</div>");
    out("</div></div></div>");
}

void unit_page(web::Html& out, UnitView const& view)
{
    if (!view.ended.empty()) {
        out("<div class='alert alert-warning' role='note'>");
        out.text(view.ended)("</div>");
    }
    out("<div class='row row-cards'><div class='col-lg-6'><div class='d-flex flex-column gap-3'>");
    web::card(out, out.texts().tr("Unit"), [&](web::Html& body) { web::details(body, view.details); });
    dated(out, "Successors", view.successors);
    dated(out, "Predecessors", view.predecessors);
    dated(out, "Names", view.names);
    dated(out, "Stood under", view.parents);
    dated(out, "Areas served", view.places);
    dated(out, "Served by", view.serving);
    out("</div></div><div class='col-lg-6'><div class='d-flex flex-column gap-3'>");
    if (!view.actions.empty()) {
        out("<div class='btn-list'>");
        for (auto const& action : view.actions) {
            out("<a class='btn'").url("href", action.url)(">");
            web::icon(out, action.icon);
            out.text(action.label)("</a>");
        }
        out("</div>");
    }
    web::card(out, out.texts().tr("What happened"), [&](web::Html& body) { web::timeline(body, view.moments); });
    if (!view.below.empty()) {
        web::card(out, view.below_heading, [&](web::Html& body) {
            body("<ul class='list-unstyled mb-0'>");
            for (auto const& line : view.below) {
                body("<li class='py-1'><a")
                    .url("href", line.url)(">")
                    .text(line.label)("</a> <span class='text-secondary small'>");
                body.text(line.note)("</span></li>");
            }
            body("</ul>");
            if (view.paging.previous_url.empty() && view.paging.next_url.empty()) return;
            body("<nav class='btn-list mt-3'").attribute("aria-label", body.texts().tr("Pages"))(">");
            if (!view.paging.previous_url.empty())
                web::link_button(body, view.paging.previous_url, body.texts().tr("Previous"), "");
            if (!view.paging.next_url.empty())
                web::link_button(body, view.paging.next_url, body.texts().tr("Next"), "");
            body("</nav>");
        });
    }
    out("</div></div></div>");
}

void unit_form(web::Html& out, FormView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    if (!view.intro.empty()) out("<p class='text-secondary'>").text(view.intro)("</p>");
    out("<div class='row'>");
    for (auto const& one : view.fields) {
        out("<div").attribute("class", one.half ? "col-md-6" : "col-12")(">");
        field(out, one);
        out("</div>");
    }
    out("</div><div class='d-flex gap-2 mt-3'><button type='submit' class='btn btn-primary'>").text(view.submit);
    out("</button><a class='btn btn-link'").url("href", view.cancel_url)(">").tr("Cancel")("</a></div></form>");
}

}   // namespace organisations
