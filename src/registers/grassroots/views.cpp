#include "registers/grassroots/views.hpp"

namespace grassroots {

void organisation_register(web::Html& out, web::Register const& table, std::vector<OrganisationLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a").url("href", line.url)(">").text(line.name)("</a>");
            if (!line.ended.empty()) {
                rows(" ");
                web::badge(rows, line.ended, "bad");
            }
            rows("</td><td class='d-none d-md-table-cell'>").text(line.place)("</td><td class='text-nowrap'>");
            rows.text(line.decided_on)("<div class='text-secondary small'>").text(line.decision);
            rows("</div></td><td class='text-end'>").text(line.members)("</td></tr>");
        }
    });
}

void founding_form(web::Html& out, FoundingView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    out("<div class='row'><div class='col-md-8'>");
    web::record_field(out, view.enterprise, "/api/v1/enterprises", view.enterprise_shown);
    out("</div><div class='col-md-4'>");
    web::choice_field(out, view.kind, view.kinds);
    out("</div><div class='col-md-8'>");
    web::text_field(out, view.name);
    out("</div><div class='col-md-4'>");
    web::number_field(out, view.founding_members);
    out("</div><div class='col-md-6'>");
    web::text_field(out, view.decision_number);
    out("</div><div class='col-md-6'>");
    web::day_field(out, view.decided_on);
    out("</div><div class='col-md-6'>");
    web::choice_field(out, view.place, view.places);
    out("</div><div class='col-md-6'>");
    web::choice_field(out, view.parent, view.parents);
    out("</div></div><div class='d-flex gap-2 mt-3'><button type='submit' class='btn btn-primary'>").text(view.submit);
    out("</button><a class='btn btn-link'").url("href", view.cancel_url)(">").tr("Cancel")("</a></div></form>");
}

void reassignment_form(web::Html& out, ReassignmentView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    out("<p class='text-secondary'>");
    if (!view.present.empty()) out.text(view.present)(" ");
    out.tr("From that day it counts where the other enterprise is; its years before stay what they were.")("</p>");
    web::record_field(out, view.enterprise, "/api/v1/enterprises", view.enterprise_shown);
    out("<div class='row'><div class='col-md-6'>");
    web::text_field(out, view.decision_number);
    out("</div><div class='col-md-6'>");
    web::day_field(out, view.effective_on);
    out("</div></div><div class='d-flex gap-2 mt-3'><button type='submit' class='btn btn-primary'>").tr("Save");
    out("</button><a class='btn btn-link'").url("href", view.cancel_url)(">").tr("Cancel")("</a></div></form>");
}

void organisation_page(web::Html& out, OrganisationView const& view)
{
    if (!view.figures.empty()) {
        out("<div class='row row-cards mb-3'>");
        for (auto const& figure : view.figures) {
            out("<div class='col-6 col-md-3'>");
            web::figure_card(out, figure);
            out("</div>");
        }
        out("</div>");
    }
    out("<div class='row row-cards'><div class='col-lg-5'>");
    web::card(out, out.texts().tr("Founding"), [&](web::Html& body) { web::details(body, view.details); });
    if (!view.committee_url.empty()) {
        out("<div class='mt-3'>");
        web::card(out, out.texts().tr("Committee"), [&](web::Html& body) {
            web::details(body, view.committee);
            body("<div class='mt-2'>");
            web::link_button(body, view.committee_url, body.texts().tr("Terms and posts"), "", "users-group");
            body("</div>");
        });
        out("</div>");
    }
    out("</div><div class='col-lg-7'>");
    web::card(out, out.texts().tr("What happened"), [&](web::Html& body) { web::timeline(body, view.moments); });
    if (!view.actions.empty()) {
        out("<div class='d-flex flex-wrap gap-2 mt-3'>");
        for (auto const& action : view.actions) web::link_button(out, action.url, action.label, "");
        out("</div>");
    }
    if (!view.dissolve_action.empty()) {
        out("<details class='card card-body mt-3'");
        out.flag("open", !view.problems.empty())("><summary>").tr("Record its dissolution")("</summary>");
        out("<form method='post' class='mt-3'").url("action", view.dissolve_action)(">");
        web::csrf(out, view.csrf);
        web::problems(out, view.problems);
        web::text_field(out, view.decision_number);
        web::day_field(out, view.dissolved_on);
        out("<button type='submit' class='btn btn-outline-danger'>")
            .tr("Record the dissolution")("</button></form></details>");
    }
    if (!view.withdraw_action.empty()) {
        out("<details class='card card-body mt-3'").flag("open", !view.withdraw_problems.empty())("><summary>");
        out.tr("Recorded by mistake?")("</summary>");
        web::problems(out, view.withdraw_problems);
        out("<form method='post' class='mt-3'").url("action", view.withdraw_action)("><p>");
        out.tr(
            "As long as nothing hangs on it (members, a committee, reports, accounts), the founding can be taken back "
            "and recorded anew with the right number, day and members.")("</p>");
        web::csrf(out, view.csrf);
        web::send_button(out, out.texts().tr("Take the founding back"), "danger");
        out("</form></details>");
    }
    out("</div></div>");
}

}   // namespace grassroots
