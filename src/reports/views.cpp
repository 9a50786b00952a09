#include "reports/views.hpp"

namespace reports {
namespace {

void cell(web::Html& out, CellView const& view, bool head)
{
    if (head)
        out("<th scope='row'>");
    else if (view.number)
        out("<td class='number'>");
    else
        out("<td>");
    if (view.url.empty())
        out.text(view.text);
    else
        out("<a").url("href", view.url)(">").text(view.text)("</a>");
    if (head)
        out("</th>");
    else
        out("</td>");
}

void structure_switch(web::Html& out, ReportView const& view)
{
    out("<nav class='btn-group'").attribute("aria-label", out.texts().tr("Units as they stand"))(">");
    for (auto const& choice : view.structures) {
        out("<a class='btn'").url("href", choice.value);
        if (choice.label == view.structure) out(" aria-current='true'");
        out(">").text(choice.label)("</a>");
    }
    out("</nav>");
}

void links(web::Html& out, std::vector<web::Choice> const& choices)
{
    out("<p class='btn-list'>");
    for (auto const& choice : choices) web::link_button(out, choice.value, choice.label, "");
    out("</p>");
}

}   // namespace

void results(web::Html& out, TableView const& view)
{
    out("<div class='table-responsive' tabindex='0' role='region'").attribute("aria-label", view.caption)(">");
    out("<table class='table table-vcenter'><thead><tr>");
    for (std::size_t i = 0; i < view.heads.size(); ++i) out("<th scope='col'>").text(view.heads[i])("</th>");
    out("</tr></thead><tbody>");
    for (auto const& row : view.rows) {
        if (row.total)
            out("<tr class='total'>");
        else
            out("<tr>");
        if (row.cells.size() == 1)
            out("<th scope='rowgroup'")
                .attribute("colspan", std::to_string(view.heads.size()))(">")
                .text(row.cells.front().text)("</th>");
        else
            for (std::size_t i = 0; i < row.cells.size(); ++i) cell(out, row.cells[i], i == 0);
        out("</tr>");
    }
    out("</tbody></table></div>");
    if (!view.note.empty()) out("<p class='text-secondary'>").text(view.note)("</p>");
}

void directives_list(web::Html& out, std::vector<DirectiveView> const& views)
{
    for (auto const& view : views)
        web::card(out, view.title, [&](web::Html& inner) {
            inner("<p>").text(view.text)("</p>");
            if (!view.figures.empty()) web::figure_cards(inner, view.figures);
            for (auto const& progress : view.progress) {
                inner("<p>").text(progress.label)("</p>");
                web::progress(inner, progress.tenths, progress.text);
            }
            inner("<p class='btn-list'>");
            web::link_button(inner, view.url, inner.texts().tr("Open the report"), "primary", "chart-bar");
            web::link_button(inner, "/targets", inner.texts().tr("Targets"), "");
            inner("</p>");
        });
}

void report_body(web::Html& out, ReportView const& view)
{
    out("<p>").text(view.summary)("</p>");
    structure_switch(out, view);
    links(out, view.downloads);
    if (!view.figures.empty()) web::figure_cards(out, view.figures);
    for (auto const& chart : view.charts) web::chart(out, chart);
    web::card(out, view.years.caption, [&](web::Html& inner) { results(inner, view.years); });
    web::card(out, view.units.caption, [&](web::Html& inner) { results(inner, view.units); });
    web::card(out, view.rules.caption, [&](web::Html& inner) { results(inner, view.rules); });
    web::card(out, out.texts().tr("Another unit or period"), [&](web::Html& inner) {
        inner("<form method='get'").url("action", view.action)(">");
        for (auto const& field : view.fields) web::text_field(inner, field);
        web::send_button(inner, inner.texts().tr("Show"));
        inner("</form>");
    });
    web::card(out, out.texts().tr("Frozen versions"), [&](web::Html& inner) {
        links(inner, view.snapshots);
        inner("<form method='post'").url("action", view.freeze_url)(">");
        web::csrf(inner, view.csrf);
        for (auto const& hidden : view.hidden)
            inner("<input type='hidden'").attribute("name", hidden.name).attribute("value", hidden.value)(">");
        web::send_button(inner, inner.texts().tr("Freeze these figures"), "", "lock");
        inner("</form>");
    });
}

}   // namespace reports
