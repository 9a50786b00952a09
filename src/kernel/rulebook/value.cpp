#include "kernel/rulebook/value.hpp"

#include <fmt/format.h>
#include <algorithm>

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

bool Row::has(std::string_view column) const { return cell_of(*this, column) != nullptr; }

std::string_view Row::text(std::string_view column) const
{
    auto const* cell = cell_of(*this, column);
    base::expect(cell != nullptr && std::holds_alternative<std::string>(*cell), "a table of the rulebook lacks a text");
    return std::get<std::string>(*cell);
}

std::int64_t Row::integer(std::string_view column) const
{
    auto const* cell = cell_of(*this, column);
    base::expect(cell != nullptr && std::holds_alternative<std::int64_t>(*cell),
                 "a table of the rulebook lacks a number");
    return std::get<std::int64_t>(*cell);
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
