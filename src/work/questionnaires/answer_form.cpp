#include "work/questionnaires/answer_form.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "platform/web/pieces.hpp"
#include "work/questionnaires/condition.hpp"
#include "work/questionnaires/definition.hpp"

namespace questionnaires {
namespace {

constexpr std::string_view prefix = "answer.";
/// So many choices show side by side; more fold into a list.
constexpr std::size_t most_open_choices = 8;
constexpr std::size_t spare_rows = 3;

std::string value_of(Answers const& answers, std::string_view field)
{
    auto const found = answers.find(field);
    return found == answers.end() ? "" : found->second;
}

class Fields {
public:
    Fields(web::Html& out, Questionnaire const& questionnaire, Answers const& answers,
           std::span<base::Problem const> problems)
        : out_(out), texts_(out.texts()), questionnaire_(questionnaire), answers_(answers), problems_(problems)
    {
    }

    void write(Question const& q)
    {
        out_("<div class='question'").attribute("data-question", q.name).attribute("data-kind", name_of(q.kind));
        if (!q.when.clauses.empty()) out_.attribute("data-when", json_of(q.when));
        out_(">");
        if (!q.when.clauses.empty())
            out_("<p class='question-when text-secondary small'>")
                .tr("Only when {0}.", {condition_text(q.when, questionnaire_.questions, texts_)})("</p>");
        if (q.kind == Kind::heading)
            heading(q);
        else if (q.kind == Kind::table)
            table(q);
        else
            field(q, q.name, q.label.in(texts_.language()));
        out_("</div>");
    }

private:
    void heading(Question const& q)
    {
        out_("<h2 class='question-heading'>").text(q.label.in(texts_.language()))("</h2>");
        if (auto const& help = q.help.in(texts_.language()); !help.empty())
            out_("<p class='text-secondary'>").text(help)("</p>");
    }

    web::Field field_of(Question const& q, std::string_view name, std::string label)
    {
        web::Field field{.name = std::string{prefix} + std::string{name},
                         .label = std::move(label),
                         .value = value_of(answers_, name),
                         .problem = problem_of(name),
                         .help = q.help.in(texts_.language()),
                         .required = q.required};
        field.id = "answer-" + std::string{name};
        std::ranges::replace(field.id, '.', '-');
        if (!q.unit.empty()) field.label += " (" + q.unit + ")";
        auto const check = field.value.empty() ? std::nullopt : check_value(q, name, field.value);
        bool const readable = !check || check->code == "answer.too_small" || check->code == "answer.too_large";
        if (readable && q.kind == Kind::number) {
            auto plain = q;
            plain.unit.clear();
            field.value = shown_value(plain, field.value, texts_);
        }
        if (readable && q.kind == Kind::date) field.value = shown_value(q, field.value, texts_);
        return field;
    }
    std::string problem_of(std::string_view name) const
    {
        auto const found = std::ranges::find(problems_, name, &base::Problem::field);
        return found == problems_.end() ? "" : texts_.problem(*found);
    }

    void field(Question const& q, std::string_view name, std::string label)
    {
        auto made = field_of(q, name, std::move(label));
        switch (q.kind) {
            case Kind::number:
                made.input_mode = "decimal";
                made.max_length = 20;
                web::text_field(out_, made);
                break;
            case Kind::date:
                web::day_field(out_, made);
                break;
            case Kind::yes_no:
                options(made, "radio", {{"yes", std::string{texts_.tr("yes")}}, {"no", std::string{texts_.tr("no")}}});
                break;
            case Kind::many:
                options(made, "checkbox", labels(q));
                break;
            case Kind::one:
                if (q.choices.size() <= most_open_choices) {
                    options(made, "radio", labels(q));
                } else {
                    auto choices = labels(q);
                    choices.insert(choices.begin(), {"", ""});
                    web::choice_field(out_, made, choices);
                }
                break;
            default:
                web::area_field(out_, made, 2);
        }
    }
    std::vector<web::Choice> labels(Question const& q) const
    {
        std::vector<web::Choice> choices;
        for (auto const& choice : q.choices) choices.push_back({choice.code, choice.label.in(texts_.language())});
        return choices;
    }
    void options(web::Field const& field, std::string_view type, std::vector<web::Choice> const& choices)
    {
        out_("<fieldset class='mb-3 field options'");
        if (!field.problem.empty()) out_.attribute("aria-invalid", "true");
        out_("><legend").attribute("class", field.required ? "form-label required" : "form-label")(">");
        out_.text(field.label)("</legend>");
        auto const chosen = base::words(field.value);
        for (auto const& choice : choices) {
            bool const on = std::ranges::find(chosen, choice.value) != chosen.end();
            out_("<label class='form-check form-check-inline'><input class='form-check-input'").attribute("type", type);
            out_.attribute("name", field.name).attribute("value", choice.value).flag("checked", on);
            out_("><span class='form-check-label'>").text(choice.label)("</span></label>");
        }
        if (!field.problem.empty()) out_("<div class='invalid-feedback d-block'>").text(field.problem)("</div>");
        if (!field.help.empty()) out_("<div class='form-hint'>").text(field.help)("</div>");
        out_("</fieldset>");
    }

    void table(Question const& q)
    {
        out_("<fieldset class='mb-3 field'><legend")
            .attribute("class", q.required ? "form-label required" : "form-label")(">");
        out_.text(q.label.in(texts_.language()))("</legend>");
        if (auto const problem = problem_of(q.name); !problem.empty())
            out_("<div class='invalid-feedback d-block'>").text(problem)("</div>");
        out_("<div class='table-responsive' tabindex='0'><table class='table table-sm answer-table'><thead><tr>");
        for (auto const& column : q.columns) out_("<th>").text(column.label.in(texts_.language()))("</th>");
        out_("</tr></thead><tbody>");
        auto const rows = std::min(std::max(rows_of(answers_, q) + 1, spare_rows), most_rows);
        for (std::size_t row = 1; row <= rows; ++row) {
            out_("<tr>");
            for (auto const& column : q.columns) cell(q, column, row);
            out_("</tr>");
        }
        out_("</tbody></table></div></fieldset>");
    }
    void cell(Question const& table, Question const& column, std::size_t row)
    {
        auto const name = cell_name(table.name, row, column.name);
        auto const field = field_of(column, name, "");
        auto const label = column.label.in(texts_.language()) + " " + std::to_string(row);
        out_("<td").attribute("data-kind", name_of(column.kind))(">");
        if (column.kind == Kind::one || column.kind == Kind::yes_no) {
            auto choices = labels(column);
            if (column.kind == Kind::yes_no)
                choices = {{"yes", std::string{texts_.tr("yes")}}, {"no", std::string{texts_.tr("no")}}};
            out_("<select class='form-select'").attribute("name", field.name).attribute("aria-label", label);
            out_("><option value=''></option>");
            for (auto const& choice : choices) {
                out_("<option").attribute("value", choice.value).flag("selected", choice.value == field.value);
                out_(">").text(choice.label)("</option>");
            }
            out_("</select>");
        } else {
            out_("<input type='text'")
                .attribute("class", field.problem.empty() ? "form-control" : "form-control is-invalid");
            out_.attribute("name", field.name).attribute("value", field.value).attribute("aria-label", label);
            if (column.kind == Kind::number) out_.attribute("inputmode", "decimal");
            out_(">");
        }
        if (!field.problem.empty()) out_("<div class='invalid-feedback d-block'>").text(field.problem)("</div>");
        out_("</td>");
    }

    web::Html& out_;
    base::Texts texts_;
    Questionnaire const& questionnaire_;
    Answers const& answers_;
    std::span<base::Problem const> problems_;
};

void read_one(web::Request const& request, Question const& q, std::string const& field, Answers& answers)
{
    std::string typed;
    for (auto const value : request.form.list(std::string{prefix} + field))
        if (q.kind == Kind::many)
            typed += (typed.empty() ? "" : " ") + std::string{value};
        else if (typed.empty())
            typed = value;
    if (auto stored = stored_value(q, typed); !stored.empty()) answers.emplace(field, std::move(stored));
}

}   // namespace

void answer_fields(web::Html& out, Questionnaire const& questionnaire, Answers const& answers,
                   std::span<base::Problem const> problems)
{
    Fields fields{out, questionnaire, answers, problems};
    out("<div class='questions' data-questions>");
    for (auto const& question : questionnaire.questions) fields.write(question);
    out("</div>");
}

Answers read_answers(web::Request const& request, Questionnaire const& questionnaire)
{
    Answers answers;
    for (auto const& q : questionnaire.questions) {
        if (q.kind == Kind::heading) continue;
        if (q.kind != Kind::table) {
            read_one(request, q, q.name, answers);
            continue;
        }
        // rows left empty in between close up
        std::size_t filled = 0;
        for (std::size_t row = 1; row <= most_rows; ++row) {
            Answers cells;
            for (auto const& column : q.columns) read_one(request, column, cell_name(q.name, row, column.name), cells);
            if (cells.empty()) continue;
            ++filled;
            for (auto const& column : q.columns)
                if (auto const cell = cells.find(cell_name(q.name, row, column.name)); cell != cells.end())
                    answers.emplace(cell_name(q.name, filled, column.name), cell->second);
        }
    }
    return answers;
}

std::string comparison_label(Compared compared, base::Texts const& texts)
{
    auto const label = [&]() -> std::string_view {
        switch (compared) {
            case Compared::equal:
                return texts.tr("is");
            case Compared::unequal:
                return texts.tr("is not");
            case Compared::less:
                return texts.tr("is less than");
            case Compared::at_most:
                return texts.tr("is at most");
            case Compared::more:
                return texts.tr("is more than");
            case Compared::at_least:
                return texts.tr("is at least");
            case Compared::includes:
                return texts.tr("includes");
        }
        return "";
    };
    return std::string{label()};
}

std::string condition_text(Condition const& condition, std::span<Question const> questions, base::Texts const& texts)
{
    std::string text;
    for (auto const& clause : condition.clauses) {
        auto const* question = find(questions, clause.question);
        if (question == nullptr) continue;
        if (!text.empty()) text += " " + std::string{condition.any ? texts.tr("or") : texts.tr("and")} + " ";
        auto const value =
            clause.value.empty() ? std::string{texts.tr("not answered")} : shown_value(*question, clause.value, texts);
        text +=
            "“" + question->label.in(texts.language()) + "” " + comparison_label(clause.compared, texts) + " " + value;
    }
    return text;
}

}   // namespace questionnaires
