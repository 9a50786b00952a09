#include "platform/documents/docx_xml.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace documents {
namespace {

std::string_view name_of(Align align)
{
    switch (align) {
        case Align::centre:
            return "center";
        case Align::right:
            return "right";
        case Align::justify:
            return "both";
        case Align::left:
            break;
    }
    return "left";
}

void put_text(pugi::xml_node run, std::string_view text)
{
    auto* const data = text.data();
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != '\n') continue;
        std::string line{data + from, i - from};
        std::erase_if(line,
                      [](unsigned char c) { return c < 0x20 && c != '\t'; });   // XML 1.0 has no way to write them
        auto node = run.append_child("w:t");
        set(node, "xml:space", "preserve");
        node.text().set(line.c_str());
        if (i < text.size()) run.append_child("w:br");
        from = i + 1;
    }
}

void put_run(pugi::xml_node paragraph, Run const& run, double size)
{
    auto node = paragraph.append_child("w:r");
    auto properties = node.append_child("w:rPr");
    if (run.bold) properties.append_child("w:b"), properties.append_child("w:bCs");
    if (run.italic) properties.append_child("w:i"), properties.append_child("w:iCs");
    put(properties, "w:sz", static_cast<int>(std::lround(size * 2)));
    put(properties, "w:szCs", static_cast<int>(std::lround(size * 2)));
    put_text(node, run.text);
}

/// The drawn line: the upper border of a paragraph one point high, as wide as the indents leave it.
void put_rule(pugi::xml_node parent, double length, double width, bool keep_with_next)
{
    auto properties = parent.append_child("w:p").append_child("w:pPr");
    if (keep_with_next) properties.append_child("w:keepNext");
    auto top = properties.append_child("w:pBdr").append_child("w:top");
    set(top, "w:val", "single");
    set(top, "w:sz", 6);
    set(top, "w:space", 0);
    set(top, "w:color", "000000");
    auto spacing = properties.append_child("w:spacing");
    set(spacing, "w:before", 40);
    set(spacing, "w:after", 0);
    set(spacing, "w:line", 40);
    set(spacing, "w:lineRule", "exact");
    auto const side = twips(std::max(0.0, (width - length) / 2));
    auto indent = properties.append_child("w:ind");
    set(indent, "w:left", side);
    set(indent, "w:right", side);
    put(properties.append_child("w:rPr"), "w:sz", 2);
}

pugi::xml_node put_table_properties(pugi::xml_node table, double width, bool borders)
{
    auto properties = table.append_child("w:tblPr");
    auto size = properties.append_child("w:tblW");
    set(size, "w:w", twips(width));
    set(size, "w:type", "dxa");
    if (borders) {
        auto lines = properties.append_child("w:tblBorders");
        for (char const* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
            auto line = lines.append_child(side);
            set(line, "w:val", "single");
            set(line, "w:sz", 4);
            set(line, "w:space", 0);
            set(line, "w:color", "000000");
        }
    }
    set(properties.append_child("w:tblLayout"), "w:type", "fixed");
    auto margins = properties.append_child("w:tblCellMar");
    for (char const* side : {"w:left", "w:right"}) {
        auto margin = margins.append_child(side);
        set(margin, "w:w", borders ? 60 : 0);
        set(margin, "w:type", "dxa");
    }
    return properties;
}

pugi::xml_node put_cell(pugi::xml_node row, double width)
{
    auto cell = row.append_child("w:tc");
    auto size = cell.append_child("w:tcPr").append_child("w:tcW");
    set(size, "w:w", twips(width));
    set(size, "w:type", "dxa");
    return cell;
}

/// One row of a table; `open` says for each column how many rows a merged cell still reaches down, and how wide it is.
class TableRows {
public:
    TableRows(pugi::xml_node table, Table const& source, std::vector<double> widths)
        : table_(table), source_(source), widths_(std::move(widths)), open_(widths_.size())
    {
    }

    void put_row(Row const& row, bool head)
    {
        auto node = table_.append_child("w:tr");
        auto properties = node.append_child("w:trPr");
        properties.append_child("w:cantSplit");
        if (head) properties.append_child("w:tblHeader");
        auto next = row.begin();
        for (std::size_t column = 0; column < widths_.size();) {
            if (open_[column].rows > 0)
                column = put_covered(node, column);
            else if (next != row.end())
                column = put_content(node, *next++, column);
            else
                column = put_content(node, {}, column);
        }
    }

private:
    struct Open {
        int rows = 0;
        int columns = 1;
    };

    double width(std::size_t column, int columns) const
    {
        double sum = 0;
        for (int k = 0; k < columns; ++k) sum += widths_[column + static_cast<std::size_t>(k)];
        return sum;
    }

    std::size_t put_covered(pugi::xml_node row, std::size_t column)
    {
        auto const columns = open_[column].columns;
        auto cell = put_cell(row, width(column, columns));
        if (columns > 1) put(cell.child("w:tcPr"), "w:gridSpan", columns);
        cell.child("w:tcPr").append_child("w:vMerge");
        cell.append_child("w:p");
        --open_[column].rows;
        return column + static_cast<std::size_t>(columns);
    }

    std::size_t put_content(pugi::xml_node row, Cell const& content, std::size_t column)
    {
        auto cell = put_cell(row, width(column, content.columns));
        auto properties = cell.child("w:tcPr");
        if (content.columns > 1) put(properties, "w:gridSpan", content.columns);
        if (content.rows > 1) put(properties, "w:vMerge", "restart");
        put(properties, "w:vAlign", "center");
        open_[column] = {content.rows - 1, content.columns};
        auto paragraph = cell.append_child("w:p");
        auto spacing = paragraph.append_child("w:pPr").append_child("w:spacing");
        set(spacing, "w:before", 40);
        set(spacing, "w:after", 40);
        put(paragraph.child("w:pPr"), "w:jc", name_of(content.align));
        put_run(paragraph, {content.text, content.bold, content.italic}, source_.size);
        return column + static_cast<std::size_t>(content.columns);
    }

    pugi::xml_node table_;
    Table const& source_;
    std::vector<double> widths_;
    std::vector<Open> open_;
};

}   // namespace

pugi::xml_node put(pugi::xml_node parent, char const* name, std::string_view value)
{
    auto node = parent.append_child(name);
    set(node, "w:val", value);
    return node;
}

pugi::xml_node put(pugi::xml_node parent, char const* name, int value)
{
    return put(parent, name, std::to_string(value));
}

void set(pugi::xml_node node, char const* attribute, std::string_view value)
{
    node.append_attribute(attribute).set_value(std::string{value}.c_str());
}

void set(pugi::xml_node node, char const* attribute, int value) { set(node, attribute, std::to_string(value)); }

std::string written(pugi::xml_document const& tree)
{
    std::ostringstream out;
    out << R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)" << '\n';
    tree.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return out.str();
}

void put_paragraph(pugi::xml_node parent, PangoContext* context, Paragraph const& paragraph, double width)
{
    auto node = parent.append_child("w:p");
    auto properties = node.append_child("w:pPr");
    if (paragraph.heading > 0) put(properties, "w:pStyle", "Heading" + std::to_string(paragraph.heading));
    if (paragraph.keep_with_next) properties.append_child("w:keepNext");
    if (paragraph.keep_with_next) properties.append_child("w:keepLines");
    properties.append_child("w:widowControl");
    auto spacing = properties.append_child("w:spacing");
    set(spacing, "w:before", twips(paragraph.before));
    set(spacing, "w:after", paragraph.rule > 0 ? 0 : twips(paragraph.after));
    set(spacing, "w:line", static_cast<int>(std::lround(paragraph.line_spacing * 240)));
    set(spacing, "w:lineRule", "auto");
    if (paragraph.first_line > 0 || paragraph.indent > 0) {
        auto indent = properties.append_child("w:ind");
        set(indent, "w:left", twips_of_mm(paragraph.indent));
        set(indent, "w:firstLine", twips_of_mm(paragraph.first_line));
    }
    put(properties, "w:jc", name_of(paragraph.align));
    if (paragraph.picture) return put_picture(node.append_child("w:r"), *paragraph.picture);
    for (auto const& run : paragraph.runs) put_run(node, run, paragraph.size);
    if (paragraph.rule <= 0) return;
    auto const layout = lay_out(context, paragraph, width);
    put_rule(parent, std::min(width, text_width(layout.get()) * paragraph.rule), width, paragraph.keep_with_next);
    if (paragraph.after > 0) put_tiny_paragraph(parent, paragraph.after);
}

pugi::xml_node put_tiny_paragraph(pugi::xml_node parent, double after)
{
    auto properties = parent.append_child("w:p").append_child("w:pPr");
    auto spacing = properties.append_child("w:spacing");
    set(spacing, "w:before", 0);
    set(spacing, "w:after", twips(after));
    set(spacing, "w:line", 20);
    set(spacing, "w:lineRule", "exact");
    put(properties.append_child("w:rPr"), "w:sz", 2);
    return properties;
}

void put_table(pugi::xml_node parent, Table const& table, double width)
{
    auto node = parent.append_child("w:tbl");
    put_table_properties(node, width, true);
    double sum = 0;
    for (auto const share : table.widths) sum += share;
    std::vector<double> widths;
    auto grid = node.append_child("w:tblGrid");
    for (auto const share : table.widths) {
        widths.push_back(share / sum * width);
        set(grid.append_child("w:gridCol"), "w:w", twips(widths.back()));
    }
    TableRows rows{node, table, std::move(widths)};
    for (auto const& row : table.head) rows.put_row(row, true);
    for (auto const& row : table.rows) rows.put_row(row, false);
    put_tiny_paragraph(parent, table.after);
}

void put_side_by_side(pugi::xml_node parent, PangoContext* context, SideBySide const& pair, double width)
{
    auto node = parent.append_child("w:tbl");
    put_table_properties(node, width, false);
    auto const left = width * pair.left_share;
    auto grid = node.append_child("w:tblGrid");
    set(grid.append_child("w:gridCol"), "w:w", twips(left));
    set(grid.append_child("w:gridCol"), "w:w", twips(width - left));
    auto row = node.append_child("w:tr");
    row.append_child("w:trPr").append_child("w:cantSplit");
    auto const fill = [&](std::vector<Paragraph> const& paragraphs, double column) {
        auto cell = put_cell(row, column);
        for (auto const& paragraph : paragraphs) put_paragraph(cell, context, paragraph, column);
        if (paragraphs.empty() || paragraphs.back().rule > 0) put_tiny_paragraph(cell, 0);
    };
    fill(pair.left, left);
    fill(pair.right, width - left);
    put_tiny_paragraph(parent, 0);
}

}   // namespace documents
