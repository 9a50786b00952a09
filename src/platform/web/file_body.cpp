#include "platform/web/file_body.hpp"

#include <algorithm>
#include <filesystem>

#include "platform/web/response.hpp"

namespace web {
namespace {

constexpr std::uint64_t piece_bytes = 256 * 1024;

}   // namespace

std::string FileBody::next_piece()
{
    std::string piece(std::min(bytes, piece_bytes), '\0');
    stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<std::size_t>(stream.gcount()));
    bytes -= piece.size();
    return piece;
}

Response download_file(std::string const& path, std::string_view file_name, std::string_view media_type)
{
    auto file = std::make_shared<FileBody>();
    file->stream.open(path, std::ios::binary);
    std::error_code fault;
    file->bytes = std::filesystem::file_size(path, fault);
    if (!file->stream || fault) return not_found();
    auto response = download({}, file_name, media_type);
    response.file = std::move(file);
    return response;
}

}   // namespace web
