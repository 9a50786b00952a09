#include "platform/documents/template_tree.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace documents {
namespace {

std::optional<TemplatePlace::Part> part_of(std::string_view name)
{
    if (name == "word/document.xml") return TemplatePlace::Part::body;
    if (!name.starts_with("word/") || !name.ends_with(".xml")) return std::nullopt;
    name.remove_prefix(5);
    if (name.starts_with("header")) return TemplatePlace::Part::header;
    if (name.starts_with("footer")) return TemplatePlace::Part::footer;
    if (name.starts_with("footnotes") || name.starts_with("endnotes")) return TemplatePlace::Part::notes;
    return std::nullopt;
}

/// Depth first, without following a tree that is deeper than any paper is.
bool unfold_all(pugi::xml_node node, int depth)
{
    if (depth > deepest_block) return false;
    for (auto const child : node.children()) {
        if (is(child, "w:p")) unfold_merge_fields(child);
        if (!unfold_all(child, depth + 1)) return false;
    }
    return true;
}

void paragraphs_below(pugi::xml_node node, std::function<void(pugi::xml_node)> const& each)
{
    for (auto const child : node.children()) {
        if (is(child, "w:p"))
            each(child);
        else if (!is(child, "w:tbl"))
            paragraphs_below(child, each);
    }
}

void boxes_below(pugi::xml_node node, std::vector<pugi::xml_node>& into)
{
    for (auto const child : node.children()) {
        if (is(child, "w:txbxContent"))
            into.push_back(child);
        else
            boxes_below(child, into);
    }
}

std::optional<Mark> only_mark(std::string const& text)
{
    auto marks = marks_in(text);
    if (marks.size() != 1) return std::nullopt;
    auto& mark = marks.front();
    if (mark.kind != Mark::Kind::if_ && mark.kind != Mark::Kind::else_ && mark.kind != Mark::Kind::end)
        return std::nullopt;
    auto rest = text;
    rest.erase(mark.begin, mark.end - mark.begin);
    if (!base::clean(rest).empty()) return std::nullopt;
    return std::move(mark);
}

}   // namespace

base::Result<std::vector<std::unique_ptr<TemplatePart>>> text_parts(Parts const& parts)
{
    std::vector<std::unique_ptr<TemplatePart>> found;
    for (auto const& [name, content] : parts) {
        auto const part = part_of(name);
        if (!part) continue;
        auto one = std::make_unique<TemplatePart>();
        one->name = name;
        one->part = *part;
        auto const options = pugi::parse_default | pugi::parse_ws_pcdata_single;
        bool const read = static_cast<bool>(one->tree.load_buffer(content.data(), content.size(), options));
        if (!read || !unfold_all(one->tree, 0))
            return base::Error{base::Refusal::invalid, {{"file", "document.broken"}}};
        found.push_back(std::move(one));
    }
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a->part < b->part; });
    return found;
}

std::optional<Mark> block_mark(pugi::xml_node block)
{
    if (is(block, "w:p")) return only_mark(text_of(block).text);
    if (!is(block, "w:tr")) return std::nullopt;
    std::string text;
    for_paragraphs_of_row(block, [&](pugi::xml_node paragraph) { text += text_of(paragraph).text; });
    return only_mark(text);
}

bool holds_blocks(pugi::xml_node node)
{
    constexpr std::string_view names[] = {"w:document", "w:body",    "w:hdr",        "w:ftr",        "w:footnotes",
                                          "w:footnote", "w:tbl",     "w:tr",         "w:tc",         "w:sdt",
                                          "w:endnotes", "w:endnote", "w:sdtContent", "w:txbxContent"};
    return std::find(std::begin(names), std::end(names), std::string_view{node.name()}) != std::end(names);
}

void for_paragraphs_of_row(pugi::xml_node row, std::function<void(pugi::xml_node)> const& each)
{
    paragraphs_below(row, each);
}

std::vector<pugi::xml_node> boxes_in(pugi::xml_node paragraph)
{
    std::vector<pugi::xml_node> boxes;
    boxes_below(paragraph, boxes);
    return boxes;
}

}   // namespace documents
