#include <algorithm>

#include "registers/organisations/store.hpp"
#include "work/questionnaires/answer_form.hpp"
#include "work/questionnaires/pages.hpp"
#include "work/questionnaires/views.hpp"
#include "work/questionnaires/xlsform.hpp"

namespace questionnaires {
namespace {

constexpr std::string_view xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

QuestionLine line_of(web::Context& context, Draft const& draft, std::size_t at, bool edits)
{
    auto const& texts = context.texts;
    auto const& questions = draft.questionnaire.questions;
    auto const& q = questions[at];
    QuestionLine line{.label = q.label.in(texts.language()), .kind = std::string{texts.of(label_of(q.kind))}};
    if (q.kind != Kind::heading) {
        auto const before = std::span{questions}.first(at + 1);
        line.number = std::to_string(
            std::ranges::count_if(before, [](Question const& one) { return one.kind != Kind::heading; }));
    }
    if (auto const when = condition_text(q.when, questions, texts); !when.empty())
        line.when = texts.tr("Only when {0}.", {when});
    if (q.required) line.marks = texts.tr("must be answered");
    if (auto const* field = find_register_field(q.field))
        line.marks += (line.marks.empty() ? "" : " · ") + texts.tr("changes “{0}”", {texts.of(field->label)});
    if (!edits) return line;
    auto const url = url_of(draft.id) + "/questions/" + q.name;
    line.edit_url = url;
    if (at > 0) line.up_action = url + "/move?to=up";
    if (at + 1 < questions.size()) line.down_action = url + "/move?to=down";
    line.remove_action = url + "/removal";
    return line;
}

std::string sentence_of(base::Texts const& texts, Draft const& draft, Found const& found)
{
    auto const sentence = texts.problem(found.problem);
    if (!found.question) return sentence;
    return "“" + draft.questionnaire.questions[*found.question].label.in(texts.language()) + "”: " + sentence;
}

web::Response show_editor(web::Request const& request, web::Context& context, Draft const& draft,
                          base::Error const* error = nullptr)
{
    auto const& texts = context.texts;
    bool const edits = may_edit(context, draft);
    auto const url = url_of(draft.id);
    auto const state = state_of(texts, draft);
    EditorView view{.csrf = context.csrf,
                    .revision = draft.revision,
                    .state = state.text,
                    .tone = state.tone,
                    .preview_url = url + "/trial",
                    .download_url = url + "/xlsform"};
    for (std::size_t i = 0; i < draft.questionnaire.questions.size(); ++i)
        view.lines.push_back(line_of(context, draft, i, edits));
    auto const obstacles = check_for_publication(draft.questionnaire);
    for (auto const& found : obstacles) view.obstacles.push_back(sentence_of(texts, draft, found));
    if (edits) {
        view.add_url = url + "/questions/new";
        if (obstacles.empty() && draft.is_changed) view.publish_action = url + "/publication";
        view.title_action = url;
        view.withdraw_action = url + "/withdrawal";
        view.upload_action = url + "/xlsform";
        auto const field = [&](std::string_view name, base::TextId label, std::string const& stored) {
            return web::Field{.name = std::string{name},
                              .label = std::string{texts.tr(label)},
                              .value = error && request.form.find(name) ? std::string{request.form.get(name)} : stored,
                              .problem = web::problem_of(texts, error, name),
                              .max_length = 200};
        };
        view.title = field("title", "Title", draft.questionnaire.title.vi);
        view.title.required = true;
        view.title_en = field("title_en", "Title in English", draft.questionnaire.title.en);
        view.file = file_field(texts, error);
        view.file.required = true;
        if (error) view.problems = error->problems;
    }
    web::Frame const frame{.title = draft.questionnaire.title.in(texts.language()),
                           .pretitle = organisations::name_on(context.tx, draft.unit, context.today),
                           .crumbs = {{std::string{texts.tr("Questionnaires")}, "/questionnaires"}},
                           .active = "/questionnaires"};
    return web::page(
        context, frame, [&](web::Html& out) { editor(out, view); }, error ? web::status_of(error->kind) : 200);
}

/// GET /questionnaires/{id}
web::Response view_questionnaire(web::Request const& request, web::Context& context)
{
    auto const draft = draft_in(request, context, For::looking);
    return draft ? show_editor(request, context, *draft) : web::not_found();
}

/// What every change of the editor does: the draft of the sent revision, changed, saved; 303 back, or what is wrong.
template <class Change>
web::Response changed(web::Request const& request, web::Context& context, Change const& change)
{
    auto draft = draft_in(request, context, For::editing);
    if (!draft) return web::not_found();
    auto const stored = *draft;
    draft->revision = web::read_whole(request, "revision").value_or(0);
    base::Result<base::Done> done = change(*draft);
    return done ? web::see_other(url_of(draft->id)) : show_editor(request, context, stored, &done.error());
}

/// POST /questionnaires/{id}: the title.
web::Response update_title(web::Request const& request, web::Context& context)
{
    return changed(request, context, [&](Draft& draft) -> base::Result<base::Done> {
        draft.questionnaire.title = {web::read_text(request, "title"), web::read_text(request, "title_en")};
        base::Error error{base::Refusal::invalid, {}};
        for (auto& found : check(draft.questionnaire))
            if (!found.question) error.problems.push_back(std::move(found.problem));
        if (!error.problems.empty()) return error;
        return save(context.tx, entry_of(context), draft);
    });
}

/// POST /questionnaires/{id}/xlsform: the questions of a file.
web::Response upload(web::Request const& request, web::Context& context)
{
    return changed(request, context, [&](Draft& draft) -> base::Result<base::Done> {
        auto const* file = uploaded(request);
        if (file == nullptr) return base::Error{base::Refusal::invalid, {{"file", "required"}}};
        auto read = read_xlsform(file->content);
        if (!read) return by_rows(context.texts, read.error());
        draft.questionnaire.questions = std::move(read->questions);
        return save(context.tx, entry_of(context), draft);
    });
}

/// POST /questionnaires/{id}/publication
web::Response publish_draft(web::Request const& request, web::Context& context)
{
    return changed(request, context, [&](Draft& draft) -> base::Result<base::Done> {
        auto const obstacles = check_for_publication(draft.questionnaire);
        base::Error error{base::Refusal::invalid, {}};
        for (auto const& found : obstacles) error.problems.push_back(found.problem);
        if (!error.problems.empty()) return error;
        auto const number = publish(context.tx, entry_of(context), draft);
        if (!number) return number.error();
        return base::Done{};
    });
}

/// POST /questionnaires/{id}/withdrawal: 303 to the list; 404; 409.
web::Response withdraw_draft(web::Request const& request, web::Context& context)
{
    auto draft = draft_in(request, context, For::editing);
    if (!draft) return web::not_found();
    auto const stored = *draft;
    draft->revision = web::read_whole(request, "revision").value_or(0);
    auto const done = withdraw(context.tx, entry_of(context), *draft);
    return done ? web::see_other("/questionnaires") : show_editor(request, context, stored, &done.error());
}

web::Response show_preview(web::Context& context, Draft const& draft, Answers const& answers,
                           std::vector<base::Problem> problems, bool tried)
{
    auto const& texts = context.texts;
    PreviewView const view{.action = url_of(draft.id) + "/trial",
                           .csrf = context.csrf,
                           .questionnaire = &draft.questionnaire,
                           .answers = answers,
                           .problems = problems,
                           .is_right = tried && problems.empty()};
    web::Frame const frame{.title = std::string{texts.tr("Try it")},
                           .crumbs = {{std::string{texts.tr("Questionnaires")}, "/questionnaires"},
                                      {draft.questionnaire.title.in(texts.language()), url_of(draft.id)}},
                           .active = "/questionnaires"};
    return web::page(
        context, frame, [&](web::Html& out) { preview(out, view); }, problems.empty() ? 200 : 422);
}

/// GET /questionnaires/{id}/trial
web::Response view_preview(web::Request const& request, web::Context& context)
{
    auto const draft = draft_in(request, context, For::looking);
    return draft ? show_preview(context, *draft, {}, {}, false) : web::not_found();
}

/// POST /questionnaires/{id}/trial: the form again, with what would be said of these answers; nothing is saved.
web::Response try_answers(web::Request const& request, web::Context& context)
{
    auto const draft = draft_in(request, context, For::looking);
    if (!draft) return web::not_found();
    auto const answers = read_answers(request, draft->questionnaire);
    return show_preview(context, *draft, answers, check(draft->questionnaire, answers, Finished::yes), true);
}

/// GET /questionnaires/{id}/xlsform
web::Response download(web::Request const& request, web::Context& context)
{
    auto const draft = draft_in(request, context, For::looking);
    if (!draft) return web::not_found();
    return web::download(xlsform_of(draft->questionnaire), draft->questionnaire.title.vi + ".xlsx", xlsx_type);
}

constexpr web::Route routes[] = {
    {web::Method::get, "/questionnaires/{id}", view_surveys, view_questionnaire},
    {web::Method::post, "/questionnaires/{id}", edit_surveys, update_title},
    {web::Method::post, "/questionnaires/{id}/publication", edit_surveys, publish_draft},
    {web::Method::post, "/questionnaires/{id}/withdrawal", edit_surveys, withdraw_draft},
    {web::Method::get, "/questionnaires/{id}/trial", view_surveys, view_preview},
    {web::Method::post, "/questionnaires/{id}/trial", view_surveys, try_answers},
    {web::Method::get, "/questionnaires/{id}/xlsform", view_surveys, download},
    {web::Method::post, "/questionnaires/{id}/xlsform", edit_surveys, upload},
};

}   // namespace

std::span<web::Route const> editor_page_routes() { return routes; }

}   // namespace questionnaires
