#pragma once

#include <string>
#include <vector>

#include "platform/documents/document.hpp"

/// The fixed parts of an official letter or report: who issues it, what it is, who signs it. How they look is a
/// Culture, which is data of the installation; nothing here knows an institution.
namespace documents {

/// How one line of a head looks.
struct Line {
    double size = 13;   // points
    bool bold = false;
    bool italic = false;
    double rule = 0;   // drawn below, part of the text's width
};

/// A way of dressing documents.
struct Culture {
    std::string name;   // "state"
    Page page;
    std::vector<std::string> motto;   // right column, one text per line
    std::vector<Line> motto_lines;    // how each looks
    Line superior;
    Line issuer;
    std::string issuer_mark;   // a line of its own below the issuer: "*"; "": none
    std::string number;        // "Số: {0}/{1}-{2}": number, type, symbol
    Line number_line;
    std::string place_and_date;   // "{0}, {1}"
    Line date_line;
    Line type_name;
    Line subject;
    double body_size = 14;
    double first_line = 12.7;     // millimetres
    double paragraph_space = 6;   // points
    double line_spacing = 1.15;
    std::string on_behalf;   // "TM. {0}"
    Line signature;
    Line recipients_title;
    Line recipients;
    double page_number_size = 13;
    double table_size = 12;
    double left_share = 0.42;   // of the page's width, for superior and issuer; the motto has the rest
};

struct Opening {
    std::string superior;   // "" leaves the line out
    std::string issuer;
    std::string number;      // "" leaves room to fill in
    std::string type_code;   // "BC"; "": a paper without a number
    std::string symbol;
    std::string place;
    base::Date date = {};
    std::string date_text = {};   // in the place of `date`
    std::string type_name;        // "BÁO CÁO"
    std::string subject;
};
/// Head, name and subject: what stands above the first paragraph.
std::vector<Block> opening(Culture const& culture, Opening const& texts);

struct Closing {
    std::optional<CodePicture> code = {};   // in the left column, with `code_caption` below it
    std::string code_caption = {};
    std::string recipients_title;   // "Nơi nhận:"; "": none
    std::vector<std::string> recipients;
    std::string on_behalf_of;   // "BAN THƯỜNG VỤ"; "": signs for itself
    std::string post;
    std::string name;   // "": to be written by hand
};
Block closing(Culture const& culture, Closing const& texts);

/// A body paragraph: justified, first line indented.
Paragraph body(Culture const& culture, std::string text);
/// A heading of level 1, 2 or 3 that stays with what follows.
Paragraph heading(Culture const& culture, std::string text, int level);

}   // namespace documents
