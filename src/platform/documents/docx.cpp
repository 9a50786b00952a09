#include <map>

#include "platform/documents/archive.hpp"
#include "platform/documents/document.hpp"
#include "platform/documents/docx_xml.hpp"

namespace documents {
namespace {

constexpr auto word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr auto relation_namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

constexpr auto content_types = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/settings.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
<Override PartName="/word/header1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/word/header2.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/docProps/core.xml"
 ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>)";

constexpr auto package_relations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
 Target="word/document.xml"/>
<Relationship Id="rId2"
 Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
 Target="docProps/core.xml"/>
</Relationships>)";

constexpr std::string_view document_relations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>
<Relationship Id="rId3"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>
<Relationship Id="rId4"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/>
)";

constexpr auto settings = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:zoom w:percent="100"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat></w:settings>)";

void put_style(pugi::xml_node styles, char const* id, char const* name, int outline)
{
    auto style = styles.append_child("w:style");
    set(style, "w:type", "paragraph");
    if (outline < 0) set(style, "w:default", 1);
    set(style, "w:styleId", id);
    put(style, "w:name", name);
    if (outline >= 0) put(style, "w:basedOn", "Normal");
    if (outline >= 0) put(style, "w:next", "Normal");
    style.append_child("w:qFormat");
    if (outline >= 0) put(style.append_child("w:pPr"), "w:outlineLvl", outline);
}

std::string styles(Document const& document)
{
    pugi::xml_document tree;
    auto root = tree.append_child("w:styles");
    set(root, "xmlns:w", word_namespace);
    auto defaults = root.append_child("w:docDefaults");
    auto run = defaults.append_child("w:rPrDefault").append_child("w:rPr");
    auto fonts = run.append_child("w:rFonts");
    for (char const* script : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"}) set(fonts, script, "Times New Roman");
    put(run, "w:sz", 28);
    put(run, "w:szCs", 28);
    put(run, "w:lang", document.language);
    defaults.append_child("w:pPrDefault").append_child("w:pPr");
    put_style(root, "Normal", "Normal", -1);
    put_style(root, "Heading1", "heading 1", 0);
    put_style(root, "Heading2", "heading 2", 1);
    put_style(root, "Heading3", "heading 3", 2);
    return written(tree);
}

std::string properties(Document const& document)
{
    pugi::xml_document tree;
    auto root = tree.append_child("cp:coreProperties");
    set(root, "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    set(root, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    set(root, "xmlns:dcterms", "http://purl.org/dc/terms/");
    set(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    root.append_child("dc:title").text().set(document.title.c_str());
    root.append_child("dc:creator").text().set(document.author.c_str());
    root.append_child("dc:language").text().set(document.language.c_str());
    for (char const* name : {"dcterms:created", "dcterms:modified"}) {
        auto node = root.append_child(name);
        set(node, "xsi:type", "dcterms:W3CDTF");
        node.text().set((base::iso(document.date) + "T00:00:00Z").c_str());
    }
    return written(tree);
}

std::string page_number(double size)
{
    pugi::xml_document tree;
    auto root = tree.append_child("w:hdr");
    set(root, "xmlns:w", word_namespace);
    auto paragraph = root.append_child("w:p");
    put(paragraph.append_child("w:pPr"), "w:jc", "center");
    auto field = paragraph.append_child("w:fldSimple");
    set(field, "w:instr", " PAGE ");
    auto run = field.append_child("w:r");
    put(run.append_child("w:rPr"), "w:sz", static_cast<int>(size * 2));
    run.append_child("w:t").text().set("2");
    return written(tree);
}

std::string empty_header()
{
    pugi::xml_document tree;
    auto root = tree.append_child("w:hdr");
    set(root, "xmlns:w", word_namespace);
    root.append_child("w:p");
    return written(tree);
}

void put_section(pugi::xml_node parent, Page const& page, bool first)
{
    auto section = parent.append_child("w:sectPr");
    if (first) {   // later sections take over the head with the page's number
        for (auto const& [type, id] : {std::pair{"default", "rId3"}, std::pair{"first", "rId4"}}) {
            auto header = section.append_child("w:headerReference");
            set(header, "w:type", type);
            set(header, "r:id", id);
        }
    }
    put(section, "w:type", "nextPage");
    auto size = section.append_child("w:pgSz");
    set(size, "w:w", twips_of_mm(page.width()));
    set(size, "w:h", twips_of_mm(page.height()));
    if (page.orientation == Orientation::landscape) set(size, "w:orient", "landscape");
    auto margins = section.append_child("w:pgMar");
    set(margins, "w:top", twips_of_mm(page.top));
    set(margins, "w:right", twips_of_mm(page.right));
    set(margins, "w:bottom", twips_of_mm(page.bottom));
    set(margins, "w:left", twips_of_mm(page.left));
    set(margins, "w:header", twips_of_mm(page.top / 2 - 3));
    set(margins, "w:footer", twips_of_mm(page.bottom / 2 - 3));
    set(margins, "w:gutter", 0);
    if (first) section.append_child("w:titlePg");
}

void put_blocks(pugi::xml_node body, PangoContext* context, Section const& section)
{
    auto const width = section.page.text_width() * points_per_mm;
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
        auto const& block = section.blocks[i];
        if (auto const* table = std::get_if<Table>(&block))
            put_table(body, *table, width);
        else if (auto const* pair = std::get_if<SideBySide>(&block))
            put_side_by_side(body, context, *pair, width);
        else {
            auto paragraph = std::get<Paragraph>(block);
            auto const* next =
                i + 1 < section.blocks.size() ? std::get_if<SideBySide>(&section.blocks[i + 1]) : nullptr;
            if (next && next->keep_with_previous) paragraph.keep_with_next = true;
            put_paragraph(body, context, paragraph, width);
        }
    }
}

std::string body(Document const& document)
{
    auto const context = new_context(document.language);
    pugi::xml_document tree;
    auto root = tree.append_child("w:document");
    set(root, "xmlns:w", word_namespace);
    set(root, "xmlns:r", relation_namespace);
    auto content = root.append_child("w:body");
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        auto const& section = document.sections[i];
        put_blocks(content, context.get(), section);
        bool const last = i + 1 == document.sections.size();
        put_section(last ? content : put_tiny_paragraph(content, 0), section.page, i == 0);
    }
    return written(tree);
}

using Codes = std::map<std::string, QrCode const*>;

void add_code(Paragraph const& paragraph, Codes& into)
{
    if (paragraph.picture) into.emplace(picture_name(paragraph.picture->code), &paragraph.picture->code);
}

/// Every code of the document, by the name of its picture.
Codes codes_of(Document const& document)
{
    Codes codes;
    for (auto const& section : document.sections)
        for (auto const& block : section.blocks) {
            if (auto const* paragraph = std::get_if<Paragraph>(&block)) add_code(*paragraph, codes);
            if (auto const* pair = std::get_if<SideBySide>(&block))
                for (auto const* column : {&pair->left, &pair->right})
                    for (auto const& paragraph : *column) add_code(paragraph, codes);
        }
    return codes;
}

std::string relations(Codes const& codes)
{
    std::string all{document_relations};
    for (auto const& [name, code] : codes)
        all += "<Relationship Id=\"" + name + "\" Type=\"" + relation_namespace + "/image\" Target=\"media/" + name +
               ".png\"/>\n";
    return all + "</Relationships>";
}

}   // namespace

std::string docx(Document const& document)
{
    auto const codes = codes_of(document);
    std::vector<std::pair<std::string, std::string>> parts{{"[Content_Types].xml", content_types},
                                                           {"_rels/.rels", package_relations},
                                                           {"docProps/core.xml", properties(document)},
                                                           {"word/document.xml", body(document)},
                                                           {"word/_rels/document.xml.rels", relations(codes)},
                                                           {"word/styles.xml", styles(document)},
                                                           {"word/settings.xml", settings},
                                                           {"word/header1.xml", page_number(document.page_number_size)},
                                                           {"word/header2.xml", empty_header()}};
    for (auto const& [name, code] : codes) parts.emplace_back("word/media/" + name + ".png", png(*code));
    return zipped(parts);
}

}   // namespace documents
