#include "platform/web/asked_changes.hpp"

namespace web {
namespace {

void head(Html& out, std::initializer_list<base::TextId> columns)
{
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter'><thead><tr>");
    for (auto const column : columns) out("<th>").tr(column)("</th>");
    out("</tr></thead><tbody>");
}

void open_changes(Html& body, AskedChangesView const& view)
{
    body("<form method='post'").url("action", view.action)(">");
    csrf(body, view.csrf);
    problems(body, view.problems);
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
    text_field(body, view.why);
    body("<div class='d-flex flex-wrap gap-2'><button type='submit' name='act' value='agree' class='btn btn-primary'>");
    body.tr("Make the chosen changes")("</button><button type='submit' name='act' value='refuse' class='btn'>");
    body.tr("Refuse the chosen")("</button></div></form>");
}

}   // namespace

void asked_change_register(Html& out, Register const& table, std::vector<AskedChange> const& lines)
{
    register_table(out, table, lines.size(), [&](Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a").url("href", line.url)(">").text(line.record)("</a><div class='text-secondary small'>");
            rows.text(line.evidence)("</div></td><td>").text(line.field)("</td><td class='d-none d-md-table-cell'>");
            rows.text(line.before)("</td><td>").text(line.after)("</td></tr>");
        }
    });
}

void asked_changes_page(Html& out, AskedChangesView const& view)
{
    auto const& texts = out.texts();
    if (!view.open.empty()) {
        out("<div class='mb-3'>");
        card(out, texts.tr("Waiting for a decision"), [&](Html& body) { open_changes(body, view); });
        out("</div>");
    }
    card(out, texts.tr("Decided so far"), [&](Html& body) {
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

}   // namespace web
