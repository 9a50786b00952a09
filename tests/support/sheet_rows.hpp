#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "kernel/imports/sheet.hpp"

/// Rows given to importers as the engine gives them.
namespace support {

using RowTexts = std::map<std::string, std::string, std::less<>>;

inline imports::SheetKind const& sheet_kind(std::span<imports::SheetKind const> kinds, std::string_view name)
{
    return *std::find_if(kinds.begin(), kinds.end(), [&](imports::SheetKind const& kind) { return kind.name == name; });
}

/// Takes one row, told by the kind's fields; days and numbers are read as the engine reads them.
inline imports::Outcome take_row(db::Connection& tx, imports::SheetKind const& kind, imports::Setting const& setting,
                                 RowTexts const& texts)
{
    std::vector<imports::Cell> cells;
    for (auto const& column : kind.columns) {
        auto const text = texts.find(column.field);
        imports::Cell cell;
        if (text != texts.end()) {
            cell.text = text->second;
            if (column.shape == imports::Shape::day) cell.day = base::parse_partial_date(text->second);
            if (column.shape == imports::Shape::whole) cell.whole = base::parse_whole(text->second);
        }
        cells.push_back(cell);
    }
    imports::Row const row{1, cells};
    std::vector<imports::Outcome> outcomes(1);
    kind.start(setting)->take(tx, std::span{&row, 1}, outcomes);
    return outcomes.front();
}

/// "field:code" of the first problem of a refused row; "" when it was taken.
inline std::string refused(imports::Outcome const& outcome)
{
    if (outcome.verdict != imports::Verdict::refused || outcome.problems.empty()) return "";
    return std::string{outcome.problems.front().field} + ":" + std::string{outcome.problems.front().code};
}

}   // namespace support
