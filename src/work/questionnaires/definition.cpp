#include "work/questionnaires/definition.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "base/json_object.hpp"
#include "work/questionnaires/condition.hpp"

namespace questionnaires {
namespace {

using web::JsonType;

constexpr web::SchemaField choice_fields[] = {
    {"code", JsonType::text, "a to z, 0 to 9, _ and -"},
    {"label", JsonType::text},
    {"label_en", JsonType::text, "", false},
};
constexpr web::Schema choice_schema{"QuestionChoice", choice_fields};

constexpr web::SchemaField clause_fields[] = {
    {"question", JsonType::text, "name of an earlier question"},
    {"compared", JsonType::text, "=, !=, <, <=, >, >= or includes"},
    {"value", JsonType::text, "as answers are stored; missing: no answer", false},
};
constexpr web::Schema clause_schema{"QuestionClause", clause_fields};

constexpr web::SchemaField condition_fields[] = {
    {"any", JsonType::boolean, "one clause is enough; else all have to hold", false},
    {"clauses", JsonType::list, "", true, false, &clause_schema},
};
constexpr web::Schema condition_schema{"QuestionCondition", condition_fields};

constexpr web::SchemaField column_fields[] = {
    {"name", JsonType::text},
    {"kind", JsonType::text, "text, number, date, one or yes_no"},
    {"label", JsonType::text},
    {"label_en", JsonType::text, "", false},
    {"help", JsonType::text, "", false},
    {"help_en", JsonType::text, "", false},
    {"required", JsonType::boolean, "in every row", false},
    {"unit", JsonType::text, "of a number", false},
    {"min", JsonType::text, "least number, as text", false},
    {"max", JsonType::text, "greatest number, as text", false},
    {"decimals", JsonType::integer, "how many a number may have", false},
    {"choices", JsonType::list, "of one", false, false, &choice_schema},
};
constexpr web::Schema column_schema{"QuestionColumn", column_fields};

constexpr web::SchemaField question_fields[] = {
    {"name", JsonType::text, "a to z, 0 to 9 and _; unique"},
    {"kind", JsonType::text, "heading, text, number, date, one, many, yes_no, table"},
    {"label", JsonType::text},
    {"label_en", JsonType::text, "", false},
    {"help", JsonType::text, "", false},
    {"help_en", JsonType::text, "", false},
    {"required", JsonType::boolean, "", false},
    {"unit", JsonType::text, "of a number", false},
    {"min", JsonType::text, "least number, as text", false},
    {"max", JsonType::text, "greatest number, as text", false},
    {"decimals", JsonType::integer, "how many a number may have", false},
    {"choices", JsonType::list, "of one and many", false, false, &choice_schema},
    {"columns", JsonType::list, "of a table", false, false, &column_schema},
    {"when", JsonType::object, "it is asked only then", false, false, &condition_schema},
    {"field", JsonType::text, "of the register that an answer proposes to change", false},
};
constexpr web::Schema question_schema{"Question", question_fields};

constexpr web::SchemaField definition_fields[] = {
    {"title", JsonType::text},
    {"title_en", JsonType::text, "", false},
    {"questions", JsonType::list, "in the order they are asked", true, false, &question_schema},
};

void text(base::JsonWriter& json, std::string_view key, std::string_view value)
{
    if (!value.empty()) json.key(key).text(value);
}

void wording(base::JsonWriter& json, std::string_view vi, std::string_view en, Wording const& wording)
{
    json.key(vi).text(wording.vi);
    text(json, en, wording.en);
}

void write(base::JsonWriter& json, Condition const& when)
{
    json.begin_object();
    if (when.any) json.key("any").boolean(true);
    json.key("clauses").begin_array();
    for (auto const& clause : when.clauses) {
        json.begin_object().key("question").text(clause.question).key("compared").text(sign_of(clause.compared));
        text(json, "value", clause.value);
        json.end_object();
    }
    json.end_array().end_object();
}

void write(base::JsonWriter& json, Question const& q)
{
    json.begin_object().key("name").text(q.name).key("kind").text(name_of(q.kind));
    wording(json, "label", "label_en", q.label);
    text(json, "help", q.help.vi);
    text(json, "help_en", q.help.en);
    if (q.required) json.key("required").boolean(true);
    text(json, "unit", q.unit);
    if (q.min) json.key("min").text(text_of(*q.min));
    if (q.max) json.key("max").text(text_of(*q.max));
    if (q.decimals != 0) json.key("decimals").number(q.decimals);
    if (!q.choices.empty()) {
        json.key("choices").begin_array();
        for (auto const& choice : q.choices) {
            json.begin_object().key("code").text(choice.code);
            wording(json, "label", "label_en", choice.label);
            json.end_object();
        }
        json.end_array();
    }
    if (!q.columns.empty()) {
        json.key("columns").begin_array();
        for (auto const& column : q.columns) write(json, column);
        json.end_array();
    }
    if (!q.when.clauses.empty()) write(json.key("when"), q.when);
    text(json, "field", q.field);
    json.end_object();
}

enum class Depth : std::uint8_t { question, column };

class Reader {
public:
    std::vector<base::Problem> problems = {};

    Question question(web::JsonBody& body, Depth depth)
    {
        Question q{.name = body.text("name", web::Needed::yes).value_or("")};
        auto const kind_name = body.text("kind", web::Needed::yes).value_or("");
        if (auto const kind = parse_kind(kind_name))
            q.kind = *kind;
        else if (!kind_name.empty())
            problems.push_back({"kind", "question.kind", kind_name});
        q.label = {body.text("label", web::Needed::yes).value_or(""), body.text("label_en").value_or("")};
        q.help = {body.text("help").value_or(""), body.text("help_en").value_or("")};
        q.required = body.boolean("required").value_or(false);
        q.unit = body.text("unit").value_or("");
        q.min = limit(body, "min");
        q.max = limit(body, "max");
        q.decimals = static_cast<int>(std::clamp<std::int64_t>(body.integer("decimals").value_or(0), -1, 99));
        for (auto& one : body.objects("choices")) {
            q.choices.push_back(
                {one.text("code", web::Needed::yes).value_or(""),
                 {one.text("label", web::Needed::yes).value_or(""), one.text("label_en").value_or("")}});
            body.absorb("choices", one);
        }
        if (depth == Depth::column) return q;
        for (auto& one : body.objects("columns")) {
            q.columns.push_back(question(one, Depth::column));
            body.absorb("columns", one);
        }
        if (auto when = body.object("when")) {
            q.when = condition(*when);
            body.absorb("when", *when);
        }
        q.field = body.text("field").value_or("");
        return q;
    }

private:
    std::optional<Decimal> limit(web::JsonBody& body, std::string_view field)
    {
        auto const written = body.text(field);
        if (!written) return std::nullopt;
        auto const number = parse_decimal(*written);
        if (!number) problems.push_back({field, "number.invalid", *written});
        return number;
    }
    Condition condition(web::JsonBody& body)
    {
        Condition when{.any = body.boolean("any").value_or(false)};
        for (auto& one : body.objects("clauses")) {
            Clause clause{.question = one.text("question", web::Needed::yes).value_or("")};
            auto const sign = one.text("compared", web::Needed::yes).value_or("");
            if (auto const compared = parse_compared(sign))
                clause.compared = *compared;
            else if (!sign.empty())
                problems.push_back({"when", "condition.comparison", sign});
            clause.value = one.text("value").value_or("");
            when.clauses.push_back(std::move(clause));
            body.absorb("clauses", one);
        }
        return when;
    }
};

}   // namespace

web::Schema const definition_schema{"QuestionnaireDefinition", definition_fields};

void write(base::JsonWriter& json, Questionnaire const& questionnaire)
{
    json.begin_object();
    wording(json, "title", "title_en", questionnaire.title);
    json.key("questions").begin_array();
    for (auto const& question : questionnaire.questions) write(json, question);
    json.end_array().end_object();
}

std::string json_of(Questionnaire const& questionnaire)
{
    base::JsonWriter json;
    write(json, questionnaire);
    return json.take();
}

std::string json_of(Condition const& condition)
{
    base::JsonWriter json;
    write(json, condition);
    return json.take();
}

base::Result<Questionnaire> read_definition(web::JsonBody& body)
{
    Questionnaire questionnaire{
        {body.text("title", web::Needed::yes).value_or(""), body.text("title_en").value_or("")}};
    Reader reader;
    for (auto& one : body.objects("questions")) {
        questionnaire.questions.push_back(reader.question(one, Depth::question));
        body.absorb("questions", one);
    }
    base::Error error{base::Refusal::invalid, std::move(reader.problems)};
    if (auto const of_body = body.error())
        error.problems.insert(error.problems.begin(), of_body->problems.begin(), of_body->problems.end());
    if (!error.problems.empty()) return error;
    return questionnaire;
}

Questionnaire stored_definition(std::string_view json)
{
    web::JsonBody body{json};
    auto read = read_definition(body);
    base::expect(read.has_value(), "a stored questionnaire can be read");
    return std::move(*read);
}

}   // namespace questionnaires
