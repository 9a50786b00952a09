#include "work/questionnaires/questionnaire.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/date.hpp"
#include "base/text.hpp"
#include "work/questionnaires/condition.hpp"

namespace questionnaires {
namespace {

constexpr std::size_t longest_name = 40;
constexpr std::size_t longest_label = 500;
constexpr std::size_t longest_help = 1000;
constexpr std::size_t longest_unit = 40;
constexpr int most_decimals = 6;

struct KindNames {
    Kind kind;
    std::string_view name;
    std::string_view label;
};
constexpr KindNames kind_names[] = {{Kind::heading, "heading", "Heading"}, {Kind::text, "text", "Text"},
                                    {Kind::number, "number", "Number"},    {Kind::date, "date", "Date"},
                                    {Kind::one, "one", "One of several"},  {Kind::many, "many", "Any of several"},
                                    {Kind::yes_no, "yes_no", "Yes or no"}, {Kind::table, "table", "Table of rows"}};

Kind kind_of(enterprises::ChangeKind kind)
{
    switch (kind) {
        case enterprises::ChangeKind::number:
            return Kind::number;
        case enterprises::ChangeKind::choice:
            return Kind::one;
        default:
            return Kind::text;
    }
}

bool is_name(std::string_view text)
{
    auto const small = [](char c) { return c >= 'a' && c <= 'z'; };
    return !text.empty() && text.size() <= longest_name && small(text[0]) &&
           std::ranges::all_of(text, [&](char c) { return small(c) || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_code(std::string_view text)
{
    return !text.empty() && text.size() <= longest_name && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

using Problems = std::vector<base::Problem>;

void check_wording(Problems& problems, std::string_view field, Wording const& wording, std::size_t longest)
{
    if (std::max(base::length(wording.vi), base::length(wording.en)) > longest)
        problems.push_back({field, "text.too_long", std::to_string(longest)});
}

void check_choices(Problems& problems, Question const& q)
{
    bool const chooses = q.kind == Kind::one || q.kind == Kind::many;
    if (!chooses) return;
    if (q.choices.size() < 2) problems.push_back({"choices", "question.choices_few"});
    if (q.choices.size() > most_choices)
        problems.push_back({"choices", "question.choices_many", std::to_string(most_choices)});
    std::set<std::string_view> codes;
    for (auto const& choice : q.choices) {
        if (!is_code(choice.code)) problems.push_back({"choices", "question.choice_code", choice.code});
        if (!codes.insert(choice.code).second) problems.push_back({"choices", "question.choice_twice", choice.code});
        if (choice.label.vi.empty()) problems.push_back({"choices", "question.choice_label", choice.code});
        check_wording(problems, "choices", choice.label, longest_label);
    }
}

void check_number(Problems& problems, Question const& q)
{
    if (q.kind != Kind::number) return;
    if (q.min && q.max && *q.min > *q.max) problems.push_back({"max", "question.limits_turned"});
    if (q.decimals < 0 || q.decimals > most_decimals) problems.push_back({"decimals", "question.decimals"});
    if (base::length(q.unit) > longest_unit)
        problems.push_back({"unit", "text.too_long", std::to_string(longest_unit)});
}

void check_columns(Problems& problems, Question const& q)
{
    if (q.kind != Kind::table) return;
    if (q.columns.empty()) problems.push_back({"columns", "question.columns_none"});
    if (q.columns.size() > most_columns)
        problems.push_back({"columns", "question.columns_many", std::to_string(most_columns)});
    for (std::size_t i = 0; i < q.columns.size(); ++i) {
        auto const& column = q.columns[i];
        bool const plain = column.kind != Kind::heading && column.kind != Kind::table && column.kind != Kind::many;
        if (!plain || !column.when.clauses.empty() || !column.field.empty())
            problems.push_back({"columns", "question.column_kind", column.label.vi});
        for (auto& p : check(column, std::span{q.columns}.first(i)))
            problems.push_back({"columns", p.code, p.detail.empty() ? column.label.vi : std::move(p.detail)});
    }
}

void check_field(Problems& problems, Question const& q, std::span<Question const> earlier)
{
    if (q.field.empty()) return;
    auto const* field = find_register_field(q.field);
    if (field == nullptr || kind_of(field->kind) != q.kind || (q.kind == Kind::number && q.decimals > 0)) {
        problems.push_back({"field", "question.field_unfit"});
        return;
    }
    if (std::ranges::find(earlier, q.field, &Question::field) != earlier.end())
        problems.push_back({"field", "question.field_twice"});
    if (auto const codes = field->choices; !codes.empty())
        for (auto const& choice : q.choices)
            if (std::ranges::find(codes, choice.code, &enterprises::Code::code) == codes.end())
                problems.push_back({"choices", "question.choice_not_in_register", choice.code});
}

}   // namespace

std::string_view name_of(Kind kind) { return kind_names[static_cast<std::size_t>(kind)].name; }

std::optional<Kind> parse_kind(std::string_view name)
{
    auto const found = std::ranges::find(kind_names, name, &KindNames::name);
    return found == std::end(kind_names) ? std::nullopt : std::optional{found->kind};
}

std::string_view label_of(Kind kind) { return kind_names[static_cast<std::size_t>(kind)].label; }

Question const* find(std::span<Question const> questions, std::string_view name)
{
    auto const found = std::ranges::find(questions, name, &Question::name);
    return found == questions.end() ? nullptr : &*found;
}

Choice const* find(std::span<Choice const> choices, std::string_view code)
{
    auto const found = std::ranges::find(choices, code, &Choice::code);
    return found == choices.end() ? nullptr : &*found;
}

std::span<enterprises::ChangeableField const> register_fields()
{
    // the name and the tax code tell which enterprise it is, and Party members are counted elsewhere (E-8)
    static auto const fields = [] {
        std::vector<enterprises::ChangeableField> all;
        for (auto const& field : enterprises::changeable_fields())
            if (field.code != "name" && field.code != "tax_code" && field.code != "headcount.party_members")
                all.push_back(field);
        return all;
    }();
    return fields;
}

enterprises::ChangeableField const* find_register_field(std::string_view code)
{
    auto const fields = register_fields();
    auto const found = std::ranges::find(fields, code, &enterprises::ChangeableField::code);
    return found == fields.end() ? nullptr : &*found;
}

std::vector<base::Problem> check(Question const& q, std::span<Question const> earlier)
{
    Problems problems;
    if (!is_name(q.name))
        problems.push_back({"name", "question.name", q.name});
    else if (find(earlier, q.name) != nullptr)
        problems.push_back({"name", "question.name_taken", q.name});
    if (q.label.vi.empty()) problems.push_back({"label", "required"});
    check_wording(problems, "label", q.label, longest_label);
    check_wording(problems, "help", q.help, longest_help);
    check_choices(problems, q);
    check_number(problems, q);
    check_columns(problems, q);
    check_field(problems, q, earlier);
    for (auto& p : check(q.when, earlier)) problems.push_back(std::move(p));
    return problems;
}

std::vector<Found> check(Questionnaire const& questionnaire)
{
    std::vector<Found> all;
    if (questionnaire.title.vi.empty()) all.push_back({{}, {"title", "required"}});
    Problems of_title;
    check_wording(of_title, "title", questionnaire.title, 200);
    for (auto& p : of_title) all.push_back({{}, std::move(p)});
    auto const& questions = questionnaire.questions;
    if (questions.size() > most_questions)
        all.push_back({{}, {"questions", "questionnaire.too_long", std::to_string(most_questions)}});
    for (std::size_t i = 0; i < questions.size(); ++i)
        for (auto& p : check(questions[i], std::span{questions}.first(i))) all.push_back({i, std::move(p)});
    return all;
}

std::vector<Found> check_for_publication(Questionnaire const& questionnaire)
{
    auto all = check(questionnaire);
    if (std::ranges::all_of(questionnaire.questions, [](Question const& q) { return q.kind == Kind::heading; }))
        all.push_back({{}, {"questions", "questionnaire.asks_nothing"}});
    return all;
}

std::string name_for(std::string_view label, std::span<Question const> others)
{
    std::string name;
    for (char const c : base::fold(label)) {
        bool const kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept)
            name += c;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    constexpr std::size_t room = 30;
    if (name.size() > room) name.resize(std::min(name.rfind('_', room), room));
    while (name.ends_with('_')) name.pop_back();
    if (name.empty() || name[0] < 'a') name = "q_" + name;
    while (name.ends_with('_')) name.pop_back();
    auto unique = name;
    for (int number = 2; find(others, unique) != nullptr; ++number) unique = name + "_" + std::to_string(number);
    return unique;
}

}   // namespace questionnaires
