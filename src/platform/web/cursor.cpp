#include "platform/web/cursor.hpp"

#include <array>

namespace web {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t id_bytes = 8;
constexpr std::size_t max_cursor_letters = 8 * 1024;

constexpr std::array<std::int8_t, 256> letter_values()
{
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return values;
}

}   // namespace

std::string base64url(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (char c : bytes) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6) text.push_back(alphabet[bits >> (count - 6) & 63U]);
    }
    if (count > 0) text.push_back(alphabet[bits << (6 - count) & 63U]);
    return text;
}

std::optional<std::string> parse_base64url(std::string_view text)
{
    static constexpr auto values = letter_values();
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int count = 0;
    for (char c : text) {
        auto const value = values[static_cast<unsigned char>(c)];
        if (value < 0) return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<char>(bits >> count & 255U));
        }
    }
    // the bits left over are zero in what base64url writes; one text per value
    if ((bits & ((1U << count) - 1)) != 0) return std::nullopt;
    return bytes;
}

std::string cursor_text(Cursor const& cursor)
{
    std::string bytes;
    bytes.reserve(id_bytes + cursor.key.size());
    for (std::size_t i = id_bytes; i-- > 0;)
        bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(cursor.id) >> (8 * i)));
    return base64url(bytes + cursor.key);
}

std::optional<Cursor> parse_cursor(std::string_view text)
{
    if (text.size() > max_cursor_letters) return std::nullopt;
    auto const bytes = parse_base64url(text);
    if (!bytes || bytes->size() < id_bytes) return std::nullopt;
    std::uint64_t id = 0;
    for (std::size_t i = 0; i < id_bytes; ++i) id = id << 8U | static_cast<unsigned char>((*bytes)[i]);
    return Cursor{bytes->substr(id_bytes), static_cast<std::int64_t>(id)};
}

}   // namespace web
