#include "registers/enterprises/views.hpp"

namespace enterprises {
void headcounts_page(web::Html& out, HeadcountsView const& view)
{
    if (!view.action.empty()) {
        out("<form method='post' class='card card-body mb-3'")
            .url("action", view.action)("><p class='text-secondary'>");
        out.tr("Write what you know and leave the rest empty. What was counted before is kept.")("</p>");
        web::csrf(out, view.csrf);
        web::problems(out, view.problems);
        out("<div class='row'><div class='col-md-4'>");
        web::day_field(out, view.counted_on);
        out("</div>");
        for (auto const& field : view.numbers) {
            out("<div class='col-6 col-md-4'>");
            web::number_field(out, field);
            out("</div>");
        }
        out("</div><div class='d-flex gap-2 mt-3'>");
        web::send_button(out, out.texts().tr("Save"));
        web::link_button(out, view.back_url, out.texts().tr("Cancel"), "");
        out("</div></form>");
    }
    web::card(out, out.texts().tr("Counted so far"), [&](web::Html& body) {
        if (view.lines.empty()) {
            body("<p class='text-secondary'>").tr("Nothing has been counted yet.")("</p>");
            return;
        }
        body("<div class='table-responsive' tabindex='0'><table class='table table-vcenter number-3'><thead><tr><th>");
        body.tr("Counted on")("</th><th>").tr("Who was counted")("</th><th class='text-end'>").tr("How many");
        body("</th></tr></thead><tbody>");
        for (auto const& line : view.lines) {
            body("<tr><td>").text(line.day)("</td><td>").text(line.label)("</td><td class='text-end'>");
            body.text(line.number)("</td></tr>");
        }
        body("</tbody></table></div>");
    });
}

}   // namespace enterprises
