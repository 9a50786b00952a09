#include "registers/memberships/views.hpp"

namespace memberships {
namespace {

void members_table(web::Html& out, std::vector<MemberLine> const& lines)
{
    if (lines.empty()) {
        out("<p class='text-secondary mb-0'>").tr("The union has no members in the register yet.")("</p>");
        return;
    }
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter card-table'><thead><tr><th "
        "scope='col'>")
        .tr("Full name");
    out("</th><th scope='col' class='d-none d-md-table-cell'>").tr("Born")("</th><th scope='col'>").tr("Joined on");
    out("</th><th scope='col'><span class='visually-hidden'>").tr("Actions")("</span></th></tr></thead><tbody>");
    for (auto const& line : lines) {
        out("<tr><td><a").url("href", line.url)(">").text(line.name)("</a>");
        if (!line.standing.empty()) {
            out(" ");
            web::badge(out, line.standing, "warning");
        }
        out("</td><td class='d-none d-md-table-cell'>")
            .text(line.born)("</td><td>")
            .text(line.joined_on)("</td><td class='text-end'>");
        if (!line.transfer_url.empty())
            out("<a class='btn btn-sm me-1'").url("href", line.transfer_url)(">").tr("Transfer")("</a>");
        if (!line.leave_url.empty()) out("<a class='btn btn-sm'").url("href", line.leave_url)(">").tr("Leaves")("</a>");
        out("</td></tr>");
    }
    out("</tbody></table></div>");
}

}   // namespace

void members_page(web::Html& out, MembersView const& view)
{
    out("<div class='row row-cards mb-3'>");
    for (auto const& figure : view.figures) {
        out("<div class='col-6 col-md-3'>");
        web::figure_card(out, figure);
        out("</div>");
    }
    out("</div><div class='row row-cards'><div class='col-lg-8'>");
    web::card(out, out.texts().tr("Members"), [&](web::Html& body) { members_table(body, view.lines); });
    out("</div>");
    if (!view.admit_action.empty()) {
        out("<div class='col-lg-4'>");
        web::card(out, out.texts().tr("Admit a member"), [&](web::Html& body) {
            body("<form method='post'").url("action", view.admit_action)(">");
            web::csrf(body, view.csrf);
            web::problems(body, view.problems);
            web::record_field(body, view.person, "/api/v1/people", view.person_shown);
            web::day_field(body, view.applied_on);
            web::day_field(body, view.consented_on);
            web::day_field(body, view.joined_on);
            body("<button type='submit' class='btn btn-primary'>").tr("Admit")("</button></form>");
        });
        out("</div>");
    }
    out("</div>");
}

void leaving_form(web::Html& out, LeavingView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    web::choice_field(out, view.end, view.ends);
    web::day_field(out, view.ended_on);
    out("<div class='d-flex gap-2 mt-3'><button type='submit' class='btn btn-primary'>").tr("Save");
    out("</button><a class='btn btn-link'").url("href", view.back_url)(">").tr("Cancel")("</a></div></form>");
}

}   // namespace memberships
