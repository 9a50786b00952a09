#include "platform/documents/package.hpp"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <pugixml.hpp>

namespace documents {
namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
    void operator()(zip_file_t* part) const { zip_fclose(part); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

base::Error refused(std::string_view code, std::string detail = {})
{
    return {base::Refusal::invalid, {{"file", code, std::move(detail)}}};
}

Archive opened(std::string_view bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_error_fini(&error);
    if (source == nullptr) return nullptr;
    Archive archive{zip_open_from_source(source, ZIP_RDONLY, nullptr)};
    if (!archive) zip_source_free(source);
    return archive;
}

/// Relations that point outside the file: a remote template or picture is fetched when the paper is opened. Addresses
/// that a reader may click on do no harm.
bool fetches_from_elsewhere(std::string const& relations)
{
    pugi::xml_document tree;
    if (!tree.load_buffer(relations.data(), relations.size())) return false;   // told as broken elsewhere
    for (auto const node : tree.document_element().children())
        if (std::string_view{node.attribute("TargetMode").value()} == "External" &&
            !std::string_view{node.attribute("Type").value()}.ends_with("/hyperlink"))
            return true;
    return false;
}

/// What is wrong with the parts once they are unpacked; "" when nothing.
std::string_view fault_of(Parts const& parts)
{
    if (find_part(parts, "word/document.xml") == nullptr || find_part(parts, "[Content_Types].xml") == nullptr)
        return "document.not_docx";
    for (auto const& [name, content] : parts) {
        if (name.ends_with("vbaProject.bin")) return "document.macros";
        if (name.ends_with(".rels") && fetches_from_elsewhere(content)) return "document.linked";
    }
    return {};
}

}   // namespace

base::Result<Parts> unpacked(std::string_view docx, PackageLimits const& limits)
{
    auto const archive = opened(docx);
    if (!archive) return refused("document.not_docx");
    auto const entries = zip_get_num_entries(archive.get(), 0);
    if (entries > limits.entries) return refused("document.too_large");
    Parts parts;
    std::size_t all = 0;
    for (zip_int64_t i = 0; i < entries; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0)
            return refused("document.broken");
        std::string name = stat.name;
        if (name.ends_with("/")) continue;
        if (stat.encryption_method != ZIP_EM_NONE) return refused("document.encrypted");
        // what the archive promises is checked before memory is taken; what it keeps, by reading no more than that
        all += stat.size;
        if (stat.size > limits.part_bytes || all > limits.all_bytes) return refused("document.too_large");
        std::unique_ptr<zip_file_t, Close> const part{zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0)};
        std::string content(stat.size, '\0');
        if (!part || zip_fread(part.get(), content.data(), stat.size) != static_cast<zip_int64_t>(stat.size))
            return refused("document.broken");
        if (find_part(parts, name) != nullptr) return refused("document.broken");
        parts.emplace_back(std::move(name), std::move(content));
    }
    if (auto const code = fault_of(parts); !code.empty()) return refused(code);
    return parts;
}

std::string* find_part(Parts& parts, std::string_view name)
{
    auto const found = std::find_if(parts.begin(), parts.end(), [&](auto const& part) { return part.first == name; });
    return found == parts.end() ? nullptr : &found->second;
}

std::string const* find_part(Parts const& parts, std::string_view name)
{
    auto const found = std::find_if(parts.begin(), parts.end(), [&](auto const& part) { return part.first == name; });
    return found == parts.end() ? nullptr : &found->second;
}

}   // namespace documents
