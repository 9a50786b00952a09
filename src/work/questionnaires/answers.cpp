#include "work/questionnaires/answers.hpp"

#include <algorithm>

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "platform/web/typed_day.hpp"
#include "work/questionnaires/condition.hpp"

namespace questionnaires {
namespace {

constexpr std::size_t longest_text = 4000;

struct Field {
    std::string_view table;    // "" for a question outside tables
    std::size_t row = 0;       // from 1
    std::string_view column;   // or the question itself
};

std::optional<Field> parts_of(std::string_view field)
{
    auto const first = field.find('.');
    if (first == std::string_view::npos) return Field{.column = field};
    auto const second = field.find('.', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    auto const row = base::parse_whole(field.substr(first + 1, second - first - 1));
    if (!row || *row < 1 || *row > static_cast<std::int64_t>(most_rows)) return std::nullopt;
    return Field{field.substr(0, first), static_cast<std::size_t>(*row), field.substr(second + 1)};
}

std::string trimmed(std::string const& text)
{
    constexpr std::string_view blanks = " \t\r\n";
    auto const first = text.find_first_not_of(blanks);
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string codes_in_order(Question const& question, std::string_view typed)
{
    auto const chosen = base::words(typed);
    std::string stored;
    for (auto const& choice : question.choices)
        if (std::ranges::find(chosen, choice.code) != chosen.end()) stored += (stored.empty() ? "" : " ") + choice.code;
    // what is no choice stays, to be refused
    for (auto const code : chosen)
        if (find(question.choices, code) == nullptr) stored += (stored.empty() ? "" : " ") + std::string{code};
    return stored;
}

/// "1234567.5" as "1.234.567,5".
std::string shown_number(std::string_view stored, base::Language language)
{
    auto const point = stored.find('.');
    auto const whole = base::parse_whole(stored.substr(0, point));
    if (!whole) return std::string{stored};
    auto text = (*whole == 0 && stored.starts_with('-') ? "-" : "") + base::grouped(*whole, language);
    if (point != std::string_view::npos)
        text += (language == base::Language::vi ? "," : ".") + std::string{stored.substr(point + 1)};
    return text;
}

std::optional<base::Problem> check_number(Question const& q, std::string_view field, std::string_view stored)
{
    auto const number = parse_decimal(stored);
    if (!number) return base::Problem{field, "number.invalid", std::string{stored}};
    if (!fits_decimals(*number, q.decimals))
        return q.decimals == 0 ? base::Problem{field, "answer.not_whole"}
                               : base::Problem{field, "answer.decimals", std::to_string(q.decimals)};
    if (q.min && *number < *q.min) return base::Problem{field, "answer.too_small", shown_number(text_of(*q.min), {})};
    if (q.max && *number > *q.max) return base::Problem{field, "answer.too_large", shown_number(text_of(*q.max), {})};
    return std::nullopt;
}

}   // namespace

Question const* question_of(Questionnaire const& questionnaire, std::string_view field)
{
    auto const parts = parts_of(field);
    if (!parts) return nullptr;
    if (parts->table.empty()) {
        auto const* question = find(questionnaire.questions, parts->column);
        bool const answered = question != nullptr && question->kind != Kind::table && question->kind != Kind::heading;
        return answered ? question : nullptr;
    }
    auto const* table = find(questionnaire.questions, parts->table);
    return table == nullptr ? nullptr : find(table->columns, parts->column);
}

std::string cell_name(std::string_view table, std::size_t row, std::string_view column)
{
    return std::string{table} + "." + std::to_string(row) + "." + std::string{column};
}

std::size_t rows_of(Answers const& answers, Question const& table)
{
    std::size_t rows = 0;
    auto const prefix = table.name + ".";
    for (auto at = answers.lower_bound(prefix); at != answers.end() && at->first.starts_with(prefix); ++at)
        if (auto const parts = parts_of(at->first); parts && !at->second.empty()) rows = std::max(rows, parts->row);
    return rows;
}

std::set<std::string, std::less<>> asked(Questionnaire const& questionnaire, Answers const& answers)
{
    std::set<std::string, std::less<>> names;
    auto const answer_of = [&](std::string_view name) -> std::string_view {
        if (!names.contains(name)) return {};
        auto const answer = answers.find(name);
        return answer == answers.end() ? std::string_view{} : answer->second;
    };
    for (auto const& question : questionnaire.questions)
        if (holds(question.when, questionnaire.questions, answer_of)) names.insert(question.name);
    return names;
}

std::string stored_value(Question const& question, std::string_view typed)
{
    if (question.kind == Kind::text) return trimmed(base::nfc(typed));   // lines stay
    auto const text = base::clean(typed);
    if (question.kind == Kind::number) {
        auto const number = read_decimal(text);
        return number ? text_of(*number) : text;
    }
    if (question.kind == Kind::date) {
        auto const day = web::parse_typed_day(text);
        return day ? base::iso(*day) : text;
    }
    return question.kind == Kind::many ? codes_in_order(question, text) : text;
}

std::string value_of_words(Question const& question, std::string_view typed)
{
    auto const code_of = [&](std::string_view words) {
        auto const label = base::clean(words);
        auto const folded = base::fold(label);
        if (question.kind == Kind::yes_no && (folded == "co" || folded == "yes")) return std::string{"yes"};
        if (question.kind == Kind::yes_no && (folded == "khong" || folded == "no")) return std::string{"no"};
        for (auto const& choice : question.choices)
            if (base::fold(choice.label.vi) == folded || base::fold(choice.label.en) == folded) return choice.code;
        return label;
    };
    if (question.kind == Kind::one || question.kind == Kind::yes_no) return code_of(typed);
    if (question.kind != Kind::many) return stored_value(question, typed);
    std::string codes;
    while (!typed.empty()) {
        auto const end = std::min(typed.find(';'), typed.size());
        if (auto const code = code_of(typed.substr(0, end)); !code.empty()) codes += (codes.empty() ? "" : " ") + code;
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return codes_in_order(question, codes);
}

std::string shown_value(Question const& question, std::string_view stored, base::Texts const& texts)
{
    auto const label = [&](std::string_view code) {
        auto const* choice = find(question.choices, code);
        return choice == nullptr ? std::string{code} : choice->label.in(texts.language());
    };
    switch (question.kind) {
        case Kind::number: {
            auto text = shown_number(stored, texts.language());
            return question.unit.empty() || text.empty() ? text : text + " " + question.unit;
        }
        case Kind::date: {
            auto const day = base::parse_date(stored);
            return day ? base::vietnamese(*day) : std::string{stored};
        }
        case Kind::one:
            return label(stored);
        case Kind::many: {
            std::string text;
            for (auto const code : base::words(stored)) text += (text.empty() ? "" : "; ") + label(code);
            return text;
        }
        case Kind::yes_no:
            return std::string{stored == "yes" ? texts.tr("yes") : stored == "no" ? texts.tr("no") : stored};
        default:
            return std::string{stored};
    }
}

std::optional<base::Problem> check_value(Question const& question, std::string_view field, std::string_view stored)
{
    switch (question.kind) {
        case Kind::number:
            return check_number(question, field, stored);
        case Kind::date:
            if (!base::parse_date(stored)) return base::Problem{field, "date.invalid", std::string{stored}};
            break;
        case Kind::yes_no:
            if (stored != "yes" && stored != "no")
                return base::Problem{field, "answer.not_a_choice", std::string{stored}};
            break;
        case Kind::one:
            if (find(question.choices, stored) == nullptr)
                return base::Problem{field, "answer.not_a_choice", std::string{stored}};
            break;
        case Kind::many:
            for (auto const code : base::words(stored))
                if (find(question.choices, code) == nullptr)
                    return base::Problem{field, "answer.not_a_choice", std::string{code}};
            break;
        default:
            if (base::length(stored) > longest_text)
                return base::Problem{field, "text.too_long", std::to_string(longest_text)};
    }
    return std::nullopt;
}

std::vector<base::Problem> check(Questionnaire const& questionnaire, Answers const& answers, Finished finished)
{
    std::vector<base::Problem> problems;
    for (auto const& [field, value] : answers) {
        auto const* question = question_of(questionnaire, field);
        if (question == nullptr)
            problems.push_back({field, "answer.unknown_field", field});
        else if (auto problem = value.empty() ? std::nullopt : check_value(*question, field, value))
            problems.push_back(std::move(*problem));
    }
    if (finished == Finished::no) return problems;
    auto const answered = [&](std::string_view field) {
        auto const answer = answers.find(field);
        return answer != answers.end() && !answer->second.empty();
    };
    auto const shown = asked(questionnaire, answers);
    for (auto const& question : questionnaire.questions) {
        if (!shown.contains(question.name) || question.kind == Kind::heading) continue;
        if (question.kind != Kind::table) {
            if (question.required && !answered(question.name)) problems.push_back({question.name, "required"});
            continue;
        }
        auto const rows = rows_of(answers, question);
        if (question.required && rows == 0) problems.push_back({question.name, "required"});
        for (std::size_t row = 1; row <= rows; ++row)
            for (auto const& column : question.columns)
                if (column.required && !answered(cell_name(question.name, row, column.name)))
                    problems.push_back({question.name, "answer.cell_missing", column.label.vi});
    }
    return problems;
}

Answers kept(Questionnaire const& questionnaire, Answers answers)
{
    auto const shown = asked(questionnaire, answers);
    std::erase_if(answers, [&](auto const& answer) {
        auto const dot = answer.first.find('.');
        return answer.second.empty() || !shown.contains(std::string_view{answer.first}.substr(0, dot));
    });
    return answers;
}

}   // namespace questionnaires
