#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.hpp"

namespace rulebook {

/// How sure we are of a value. `unsure` ones must be set by the installation before anybody relies on them.
enum class Confidence : std::uint8_t { sure, likely, unsure };
std::string_view name_of(Confidence confidence);

/// An exact fraction: 2/3, 0.005. The denominator is positive.
struct Ratio {
    std::int64_t top = 0;
    std::int64_t bottom = 1;

    /// The fraction of `whole`, rounded half up: 0.005 of 8,000,000 is 40,000. `whole` is not negative.
    std::int64_t of(std::int64_t whole) const;
    /// The smallest whole number that is at least the fraction of `whole`: 2/3 of 10 is 7.
    std::int64_t at_least(std::int64_t whole) const;

    friend bool operator==(Ratio const&, Ratio const&) = default;
};
/// "2/3" or "0.005"; empty for anything else, also for more than nine places on a side of the point.
std::optional<Ratio> parse_ratio(std::string_view text);

/// A list of codes or thresholds. Cells are whole numbers or texts. Asking for a cell that is not there is a Bug.
struct Row {
    using Cell = std::variant<std::int64_t, std::string>;
    std::vector<std::pair<std::string, Cell>> cells;

    bool has(std::string_view column) const;
    std::string_view text(std::string_view column) const;
    std::int64_t integer(std::string_view column) const;
    /// Empty when there is no such cell, or one of the other kind.
    std::optional<std::string_view> maybe_text(std::string_view column) const;
    std::optional<std::int64_t> maybe_integer(std::string_view column) const;
};
struct Table {
    std::vector<Row> rows;

    /// The row whose column "code" is `code`; null when there is none.
    Row const* find(std::string_view code) const;
};

/// What held for a key over a stretch of days, and how we know.
struct Value {
    std::string key;
    std::variant<std::int64_t, Ratio, std::string, Table> value;
    base::Period period = {};   // valid_from <= day < valid_to
    std::string source;
    Confidence confidence = Confidence::unsure;
    std::string note = {};
    std::string file = {};
    int line = 0;
};

enum class Kind : std::uint8_t { integer, ratio, text, table };
std::string_view name_of(Kind kind);
Kind kind_of(Value const& value);
/// For lists and docs: "5", "0.005", "2/3", "34 rows".
std::string shown(Value const& value);

}   // namespace rulebook
