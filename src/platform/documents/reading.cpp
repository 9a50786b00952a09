#include "platform/documents/reading.hpp"

#include <algorithm>
#include <map>

#include "platform/documents/layout.hpp"
#include "platform/documents/reading_styles.hpp"
#include "platform/documents/template_tree.hpp"

namespace documents {
namespace {

constexpr double twips_per_mm = 20 * points_per_mm;

bool asks_for_the_page(std::string_view instruction)
{
    auto const at = instruction.find("PAGE");
    if (at == std::string_view::npos) return false;
    auto const letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    bool const begins = at == 0 || !letter(instruction[at - 1]);   // not NUMPAGES
    bool const ends = at + 4 >= instruction.size() || !letter(instruction[at + 4]);
    return begins && ends;
}

/// Reads blocks of the body or of a part above or below the pages.
class Reader {
public:
    Reader(Styles const& styles, std::vector<ReadParagraph>& into) : styles_(styles), into_(into) {}

    void blocks(pugi::xml_node parent, int depth = 0)
    {
        if (depth > deepest_block) return;
        for (auto const child : parent.children()) {
            if (is(child, "w:p"))
                paragraph(child);
            else if (is(child, "w:tbl"))
                table(child, depth);
            else if (is(child, "w:sdt"))
                blocks(child.child("w:sdtContent"), depth + 1);
        }
    }

private:
    void table(pugi::xml_node node, int depth)
    {
        auto const kept = place_;
        auto const kept_style = table_style_;
        table_style_ = node.child("w:tblPr").child("w:tblStyle").attribute("w:val").value();
        place_ = {.table = ++tables_};
        for (auto const row : node.children("w:tr")) {
            ++place_.row;
            place_.column = 0;
            for (auto const cell : row.children("w:tc")) {
                ++place_.column;
                blocks(cell, depth + 1);
            }
        }
        place_ = kept;
        table_style_ = kept_style;
    }

    void paragraph(pugi::xml_node node)
    {
        auto const properties = node.child("w:pPr");
        auto const look = styles_.paragraph(properties, table_style_);
        ReadParagraph made{.align = look.align.value_or(Align::left),
                           .first_line = look.first_line.value_or(0),
                           .before = look.before.value_or(0),
                           .after = look.after.value_or(0),
                           .line_spacing = look.line_spacing.value_or(1),
                           .table = place_.table,
                           .row = place_.row,
                           .column = place_.column};
        // page numbers of older versions of Word stand in a frame
        if (std::string_view{properties.child("w:framePr").attribute("w:xAlign").value()} == "center")
            made.align = Align::centre;
        runs(node, properties, made, 0);
        into_.push_back(std::move(made));
    }

    void runs(pugi::xml_node node, pugi::xml_node properties, ReadParagraph& into, int depth)
    {
        if (depth > deepest_block) return;
        for (auto const child : node.children()) {
            if (is(child, "w:r"))
                run(child, properties, into);
            else if (is(child, "w:fldSimple"))
                into.numbers_pages = into.numbers_pages || asks_for_the_page(child.attribute("w:instr").value());
            if (is(child, "w:hyperlink") || is(child, "w:ins") || is(child, "w:smartTag") || is(child, "w:sdt") ||
                is(child, "w:sdtContent") || is(child, "w:fldSimple"))
                runs(child, properties, into, depth + 1);
        }
    }

    void run(pugi::xml_node node, pugi::xml_node properties, ReadParagraph& into)
    {
        if (node.child("w:rPr").child("w:vanish")) return;
        std::string text;
        for (auto const child : node.children()) {
            if (is(child, "w:t")) text += child.text().get();
            if (is(child, "w:tab")) text += '\t';
            if (is(child, "w:br") || is(child, "w:cr")) text += '\n';
            if (is(child, "w:noBreakHyphen")) text += '-';
            if (is(child, "w:instrText"))
                into.numbers_pages = into.numbers_pages || asks_for_the_page(child.text().get());
        }
        if (!text.empty()) into.runs.push_back(styles_.run(std::move(text), node, properties, table_style_));
    }

    struct Place {
        int table = 0;
        int row = 0;
        int column = 0;
    };

    Styles const& styles_;
    std::vector<ReadParagraph>& into_;
    Place place_ = {};
    int tables_ = 0;
    std::string table_style_ = {};
};

bool load(pugi::xml_document& tree, std::string const* part)
{
    auto const options = pugi::parse_default | pugi::parse_ws_pcdata_single;
    return part != nullptr && static_cast<bool>(tree.load_buffer(part->data(), part->size(), options));
}

/// The parts that the body's relations name, by id.
std::map<std::string, std::string> relations(Parts const& parts)
{
    std::map<std::string, std::string> targets;
    pugi::xml_document tree;
    if (!load(tree, find_part(parts, "word/_rels/document.xml.rels"))) return targets;
    for (auto const node : tree.document_element().children("Relationship")) {
        std::string const target = node.attribute("Target").value();
        targets[node.attribute("Id").value()] = target.starts_with('/') ? target.substr(1) : "word/" + target;
    }
    return targets;
}

void read_margins(pugi::xml_node node, Parts const& parts, Styles const& styles, ReadSection& into)
{
    auto const targets = relations(parts);
    for (auto const child : node.children()) {
        bool const below = is(child, "w:footerReference");
        if (!below && !is(child, "w:headerReference")) continue;
        std::string_view const type = child.attribute("w:type").value();
        auto const target = targets.find(child.attribute("r:id").value());
        pugi::xml_document tree;
        if (type == "even" || target == targets.end() || !load(tree, find_part(parts, target->second))) continue;
        ReadMargin margin{.below = below, .first_page = type == "first"};
        Reader{styles, margin.paragraphs}.blocks(tree.document_element());
        into.margins.push_back(std::move(margin));
    }
}

ReadSection section_of(pugi::xml_node node, Parts const& parts, Styles const& styles)
{
    auto const size = node.child("w:pgSz");
    auto const margin = node.child("w:pgMar");
    auto const mm = [](pugi::xml_attribute attribute) { return attribute.as_double() / twips_per_mm; };
    ReadSection made{.width = mm(size.attribute("w:w")),
                     .height = mm(size.attribute("w:h")),
                     .top = mm(margin.attribute("w:top")),
                     .bottom = mm(margin.attribute("w:bottom")),
                     .left = mm(margin.attribute("w:left")) + mm(margin.attribute("w:gutter")),
                     .right = mm(margin.attribute("w:right"))};
    auto const title = node.child("w:titlePg");
    std::string_view const off = title.attribute("w:val").value();
    made.first_page_differs = title && off != "0" && off != "false";
    read_margins(node, parts, styles, made);
    return made;
}

std::optional<int> pages_of(Parts const& parts)
{
    pugi::xml_document tree;
    if (!load(tree, find_part(parts, "docProps/app.xml"))) return std::nullopt;
    auto const count = tree.document_element().child("Pages").text().as_int();
    return count > 0 ? std::optional{count} : std::nullopt;
}

}   // namespace

std::string ReadParagraph::text() const
{
    std::string all;
    for (auto const& run : runs) all += run.text;
    return all;
}

base::Result<ReadDocument> read_docx(Parts const& parts)
{
    pugi::xml_document tree;
    if (!load(tree, find_part(parts, "word/document.xml")))
        return base::Error{base::Refusal::invalid, {{"file", "document.broken"}}};
    auto const body = tree.document_element().child("w:body");
    if (!body) return base::Error{base::Refusal::invalid, {{"file", "document.broken"}}};
    Styles const styles{parts};
    ReadDocument made{.pages = pages_of(parts)};
    Reader{styles, made.paragraphs}.blocks(body);
    for (auto const paragraph : body.children("w:p"))
        if (auto const section = paragraph.child("w:pPr").child("w:sectPr"))
            made.sections.push_back(section_of(section, parts, styles));
    if (auto const last = body.child("w:sectPr")) made.sections.push_back(section_of(last, parts, styles));
    return made;
}

}   // namespace documents
