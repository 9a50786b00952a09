#include <algorithm>

#include "base/text.hpp"
#include "registers/organisations/store.hpp"
#include "work/questionnaires/answer_form.hpp"
#include "work/questionnaires/condition.hpp"
#include "work/questionnaires/pages.hpp"
#include "work/questionnaires/question_form.hpp"
#include "work/questionnaires/views.hpp"

namespace questionnaires {
namespace {

constexpr std::size_t clause_rows = 3;
constexpr std::size_t spare_rows = 5;

/// Where a question stands, or would be put: the end for a new one.
struct Place {
    Draft draft;
    std::size_t at = 0;
    bool is_new = false;

    std::span<Question const> earlier() const { return std::span{draft.questionnaire.questions}.first(at); }
};

std::optional<Place> place_in(web::Request const& request, web::Context& context)
{
    auto draft = draft_in(request, context, For::editing);
    if (!draft) return std::nullopt;
    auto const& questions = draft->questionnaire.questions;
    auto const* found = find(questions, request.in_path("name"));
    if (found == nullptr) return std::nullopt;
    auto const at = static_cast<std::size_t>(found - questions.data());
    return Place{std::move(*draft), at, false};
}

std::vector<web::Choice> kind_choices(base::Texts const& texts, std::span<Kind const> some)
{
    std::vector<web::Choice> choices;
    for (auto const kind : some) choices.push_back({std::string{name_of(kind)}, std::string{texts.of(label_of(kind))}});
    return choices;
}

void fill_rows(QuestionView& view, Question const& q, Place const& place, base::Texts const& texts)
{
    for (auto const& choice : q.choices) view.choices.push_back({choice.code, choice.label.vi, choice.label.en});
    view.choices.resize(view.choices.size() + spare_rows);
    for (auto const& column : q.columns)
        view.columns.push_back(
            {column.name, column.label.vi, column.label.en, std::string{name_of(column.kind)}, column.required});
    view.columns.resize(std::min(view.columns.size() + spare_rows, most_columns));
    for (auto const& clause : q.when.clauses) {
        auto const* question = find(place.earlier(), clause.question);
        view.clauses.push_back(
            {clause.question, std::string{sign_of(clause.compared)},
             question == nullptr || clause.value.empty() ? clause.value : shown_value(*question, clause.value, texts)});
    }
    view.clauses.resize(std::max(view.clauses.size(), clause_rows));
    for (auto const& one : place.earlier())
        if (!comparisons_of(one.kind).empty()) view.earlier.push_back({one.name, one.label.in(texts.language())});
}

web::Response show(web::Context& context, Place const& place, Question const& q, base::Error const* error = nullptr)
{
    auto const& texts = context.texts;
    auto const field = [&](std::string_view name, base::TextId label, std::string value, int longest) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = std::move(value),
                          .problem = web::problem_of(texts, error, name),
                          .max_length = longest};
    };
    auto const url = url_of(place.draft.id);
    QuestionView view{
        .action = url + "/questions" +
                  (place.is_new ? "" : "/" + std::string{place.draft.questionnaire.questions[place.at].name}),
        .csrf = context.csrf,
        .revision = place.draft.revision,
        .kind_field = field("kind", "Kind of question", std::string{name_of(q.kind)}, 0),
        .label = field("label", "Question", q.label.vi, 500),
        .label_en = field("label_en", "Question in English", q.label.en, 500),
        .help = field("help", "Help", q.help.vi, 1000),
        .help_en = field("help_en", "Help in English", q.help.en, 1000),
        .name = field("name", "Name in files", q.name, 40),
        .unit = field("unit", "Unit of measure", q.unit, 40),
        .min = field("min", "At least", q.min ? text_of(*q.min) : "", 20),
        .max = field("max", "At most", q.max ? text_of(*q.max) : "", 20),
        .decimals = field("decimals", "Decimals", std::to_string(q.decimals), 1),
        .field = field("field", "Changes the enterprise's record", q.field, 0),
        .kinds = kind_choices(texts, kinds),
        .fields = {{"", std::string{texts.tr("no field")}}},
        .earlier = {{"", ""}},
        .comparisons = {},
        .column_kinds = kind_choices(texts, std::array{Kind::text, Kind::number, Kind::date, Kind::yes_no}),
        .required = q.required,
        .any = q.when.any,
        .cancel_url = url};
    view.label.required = true;
    view.name.help = texts.tr("Left empty, it is made from the question.");
    view.field.help = texts.tr("An accepted answer is proposed there; nothing changes by itself.");
    if (std::ranges::find(q.columns, Kind::one, &Question::kind) != q.columns.end())
        view.column_kinds.push_back({"one", std::string{texts.of(label_of(Kind::one))}});
    for (auto const& one : register_fields())
        view.fields.push_back({std::string{one.code}, std::string{texts.of(one.label)}});
    for (auto const compared : {Compared::equal, Compared::unequal, Compared::less, Compared::at_most, Compared::more,
                                Compared::at_least, Compared::includes})
        view.comparisons.push_back({std::string{sign_of(compared)}, comparison_label(compared, texts)});
    fill_rows(view, q, place, texts);
    if (error) {
        view.problems = error->problems;
        // what has no field of its own in this form is said above it
        for (auto& problem : view.problems)
            for (auto const* rows : {"choices", "columns", "when"})
                if (problem.field == rows) problem.field = "";
    }
    web::Frame const frame{.title = place.is_new ? std::string{texts.tr("New question")} : q.label.in(texts.language()),
                           .crumbs = {{std::string{texts.tr("Questionnaires")}, "/questionnaires"},
                                      {place.draft.questionnaire.title.in(texts.language()), url}},
                           .active = "/questionnaires"};
    return web::page(
        context, frame, [&](web::Html& out) { question_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

std::optional<Place> new_place(web::Request const& request, web::Context& context)
{
    auto draft = draft_in(request, context, For::editing);
    if (!draft) return std::nullopt;
    auto const end = draft->questionnaire.questions.size();
    return Place{std::move(*draft), end, true};
}

web::Response new_question(web::Request const& request, web::Context& context)
{
    auto const place = new_place(request, context);
    return place ? show(context, *place, {}) : web::not_found();
}

web::Response edit_question(web::Request const& request, web::Context& context)
{
    auto const place = place_in(request, context);
    return place ? show(context, *place, place->draft.questionnaire.questions[place->at]) : web::not_found();
}

/// What a changed question does to those behind it (a condition that no longer fits) is told by the editor, which does
/// not give the questionnaire out before.
web::Response save_question(web::Request const& request, web::Context& context, Place place)
{
    auto& questions = place.draft.questionnaire.questions;
    base::Error error{base::Refusal::invalid, {}};
    auto const made =
        read_question(request, questions, place.at, place.is_new ? Question{} : questions[place.at], error.problems);
    for (auto& problem : check(made, place.earlier())) error.problems.push_back(std::move(problem));
    for (std::size_t i = place.at + 1; i < questions.size(); ++i)
        if (questions[i].name == made.name) error.problems.push_back({"name", "question.name_taken", made.name});
    if (place.is_new && questions.size() >= most_questions)
        error.problems.push_back({"", "questionnaire.too_long", std::to_string(most_questions)});
    if (!error.problems.empty()) return show(context, place, made, &error);
    auto changed = place.draft;
    changed.revision = web::read_whole(request, "revision").value_or(0);
    if (place.is_new)
        changed.questionnaire.questions.push_back(made);
    else
        changed.questionnaire.questions[place.at] = made;
    auto const done = save(context.tx, entry_of(context), changed);
    if (!done) return show(context, place, made, &done.error());
    auto const url = url_of(place.draft.id);
    return web::see_other(request.form.get("more") == "1" ? url + "/questions/new" : url);
}

/// POST /questionnaires/{id}/questions: 303; 404; 422 or 409 with what was typed.
web::Response create_question(web::Request const& request, web::Context& context)
{
    auto place = new_place(request, context);
    return place ? save_question(request, context, std::move(*place)) : web::not_found();
}

/// POST /questionnaires/{id}/questions/{name}: 303; 404; 422 or 409 with what was typed.
web::Response update_question(web::Request const& request, web::Context& context)
{
    auto place = place_in(request, context);
    return place ? save_question(request, context, std::move(*place)) : web::not_found();
}

/// Moves and removals ask for no revision: each says itself which question it means.
web::Response saved(web::Context& context, Draft const& draft)
{
    auto const done = save(context.tx, entry_of(context), draft);
    return done ? web::see_other(url_of(draft.id)) : web::status_only(web::status_of(done.error().kind));
}

/// POST /questionnaires/{id}/questions/{name}/move?to=up|down
web::Response move_question(web::Request const& request, web::Context& context)
{
    auto place = place_in(request, context);
    if (!place) return web::not_found();
    auto& questions = place->draft.questionnaire.questions;
    auto const to = request.query.get("to") == "up" ? place->at - 1 : place->at + 1;
    if (to >= questions.size()) return web::see_other(url_of(place->draft.id));
    std::swap(questions[place->at], questions[to]);
    return saved(context, place->draft);
}

/// POST /questionnaires/{id}/questions/{name}/removal
web::Response remove_question(web::Request const& request, web::Context& context)
{
    auto place = place_in(request, context);
    if (!place) return web::not_found();
    auto& questions = place->draft.questionnaire.questions;
    questions.erase(questions.begin() + static_cast<std::ptrdiff_t>(place->at));
    return saved(context, place->draft);
}

constexpr web::Route routes[] = {
    {web::Method::get, "/questionnaires/{id}/questions/new", edit_surveys, new_question},
    {web::Method::post, "/questionnaires/{id}/questions", edit_surveys, create_question},
    {web::Method::get, "/questionnaires/{id}/questions/{name}", edit_surveys, edit_question},
    {web::Method::post, "/questionnaires/{id}/questions/{name}", edit_surveys, update_question},
    {web::Method::post, "/questionnaires/{id}/questions/{name}/move", edit_surveys, move_question},
    {web::Method::post, "/questionnaires/{id}/questions/{name}/removal", edit_surveys, remove_question},
};

}   // namespace

std::span<web::Route const> question_page_routes() { return routes; }

}   // namespace questionnaires
