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
    out("<nav class='btn-list choice'").attribute("aria-label", out.texts().tr("Units as they stand"))(">");
    for (auto const& choice : view.structures) {
        out("<a class='btn'").url("href", choice.value);
        if (choice.label == view.structure) out(" aria-current='true'");
        out(">").text(choice.label)("</a>");
    }
    out("</nav>");
}

void links(web::Html& out, std::vector<web::Choice> const& choices, std::string_view icon)
{
    out("<p class='btn-list'>");
    for (auto const& choice : choices) web::link_button(out, choice.value, choice.label, "", icon);
    out("</p>");
}

/// A column holds numbers when its first row does.
bool holds_numbers(TableView const& view, std::size_t column)
{
    for (auto const& row : view.rows)
        if (row.cells.size() > 1) return column < row.cells.size() && row.cells[column].number;
    return false;
}

void question_form(web::Html& out, ReportView const& view)
{
    out("<form method='get' class='row'").url("action", view.action)(">");
    for (auto const& field : view.fields) {
        out("<div class='col-md-4'>");
        if (field.name == "unit")
            web::text_field(out, field);
        else
            web::day_field(out, field);
        out("</div>");
    }
    out("<div>");
    web::send_button(out, out.texts().tr("Show"));
    out("</div></form>");
}

void frozen(web::Html& out, ReportView const& view)
{
    out("<p class='text-secondary'>")
        .tr("A frozen version keeps the figures as they are known today; later corrections do not change it.")("</p>");
    if (!view.snapshots.empty()) links(out, view.snapshots, "download");
    out("<form method='post'").url("action", view.freeze_url)(">");
    web::csrf(out, view.csrf);
    for (auto const& hidden : view.hidden)
        out("<input type='hidden'").attribute("name", hidden.name).attribute("value", hidden.value)(">");
    web::send_button(out, out.texts().tr("Freeze these figures"), "", "lock");
    out("</form>");
}

}   // namespace

void results(web::Html& out, TableView const& view)
{
    out("<div class='table-responsive' tabindex='0' role='region'").attribute("aria-label", view.caption)(">");
    out("<table class='table table-vcenter results'><thead><tr>");
    for (std::size_t i = 0; i < view.heads.size(); ++i) {
        if (holds_numbers(view, i))
            out("<th scope='col' class='number'>");
        else
            out("<th scope='col'>");
        out.text(view.heads[i])("</th>");
    }
    out("</tr></thead><tbody>");
    for (auto const& row : view.rows) {
        if (row.total)
            out("<tr class='total'>");
        else
            out("<tr>");
        if (row.cells.size() == 1)
            out("<th scope='rowgroup' class='group'")
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
            if (!view.progress.empty()) inner("<ul class='goals'>");
            for (auto const& progress : view.progress) {
                inner("<li>").text(progress.label);
                web::progress(inner, progress.tenths, progress.text);
                inner("</li>");
            }
            if (!view.progress.empty()) inner("</ul>");
            inner("<p class='btn-list mt-3'>");
            web::link_button(inner, view.url, inner.texts().tr("Open the report"), "primary", "chart-bar");
            web::link_button(inner, "/targets", inner.texts().tr("Targets"), "");
            inner("</p>");
        });
}

void report_body(web::Html& out, ReportView const& view)
{
    out("<p>").text(view.summary)("</p><div class='tool-bar'>");
    structure_switch(out, view);
    links(out, view.downloads, "download");
    out("</div>");
    if (!view.figures.empty()) web::figure_cards(out, view.figures);
    out("<div class='charts'>");
    for (auto const& chart : view.charts) web::card(out, {}, [&](web::Html& inner) { web::chart(inner, chart); });
    out("</div>");
    web::card(out, view.years.caption, [&](web::Html& inner) { results(inner, view.years); });
    web::card(out, view.units.caption, [&](web::Html& inner) { results(inner, view.units); });
    web::card(out, view.rules.caption, [&](web::Html& inner) { results(inner, view.rules); });
    web::card(out, out.texts().tr("Another unit or period"), [&](web::Html& inner) { question_form(inner, view); });
    web::card(out, out.texts().tr("Frozen versions"), [&](web::Html& inner) { frozen(inner, view); });
}

}   // namespace reports
