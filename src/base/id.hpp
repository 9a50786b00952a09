#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// 13 characters of Crockford base32 for a 64-bit id, capital letters, e.g. "01HZX3W9T4K2C".
std::string id_text(std::int64_t value);

/// The id that `text` spells: 13 characters, any case, I and L read as 1, O as 0. Empty for anything else.
std::optional<std::int64_t> parse_id(std::string_view text);

/// The id of one kind of record. 0 means "none yet" and is never stored.
template <class Tag>
struct Id {
    std::int64_t value = 0;

    std::string text() const { return id_text(value); }
    explicit operator bool() const { return value != 0; }
    /// Id of a URL or API text; the empty Id (never stored, so never found) when the text is not an id.
    static Id parse(std::string_view text) { return Id{parse_id(text).value_or(0)}; }

    friend auto operator<=>(Id const&, Id const&) = default;
};

/// Makes ids ordered by time: 41 bits of milliseconds since 2020-01-01Z, 10 bits of node, 12 bits of sequence.
/// Safe from several threads. Runs ahead of the clock when more than 4096 are asked for in a millisecond.
class IdSource {
public:
    /// `node` in 0..1023; two processes that write to one database need different nodes.
    explicit IdSource(std::int64_t node) : node_(node & 1023) {}

    /// The next id, given the wall clock in milliseconds since 1970.
    std::int64_t next(std::int64_t unix_milliseconds);

private:
    std::int64_t node_;
    std::atomic<std::int64_t> last_{0};   // milliseconds since 2020 << 12 | sequence
};

}   // namespace base

template <class Tag>
struct std::hash<base::Id<Tag>> {
    std::size_t operator()(base::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
