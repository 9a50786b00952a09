#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"

namespace imports {

struct BatchLine {
    std::string url;
    std::string when;
    std::string files;
    std::string state;
    std::string tone;
    std::int64_t taken = 0;
    std::int64_t refused = 0;
};
/// The page of all imports: the form for new files, the list below.
struct ListView {
    std::string csrf;
    std::string problem;
    std::vector<BatchLine> lines;
    std::string older_url;
};
void list_page(web::Html& out, ListView const& view);

struct SheetLine {
    std::string file;
    std::string name;
    std::string kind;   // title; "" not recognised
    bool left_out = false;
    bool uncertain = false;
    std::string problem;
    std::string notice;        // about the encoding
    std::string mapping_url;   // "" when it may no longer be changed
    bool counted = false;
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::int64_t known = 0;
};
struct FaultLine {
    std::string sheet;
    std::string row;
    std::string sentences;
    bool warning = false;
};
struct ProgressView {
    std::string url;   // of the fragment
    std::string page_url;
    std::int64_t tenths = 0;
    std::string text;
};
void progress_box(web::Html& out, ProgressView const& view);

/// One import, in whatever state it is.
struct BatchView {
    std::string csrf;
    std::string url;
    std::vector<base::Problem> problems;
    std::vector<std::string> file_problems;
    std::vector<SheetLine> sheets;
    std::vector<web::Figure> figures;
    std::vector<FaultLine> faults;
    std::vector<std::string> leftovers;
    bool previewed = false;
    bool may_preview = false;
    bool may_import = false;
    bool goes_on = false;   // interrupted: the button says so
    bool may_undo = false;
    bool has_errors = false;
    std::optional<ProgressView> running;
};
void batch_page(web::Html& out, BatchView const& view);

/// The columns of one sheet: what each is read as, beside its first rows.
struct MappingView {
    std::string csrf;
    std::string url;
    std::string back_url;
    std::vector<base::Problem> problems;
    web::Field kind;
    std::vector<web::Choice> kinds;
    struct Line {
        web::Field field;
        std::string example;   // what the first rows have there
    };
    std::vector<Line> columns;
    std::vector<web::Choice> choices;   // columns of the sheet
    std::string notice;
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
};
void mapping_page(web::Html& out, MappingView const& view);

struct UndoView {
    std::string csrf;
    std::string url;
    std::string sentence;
    std::string changed;   // about records that it changed, "" none
};
void undo_page(web::Html& out, UndoView const& view);

std::span<web::Sample const> samples();

}   // namespace imports
