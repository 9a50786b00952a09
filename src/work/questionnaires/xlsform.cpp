#include "work/questionnaires/xlsform.hpp"

#include "platform/documents/document.hpp"
#include "work/questionnaires/condition.hpp"

namespace questionnaires {
namespace {

using documents::Row;

constexpr std::string_view survey_columns[] = {"type",
                                               "name",
                                               "label::Tiếng Việt (vi)",
                                               "label::English (en)",
                                               "hint::Tiếng Việt (vi)",
                                               "hint::English (en)",
                                               "required",
                                               "relevant",
                                               "constraint",
                                               "unit",
                                               "decimals",
                                               "field"};
constexpr std::string_view choice_columns[] = {"list_name", "name", "label::Tiếng Việt (vi)", "label::English (en)"};
constexpr std::string_view setting_columns[] = {"form_title", "form_title_en", "form_id", "default_language"};

Row row_of(std::initializer_list<std::string_view> texts)
{
    Row row;
    for (auto const text : texts) row.push_back({.text = std::string{text}});
    return row;
}

documents::Sheet sheet_of(std::string name, std::span<std::string_view const> columns)
{
    documents::Sheet sheet{.name = std::move(name)};
    Row head;
    for (auto const column : columns) {
        head.push_back({.text = std::string{column}, .bold = true});
        sheet.table.widths.push_back(column.starts_with("label") ? 40 : 18);
    }
    sheet.table.head.push_back(std::move(head));
    return sheet;
}

class Writer {
public:
    void write(Questionnaire const& questionnaire)
    {
        questions_ = questionnaire.questions;
        for (auto const& question : questionnaire.questions) {
            if (question.kind != Kind::table) {
                row(question, type_of(question, question.name));
                continue;
            }
            row(question, "begin_repeat");
            for (auto const& column : question.columns) row(column, type_of(column, question.name + "_" + column.name));
            survey_.table.rows.push_back(row_of({"end_repeat", "", "", "", "", "", "", "", "", "", "", ""}));
        }
        settings_.table.rows.push_back(
            row_of({questionnaire.title.vi, questionnaire.title.en, "donghanh", "Tiếng Việt (vi)"}));
    }
    std::string bytes(std::string title)
    {
        return documents::xlsx({.title = std::move(title), .sheets = {survey_, choices_, settings_}});
    }

private:
    std::string type_of(Question const& question, std::string const& list)
    {
        switch (question.kind) {
            case Kind::heading:
                return "note";
            case Kind::number:
                return question.decimals == 0 ? "integer" : "decimal";
            case Kind::date:
                return "date";
            case Kind::one:
                return "select_one " + choices(list, question.choices);
            case Kind::many:
                return "select_multiple " + choices(list, question.choices);
            case Kind::yes_no:
                return "select_one " + yes_no();
            default:
                return "text";
        }
    }
    std::string choices(std::string const& list, std::span<Choice const> all)
    {
        for (auto const& choice : all)
            choices_.table.rows.push_back(row_of({list, choice.code, choice.label.vi, choice.label.en}));
        return list;
    }
    std::string yes_no()
    {
        if (!has_yes_no_) {
            choices_.table.rows.push_back(row_of({"yes_no", "yes", "Có", "Yes"}));
            choices_.table.rows.push_back(row_of({"yes_no", "no", "Không", "No"}));
        }
        has_yes_no_ = true;
        return "yes_no";
    }
    void row(Question const& q, std::string const& type)
    {
        std::string constraint;
        if (q.min) constraint = ". >= " + text_of(*q.min);
        if (q.max) constraint += (constraint.empty() ? ". <= " : " and . <= ") + text_of(*q.max);
        survey_.table.rows.push_back(row_of({type, q.name, q.label.vi, q.label.en, q.help.vi, q.help.en,
                                             q.required ? "yes" : "", relevant_of(q.when, questions_), constraint,
                                             q.unit, q.decimals == 0 ? "" : std::to_string(q.decimals), q.field}));
    }

    std::span<Question const> questions_ = {};
    documents::Sheet survey_ = sheet_of("survey", survey_columns);
    documents::Sheet choices_ = sheet_of("choices", choice_columns);
    documents::Sheet settings_ = sheet_of("settings", setting_columns);
    bool has_yes_no_ = false;
};

}   // namespace

std::string xlsform_of(Questionnaire const& questionnaire)
{
    Writer writer;
    writer.write(questionnaire);
    return writer.bytes(questionnaire.title.vi);
}

}   // namespace questionnaires
