#pragma once

#include <zip.h>

#include <map>
#include <string>
#include <string_view>

/// For tests only: packages made by hand, so that every detail and every fault can be chosen.
namespace spreadsheets::test {

using Parts = std::map<std::string, std::string>;

/// The bytes of a zip archive of these files.
inline std::string zipped(Parts const& parts)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    auto* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (auto const& [name, content] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    zip_close(archive);
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

/// A workbook with one sheet of these rows (XML inside sheetData), and what else a test wants to put in its place.
inline Parts book(std::string_view rows, Parts others = {})
{
    std::string const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    std::string const head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
    Parts parts{
        {"_rels/.rels", head + R"(<Relationships><Relationship Id="rId1" Type=")" + relations +
                            R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml", head + R"(<workbook xmlns:r="x"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/>)"
                                   R"(</sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         head + R"(<Relationships><Relationship Id="rId1" Type=")" + relations +
             R"(/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type=")" + relations +
             R"(/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type=")" + relations +
             R"(/styles" Target="styles.xml"/></Relationships>)"},
        {"xl/worksheets/sheet1.xml", head + "<worksheet><sheetData>" + std::string{rows} + "</sheetData></worksheet>"},
    };
    for (auto& [name, content] : others) parts[name] = std::move(content);
    return parts;
}

}   // namespace spreadsheets::test
