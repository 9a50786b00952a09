#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/documents/document.hpp"
#include "platform/documents/package.hpp"

/// A Word file as it looks to its reader: every letter with the font and size that styles, themes and direct formatting
/// come to, however Word has cut the text into runs.
namespace documents {

struct ReadRun {
    std::string text;   // tabs as "\t", breaks as "\n"
    std::string font;
    double size = 10;   // points
    bool bold = false;
    bool italic = false;
};

struct ReadParagraph {
    std::vector<ReadRun> runs = {};
    Align align = Align::left;
    double first_line = 0;   // millimetres
    double before = 0;       // points
    double after = 0;
    double line_spacing = 1;   // of a single line; 0: given in points
    int table = 0;             // counted from 1; 0: in no table
    int row = 0;
    int column = 0;
    bool numbers_pages = false;   // a field that shows the page's number stands in it

    std::string text() const;
};

/// What stands above or below the pages.
struct ReadMargin {
    bool below = false;
    bool first_page = false;
    std::vector<ReadParagraph> paragraphs = {};
};

struct ReadSection {
    double width = 0;   // millimetres
    double height = 0;
    double top = 0;
    double bottom = 0;
    double left = 0;
    double right = 0;
    bool first_page_differs = false;
    std::vector<ReadMargin> margins = {};   // its own; a later section without takes over those before
};

struct ReadDocument {
    std::vector<ReadParagraph> paragraphs = {};   // in reading order, those of tables cell by cell
    std::vector<ReadSection> sections = {};
    std::optional<int> pages = {};   // as Word counted them last
};

/// Text boxes, notes and what tracked changes have deleted are not read. Refuses: invalid - document.broken
base::Result<ReadDocument> read_docx(Parts const& parts);

}   // namespace documents
