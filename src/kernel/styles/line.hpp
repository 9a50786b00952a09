#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/documents/reading.hpp"

namespace styles {

/// A piece of a paragraph between tabs and breaks, as it is looked at: the head of a document often has two columns in
/// one paragraph.
struct Line {
    documents::ReadParagraph const* paragraph = nullptr;
    std::string text;                       // cleaned
    std::vector<documents::ReadRun> runs;   // with visible letters only

    bool all_bold() const;
    bool none_bold() const;
    bool all_italic() const;
    bool in_capitals() const;
};
/// Those with visible letters, in reading order.
std::vector<Line> lines_of(std::vector<documents::ReadParagraph> const& paragraphs);

/// The parts of an official document, found by what they say and where they stand. Places are indexes of the lines;
/// -1 where there is none.
struct Parts {
    std::vector<Line> lines;
    std::vector<int> motto;   // per line of the culture's motto
    std::vector<int> superiors;
    int issuer = -1;
    int issuer_mark = -1;
    int number = -1;
    int date = -1;
    int letter_subject = -1;   // "V/v …"
    int type_name = -1;
    std::vector<int> subject;
    std::vector<int> body;
    std::vector<int> behalf;
    int recipients_title = -1;
    std::vector<int> recipients;
};

struct Rules;
/// The culture whose motto, or else whose way of numbering, the document has; "state" when it has neither.
std::string recognised_culture(std::vector<Line> const& lines);
Parts parts_of(std::vector<Line> lines, Rules const& rules);

}   // namespace styles
