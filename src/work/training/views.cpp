#include "work/training/views.hpp"

namespace training {
namespace {

void submit_row(web::Html& out, std::string_view submit, std::string_view cancel_url)
{
    out("<div class='d-flex gap-2 mt-3'><button type='submit' class='btn btn-primary'>").text(submit)("</button>");
    if (!cancel_url.empty()) out("<a class='btn btn-link'").url("href", cancel_url)(">").tr("Cancel")("</a>");
    out("</div>");
}

void learners_table(web::Html& out, ClassView const& view)
{
    if (!view.left_out.empty()) out("<p class='text-secondary'>").text(view.left_out)("</p>");
    if (view.learners.empty()) {
        if (view.left_out.empty()) out("<p class='text-secondary mb-0'>").tr("Nobody is enrolled yet.")("</p>");
        return;
    }
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter card-table register-table "
        "number-4'><thead><tr><th scope='col'>");
    out.tr("Full name")("</th><th scope='col'>").tr("Result");
    out("</th><th scope='col'>").tr("Certificate")("</th><th scope='col'><span class='visually-hidden'>").tr("Actions");
    out("</span></th></tr></thead><tbody>");
    for (auto const& line : view.learners) {
        out("<tr><td><a").url("href", line.url)(">").text(line.name)("</a><div class='text-secondary small'>");
        out.text(line.born);
        if (!line.born.empty() && !line.workplace.empty()) out(" · ");
        out.text(line.workplace)("</div></td><td>");
        if (!line.result.empty()) web::badge(out, line.result, line.tone);
        out("</td><td class='text-nowrap'>").text(line.certificate)("</td><td>");
        if (!line.edit_url.empty())
            out("<a class='btn btn-sm'").url("href", line.edit_url)(">").tr("Record the result")("</a>");
        out("</td></tr>");
    }
    out("</tbody></table></div>");
}

void sessions_card(web::Html& out, ClassView const& view)
{
    for (auto const& s : view.sessions) {
        out("<div class='d-flex justify-content-between border-bottom py-2'><div>");
        if (s.url.empty())
            out.text(s.held_on);
        else
            out("<a").url("href", s.url)(">").text(s.held_on)("</a>");
        out("<div class='text-secondary small'>")
            .text(s.topic)("</div></div><div class='text-secondary small text-end'>");
        out.tr("{0} periods", {std::to_string(s.periods)})("<br>").tr("{0} present",
                                                                      {std::to_string(s.present)})("</div></div>");
    }
    if (view.session_url.empty()) return;
    out("<form method='post' class='mt-3'").url("action", view.session_url)(">");
    web::csrf(out, view.csrf);
    web::day_field(out, view.held_on);
    web::text_field(out, view.topic);
    web::number_field(out, view.periods);
    submit_row(out, out.texts().tr("Add a session"), "");
    out("</form>");
}

void paper_list(web::Html& out, std::vector<web::Choice> const& papers)
{
    out("<ul class='list-unstyled mb-0'>");
    for (auto const& one : papers) {
        out("<li class='py-1'>");
        web::icon(out, "file-certificate");
        out(" <a").url("href", one.value)(">").text(one.label)("</a></li>");
    }
    out("</ul>");
}

}   // namespace

void class_register(web::Html& out, web::Register const& table, std::vector<ClassLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a").url("href", line.url)(">").text(line.name)("</a><div class='text-secondary small'>");
            rows.text(line.code)(" · ").text(line.type)("</div></td><td class='text-nowrap'>").text(line.opened_on);
            rows("</td><td class='d-none d-md-table-cell'>").text(line.place)("</td><td class='text-end'>");
            rows.number(line.participations)("</td><td class='text-end d-none d-md-table-cell'>")
                .number(line.passed)("</td></tr>");
        }
    });
}

void class_form(web::Html& out, ClassFormView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    out("<input type='hidden' name='revision'").attribute("value", std::to_string(view.revision))(">");
    out("<div class='row'><div class='col-md-8'>");
    web::text_field(out, view.name);
    out("</div><div class='col-md-4'>");
    web::text_field(out, view.code);
    out("</div><div class='col-md-6'>");
    web::choice_field(out, view.type, view.types);
    out("</div><div class='col-md-3'>");
    web::day_field(out, view.opened_on);
    out("</div><div class='col-md-3'>");
    web::day_field(out, view.closed_on);
    out("</div><div class='col-md-6'>");
    web::choice_field(out, view.organiser, view.organisers);
    out("</div><div class='col-md-6'>");
    web::choice_field(out, view.place, view.places);
    out("</div><div class='col-md-6'>");
    web::text_field(out, view.venue);
    out("</div><div class='col-md-3'>");
    web::text_field(out, view.decision_number);
    out("</div><div class='col-md-3'>");
    web::number_field(out, view.periods);
    out("</div></div>");
    submit_row(out, view.submit, view.cancel_url);
    out("</form>");
}

void class_page(web::Html& out, ClassView const& view)
{
    out("<div class='row row-cards mb-3'>");
    for (auto const& figure : view.figures) {
        out("<div class='col-6 col-md-3'>");
        web::figure_card(out, figure);
        out("</div>");
    }
    out("</div><div class='row row-cards'><div class='col-lg-8'>");
    web::card(out, out.texts().tr("Learners"), [&](web::Html& body) {
        learners_table(body, view);
        if (view.enrol_url.empty()) return;
        body("<form method='post' class='mt-3 row g-2 align-items-end'")
            .url("action", view.enrol_url)("><div class='col'>");
        web::csrf(body, view.csrf);
        web::record_field(
            body, {.name = "person", .label = std::string{body.texts().tr("Learner")}, .problem = view.enrol_problem},
            "/api/v1/people", "");
        body("</div><div class='col-auto mb-3'><button type='submit' class='btn btn-primary'>")
            .tr("Enrol")("</button></div></form>");
    });
    out("</div><div class='col-lg-4'>");
    web::card(out, out.texts().tr("The class"), [&](web::Html& body) { web::details(body, view.details); });
    out("<div class='mt-3'>");
    web::card(out, out.texts().tr("Sessions"), [&](web::Html& body) { sessions_card(body, view); });
    out("</div>");
    if (!view.papers.empty()) {
        out("<div class='mt-3'>");
        web::card(out, out.texts().tr("Official papers"), [&](web::Html& body) { paper_list(body, view.papers); });
        out("</div>");
    }
    out("</div></div>");
}

void enrolment_form(web::Html& out, EnrolmentView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    web::choice_field(out, view.result, view.results);
    web::text_field(out, view.mark);
    if (view.certificate.empty()) {
        web::text_field(out, view.number);
        web::day_field(out, view.issued_on);
    }
    submit_row(out, out.texts().tr("Save"), view.back_url);
    out("</form>");
    if (!view.certificate.empty()) {
        out("<form method='post' class='card card-body mt-3'").url("action", view.cancel_certificate_action)(">");
        web::csrf(out, view.csrf);
        out("<h2 class='card-title'>").tr("Certificate")("</h2><p>").text(view.certificate)("</p>");
        web::text_field(out, view.reason);
        out("<div><button type='submit' class='btn btn-outline-danger'>")
            .tr("Cancel the certificate")("</button></div></form>");
        if (!view.papers.empty()) {
            out("<div class='card card-body mt-3'>");
            paper_list(out, view.papers);
            out("</div>");
        }
    }
    out("<form method='post' class='mt-3'").url("action", view.withdraw_action)(">");
    web::csrf(out, view.csrf);
    out("<input type='hidden' name='_method' value='delete'><button type='submit' class='btn btn-link text-danger "
        "text-wrap text-start px-0'>");
    out.tr("This person was entered by mistake: take the enrolment back")("</button></form>");
}

void attendance_form(web::Html& out, AttendanceView const& view)
{
    out("<form method='post' class='card'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter card-table'><thead><tr><th "
        "scope='col'>")
        .tr("Full name");
    out("</th><th scope='col'>")
        .tr("Periods attended of {0}", {std::to_string(view.periods)})("</th></tr></thead><tbody>");
    for (auto const& line : view.lines) {
        auto const id = "attended-" + line.field;
        out("<tr><td><label").attribute("for", id)(">").text(line.name)("</label></td><td>");
        out("<input type='text' inputmode='numeric' maxlength='3' size='3'").attribute("id", id);
        out.attribute("name", line.field).attribute("value", line.value);
        if (line.problem.empty()) {
            out(" class='form-control w-auto'></td></tr>");
            continue;
        }
        auto const told = "problem-" + line.field;
        out(" class='form-control w-auto is-invalid' aria-invalid='true'").attribute("aria-describedby", told)(">");
        out("<div class='invalid-feedback'").attribute("id", told)(">").text(line.problem)("</div></td></tr>");
    }
    out("</tbody></table></div><div class='card-footer'><button type='submit' class='btn btn-primary'>").tr("Save");
    out("</button> <a class='btn btn-link'").url("href", view.back_url)(">").tr("Cancel")("</a></div></form>");
}

}   // namespace training
