#include "platform/web/statics.hpp"

#include <array>
#include <map>

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "platform/web/gzip.hpp"

namespace web {
namespace {

constexpr std::string_view folder = "assets/";
constexpr std::string_view packed_ending = ".gz";

/// 64-bit FNV-1a: tells contents apart, keeps no secret.
std::string content_hash(std::string_view content)
{
    std::uint64_t hash = 14695981039346656037U;
    for (char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return fmt::format("{:016x}", hash);
}

struct Asset {
    std::string_view content;
    std::string_view packed;   // "" when there is no compressed twin
    std::string hash;
};

/// All embedded files under assets/, by name; made at the first use, never changed.
std::map<std::string_view, Asset> const& assets()
{
    static auto const all = [] {
        std::map<std::string_view, Asset> found;
        for (auto const& file : base::embedded_files_below(folder)) {
            auto const name = file.name.substr(folder.size());
            if (!name.ends_with(packed_ending)) found[name] = {file.content, {}, content_hash(file.content)};
        }
        for (auto const& file : base::embedded_files_below(folder)) {
            auto const name = file.name.substr(folder.size());
            if (!name.ends_with(packed_ending)) continue;
            auto const plain = found.find(name.substr(0, name.size() - packed_ending.size()));
            if (plain != found.end()) plain->second.packed = file.content;
        }
        return found;
    }();
    return all;
}

std::string_view media_type(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 13> known{{
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".woff", "font/woff"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".txt", "text/plain; charset=utf-8"},
        {".html", "text/html; charset=utf-8"},
    }};
    for (auto const& [ending, type] : known)
        if (name.ends_with(ending)) return type;
    return "application/octet-stream";
}

}   // namespace

std::string asset_url(std::string_view name)
{
    auto const found = assets().find(name);
    auto address = "/assets/" + std::string{name};
    return found == assets().end() ? address : address + "?v=" + found->second.hash;
}

Response static_file(Request const& request)
{
    auto const prefix = std::string_view{"/assets/"};
    std::string_view const path = request.path;
    auto const name =
        path.starts_with(prefix) ? path.substr(prefix.size()) : path.substr(std::min<std::size_t>(1, path.size()));
    auto const found = assets().find(name);
    if (found == assets().end()) return not_found();

    auto const& asset = found->second;
    auto const packed = !asset.packed.empty() && takes_gzip(request);
    auto const tag = fmt::format("\"{}{}\"", asset.hash, packed ? "-gz" : "");
    Response response;
    response.header("ETag", tag);
    // an address with another hash is of another version of the program; it must not be kept under that name
    auto const lasting = request.query.get("v") == asset.hash;
    response.header("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "public, no-cache");
    if (!asset.packed.empty()) response.header("Vary", "Accept-Encoding");
    if (request.headers.get("if-none-match").find(tag) != std::string_view::npos) {
        response.status = 304;
        return response;
    }
    response.header("Content-Type", std::string{media_type(name)});
    if (packed) response.header("Content-Encoding", "gzip");
    response.body = packed ? asset.packed : asset.content;
    return response;
}

}   // namespace web
