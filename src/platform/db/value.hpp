#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/numbers.hpp"

namespace db {

/// A statement with its name for logs and tests. Parameters are written :name. `postgres` only where the two
/// databases really must differ; it takes the same parameters.
struct Sql {
    std::string_view name;
    std::string_view text;
    std::string_view postgres = {};
};

enum class Kind : std::uint8_t { null, integer, real, text, bytes };

/// A value on its way into a statement. Does not own texts: they must live until the statement has run.
class Value {
public:
    Value() = default;
    Value(std::nullopt_t) {}
    Value(std::integral auto integer) : kind_(Kind::integer), integer_(static_cast<std::int64_t>(integer)) {}
    Value(bool) = delete;   // flags are written 0 and 1 on purpose
    Value(double real) : kind_(Kind::real), real_(real) {}
    Value(std::string_view text) : kind_(Kind::text), text_(text) {}
    Value(std::string const& text) : Value(std::string_view{text}) {}
    Value(char const* text) : Value(std::string_view{text}) {}
    Value(std::span<std::byte const> bytes)
        : kind_(Kind::bytes), text_(reinterpret_cast<char const*>(bytes.data()), bytes.size())
    {
    }
    Value(base::Date date) : kind_(Kind::text), inline_length_(keep(base::iso(date))) {}
    Value(base::Instant instant) : kind_(Kind::text), inline_length_(keep(base::iso(instant))) {}
    Value(base::PartialDate const& date) : kind_(Kind::text), inline_length_(keep(base::iso(date))) {}
    Value(base::Money money) : Value(money.dong) {}
    template <class Tag>
    Value(base::Id<Tag> id) : Value(id.value)
    {
    }
    template <class T>
    Value(std::optional<T> const& maybe) : Value(maybe ? Value(*maybe) : Value())
    {
    }

    Kind kind() const { return kind_; }
    std::int64_t integer() const { return integer_; }
    double real() const { return real_; }
    /// Text or bytes.
    std::string_view text() const
    {
        return inline_length_ != 0 ? std::string_view{inline_.data(), inline_length_} : text_;
    }

private:
    std::uint8_t keep(std::string const& short_text)
    {
        return static_cast<std::uint8_t>(short_text.copy(inline_.data(), inline_.size()));
    }

    Kind kind_ = Kind::null;
    std::array<char, 22> inline_{};   // before its length, whose initializer fills it
    std::uint8_t inline_length_ = 0;
    union {
        std::int64_t integer_ = 0;
        double real_;
    };
    std::string_view text_;
};

/// Bytes (collation keys, hashes) as a value.
inline Value bytes(std::string_view raw) { return Value(std::as_bytes(std::span{raw.data(), raw.size()})); }

struct Param {
    std::string_view name;
    Value value;
};
using Params = std::initializer_list<Param>;

}   // namespace db
