#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"
#include "work/questionnaires/answers.hpp"

namespace questionnaires {

struct DraftLine {
    std::string url;
    std::string title;
    std::string state;   // "Version 2, changed since"
    std::string tone;
    std::string questions;   // how many
};
void questionnaire_register(web::Html& out, web::Register const& table, std::vector<DraftLine> const& lines);

struct NewView {
    std::string csrf;
    web::Field title;
    web::Field title_en;
    web::Field unit;
    std::vector<web::Choice> units;   // one: not asked
    web::Field file;                  // an XLSForm instead
    std::vector<base::Problem> problems;
};
void new_questionnaire(web::Html& out, NewView const& view);

struct QuestionLine {
    std::string number;   // "" for a heading
    std::string label;
    std::string kind;
    std::string when;        // "Only when …"; "" = always
    std::string marks;       // "required · changes Workers"
    std::string edit_url;    // "" = may only look
    std::string up_action;   // "" = is the first
    std::string down_action;
    std::string remove_action;
};
struct EditorView {
    std::string csrf;
    std::int64_t revision = 0;
    std::string state;
    std::string tone;
    std::vector<QuestionLine> lines;
    std::string add_url;   // "" = may only look
    std::string preview_url;
    std::string download_url;
    std::string publish_action;   // "" = nothing to give out, or may not
    std::string title_action;
    std::string withdraw_action;
    std::string upload_action;
    web::Field title;
    web::Field title_en;
    web::Field file;
    std::vector<std::string> obstacles;    // sentences; what stands in the way of giving it out
    std::vector<base::Problem> problems;   // of what was just sent
};
void editor(web::Html& out, EditorView const& view);

struct ChoiceRow {
    std::string code;
    std::string label;
    std::string label_en;
};
struct ColumnRow {
    std::string name;
    std::string label;
    std::string label_en;
    std::string kind;
    bool required = false;
};
struct ClauseRow {
    std::string question;
    std::string compared;
    std::string value;   // as people read it
};
struct QuestionView {
    std::string action;
    std::string csrf;
    std::int64_t revision = 0;
    web::Field kind_field, label, label_en, help, help_en, name, unit, min, max, decimals, field;
    std::vector<web::Choice> kinds, fields, earlier, comparisons, column_kinds;
    bool required = false;
    bool any = false;
    std::vector<ChoiceRow> choices;
    std::vector<ColumnRow> columns;
    std::vector<ClauseRow> clauses;
    std::vector<base::Problem> problems;
    std::string cancel_url;
};
void question_form(web::Html& out, QuestionView const& view);

struct PreviewView {
    std::string action;   // "try" the answers
    std::string csrf;
    Questionnaire const* questionnaire = nullptr;
    Answers answers;
    std::vector<base::Problem> problems;
    bool is_right = false;   // they were tried, and nothing is wrong
};
void preview(web::Html& out, PreviewView const& view);

}   // namespace questionnaires
