#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

#include "platform/documents/document.hpp"
#include "platform/documents/layout.hpp"

/// The pieces of WordprocessingML that the document's writer puts together.
namespace documents {

/// Twentieths of a point, the unit of lengths in WordprocessingML.
inline int twips(double points) { return static_cast<int>(points * 20 + 0.5); }
inline int twips_of_mm(double mm) { return twips(mm * points_per_mm); }

/// <name w:val="value"/>
pugi::xml_node put(pugi::xml_node parent, char const* name, std::string_view value);
pugi::xml_node put(pugi::xml_node parent, char const* name, int value);
void set(pugi::xml_node node, char const* attribute, std::string_view value);
void set(pugi::xml_node node, char const* attribute, int value);

/// The file of a part: declaration and tree, without blanks that nobody asked for.
std::string written(pugi::xml_document const& tree);

/// A code as a picture in a run: the part word/media/NAME.png, by the relation NAME of the document's part.
void put_picture(pugi::xml_node run, CodePicture const& picture);
std::string picture_name(QrCode const& code);

/// A paragraph in a column `width` points wide, and the drawn line below it if it has one.
void put_paragraph(pugi::xml_node parent, PangoContext* context, Paragraph const& paragraph, double width);
/// A paragraph that takes no visible room: Word wants one behind every table.
pugi::xml_node put_tiny_paragraph(pugi::xml_node parent, double after);
void put_table(pugi::xml_node parent, Table const& table, double width);
void put_side_by_side(pugi::xml_node parent, PangoContext* context, SideBySide const& pair, double width);

}   // namespace documents
