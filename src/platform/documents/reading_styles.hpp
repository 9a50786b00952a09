#pragma once

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>

#include "platform/documents/reading.hpp"

/// How letters and paragraphs come to look: defaults, styles with what they are based on, direct formatting.
namespace documents {

/// What one place says of letters; what is empty is left to the place before it.
struct LetterLook {
    std::optional<std::string> plain_font = {};   // of ASCII letters
    std::optional<std::string> other_font = {};   // of all other Latin letters, the Vietnamese ones among them
    std::optional<double> size = {};
    std::optional<bool> bold = {};
    std::optional<bool> italic = {};

    void take(LetterLook const& nearer);
};
struct ParagraphLook {
    std::optional<Align> align = {};
    std::optional<double> first_line = {};
    std::optional<double> before = {};
    std::optional<double> after = {};
    std::optional<double> line_spacing = {};

    void take(ParagraphLook const& nearer);
};

class Styles {
public:
    /// What is no XML is taken as not being there.
    explicit Styles(Parts const& parts);

    /// Defaults, the style of the table, that of the paragraph (the file's own where it names none) and what the
    /// paragraph says itself.
    ParagraphLook paragraph(pugi::xml_node properties, std::string const& table_style) const;
    /// The same for the letters of a run.
    ReadRun run(std::string text, pugi::xml_node run, pugi::xml_node properties_of_paragraph,
                std::string const& table_style) const;

private:
    struct Style {
        std::string based_on = {};
        LetterLook letters = {};
        ParagraphLook paragraph = {};
    };
    Style whole(std::string const& id) const;
    std::string style_of(pugi::xml_node paragraph_properties) const;
    LetterLook letters_in(pugi::xml_node properties) const;
    void read_themes(Parts const& parts);

    std::map<std::string, Style> styles_;
    std::string normal_;
    Style defaults_;
    std::map<std::string, std::string> themes_;   // "minor" and "major": their fonts
};

}   // namespace documents
