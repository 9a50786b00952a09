#include "registers/enterprises/views.hpp"

namespace enterprises {
namespace {

void head(web::Html& out, std::initializer_list<base::TextId> columns)
{
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter'><thead><tr>");
    for (auto const column : columns) out("<th>").tr(column)("</th>");
    out("</tr></thead><tbody>");
}

void open_changes(web::Html& body, ChangesView const& view)
{
    body("<form method='post'").url("action", view.action)(">");
    web::csrf(body, view.csrf);
    web::problems(body, view.problems);
    head(body, {"Field", "Before", "Asked for"});
    for (auto const& line : view.open) {
        body("<tr><td><label class='form-check mb-0'><input class='form-check-input' type='checkbox'");
        body(" name='change' checked").attribute("value", line.id)("><span class='form-check-label'>");
        body.text(line.field)("</span></label><div class='text-secondary small'>").text(line.evidence)("<br>");
        body.text(line.asked)("</div></td><td>").text(line.before)("</td><td><strong>").text(line.after);
        body("</strong></td>");
        body("</tr>");
    }
    body("</tbody></table></div>");
    web::text_field(body, view.why);
    body("<div class='d-flex flex-wrap gap-2'><button type='submit' name='act' value='agree' class='btn btn-primary'>");
    body.tr("Make the chosen changes")("</button><button type='submit' name='act' value='refuse' class='btn'>");
    body.tr("Refuse the chosen")("</button></div></form>");
}

}   // namespace

void change_register(web::Html& out, web::Register const& table, std::vector<ChangeLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a")
                .url("href", line.url)(">")
                .text(line.enterprise)("</a><div class='text-secondary small'>");
            rows.text(line.evidence)("</div></td><td>").text(line.field)("</td><td class='d-none d-md-table-cell'>");
            rows.text(line.before)("</td><td>").text(line.after)("</td></tr>");
        }
    });
}

void changes_page(web::Html& out, ChangesView const& view)
{
    auto const& texts = out.texts();
    if (!view.open.empty()) {
        out("<div class='mb-3'>");
        web::card(out, texts.tr("Waiting for a decision"), [&](web::Html& body) { open_changes(body, view); });
        out("</div>");
    }
    web::card(out, texts.tr("Decided so far"), [&](web::Html& body) {
        if (view.decided.empty()) {
            body("<p class='text-secondary'>").tr("Nothing has been decided yet.")("</p>");
            return;
        }
        head(body, {"Field", "Before", "Asked for", "Decision"});
        for (auto const& line : view.decided) {
            body("<tr><td>").text(line.field)("<div class='text-secondary small'>").text(line.asked)("</div></td><td>");
            body.text(line.before)("</td><td>").text(line.after)("</td><td>").text(line.decision)("</td></tr>");
        }
        body("</tbody></table></div>");
    });
}

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
