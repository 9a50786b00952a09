#include "platform/web/gzip.hpp"

#include <algorithm>

#include <zlib.h>

#include "base/expect.hpp"

namespace web {
namespace {

constexpr int level = 5;
constexpr int gzip_window = 15 + 16;
constexpr int memory_level = 8;
constexpr std::size_t worth_packing = 1024;

Bytef* bytes_of(std::string_view text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); }

bool is_text(std::string_view media_type)
{
    return media_type.starts_with("text/") || media_type.starts_with("application/json") ||
           media_type.starts_with("application/problem+json") || media_type.starts_with("image/svg+xml") ||
           media_type.starts_with("application/javascript");
}

}   // namespace

bool takes_gzip(Request const& request)
{
    auto rest = request.headers.get("accept-encoding");
    while (!rest.empty()) {
        auto const end = std::min(rest.find(','), rest.size());
        auto item = rest.substr(0, end);
        rest = end == rest.size() ? std::string_view{} : rest.substr(end + 1);
        while (item.starts_with(' ')) item.remove_prefix(1);
        if (!item.starts_with("gzip") && !item.starts_with("*")) continue;
        auto const quality = item.find("q=");
        // q=0 and q=0.000 refuse, everything else takes
        return quality == std::string_view::npos ||
               item.substr(quality + 2).find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

std::string gzip(std::string_view content)
{
    z_stream stream{};
    base::expect(deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) == Z_OK,
                 "zlib does not start");
    std::string packed(deflateBound(&stream, content.size()), '\0');
    stream.next_in = bytes_of(content);
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = bytes_of(packed);
    stream.avail_out = static_cast<uInt>(packed.size());
    auto const outcome = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    base::expect(outcome == Z_STREAM_END, "zlib does not finish");
    return packed;
}

std::optional<std::string> gunzip(std::string_view packed, std::size_t limit)
{
    z_stream stream{};
    if (inflateInit2(&stream, gzip_window) != Z_OK) return std::nullopt;
    std::string content(limit, '\0');
    stream.next_in = bytes_of(packed);
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = bytes_of(content);
    stream.avail_out = static_cast<uInt>(content.size());
    auto const outcome = inflate(&stream, Z_FINISH);
    content.resize(stream.total_out);
    inflateEnd(&stream);
    if (outcome != Z_STREAM_END) return std::nullopt;
    return content;
}

void compress(Response& response, Request const& request)
{
    if (response.body.size() <= worth_packing) return;
    auto const named = [&](std::string_view name) {
        return std::ranges::find(response.headers, name, [](auto const& h) { return std::string_view{h.first}; });
    };
    auto const type = named("Content-Type");
    if (type == response.headers.end() || !is_text(type->second) || named("Content-Encoding") != response.headers.end())
        return;
    response.header("Vary", "Accept-Encoding");
    if (!takes_gzip(request)) return;
    response.body = gzip(response.body);
    response.header("Content-Encoding", "gzip");
}

}   // namespace web
