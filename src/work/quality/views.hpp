#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"
#include "platform/web/tabs.hpp"

namespace quality {

struct SignalLine {
    std::string text;
    std::string tone;        // of its badge
    std::string weight;      // "To do", "To watch"
    std::string rule = {};   // "QL-5 · … (sure)"
};
struct QualityLine {
    std::string url;
    std::string name;
    std::string place;
    std::string grade;   // "2025: tasks fulfilled well", "" = not graded
    bool fading = false;
    std::vector<SignalLine> signals = {};
};
struct QualityView {
    std::string lead;
    std::vector<web::Tab> tabs = {};   // the registers that the reader may look at
    std::vector<web::Figure> figures = {};
};
void quality_head(web::Html& out, QualityView const& view);
void quality_register(web::Html& out, web::Register const& table, std::vector<QualityLine> const& lines);

/// A register and how many of its organisations need somebody to look.
struct SummaryLine {
    std::string title;
    std::string url;
    std::string text;
    std::string tone;
};
struct Summary {
    std::vector<SummaryLine> lines = {};
    std::string in_order = {};   // names of registers in which nothing stands out
    std::string empty = {};      // and of those without an organisation
};
/// One element, which takes the place of the one that asked for it.
void summary(web::Html& out, Summary const& told);

struct KeptLine {
    std::vector<std::string> cells;
    std::string withdraw_action = {};   // "" = may not
};
/// A table of what was told, with its form.
struct KeptView {
    std::string title;
    std::vector<web::ColumnHead> columns;
    std::vector<KeptLine> lines = {};
    std::string none;
    std::string action = {};   // "" = may only look
    std::string lead = {};
    std::vector<web::Field> numbers = {};
    web::Field choice = {};
    std::vector<web::Choice> choices = {};
    web::Field period = {};
    std::vector<web::Choice> periods = {};
    web::Field text = {};   // name "" = none
    web::Field day = {};    // name "" = none
    std::vector<base::Problem> problems = {};
};
struct OrganisationView {
    std::string csrf;
    bool fading = false;
    std::vector<web::Detail> details = {};
    std::vector<SignalLine> signals = {};
    std::vector<web::Detail> actions = {};   // label and url
    KeptView reports;
    KeptView gradings;
};
void organisation_page(web::Html& out, OrganisationView const& view);

/// One period of many organisations at once.
struct RoundView {
    std::string action;
    std::string csrf;
    std::string lead;
    web::Field period;
    std::vector<web::Choice> periods;
    web::Field text = {}, day = {};   // of all; name "" = none
    struct Cell {
        web::Field field;
        std::vector<web::Choice> choices = {};   // empty: a number
    };
    struct Row {
        std::string name;
        std::string url;
        std::vector<Cell> cells;
    };
    std::vector<std::string> heads;
    std::vector<Row> rows;
    std::vector<base::Problem> problems = {};
    std::string previous_url = {}, next_url = {};
    std::string none;
};
void round_page(web::Html& out, RoundView const& view);

}   // namespace quality
