#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace web {

/// The place in an ordered list after which the next page goes on: the last row's sort key (bytes, or text) and id.
/// A list is ordered by (key, id); the query says `(sort_key, id) > (:key, :id)`.
struct Cursor {
    std::string key;
    std::int64_t id = 0;

    friend bool operator==(Cursor const&, Cursor const&) = default;
};

/// Letters, digits, "-" and "_": fit for a URL. Opaque to clients.
std::string cursor_text(Cursor const& cursor);
/// Empty for anything that `cursor_text` did not make; a list then begins at its start.
std::optional<Cursor> parse_cursor(std::string_view text);

/// Bytes as unpadded base64 for URLs, and back (empty optional when it is not that).
std::string base64url(std::string_view bytes);
std::optional<std::string> parse_base64url(std::string_view text);

}   // namespace web
