#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "platform/documents/archive.hpp"
#include "platform/documents/package.hpp"
#include "platform/documents/template.hpp"
#include "platform/documents/template_marks.hpp"

/// For tests only: templates made by hand, so that every cut of a run can be chosen.
namespace documents::test {

inline constexpr auto word_namespace = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";

inline constexpr auto types = R"(<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/header1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>)";

inline constexpr auto relations = R"(<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
 Target="word/document.xml"/></Relationships>)";

inline constexpr auto document_relations = R"(<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
 Target="header1.xml"/></Relationships>)";

inline std::string template_of(std::string const& body, std::string const& header = "<w:p/>",
                               std::vector<std::pair<std::string, std::string>> others = {})
{
    std::string const w = word_namespace;
    Parts parts{
        {"[Content_Types].xml", types},
        {"_rels/.rels", relations},
        {"word/document.xml",
         "<w:document " + w +
             R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>)" + body +
             R"(<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>)"},
        {"word/_rels/document.xml.rels", document_relations},
        {"word/header1.xml", "<w:hdr " + w + ">" + header + "</w:hdr>"}};
    for (auto& other : others) parts.push_back(std::move(other));
    return zipped(parts);
}

/// A paragraph of runs cut at "¦".
inline std::string p(std::string const& text)
{
    std::string xml = "<w:p>";
    for (std::size_t from = 0; from <= text.size();) {
        auto const cut = std::min(text.find("¦", from), text.size());
        xml +=
            "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" + text.substr(from, cut - from) + "</w:t></w:r>";
        from = cut + std::string_view{"¦"}.size();
    }
    return xml + "</w:p>";
}
inline std::string row(std::vector<std::string> const& cells)
{
    std::string xml = "<w:tr>";
    for (auto const& cell : cells) xml += "<w:tc>" + p(cell) + "</w:tc>";
    return xml + "</w:tr>";
}
inline std::string table(std::vector<std::string> const& rows)
{
    std::string xml = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"4000\"/><w:gridCol w:w=\"4000\"/></w:tblGrid>";
    for (auto const& one : rows) xml += one;
    return xml + "</w:tbl>";
}

inline TemplateValues values()
{
    TemplateValues all;
    all.fields = {{"ten_lop", "Lớp cảm tình Đảng khóa 1"}, {"so", "05"}, {"ghi_chu", ""}, {"loai", "Giỏi"}};
    all.lists["hoc_vien"] = {
        .fields = {"ho_ten", "ghi_chu"},
        .items = {{{"ho_ten", "Nguyễn Thị Lan"}, {"ghi_chu", "vắng"}}, {{"ho_ten", "Trần Văn Minh"}, {"ghi_chu", ""}}}};
    all.lists["noi_nhan"] = {
        .repeats = Repeats::paragraph, .fields = {"ten"}, .items = {{{"ten", "Như trên"}}, {{"ten", "Lưu"}}}};
    return all;
}

/// The text of a part, one line per paragraph.
inline std::string lines(std::string const& docx, char const* part = "word/document.xml")
{
    auto const parts = unpacked(docx);
    pugi::xml_document tree;
    EXPECT_TRUE(tree.load_string(find_part(*parts, part)->c_str()));
    std::string all;
    for (auto const& found : tree.select_nodes("//w:p")) all += text_of(found.node()).text + "\n";
    return all;
}

}   // namespace documents::test
