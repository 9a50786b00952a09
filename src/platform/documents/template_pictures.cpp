#include "platform/documents/template_pictures.hpp"

#include <sstream>

#include "platform/documents/docx_xml.hpp"

namespace documents {
namespace {

constexpr std::string_view relation_namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view picture_relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

void gather(pugi::xml_node node, std::vector<MarkedPicture>& into, int depth)
{
    if (depth > deepest_block) return;
    for (auto const child : node.children()) {
        if (is(child, "wp:docPr"))
            for (char const* attribute : {"descr", "title"}) {
                auto const marks = marks_in(child.attribute(attribute).value());
                if (marks.size() != 1 || marks.front().kind != Mark::Kind::field) continue;
                into.push_back({child, marks.front().name, marks.front().key});
                break;
            }
        gather(child, into, depth + 1);
    }
}

/// The first node of that name below, depth first.
pugi::xml_node below(pugi::xml_node node, std::string_view name)
{
    return node.find_node([&](pugi::xml_node one) { return name == one.name(); });
}

std::string* part_or_new(Parts& parts, std::string const& name, std::string_view content)
{
    if (auto* part = find_part(parts, name)) return part;
    parts.emplace_back(name, std::string{content});
    return &parts.back().second;
}

/// Puts a node with these attributes at the end of a part's root, unless one with the first of them is there.
void add_once(std::string& part, char const* name,
              std::initializer_list<std::pair<char const*, std::string>> attributes)
{
    pugi::xml_document tree;
    if (!tree.load_buffer(part.data(), part.size())) return;
    auto root = tree.document_element();
    auto const& [key, value] = *attributes.begin();
    for (auto const child : root.children(name))
        if (value == child.attribute(key).value()) return;
    auto node = root.append_child(name);
    for (auto const& one : attributes) set(node, one.first, one.second);
    part = written(tree);
}

std::string relations_of(std::string const& part)
{
    auto const slash = part.rfind('/') + 1;
    return part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
}

QrCode const* picture_of(TemplateValues const& values, std::string_view key)
{
    for (auto const& [name, code] : values.pictures)
        if (template_key(name) == key) return &code;
    return nullptr;
}

}   // namespace

std::vector<MarkedPicture> marked_pictures(TemplatePart const& part)
{
    std::vector<MarkedPicture> found;
    gather(part.tree, found, 0);
    return found;
}

void fill_pictures(TemplatePart const& part, TemplateValues const& values, Parts& parts)
{
    for (auto const& marked : marked_pictures(part)) {
        auto const* code = picture_of(values, marked.key);
        auto blip = below(marked.about.parent(), "a:blip");
        if (code == nullptr || !blip) continue;
        auto const name = picture_name(*code);
        auto const none = "<Relationships xmlns=\"" + std::string{relation_namespace} + "\"/>";
        add_once(*part_or_new(parts, relations_of(part.name), none), "Relationship",
                 {{"Id", name}, {"Type", std::string{picture_relation}}, {"Target", "media/" + name + ".png"}});
        add_once(*find_part(parts, "[Content_Types].xml"), "Default",
                 {{"Extension", "png"}, {"ContentType", "image/png"}});
        *part_or_new(parts, "word/media/" + name + ".png", {}) = png(*code);
        blip.remove_attribute("r:embed");
        set(blip, "r:embed", name);
        auto about = marked.about;
        about.remove_attribute("descr");
        about.remove_attribute("title");
        set(about, "descr", code->text);
    }
}

}   // namespace documents
