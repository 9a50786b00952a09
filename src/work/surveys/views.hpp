#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"
#include "work/questionnaires/questionnaire.hpp"
#include "work/surveys/entry.hpp"

namespace surveys {

struct CampaignLine {
    std::string url;
    std::string title;
    std::string days;
    std::int64_t covered = 0;
    std::int64_t all = 0;
    std::string state;
    std::string tone;
};
void campaign_register(web::Html& out, web::Register const& table, std::vector<CampaignLine> const& lines);

/// The form that freezes a list: of a new survey, or of enterprises to add to one.
struct ListFormView {
    std::string action;
    std::string csrf;
    bool is_new = false;
    web::Field title, questionnaire, starts_on, deadline, unit;
    std::vector<web::Choice> questionnaires, units;
    web::Field place, ownership, workers, responsible, why;
    std::vector<web::Choice> places, ownerships, bands, people;
    std::string counted;   // "1,204 enterprises fit."; "" = not counted yet
    std::vector<base::Problem> problems;
    std::string cancel_url;
    std::string submit;
};
void list_form(web::Html& out, ListFormView const& view);

struct BoardLine {
    std::string url;
    std::string name;
    std::int64_t all = 0;
    std::vector<std::int64_t> counts;   // by state, in the order of `states`
    std::int64_t conflicts = 0;
};
struct BoardView {
    std::vector<web::Figure> figures;
    std::int64_t covered = 0;
    std::int64_t all = 0;
    std::vector<std::string> heads;   // the states
    std::vector<BoardLine> places;
    std::vector<BoardLine> people;
    std::vector<web::Moment> changes;   // of the list
    std::string list_url;
    std::string add_url;        // "" = may not
    std::string close_action;   // "" = may not, or closed
    std::string csrf;
    std::int64_t revision = 0;
};
void board(web::Html& out, BoardView const& view);

struct EnterpriseLine {
    std::string url;   // "" = may not write of it
    std::string name;
    std::string place;
    std::string person;
    std::string state;
    std::string tone;
    std::string review = {};   // "Accepted"; "" = not reviewed
    std::string conflicts;     // "2 answers differ"; "" = none
};
void enterprise_register(web::Html& out, web::Register const& table, std::vector<EnterpriseLine> const& lines,
                         std::string_view hand_over_url);

struct HandOverView {
    std::string action;
    std::string csrf;
    std::string sentence;   // "12 enterprises: Xã Ô Diên, to do"
    web::Field to, why;
    std::vector<web::Choice> people;
    std::vector<base::Problem> problems;
    std::string cancel_url;
};
void hand_over_form(web::Html& out, HandOverView const& view);

struct WorkbookView {
    std::string action;
    std::string csrf;
    std::string download_url;
    web::Field file;
    bool was_read = false;   // then what became of it:
    std::int64_t taken = 0;
    std::vector<std::string> refused = {};   // "Row 7: …"
    std::vector<base::Problem> problems = {};
};
void workbook_page(web::Html& out, WorkbookView const& view);

/// For an enterprise that answers by itself.
struct SelfAnswerView {
    std::string action;
    std::string csrf;
    std::string lead;
    questionnaires::Questionnaire const* questionnaire = nullptr;
    questionnaires::Answers answers;
    std::vector<base::Problem> problems;
};
void self_answer(web::Html& out, SelfAnswerView const& view);

struct ConflictView {
    std::string field;
    std::string label;
    struct Option {
        std::string value;
        std::string shown;
        std::string who;
    };
    std::vector<Option> options;
};
struct CaptureView {
    std::string action;   // "" = may only look
    std::string csrf;
    std::string seen;
    questionnaires::Questionnaire const* questionnaire = nullptr;
    questionnaires::Answers answers;
    std::vector<base::Problem> problems;
    std::vector<ConflictView> conflicts;
    std::string state;
    std::string tone;
    std::vector<web::Detail> enterprise;
    web::Field other, note;
    std::vector<web::Choice> others;   // states but done and to do
    std::vector<web::Moment> history;
    std::string remove_action;   // "" = something was written, or may not
    std::string link_action;     // "" = may not make a link
    std::string link_text;       // "Used on 05/03/2026"; "" = none was made
    std::string link;            // just made, shown this once
    std::string review_text;     // "Sent back by …: …"; "" = not reviewed
    std::string review_tone;
    std::string review_action;   // "" = may not review
    web::Field review_note;
    std::vector<web::Choice> review_fields;   // questions to mark
};
void capture(web::Html& out, CaptureView const& view);

}   // namespace surveys
