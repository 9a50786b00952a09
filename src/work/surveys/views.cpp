#include "work/surveys/views.hpp"

#include "base/numbers.hpp"
#include "work/questionnaires/answer_form.hpp"

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

void conflicts(web::Html& out, CaptureView const& view)
{
    if (view.conflicts.empty()) return;
    out("<div class='alert alert-warning' role='alert'><h2 class='alert-title'>")
        .tr("Two people answered differently. Choose what is right; the other answer stays in the history.")("</h2>");
    for (auto const& conflict : view.conflicts) {
        out("<fieldset class='mb-2'><legend class='form-label'>").text(conflict.label)("</legend>");
        for (auto const& option : conflict.options) {
            out("<label class='form-check'><input class='form-check-input' type='radio'");
            out.attribute("name", "decide." + conflict.field).attribute("value", option.value);
            out("><span class='form-check-label'>").text(option.shown)(" <span class='text-secondary'>· ");
            out.text(option.who)("</span></span></label>");
        }
        out("</fieldset>");
    }
    out("</div>");
}

void form(web::Html& out, CaptureView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    out("<input type='hidden' name='seen'").attribute("value", view.seen)(">");
    web::problems(out, view.problems);
    conflicts(out, view);
    questionnaires::answer_fields(out, *view.questionnaire, view.answers, view.problems);
    out("<div class='d-flex flex-wrap gap-2 mt-3'>");
    out("<button type='submit' name='act' value='finish' class='btn btn-primary'>").tr("Finish")("</button>");
    out("<button type='submit' name='act' value='save' class='btn'>").tr("Save for now")("</button></div>");
    out("<details class='section mt-3'").flag("open", !view.other.value.empty())("><summary>");
    out.tr("It could not be surveyed")("</summary><div class='row mt-2'>");
    column(out, [&] { web::choice_field(out, view.other, view.others); });
    out("<div class='col-md-8'>");
    web::area_field(out, view.note, 2);
    out("</div></div><button type='submit' name='act' value='other' class='btn'>");
    out.tr("Save what was found")("</button></details></form>");
}

void review_form(web::Html& out, CaptureView const& view)
{
    auto const& texts = out.texts();
    web::card(out, texts.tr("Review"), [&](web::Html& body) {
        body("<form method='post'").url("action", view.review_action)(">");
        web::csrf(body, view.csrf);
        body("<button type='submit' name='verdict' value='accepted' class='btn btn-primary mb-3'>");
        body.tr("Accept these answers")("</button><details><summary>").tr("Send back or hold")("</summary>");
        body("<fieldset class='mt-2'><legend class='form-label'>").tr("Another look is needed at")("</legend>");
        for (auto const& question : view.review_fields) {
            body("<label class='form-check'><input class='form-check-input' type='checkbox' name='field'");
            body.attribute("value", question.value)("><span class='form-check-label'>").text(question.label);
            body("</span></label>");
        }
        body("</fieldset>");
        web::area_field(body, view.review_note, 2);
        body("<div class='d-flex gap-2'><button type='submit' name='verdict' value='sent_back' class='btn'>");
        body.tr("Send back")("</button><button type='submit' name='verdict' value='held' class='btn'>");
        body.tr("Hold")("</button></div></details></form>");
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

void capture(web::Html& out, CaptureView const& view)
{
    auto const& texts = out.texts();
    out("<div class='row row-cards'><div class='col-lg-8'>");
    if (!view.review_text.empty()) {
        out("<div role='status'")
            .attribute("class", view.review_tone == "bad" ? "alert alert-warning" : "alert alert-info");
        out(">").text(view.review_text)("</div>");
    }
    if (!view.action.empty()) form(out, view);
    if (view.action.empty())
        web::card(out, texts.tr("Answers"), [&](web::Html& body) {
            std::vector<web::Detail> rows;
            for (auto const& [field, value] : view.answers)
                if (auto const* question = questionnaires::question_of(*view.questionnaire, field))
                    rows.push_back({question->label.in(texts.language()), shown_value(*question, value, texts)});
            web::details(body, rows);
        });
    out("</div><div class='col-lg-4'>");
    web::card(out, texts.tr("The enterprise"), [&](web::Html& body) {
        body("<p>");
        web::badge(body, view.state, view.tone);
        body("</p>");
        web::details(body, view.enterprise);
        if (!view.remove_action.empty()) {
            body("<form method='post' class='mt-3'").url("action", view.remove_action)(">");
            web::csrf(body, view.csrf);
            web::send_button(body, texts.tr("Take it off the list"), "");
            body("</form>");
        }
    });
    if (!view.review_action.empty()) {
        out("<div class='mt-3'>");
        review_form(out, view);
        out("</div>");
    }
    out("<div class='mt-3'>");
    web::card(out, texts.tr("What was written"), [&](web::Html& body) { web::timeline(body, view.history); });
    out("</div></div></div>");
}

}   // namespace surveys
