#pragma once

#include <pugixml.hpp>

#include <string>
#include <vector>

#include "platform/documents/package.hpp"
#include "platform/documents/template_tree.hpp"

/// Pictures of a template that give their place and size to a picture of the values: {{ma_qr}} is their alternative
/// text.
namespace documents {

struct MarkedPicture {
    pugi::xml_node about;   // wp:docPr
    std::string name;       // as it is written between the braces
    std::string key;        // comparable
};
std::vector<MarkedPicture> marked_pictures(TemplatePart const& part);

/// Puts the values' pictures in the place of the marked ones of this part.
void fill_pictures(TemplatePart const& part, TemplateValues const& values, Parts& parts);

}   // namespace documents
