#include "registers/committees/views.hpp"

namespace committees {
namespace {

void take_back(web::Html& out, std::string const& action, std::string const& csrf)
{
    if (action.empty()) return;
    out("<form method='post' class='d-inline'").url("action", action)(">");
    web::csrf(out, csrf);
    out("<button type='submit' class='btn btn-sm btn-ghost-secondary'>").tr("Entered by mistake")("</button></form>");
}

void holder(web::Html& out, HolderLine const& line, std::string const& csrf)
{
    out("<tr><td>");
    if (line.url.empty())
        out.text(line.name);
    else
        out("<a").url("href", line.url)(">").text(line.name)("</a>");
    out("<div class='text-secondary small'>").text(line.post)("</div></td><td>").text(line.days);
    out("<div class='text-secondary small'>").text(line.note)("</div>");
    if (!line.leave_url.empty() || !line.withdraw_action.empty()) out("<div class='d-flex flex-wrap gap-1 mt-1'>");
    if (!line.leave_url.empty())
        out("<a class='btn btn-sm'").url("href", line.leave_url)(">").tr("Leaves the post")("</a>");
    take_back(out, line.withdraw_action, csrf);
    if (!line.leave_url.empty() || !line.withdraw_action.empty()) out("</div>");
    out("</td></tr>");
}

void term_card(web::Html& out, TermCard const& term, std::string const& csrf)
{
    web::card(out, term.heading, [&](web::Html& body) {
        body("<p class='text-secondary'>").text(term.note);
        if (!term.state.empty()) {
            body(" ");
            web::badge(body, term.state, term.tone);
        }
        body("</p>");
        if (term.holders.empty()) {
            body("<p class='text-secondary'>").tr("No post has been recorded in this term.")("</p>");
            take_back(body, term.withdraw_action, csrf);
            return;
        }
        body(
            "<div class='table-responsive' tabindex='0'><table class='table table-vcenter'><thead><tr><th "
            "scope='col'>");
        body.tr("Full name")("</th><th scope='col'>").tr("In the post")("</th></tr></thead><tbody>");
        for (auto const& line : term.holders) holder(body, line, csrf);
        body("</tbody></table></div>");
    });
}

void paper(web::Html& out, web::Field const& number, web::Field const& day)
{
    web::text_field(out, number);
    web::day_field(out, day);
}

void post_form(web::Html& out, PostFormView const& view, std::string const& csrf)
{
    if (view.action.empty()) return;
    web::card(out, out.texts().tr("Somebody takes a post"), [&](web::Html& body) {
        body("<form method='post'").url("action", view.action)(">");
        web::csrf(body, csrf);
        web::problems(body, view.problems);
        web::record_field(body, view.person, "/api/v1/people", view.person_shown);
        web::choice_field(body, view.post, view.posts);
        web::choice_field(body, view.how, view.hows);
        web::day_field(body, view.from);
        web::day_field(body, view.to);
        paper(body, view.decision_number, view.decided_on);
        web::send_button(body, body.texts().tr("Record the post"));
        body("</form>");
    });
}

void term_form(web::Html& out, TermFormView const& view, std::string const& csrf)
{
    if (view.action.empty()) return;
    out("<details class='card card-body mt-3'").flag("open", view.open)("><summary>").tr("A new term");
    out("</summary><form method='post' class='mt-3'").url("action", view.action)(">");
    web::csrf(out, csrf);
    web::problems(out, view.problems);
    web::choice_field(out, view.standing, view.standings);
    web::day_field(out, view.from);
    web::day_field(out, view.to);
    paper(out, view.decision_number, view.decided_on);
    web::send_button(out, out.texts().tr("Record the term"));
    out("</form></details>");
}

}   // namespace

void committee_page(web::Html& out, CommitteeView const& view)
{
    out("<div class='row row-cards'><div class='col-lg-8'>");
    if (view.terms.empty())
        web::empty_state(out, "users-group", out.texts().tr("No term has been recorded"),
                         out.texts().tr("Record the term of the committee first, then who holds which post."));
    for (auto const& term : view.terms) {
        out("<div class='mb-3'>");
        term_card(out, term, view.csrf);
        out("</div>");
    }
    out("</div><div class='col-lg-4'>");
    post_form(out, view.post_form, view.csrf);
    term_form(out, view.term_form, view.csrf);
    out("</div></div>");
}

void leaving_form(web::Html& out, LeavingView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    web::day_field(out, view.to);
    out("<div class='d-flex gap-2 mt-3'>");
    web::send_button(out, out.texts().tr("Save"));
    web::link_button(out, view.back_url, out.texts().tr("Cancel"), "");
    out("</div></form>");
}

}   // namespace committees
