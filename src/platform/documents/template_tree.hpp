#pragma once

#include <pugixml.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/documents/package.hpp"
#include "platform/documents/template.hpp"
#include "platform/documents/template_marks.hpp"

/// What checking and filling a template share: its parts, and where a mark stands for a whole block.
namespace documents {

/// A part of the package that holds text, parsed, with merge fields unfolded.
struct TemplatePart {
    std::string name;
    TemplatePlace::Part part = TemplatePlace::Part::body;
    pugi::xml_document tree = {};
};
/// Body, headers, footers and notes, in that order. Refuses document.broken when one of them is no XML.
base::Result<std::vector<std::unique_ptr<TemplatePart>>> text_parts(Parts const& parts);

/// How deep blocks may lie inside each other.
inline constexpr int deepest_block = 100;

/// The condition mark for which the whole block stands: a paragraph or a table row with no other text.
std::optional<Mark> block_mark(pugi::xml_node block);

/// Paragraphs, tables, rows, cells and what Word wraps around them: what has blocks inside.
bool holds_blocks(pugi::xml_node node);

/// Calls `each` for the paragraphs that belong to a row itself, not to a table inside it.
void for_paragraphs_of_row(pugi::xml_node row, std::function<void(pugi::xml_node)> const& each);
/// The boxes of text that hang in a paragraph.
std::vector<pugi::xml_node> boxes_in(pugi::xml_node paragraph);

}   // namespace documents
