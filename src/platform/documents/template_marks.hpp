#pragma once

#include <pugixml.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What is written between {{ and }} in the text of a paragraph, however Word has cut it into runs.
namespace documents {

struct Mark {
    enum class Kind : std::uint8_t { field, if_, else_, end, unclosed, empty } kind = Kind::field;
    std::string name = {};     // as written: "Họ tên", "hoc_vien.ho_ten"
    std::string key = {};      // in comparable form; of a list's field the part behind the point
    std::string list = {};     // comparable; "" = of no list
    std::string format = {};   // behind "|"
    bool negated = false;
    bool compares = false;
    std::string wanted = {};   // what the value is compared with, comparable
    std::size_t begin = 0;     // in the paragraph's text, braces included
    std::size_t end = 0;
};

/// The comparable form of names: "Họ tên", "ho_ten" and "HO TEN" are one.
std::string template_key(std::string_view name);

/// The marks of a text, left to right.
std::vector<Mark> marks_in(std::string_view text);

/// The text nodes of a paragraph in reading order, without those of paragraphs inside it (text boxes).
struct ParagraphText {
    struct Piece {
        pugi::xml_node node;     // w:t
        std::size_t begin = 0;   // in the whole text, as it was read
        std::size_t length = 0;
        std::string content = {};   // as it is to be written
    };
    std::string text = {};
    std::vector<Piece> pieces = {};
};
ParagraphText text_of(pugi::xml_node paragraph);

/// Puts `value` in the place of [begin, end) of the text; it looks as the run does in which the place begins. Call from
/// the last place to the first.
void replace(ParagraphText& text, std::size_t begin, std::size_t end, std::string_view value);
/// Writes the texts back: lines become breaks, tabulators tabs; characters that XML cannot hold are left out.
void write_back(ParagraphText const& text);

/// Word's merge fields of a paragraph become marks: the field's name in braces, as its result looks.
void unfold_merge_fields(pugi::xml_node paragraph);

bool is(pugi::xml_node node, std::string_view name);

}   // namespace documents
