#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"

namespace lists {

struct ToolsView {
    std::string csrf;
    std::string source;
    std::string query;
    std::string save_url = {};
    bool may_change = false;
};
void tools_bar(web::Html& out, ToolsView const& view);

struct SavedLine {
    std::string name;
    std::string url;
    std::string of;            // which register
    std::string count;         // formatted
    std::string shared = {};   // with whom, or by whom
    std::string alert = {};    // "more than 100"
    bool raised = false;
    std::string edit_url = {};   // "" = somebody else's
};
/// A workbook that is being made or lies ready.
struct WorkbookLine {
    std::string url;
    std::string of;
    std::string when;
    std::string state;
};
struct SavedView {
    std::vector<SavedLine> lines;
    std::vector<WorkbookLine> workbooks = {};
};
void saved_page(web::Html& out, SavedView const& view);

struct SavedFormView {
    std::string action;
    std::string csrf;
    std::string lead;   // "Enterprises: 34 now"
    std::string list_url;
    std::string source = {};   // of a new one
    std::string query = {};
    std::int64_t revision = 0;
    web::Field name, shared_with, beyond, number;
    std::vector<web::Choice> units, alerts;
    std::vector<base::Problem> problems;
    std::string remove_action = {};   // "" = new
};
void saved_form(web::Html& out, SavedFormView const& view);

struct ProgressView {
    std::string url;   // of the fragment
    std::string page_url;
    std::int64_t tenths = 0;
    std::string text;
};
void progress_box(web::Html& out, ProgressView const& view);

struct ExportView {
    std::string csrf;
    std::string list_url;
    std::optional<ProgressView> running = {};
    std::string file_url = {};       // "" = not there
    std::string sentence = {};       // "1,234,567 rows; kept until …" or why there is none
    std::string again_action = {};   // "" = no need
    std::string source = {};
    std::string query = {};
};
void export_page(web::Html& out, ExportView const& view);

std::span<web::Sample const> samples();

}   // namespace lists
