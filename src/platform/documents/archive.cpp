#include "platform/documents/archive.hpp"

#include <zip.h>

#include <stdexcept>

namespace documents {
namespace {

constexpr zip_uint16_t first_of_january_1980 = 0x0021;

[[noreturn]] void fail(zip_error_t* error)
{
    std::string const why = zip_error_strerror(error);
    throw std::runtime_error{"a zip archive cannot be written: " + why};
}

}   // namespace

std::string zipped(std::vector<std::pair<std::string, std::string>> const& parts)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!source) fail(&error);
    zip_source_keep(source);   // the archive takes one reference; ours is read afterwards
    auto* archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!archive) fail(&error);
    for (auto const& [name, content] : parts) {
        auto* part = zip_source_buffer(archive, content.data(), content.size(), 0);
        auto const index = zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
        if (index < 0) fail(zip_get_error(archive));
        zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, first_of_january_1980, 0);
    }
    if (zip_close(archive) != 0) fail(zip_get_error(archive));

    zip_stat_t stat;
    zip_source_stat(source, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(source);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

}   // namespace documents
