#include "work/questionnaires/views.hpp"

#include "work/questionnaires/answer_form.hpp"

namespace questionnaires {
namespace {

void hidden(web::Html& out, std::string const& csrf, std::int64_t revision)
{
    web::csrf(out, csrf);
    out("<input type='hidden' name='revision'").attribute("value", std::to_string(revision))(">");
}

/// A small form that is one button.
void act(web::Html& out, EditorView const& view, std::string const& action, std::string_view icon,
         std::string_view label)
{
    out("<form method='post'").url("action", action)(">");
    hidden(out, view.csrf, view.revision);
    out("<button type='submit' class='btn btn-icon btn-sm'")
        .attribute("title", label)
        .attribute("aria-label", label)(">");
    web::icon(out, icon);
    out("</button></form>");
}

void question_line(web::Html& out, EditorView const& view, QuestionLine const& line)
{
    auto const& texts = out.texts();
    out("<li class='question-line'><div class='question-line-number'>")
        .text(line.number)("</div><div class='flex-fill'>");
    if (line.edit_url.empty())
        out("<div>").text(line.label)("</div>");
    else
        out("<a").url("href", line.edit_url)(">").text(line.label)("</a>");
    out("<div class='text-secondary small'>").text(line.kind);
    if (!line.marks.empty()) out(" · ").text(line.marks);
    out("</div>");
    if (!line.when.empty()) out("<div class='text-secondary small'>").text(line.when)("</div>");
    out("</div>");
    if (!line.edit_url.empty()) {
        out("<div class='d-flex gap-1'>");
        if (!line.up_action.empty()) act(out, view, line.up_action, "arrow-up", texts.tr("Move up"));
        if (!line.down_action.empty()) act(out, view, line.down_action, "arrow-down", texts.tr("Move down"));
        act(out, view, line.remove_action, "trash", texts.tr("Remove"));
        out("</div>");
    }
    out("</li>");
}

void side(web::Html& out, EditorView const& view)
{
    auto const& texts = out.texts();
    web::card(out, texts.tr("State"), [&](web::Html& body) {
        body("<p>");
        web::badge(body, view.state, view.tone);
        body("</p>");
        if (!view.obstacles.empty()) {
            body("<p class='text-secondary'>").tr("Before it can be given out:")("</p><ul>");
            for (auto const& obstacle : view.obstacles) body("<li>").text(obstacle)("</li>");
            body("</ul>");
        }
        body("<div class='d-flex flex-wrap gap-2'>");
        if (!view.publish_action.empty()) {
            body("<form method='post'").url("action", view.publish_action)(">");
            hidden(body, view.csrf, view.revision);
            web::send_button(body, texts.tr("Give out this version"));
            body("</form>");
        }
        web::link_button(body, view.preview_url, texts.tr("Try it"), "");
        web::link_button(body, view.download_url, texts.tr("As XLSForm"), "", "download");
        body("</div>");
    });
    if (view.title_action.empty()) return;
    out("<div class='mt-3'>");
    web::card(out, texts.tr("Title"), [&](web::Html& body) {
        body("<form method='post'").url("action", view.title_action)(">");
        hidden(body, view.csrf, view.revision);
        web::text_field(body, view.title);
        web::text_field(body, view.title_en);
        web::send_button(body, texts.tr("Save"), "");
        body("</form>");
    });
    out("</div><div class='mt-3'>");
    web::card(out, texts.tr("From a file"), [&](web::Html& body) {
        body("<form method='post' enctype='multipart/form-data'").url("action", view.upload_action)(">");
        hidden(body, view.csrf, view.revision);
        web::file_field(body, view.file, ".xlsx", false);
        web::send_button(body, texts.tr("Take the questions of the file"), "", "upload");
        body("</form>");
    });
    out("</div><div class='mt-3'><form method='post'").url("action", view.withdraw_action)(">");
    hidden(out, view.csrf, view.revision);
    web::send_button(out, texts.tr("Take out of use"), "danger");
    out("</form></div>");
}

template <class Body>
void third(web::Html& out, Body const& body)
{
    out("<div class='col-md-4'>");
    body();
    out("</div>");
}

void input(web::Html& out, std::string_view name, std::string_view value, std::string_view label)
{
    out("<input type='text' class='form-control'").attribute("name", name).attribute("value", value);
    out.attribute("aria-label", label)(">");
}

void select(web::Html& out, std::string_view name, std::string_view value, std::string_view label,
            std::vector<web::Choice> const& choices)
{
    out("<select class='form-select'").attribute("name", name).attribute("aria-label", label)(">");
    for (auto const& choice : choices) {
        out("<option").attribute("value", choice.value).flag("selected", choice.value == value)(">");
        out.text(choice.label)("</option>");
    }
    out("</select>");
}

void section(web::Html& out, base::TextId legend, std::string_view shown_for)
{
    out("<fieldset class='section'").attribute("data-shown-for", shown_for)("><legend>").tr(legend)("</legend>");
}

void choice_rows(web::Html& out, QuestionView const& view)
{
    auto const& texts = out.texts();
    section(out, "Choices", "one many");
    out("<table class='table table-sm answer-table'><thead><tr><th>").tr("Vietnamese")("</th><th>").tr("English");
    out("</th></tr></thead><tbody>");
    for (auto const& row : view.choices) {
        out("<tr><td><input type='hidden' name='choice_code[]'").attribute("value", row.code)(">");
        input(out, "choice_label[]", row.label, texts.tr("Vietnamese"));
        out("</td><td>");
        input(out, "choice_label_en[]", row.label_en, texts.tr("English"));
        out("</td></tr>");
    }
    out("</tbody></table></fieldset>");
}

void column_rows(web::Html& out, QuestionView const& view)
{
    auto const& texts = out.texts();
    std::vector<web::Choice> const need{{"", std::string{texts.tr("may stay empty")}},
                                        {"1", std::string{texts.tr("must be answered")}}};
    section(out, "Columns", "table");
    out("<div class='table-responsive' tabindex='0'><table class='table table-sm answer-table'><thead><tr><th>");
    out.tr("Vietnamese")("</th><th>")
        .tr("English")("</th><th>")
        .tr("Kind of answer")("</th><th></th></tr></thead><tbody>");
    for (auto const& row : view.columns) {
        out("<tr><td><input type='hidden' name='column_name[]'").attribute("value", row.name)(">");
        input(out, "column_label[]", row.label, texts.tr("Vietnamese"));
        out("</td><td>");
        input(out, "column_label_en[]", row.label_en, texts.tr("English"));
        out("</td><td>");
        select(out, "column_kind[]", row.kind, texts.tr("Kind of answer"), view.column_kinds);
        out("</td><td>");
        select(out, "column_required[]", row.required ? "1" : "", texts.tr("must be answered"), need);
        out("</td></tr>");
    }
    out("</tbody></table></div></fieldset>");
}

void clause_rows(web::Html& out, QuestionView const& view)
{
    auto const& texts = out.texts();
    if (view.earlier.size() < 2) return;
    out("<fieldset class='section'><legend>").tr("Only ask when")("</legend>");
    for (auto const& row : view.clauses) {
        out("<div class='row g-2 mb-2'><div class='col-md-5'>");
        select(out, "clause_question[]", row.question, texts.tr("Question"), view.earlier);
        out("</div><div class='col-5 col-md-3'>");
        select(out, "clause_compared[]", row.compared, texts.tr("Comparison"), view.comparisons);
        out("</div><div class='col-7 col-md-4'>");
        input(out, "clause_value[]", row.value, texts.tr("Answer"));
        out("</div></div>");
    }
    out("<div class='form-hint mb-2'>")
        .tr("Write the answer as it is written in the form; left empty: not answered.")("</div>");
    select(out, "any", view.any ? "1" : "", texts.tr("Only ask when"),
           {{"", std::string{texts.tr("All of these have to hold")}},
            {"1", std::string{texts.tr("One of these is enough")}}});
    out("</fieldset>");
}

}   // namespace

void questionnaire_register(web::Html& out, web::Register const& table, std::vector<DraftLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a").url("href", line.url)(">").text(line.title)("</a></td><td class='text-end'>");
            rows.text(line.questions)("</td><td>");
            web::badge(rows, line.state, line.tone);
            rows("</td></tr>");
        }
    });
}

void new_questionnaire(web::Html& out, NewView const& view)
{
    auto const& texts = out.texts();
    out("<form method='post' action='/questionnaires' enctype='multipart/form-data' class='card card-body'>");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    out("<div class='row'><div class='col-md-6'>");
    web::text_field(out, view.title);
    out("</div><div class='col-md-6'>");
    web::text_field(out, view.title_en);
    out("</div>");
    if (view.units.size() > 1) {
        out("<div class='col-md-6'>");
        web::choice_field(out, view.unit, view.units);
        out("</div>");
    }
    out("<div class='col-md-6'>");
    web::file_field(out, view.file, ".xlsx", false);
    out("</div></div><div class='d-flex gap-2 mt-3'>");
    web::send_button(out, texts.tr("Make the questionnaire"));
    web::link_button(out, "/questionnaires", texts.tr("Cancel"), "");
    out("</div></form>");
}

void editor(web::Html& out, EditorView const& view)
{
    auto const& texts = out.texts();
    web::problems(out, view.problems);
    out("<div class='row row-cards'><div class='col-lg-8'>");
    web::card(out, texts.tr("Questions"), [&](web::Html& body) {
        if (view.lines.empty())
            web::empty_state(body, "list-details", texts.tr("No question yet"),
                             texts.tr("Add the first one, or take the questions of a file."));
        body("<ol class='question-lines'>");
        for (auto const& line : view.lines) question_line(body, view, line);
        body("</ol>");
        if (!view.add_url.empty()) web::link_button(body, view.add_url, texts.tr("Add a question"), "primary", "plus");
    });
    out("</div><div class='col-lg-4'>");
    side(out, view);
    out("</div></div>");
}

void question_form(web::Html& out, QuestionView const& view)
{
    auto const& texts = out.texts();
    out("<form method='post' class='card card-body' data-question-form").url("action", view.action)(">");
    hidden(out, view.csrf, view.revision);
    web::problems(out, view.problems);
    out("<div class='row'>");
    third(out, [&] { web::choice_field(out, view.kind_field, view.kinds); });
    out("<div class='col-md-8'>");
    web::text_field(out, view.label);
    out("</div>");
    third(out, [&] { web::text_field(out, view.name); });
    out("<div class='col-md-8'>");
    web::text_field(out, view.label_en);
    out("</div><div class='col-md-6'>");
    web::area_field(out, view.help, 2);
    out("</div><div class='col-md-6'>");
    web::area_field(out, view.help_en, 2);
    out("</div></div>");
    web::check_field(out, {.name = "required", .label = std::string{texts.tr("Must be answered")}}, view.required);
    section(out, "Number", "number");
    out("<div class='row'>");
    for (auto const* field : {&view.unit, &view.min, &view.max, &view.decimals}) {
        out("<div class='col-6 col-md-3'>");
        web::text_field(out, *field);
        out("</div>");
    }
    out("</div></fieldset>");
    choice_rows(out, view);
    column_rows(out, view);
    clause_rows(out, view);
    section(out, "Enterprise's record", "text number one");
    web::choice_field(out, view.field, view.fields);
    out("</fieldset><div class='d-flex gap-2 mt-3'>");
    web::send_button(out, texts.tr("Save"));
    out("<button type='submit' name='more' value='1' class='btn'>").tr("Save and add another")("</button>");
    web::link_button(out, view.cancel_url, texts.tr("Cancel"), "");
    out("</div></form>");
}

void preview(web::Html& out, PreviewView const& view)
{
    auto const& texts = out.texts();
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    if (view.is_right)
        out("<div class='alert alert-success' role='status'>").tr("These answers would be taken.")("</div>");
    web::problems(out, view.problems);
    answer_fields(out, *view.questionnaire, view.answers, view.problems);
    out("<div class='d-flex gap-2 mt-3'>");
    web::send_button(out, texts.tr("Try these answers"));
    out("</div></form>");
}

}   // namespace questionnaires
