#include "work/questionnaires/answer_form.hpp"
#include "work/surveys/views.hpp"

namespace surveys {
namespace {

template <class Body>
void column(web::Html& out, Body const& body)
{
    out("<div class='col-md-4'>");
    body();
    out("</div>");
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

void link_card(web::Html& out, CaptureView const& view)
{
    auto const& texts = out.texts();
    web::card(out, texts.tr("The enterprise answers by itself"), [&](web::Html& body) {
        if (!view.link.empty()) {
            body("<label class='form-label' for='survey-link'>")
                .tr("Send this link. It is shown only now.")("</label>");
            body("<input type='text' class='form-control mb-2' id='survey-link' readonly");
            body.attribute("value", view.link)(">");
        } else if (!view.link_text.empty()) {
            body("<p>").text(view.link_text)("</p>");
        }
        body("<form method='post'").url("action", view.link_action)(">");
        web::csrf(body, view.csrf);
        web::send_button(body, view.link_text.empty() ? texts.tr("Make a link") : texts.tr("Make another link"), "");
        body("</form>");
    });
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
    if (!view.link_action.empty()) {
        out("<div class='mt-3'>");
        link_card(out, view);
        out("</div>");
    }
    if (!view.review_action.empty()) {
        out("<div class='mt-3'>");
        review_form(out, view);
        out("</div>");
    }
    out("<div class='mt-3'>");
    web::card(out, texts.tr("What was written"), [&](web::Html& body) { web::timeline(body, view.history); });
    out("</div></div></div>");
}

void self_answer(web::Html& out, SelfAnswerView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)("><p>").text(view.lead)("</p>");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    questionnaires::answer_fields(out, *view.questionnaire, view.answers, view.problems);
    out("<div class='mt-3'>");
    web::send_button(out, out.texts().tr("Send the answers"));
    out("</div></form>");
}

void workbook_page(web::Html& out, WorkbookView const& view)
{
    auto const& texts = out.texts();
    if (view.was_read) {
        out("<div role='status'")
            .attribute("class", view.refused.empty() ? "alert alert-success" : "alert alert-warning");
        out("><div><p class='alert-title'>").tr("{0} rows were taken.", {texts.number(view.taken)})("</p>");
        if (!view.refused.empty()) {
            out("<p>").tr("These were not; correct them and bring the workbook again.")("</p><ul>");
            for (auto const& sentence : view.refused) out("<li>").text(sentence)("</li>");
            out("</ul>");
        }
        out("</div></div>");
    }
    out("<div class='row row-cards'><div class='col-lg-6'>");
    web::card(out, texts.tr("1. Fetch it"), [&](web::Html& body) {
        body("<p>").tr(
            "A row for each enterprise that is given to you and to do; one column a question, tables left out.");
        body("</p>");
        web::link_button(body, view.download_url, texts.tr("Fetch the workbook"), "primary", "download");
    });
    out("</div><div class='col-lg-6'>");
    web::card(out, texts.tr("2. Bring it back"), [&](web::Html& body) {
        body("<form method='post' enctype='multipart/form-data'").url("action", view.action)(">");
        web::csrf(body, view.csrf);
        web::file_field(body, view.file, ".xlsx", false);
        web::send_button(body, texts.tr("Take the answers"), "primary", "upload");
        body("</form>");
    });
    out("</div></div>");
}

}   // namespace surveys
