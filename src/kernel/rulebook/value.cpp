#include "kernel/rulebook/value.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

#include "base/expect.hpp"

namespace rulebook {
namespace {

__extension__ using Wide = __int128;

Row::Cell const* cell_of(Row const& row, std::string_view column)
{
    auto const found = std::ranges::find(
        row.cells, column, [](auto const& cell) -> auto const& { return cell.first; });
    return found == row.cells.end() ? nullptr : &found->second;
}

std::optional<std::int64_t> digits(std::string_view text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

}   // namespace

std::string_view name_of(Confidence confidence)
{
    switch (confidence) {
        case Confidence::sure:
            return "sure";
        case Confidence::likely:
            return "likely";
        case Confidence::unsure:
            break;
    }
    return "unsure";
}

std::string_view name_of(Kind kind)
{
    switch (kind) {
        case Kind::integer:
            return "integer";
        case Kind::ratio:
            return "ratio";
        case Kind::text:
            return "text";
        case Kind::table:
            break;
    }
    return "table";
}

std::int64_t Ratio::of(std::int64_t whole) const
{
    base::expect(whole >= 0 && top >= 0 && bottom > 0, "a fraction of less than nothing");
    return static_cast<std::int64_t>((Wide{top} * whole * 2 + bottom) / (Wide{bottom} * 2));
}

std::int64_t Ratio::at_least(std::int64_t whole) const
{
    base::expect(whole >= 0 && top >= 0 && bottom > 0, "a fraction of less than nothing");
    return static_cast<std::int64_t>((Wide{top} * whole + bottom - 1) / bottom);
}

std::optional<Ratio> parse_ratio(std::string_view text)
{
    auto const mark = text.find_first_of("/.");
    if (mark == std::string_view::npos) return std::nullopt;
    auto const before = digits(text.substr(0, mark));
    auto const after = digits(text.substr(mark + 1));
    if (!before || !after) return std::nullopt;
    if (text[mark] == '/') return *after == 0 ? std::nullopt : std::optional{Ratio{*before, *after}};
    // nine places on either side multiply without running over
    if (mark > 9 || text.size() - mark > 10) return std::nullopt;
    std::int64_t bottom = 1;
    for (std::size_t i = mark + 1; i < text.size(); ++i) bottom *= 10;
    return Ratio{*before * bottom + *after, bottom};
}

bool Row::has(std::string_view column) const { return cell_of(*this, column) != nullptr; }

std::string_view Row::text(std::string_view column) const
{
    auto const text = maybe_text(column);
    base::expect(text.has_value(), "a table of the rulebook lacks a text");
    return *text;
}

std::int64_t Row::integer(std::string_view column) const
{
    auto const number = maybe_integer(column);
    base::expect(number.has_value(), "a table of the rulebook lacks a number");
    return *number;
}

std::optional<std::string_view> Row::maybe_text(std::string_view column) const
{
    auto const* cell = cell_of(*this, column);
    auto const* text = cell == nullptr ? nullptr : std::get_if<std::string>(cell);
    return text == nullptr ? std::nullopt : std::optional<std::string_view>{*text};
}

std::optional<std::int64_t> Row::maybe_integer(std::string_view column) const
{
    auto const* cell = cell_of(*this, column);
    auto const* number = cell == nullptr ? nullptr : std::get_if<std::int64_t>(cell);
    return number == nullptr ? std::nullopt : std::optional{*number};
}

Row const* Table::find(std::string_view code) const
{
    auto const found = std::ranges::find_if(rows, [&](Row const& row) { return row.text("code") == code; });
    return found == rows.end() ? nullptr : &*found;
}

Kind kind_of(Value const& value) { return static_cast<Kind>(value.value.index()); }

std::string shown(Value const& value)
{
    switch (kind_of(value)) {
        case Kind::integer:
            return fmt::format("{}", std::get<std::int64_t>(value.value));
        case Kind::text:
            return std::get<std::string>(value.value);
        case Kind::table:
            return fmt::format("{} rows", std::get<Table>(value.value).rows.size());
        case Kind::ratio:
            break;
    }
    auto const ratio = std::get<Ratio>(value.value);
    bool const is_decimal = 1'000'000 % ratio.bottom == 0;
    if (is_decimal) return fmt::format("{}", static_cast<double>(ratio.top) / static_cast<double>(ratio.bottom));
    return fmt::format("{}/{}", ratio.top, ratio.bottom);
}

}   // namespace rulebook
