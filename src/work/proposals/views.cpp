#include "work/proposals/views.hpp"

namespace proposals {
namespace {

void ways(web::Html& rows, ProposalLine const& line, std::string const& csrf)
{
    rows("<td class='text-end'><div class='d-flex flex-wrap gap-2 justify-content-end'>");
    if (!line.start_url.empty()) web::link_button(rows, line.start_url, line.start_label);
    if (!line.aside_url.empty()) web::link_button(rows, line.aside_url, rows.texts().tr("Set aside"), "");
    if (!line.again_action.empty()) {
        rows("<form method='post'").url("action", line.again_action)(">");
        web::csrf(rows, csrf);
        web::send_button(rows, rows.texts().tr("Propose again"), "");
        rows("</form>");
    }
    rows("</div></td>");
}

}   // namespace

void proposal_register(web::Html& out, web::Register const& table, ProposalsView const& view,
                       std::vector<ProposalLine> const& lines)
{
    out("<p class='page-lead'>").text(view.lead);
    if (!view.rule.empty()) out(" <span class='text-secondary'>").text(view.rule)("</span>");
    out("</p>");
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td>");
            if (!line.mark_id.empty()) web::mark_box(rows, line.mark_id, line.name);
            rows("<a").url("href", line.url)(">").text(line.name)("</a><div class='text-secondary small'>");
            rows.text(line.place)("</div></td><td><div>").text(line.fact);
            if (!line.note.empty()) rows("<div class='text-secondary small'>").text(line.note)("</div>");
            rows("</div></td>");
            ways(rows, line, view.csrf);
            rows("</tr>");
        }
    });
}

void aside_form(web::Html& out, AsideFormView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)("><p>").text(view.lead)("</p>");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    web::area_field(out, view.why);
    web::day_field(out, view.look_again_on);
    out("<div class='d-flex gap-2 mt-3'>");
    web::send_button(out, out.texts().tr("Set aside"));
    web::link_button(out, view.back_url, out.texts().tr("Cancel"), "");
    out("</div></form>");
}

}   // namespace proposals
