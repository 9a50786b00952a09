#include "registers/transfers/views.hpp"

namespace transfers {
namespace {

/// Until when it is answered, or what the answer was.
void last_word(web::Html& out, TransferLine const& line)
{
    out.text(line.state.empty() ? line.answer_by : line.state);
    if (!line.overdue) return;
    out(" ");
    web::badge(out, out.texts().tr("overdue"), "bad");
}

void open_table(web::Html& out)
{
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter card-table'><thead><tr>");
}

void head(web::Html& out, base::TextId id) { out("<th scope='col'>").tr(id)("</th>"); }

void person_cell(web::Html& out, TransferLine const& line)
{
    out("<th scope='row' class='fw-normal'><a").url("href", line.url)(">").text(line.person)("</a>");
    // a phone has no room for more columns
    out("<div class='d-md-none text-secondary small'>")
        .text(line.from)(" → ")
        .text(line.to)("</div><div class='d-md-none small'>");
    last_word(out, line);
    out("</div></th>");
}

void more_cells(web::Html& out, TransferLine const& line)
{
    for (auto const* name : {&line.from, &line.to}) {
        out("<td class='d-none d-md-table-cell'>").text(*name);
        out("</td>");
    }
    out("<td class='d-none d-md-table-cell'>");
    last_word(out, line);
    out("</td>");
}

void wide_head(web::Html& out, base::TextId id)
{
    out("<th scope='col' class='d-none d-md-table-cell'>").tr(id)("</th>");
}

void more_heads(web::Html& out, base::TextId last)
{
    wide_head(out, "From union");
    wide_head(out, "To union");
    wide_head(out, last);
}

void to_answer(web::Html& out, TransfersView const& view)
{
    if (view.to_answer.empty()) {
        out("<p class='text-secondary mb-0'>").tr("No transfer waits for your answer.")("</p>");
        return;
    }
    out("<form method='post' action='/transfers/acceptance'>");
    web::csrf(out, view.csrf);
    out("<input type='hidden' name='back'").attribute("value", view.back)(">");
    web::problems(out, view.problems);
    open_table(out);
    out("<th scope='col'><span class='visually-hidden'>").tr("Choose")("</span></th>");
    head(out, "Person");
    more_heads(out, "Answer by");
    out("</tr></thead><tbody>");
    for (auto const& line : view.to_answer) {
        out("<tr><td><input type='checkbox' class='form-check-input' name='transfer[]'").attribute("value", line.id);
        out.flag("checked", line.marked);
        out.attribute("aria-label", out.texts().tr("Mark {0}", {line.person}))("></td>");
        person_cell(out, line);
        more_cells(out, line);
        out("</tr>");
    }
    out("</tbody></table></div><div class='row mt-3'><div class='col-sm-6 col-lg-4'>");
    web::day_field(out, view.joined_on);
    web::send_button(out, out.texts().tr("Accept those marked"), "primary", "check");
    out("</div></div></form>");
}

void others(web::Html& out, std::vector<TransferLine> const& lines, bool open)
{
    open_table(out);
    head(out, "Person");
    if (open)
        more_heads(out, "Answer by");
    else
        more_heads(out, "State");
    out("</tr></thead><tbody>");
    for (auto const& line : lines) {
        out("<tr>");
        person_cell(out, line);
        more_cells(out, line);
        out("</tr>");
    }
    out("</tbody></table></div>");
}

void members_table(web::Html& out, std::vector<MemberChoice> const& members)
{
    if (members.empty()) {
        out("<p class='text-secondary mb-0'>").tr("The union has no members in the register yet.")("</p>");
        return;
    }
    open_table(out);
    out("<th scope='col'><span class='visually-hidden'>").tr("Choose")("</span></th>");
    head(out, "Full name");
    out("<th scope='col' class='d-none d-md-table-cell'>").tr("Born")("</th>");
    head(out, "Joined on");
    out("</tr></thead><tbody>");
    for (auto const& member : members) {
        auto const id = "member-" + member.id;
        out("<tr><td>");
        if (member.offered.empty()) {
            out("<input type='checkbox' class='form-check-input' name='member[]'").attribute("value", member.id);
            out.attribute("id", id).flag("checked", member.marked)(">");
        }
        out("</td><th scope='row' class='fw-normal'>");
        if (member.offered.empty())
            out("<label").attribute("for", id)(">").text(member.name)("</label>");
        else
            out.text(member.name)("<div class='text-secondary small'>").text(member.offered)("</div>");
        out("</th><td class='d-none d-md-table-cell'>").text(member.born)("</td><td>").text(member.joined_on);
        out("</td></tr>");
    }
    out("</tbody></table></div>");
}

}   // namespace

void transfers_page(web::Html& out, TransfersView const& view)
{
    out("<p class='page-lead'>").text(view.lead)("</p>");
    if (!view.more.empty()) out("<p class='text-secondary'>").text(view.more)("</p>");
    out("<div class='d-grid gap-3'>");
    web::card(out, out.texts().tr("To answer"), [&](web::Html& body) { to_answer(body, view); });
    if (!view.to_be_answered.empty())
        web::card(out, out.texts().tr("Offered, others answer"),
                  [&](web::Html& body) { others(body, view.to_be_answered, true); });
    if (!view.answered.empty())
        web::card(out, out.texts().tr("Answered lately"), [&](web::Html& body) { others(body, view.answered, false); });
    out("</div>");
}

void transfer_page(web::Html& out, TransferView const& view)
{
    web::problems(out, view.problems);
    out("<div class='row row-cards'><div class='col-lg-7'>");
    web::card(out, {}, [&](web::Html& body) {
        body("<p>");
        web::badge(body, view.state, view.tone);
        body("</p>");
        web::details(body, view.details);
        if (!view.withdraw_action.empty()) {
            body("<form method='post' class='mt-3'").url("action", view.withdraw_action)(">");
            web::csrf(body, view.csrf);
            web::send_button(body, body.texts().tr("Withdraw the offer"), "");
            body("</form>");
        }
    });
    out("</div>");
    if (!view.accept_action.empty()) {
        out("<div class='col-lg-5 d-grid gap-3 align-content-start'>");
        web::card(out, out.texts().tr("Accept"), [&](web::Html& body) {
            body("<form method='post'").url("action", view.accept_action)(">");
            web::csrf(body, view.csrf);
            web::day_field(body, view.joined_on);
            web::send_button(body, body.texts().tr("Accept"), "primary", "check");
            body("</form>");
        });
        web::card(out, out.texts().tr("Do not take"), [&](web::Html& body) {
            body("<form method='post'").url("action", view.decline_action)(">");
            web::csrf(body, view.csrf);
            web::choice_field(body, view.reason, view.reasons);
            web::send_button(body, body.texts().tr("Send back"), "");
            body("</form>");
        });
        out("</div>");
    }
    out("</div>");
}

void offer_form(web::Html& out, OfferView const& view)
{
    if (!view.notice.empty()) out("<p class='page-lead'>").text(view.notice)("</p>");
    out("<form method='post'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    // the list may be long: on a phone it comes last
    out("<div class='row row-cards'><div class='col-lg-7 order-last order-lg-first'>");
    web::card(out, out.texts().tr("Who goes"), [&](web::Html& body) { members_table(body, view.members); });
    out("</div><div class='col-lg-5'>");
    web::card(out, out.texts().tr("Where to"), [&](web::Html& body) {
        if (view.successors.empty())
            web::record_field(body, view.to, "/api/v1/transfers/unions", view.to_shown);
        else
            web::choice_field(body, view.to, view.successors);
        web::day_field(body, view.asked_on);
        web::day_field(body, view.offered_on);
        web::text_field(body, view.number);
        web::check_field(body, view.at_once, view.is_at_once);
        body("<div class='d-flex gap-2 mt-3'>");
        web::send_button(body, body.texts().tr("Offer"));
        web::link_button(body, view.back_url, body.texts().tr("Cancel"), "");
        body("</div>");
    });
    out("</div></div></form>");
}

}   // namespace transfers
