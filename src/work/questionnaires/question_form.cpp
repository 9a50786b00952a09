#include "work/questionnaires/question_form.hpp"

#include "base/text.hpp"
#include "platform/web/pieces.hpp"
#include "work/questionnaires/answers.hpp"
#include "work/questionnaires/condition.hpp"

namespace questionnaires {
namespace {

/// What the choices and columns of a form are, row by row; rows left empty fall away.
void read_choices(web::Request const& request, Question& q)
{
    auto const codes = request.form.list("choice_code[]");
    auto const labels = request.form.list("choice_label[]");
    auto const english = request.form.list("choice_label_en[]");
    q.choices.clear();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Wording label{base::clean(labels[i]), i < english.size() ? base::clean(english[i]) : ""};
        if (label.vi.empty() && label.en.empty()) continue;
        if (label.vi.empty()) label.vi = label.en;
        std::string code = i < codes.size() ? std::string{codes[i]} : "";
        if (code.empty()) {
            code = name_for(label.vi, {});
            auto const first = code;
            for (int number = 2; find(q.choices, code) != nullptr; ++number)
                code = first + "_" + std::to_string(number);
        }
        q.choices.push_back({std::move(code), std::move(label)});
    }
}

void read_columns(web::Request const& request, Question& q)
{
    auto const before = std::move(q.columns);
    auto const names = request.form.list("column_name[]");
    auto const labels = request.form.list("column_label[]");
    auto const english = request.form.list("column_label_en[]");
    auto const kind_names = request.form.list("column_kind[]");
    auto const required = request.form.list("column_required[]");
    q.columns.clear();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Wording label{base::clean(labels[i]), i < english.size() ? base::clean(english[i]) : ""};
        if (label.vi.empty() && label.en.empty()) continue;
        if (label.vi.empty()) label.vi = label.en;
        // what this form does not show stays: limits and choices that came with a file
        auto const* known = i < names.size() && !names[i].empty() ? find(before, names[i]) : nullptr;
        auto column = known == nullptr ? Question{.name = name_for(label.vi, q.columns)} : *known;
        column.label = std::move(label);
        column.kind = parse_kind(i < kind_names.size() ? kind_names[i] : "").value_or(Kind::text);
        column.required = i < required.size() && required[i] == "1";
        q.columns.push_back(std::move(column));
    }
}

void read_condition(web::Request const& request, Question& q, std::span<Question const> earlier)
{
    auto const names = request.form.list("clause_question[]");
    auto const signs = request.form.list("clause_compared[]");
    auto const values = request.form.list("clause_value[]");
    q.when = {.any = request.form.get("any") == "1"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty()) continue;
        Clause clause{.question = std::string{names[i]}};
        clause.compared = parse_compared(i < signs.size() ? signs[i] : "").value_or(Compared::equal);
        auto const* question = find(earlier, names[i]);
        if (i < values.size() && question != nullptr) clause.value = value_of_words(*question, values[i]);
        // of several chosen ones none can be the whole answer
        if (question != nullptr && question->kind == Kind::many) clause.compared = Compared::includes;
        q.when.clauses.push_back(std::move(clause));
    }
    if (q.when.clauses.size() < 2) q.when.any = false;
}

std::optional<Decimal> read_limit(web::Request const& request, std::string_view field,
                                  std::vector<base::Problem>& problems)
{
    auto const typed = web::read_text(request, field);
    auto const number = read_decimal(typed);
    if (!typed.empty() && !number) problems.push_back({field, "number.invalid", typed});
    return number;
}

}   // namespace

Question read_question(web::Request const& request, std::span<Question const> all, std::size_t at, Question before,
                       std::vector<base::Problem>& problems)
{
    auto q = std::move(before);
    q.kind = parse_kind(request.form.get("kind")).value_or(Kind::text);
    q.label = {web::read_text(request, "label"), web::read_text(request, "label_en")};
    q.help = {web::read_text(request, "help"), web::read_text(request, "help_en")};
    q.name = web::read_text(request, "name");
    if (q.name.empty()) q.name = name_for(q.label.vi, all);
    q.required = request.form.get("required") == "1" && q.kind != Kind::heading;
    bool const counts = q.kind == Kind::number;
    q.unit = counts ? web::read_text(request, "unit") : "";
    q.min = counts ? read_limit(request, "min", problems) : std::nullopt;
    q.max = counts ? read_limit(request, "max", problems) : std::nullopt;
    q.decimals = counts ? static_cast<int>(web::read_whole(request, "decimals").value_or(0)) : 0;
    if (q.kind == Kind::one || q.kind == Kind::many)
        read_choices(request, q);
    else
        q.choices.clear();
    if (q.kind == Kind::table)
        read_columns(request, q);
    else
        q.columns.clear();
    read_condition(request, q, all.first(at));
    bool const binds = q.kind == Kind::text || q.kind == Kind::number || q.kind == Kind::one;
    q.field = binds ? web::read_text(request, "field") : "";
    return q;
}

}   // namespace questionnaires
