#include "work/questionnaires/pages.hpp"

#include <algorithm>

#include "platform/web/paging.hpp"
#include "registers/organisations/place_names.hpp"
#include "work/questionnaires/answer_form.hpp"
#include "work/questionnaires/views.hpp"
#include "work/questionnaires/xlsform.hpp"

namespace questionnaires {
namespace {

std::size_t count_of(Questionnaire const& questionnaire)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        questionnaire.questions, [](Question const& question) { return question.kind != Kind::heading; }));
}

/// GET /questionnaires
web::Response list_questionnaires(web::Request const& request, web::Context& context)
{
    auto const& texts = context.texts;
    auto const page = list(context.tx, {.after = web::parse_cursor(request.query.get("after"))});
    web::Register table{
        .url = "/questionnaires",
        .columns = {{std::string{texts.tr("Questionnaire")}},
                    {std::string{texts.tr("Questions")}, "", true},
                    {std::string{texts.tr("State")}}},
        .paging = web::paging(request, page.next),
        .empty_text = std::string{texts.tr("No questionnaire yet. Make one, or take one from a file.")}};
    std::vector<DraftLine> lines;
    for (auto const& draft : page.drafts) {
        auto const state = state_of(texts, draft);
        lines.push_back({url_of(draft.id), draft.questionnaire.title.in(texts.language()), state.text, state.tone,
                         texts.number(static_cast<std::int64_t>(count_of(draft.questionnaire)))});
    }
    if (request.wants_fragment()) {
        web::Html out{texts};
        questionnaire_register(out, table, lines);
        return web::html(std::move(out));
    }
    web::Frame frame{.title = std::string{texts.tr("Questionnaires")}, .active = "/questionnaires"};
    if (context.actor.may(edit_surveys))
        frame.actions = [](web::Html& out) {
            web::link_button(out, "/questionnaires/new", out.texts().tr("Make a questionnaire"));
        };
    return web::page(context, frame, [&](web::Html& out) { questionnaire_register(out, table, lines); });
}

web::Response show_new(web::Request const& request, web::Context& context, base::Error const* error)
{
    auto const& texts = context.texts;
    auto const field = [&](std::string_view name, base::TextId label) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = std::string{request.form.get(name)},
                          .problem = web::problem_of(texts, error, name),
                          .max_length = 200};
    };
    NewView view{.csrf = context.csrf,
                 .title = field("title", "Title"),
                 .title_en = field("title_en", "Title in English"),
                 .unit = field("unit", "Unit"),
                 .units = organisations::granted_units(context.tx, context.actor, edit_surveys, context.today),
                 .file = file_field(texts, error)};
    view.title.required = true;
    view.file.help = texts.tr("Leave empty to write the questions here.");
    if (error) view.problems = error->problems;
    web::Frame const frame{.title = std::string{texts.tr("Make a questionnaire")},
                           .crumbs = {{std::string{texts.tr("Questionnaires")}, "/questionnaires"}},
                           .active = "/questionnaires"};
    return web::page(
        context, frame, [&](web::Html& out) { new_questionnaire(out, view); },
        error ? web::status_of(error->kind) : 200);
}

web::Response new_form(web::Request const& request, web::Context& context)
{
    return show_new(request, context, nullptr);
}

/// POST /questionnaires: 303 to the editor; 422 with the form again.
web::Response create(web::Request const& request, web::Context& context)
{
    auto const units = organisations::granted_units(context.tx, context.actor, edit_surveys, context.today);
    Questionnaire made{{web::read_text(request, "title"), web::read_text(request, "title_en")}};
    base::Error error{base::Refusal::invalid, {}};
    if (auto const* file = uploaded(request)) {
        auto read = read_xlsform(file->content);
        if (!read) error = by_rows(context.texts, read.error());
        if (read) {
            if (made.title.vi.empty()) made.title = read->title;
            made.questions = std::move(read->questions);
        }
    }
    if (error.problems.empty())
        for (auto& found : check(made)) error.problems.push_back(std::move(found.problem));
    auto const chosen = units.size() == 1 ? units.front().value : std::string{request.form.get("unit")};
    if (std::ranges::find(units, chosen, &web::Choice::value) == units.end())
        error.problems.push_back({"unit", "required"});
    if (!error.problems.empty()) return show_new(request, context, &error);
    return web::see_other(url_of(add(context.tx, entry_of(context), UnitId::parse(chosen), made)));
}

constexpr web::Route routes[] = {
    {web::Method::get, "/questionnaires", view_surveys, list_questionnaires},
    {web::Method::get, "/questionnaires/new", edit_surveys, new_form},
    {web::Method::post, "/questionnaires", edit_surveys, create},
};

}   // namespace

ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

State state_of(base::Texts const& texts, Draft const& draft)
{
    if (draft.newest == 0) return {std::string{texts.tr("Draft")}, "warning"};
    auto const number = texts.number(draft.newest);
    return draft.is_changed ? State{texts.tr("Version {0}, changed since", {number}), "info"}
                            : State{texts.tr("Version {0}", {number}), "good"};
}

web::Field file_field(base::Texts const& texts, base::Error const* error)
{
    return {.name = "file",
            .label = std::string{texts.tr("XLSForm workbook (.xlsx)")},
            .problem = web::problem_of(texts, error, "file"),
            .help = std::string{texts.tr("As KoboToolbox and ODK use it. Its questions take the place of these.")}};
}

/// What is wrong with a file row by row, as problems of the whole form.
base::Error by_rows(base::Texts const& texts, base::Error const& error)
{
    base::Error told{error.kind, {}};
    for (auto const& problem : error.problems) told.problems.push_back({"", "text.plain", sentence(texts, problem)});
    return told;
}

web::Upload const* uploaded(web::Request const& request)
{
    auto const found = std::ranges::find_if(
        request.uploads, [](web::Upload const& one) { return one.field == "file" && !one.content.empty(); });
    return found == request.uploads.end() ? nullptr : &*found;
}

bool may_edit(web::Context& context, Draft const& draft)
{
    return context.actor.may(edit_surveys) &&
           organisations::in_scope(context.tx, context.actor, edit_surveys, draft.unit, context.today);
}

std::optional<Draft> draft_in(web::Request const& request, web::Context& context, For purpose)
{
    auto draft = find(context.tx, QuestionnaireId::parse(request.in_path("id")));
    if (draft && purpose == For::editing && !may_edit(context, *draft)) return std::nullopt;
    return draft;
}

std::span<web::Route const> page_routes() { return routes; }

}   // namespace questionnaires
