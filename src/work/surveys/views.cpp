#include "work/surveys/views.hpp"

#include "base/numbers.hpp"

namespace surveys {
namespace {

template <class Body>
void column(web::Html& out, Body const& body)
{
    out("<div class='col-md-4'>");
    body();
    out("</div>");
}

void covered_bar(web::Html& out, std::int64_t covered, std::int64_t all)
{
    auto const& texts = out.texts();
    web::progress(out, base::percent_tenths(covered, all).value_or(0),
                  texts.tr("{0} covered of {1}", {texts.number(covered), texts.number(all)}));
}

void board_table(web::Html& out, BoardView const& view, base::TextId head, std::vector<BoardLine> const& lines)
{
    web::card(out, out.texts().tr(head), [&](web::Html& body) {
        body("<div class='table-responsive' tabindex='0'><table class='table table-vcenter'><thead><tr><th>").tr(head);
        body("</th><th class='text-end'>").tr("In all")("</th>");
        for (auto const& state : view.heads) body("<th class='text-end'>").text(state)("</th>");
        body("<th class='text-end'>").tr("Covered")("</th></tr></thead><tbody>");
        for (auto const& line : lines) {
            body("<tr><td><a").url("href", line.url)(">").text(line.name)("</a>");
            if (line.conflicts > 0) {
                body(" ");
                web::badge(body, body.texts().tr("{0} differ", {body.texts().number(line.conflicts)}), "warning");
            }
            body("</td><td class='text-end'>").number(line.all)("</td>");
            for (auto const count : line.counts) body("<td class='text-end'>").number(count)("</td>");
            body("<td class='text-end'>")
                .text(base::percent(line.all - line.counts.front(), line.all, body.texts().language()))("</td></tr>");
        }
        body("</tbody></table></div>");
    });
}

}   // namespace

void campaign_register(web::Html& out, web::Register const& table, std::vector<CampaignLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a").url("href", line.url)(">").text(line.title)("</a><div class='text-secondary small'>");
            rows.text(line.days)("</div></td><td>");
            covered_bar(rows, line.covered, line.all);
            rows("</td><td class='d-none d-md-table-cell'>");
            web::badge(rows, line.state, line.tone);
            rows("</td></tr>");
        }
    });
}

void list_form(web::Html& out, ListFormView const& view)
{
    auto const& texts = out.texts();
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    if (view.is_new) {
        out("<div class='row'><div class='col-md-8'>");
        web::text_field(out, view.title);
        out("</div>");
        column(out, [&] { web::choice_field(out, view.questionnaire, view.questionnaires); });
        column(out, [&] { web::day_field(out, view.starts_on); });
        column(out, [&] { web::day_field(out, view.deadline); });
        if (view.units.size() > 1) column(out, [&] { web::choice_field(out, view.unit, view.units); });
        out("</div>");
    }
    out("<fieldset class='section'><legend>").tr("Which enterprises")("</legend><p class='text-secondary'>");
    out.tr("Those operating today that fit. The list is frozen; later changes of it are logged.")(
        "</p><div class='row'>");
    column(out, [&] { web::choice_field(out, view.place, view.places); });
    column(out, [&] { web::choice_field(out, view.ownership, view.ownerships); });
    column(out, [&] { web::choice_field(out, view.workers, view.bands); });
    column(out, [&] { web::choice_field(out, view.responsible, view.people); });
    if (!view.is_new) {
        out("<div class='col-md-8'>");
        web::text_field(out, view.why);
        out("</div>");
    }
    out("</div>");
    if (!view.counted.empty()) out("<p role='status'><strong>").text(view.counted)("</strong></p>");
    out("<button type='submit' name='act' value='count' class='btn' formnovalidate>").tr("Count them")("</button>");
    out("</fieldset><div class='d-flex gap-2 mt-3'>");
    web::send_button(out, view.submit);
    web::link_button(out, view.cancel_url, texts.tr("Cancel"), "");
    out("</div></form>");
}

void board(web::Html& out, BoardView const& view)
{
    auto const& texts = out.texts();
    web::figure_cards(out, view.figures);
    out("<div class='card card-body mb-3'><div class='d-flex flex-wrap gap-3 align-items-center'><div "
        "class='flex-fill'>");
    covered_bar(out, view.covered, view.all);
    out("</div><div class='d-flex flex-wrap gap-2'>");
    web::link_button(out, view.list_url, texts.tr("The enterprises"), "primary", "list-details");
    if (!view.add_url.empty()) web::link_button(out, view.add_url, texts.tr("Add enterprises"), "", "plus");
    if (!view.close_action.empty()) {
        out("<form method='post'").url("action", view.close_action)(">");
        web::csrf(out, view.csrf);
        out("<input type='hidden' name='revision'").attribute("value", std::to_string(view.revision))(">");
        web::send_button(out, texts.tr("Close the survey"), "");
        out("</form>");
    }
    out("</div></div></div>");
    board_table(out, view, "Commune", view.places);
    out("<div class='mt-3'>");
    board_table(out, view, "Responsible", view.people);
    out("</div><div class='mt-3'>");
    web::card(out, texts.tr("Changes of the list"), [&](web::Html& body) { web::timeline(body, view.changes); });
    out("</div>");
}

void enterprise_register(web::Html& out, web::Register const& table, std::vector<EnterpriseLine> const& lines,
                         std::string_view hand_over_url)
{
    if (!hand_over_url.empty() && !lines.empty()) {
        out("<div class='mb-3'>");
        web::link_button(out, hand_over_url, out.texts().tr("Hand all of these over"), "", "users");
        out("</div>");
    }
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td>");
            if (line.url.empty())
                rows.text(line.name);
            else
                rows("<a").url("href", line.url)(">").text(line.name)("</a>");
            rows("<div class='text-secondary small'>")
                .text(line.place)("</div></td><td class='d-none d-md-table-cell'>");
            rows.text(line.person)("</td><td>");
            web::badge(rows, line.state, line.tone);
            for (auto const* more : {&line.review, &line.conflicts}) {
                if (more->empty()) continue;
                rows(" ");
                web::badge(rows, *more, more == &line.conflicts ? "warning" : "");
            }
            rows("</td></tr>");
        }
    });
}

void hand_over_form(web::Html& out, HandOverView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)("><p>").text(view.sentence)("</p>");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    out("<div class='row'>");
    column(out, [&] { web::choice_field(out, view.to, view.people); });
    out("<div class='col-md-8'>");
    web::text_field(out, view.why);
    out("</div></div><div class='d-flex gap-2 mt-3'>");
    web::send_button(out, out.texts().tr("Hand over"));
    web::link_button(out, view.cancel_url, out.texts().tr("Cancel"), "");
    out("</div></form>");
}

}   // namespace surveys
