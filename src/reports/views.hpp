#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace reports {

/// A cell of a table: a figure that opens, or a text.
struct CellView {
    std::string text;
    std::string url = {};
    bool number = false;
};
struct TableView {
    std::string caption;
    std::vector<std::string> heads;   // the first is the row's name
    struct Row {
        std::vector<CellView> cells;   // one cell alone: a heading over the whole width
        bool total = false;
    };
    std::vector<Row> rows;
    std::string note = {};
};
void results(web::Html& out, TableView const& view);

struct DirectiveView {
    std::string title;
    std::string text;
    std::string url;
    std::vector<web::Figure> figures;
    struct Progress {
        std::string label;
        std::int64_t tenths = 0;
        std::string text;
    };
    std::vector<Progress> progress;
};
void directives_list(web::Html& out, std::vector<DirectiveView> const& views);

struct ReportView {
    std::string summary;
    std::vector<web::Field> fields;   // unit, from, to
    std::string action;
    std::string structure;
    std::vector<web::Choice> structures;
    std::vector<web::Figure> figures;
    std::vector<web::Chart> charts;
    TableView years;
    TableView units;
    TableView rules;                      // how the figures are counted
    std::vector<web::Choice> downloads;   // value: address
    std::vector<web::Choice> snapshots;   // value: address
    std::string freeze_url;
    std::string csrf;
    struct Hidden {
        std::string name;
        std::string value;
    };
    std::vector<Hidden> hidden;   // the question, for freezing
};
void report_body(web::Html& out, ReportView const& view);

struct SnapshotView {
    std::vector<web::Detail> details;
    TableView changes;
    std::string download_url;
    std::string report_url;
};
void snapshot_body(web::Html& out, SnapshotView const& view);

struct TargetsView {
    std::string summary;
    std::vector<web::Choice> directives;   // value: address; more than one are shown as a switch
    std::string directive;                 // code of the one shown
    struct Line {
        std::string indicator;
        std::string unit;
        std::string year;
        std::string target;
        std::string withdraw_url;   // "" = may not
    };
    std::vector<Line> lines;
    bool may_edit = false;
    std::vector<web::Choice> indicators;
    web::Field unit;
    web::Field year;
    web::Field value;
    std::string indicator;
    std::string comparison;
    std::string indicator_problem;
    std::string csrf;
    std::vector<base::Problem> problems;
};
void targets_body(web::Html& out, TargetsView const& view);

}   // namespace reports
