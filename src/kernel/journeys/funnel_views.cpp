#include "kernel/journeys/funnel_views.hpp"

namespace journeys {
namespace {

void stages(web::Html& out, FunnelView const& view)
{
    auto const& texts = out.texts();
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter register-table'><thead><tr><th "
        "scope='col'>");
    out.tr("Stage")("</th><th scope='col'>").tr("Reached")("</th><th scope='col'>").tr("Of those before");
    out("</th><th scope='col'>").tr("Days since then, half of them within")("</th></tr></thead><tbody>");
    for (auto const& row : view.rows) {
        out("<tr><td>").text(row.stage)("</td><td>");
        web::progress(out, row.tenths, row.reached);
        out("</td><td>").text(row.share)("</td><td>").text(row.days)("</td></tr>");
    }
    out("</tbody></table></div>");
    if (view.rows.empty()) out("<p class='text-secondary'>").text(texts.tr("Nothing began then."))("</p>");
}

void counted(web::Html& out, FunnelView::Counted const& table)
{
    web::card(out, table.title, [&](web::Html& body) {
        if (table.rows.empty()) {
            body("<p class='text-secondary mb-0'>").tr("None.")("</p>");
            return;
        }
        body("<div class='table-responsive' tabindex='0'><table class='table table-vcenter mb-0'><thead><tr>");
        for (auto const& head : table.heads) body("<th scope='col'>").text(head)("</th>");
        body("</tr></thead><tbody>");
        for (auto const& row : table.rows) {
            body("<tr>");
            for (auto const& cell : row) body("<td>").text(cell)("</td>");
            body("</tr>");
        }
        body("</tbody></table></div>");
    });
}

}   // namespace

void funnel_page(web::Html& out, FunnelView const& view)
{
    out("<form method='get' class='row g-2 align-items-end mb-3 no-print'").url("action", view.action)(">");
    for (std::size_t i = 0; i < view.fields.size(); ++i) {
        out("<div class='col-sm-6 col-lg-3'>");
        web::choice_field(out, view.fields[i], view.choices[i]);
        out("</div>");
    }
    out("<div class='col-12'>");
    web::send_button(out, out.texts().tr("Show"), "");
    out("</div></form>");
    web::figure_cards(out, view.figures);
    web::card(out, out.texts().tr("From stage to stage"), [&](web::Html& body) { stages(body, view); });
    out("<div class='row row-cards'>");
    for (auto const& table : view.tables) {
        out("<div class='col-lg-4'>");
        counted(out, table);
        out("</div>");
    }
    out("</div>");
    if (!view.note.empty()) out("<p class='text-secondary small mt-3'>").text(view.note)("</p>");
}

}   // namespace journeys
