#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/connection.hpp"

/// Rows as the journal of a merge keeps them: every value with its type, so that it comes back as it was.
namespace merging {

/// One value of a row, with its text.
struct Cell {
    db::Kind kind = db::Kind::null;
    std::int64_t integer = 0;
    std::string text = {};

    /// Valid as long as the cell.
    db::Value value() const;
    friend bool operator==(Cell const&, Cell const&) = default;
};
using Cells = std::vector<Cell>;

/// Reads the first columns of a row: "i" a whole number, "t" a text, "b" bytes. Nulls stay nulls.
Cells read_cells(db::Row const& row, std::string_view kinds);

/// The values of a row as the parameters :c00, :c01 …; valid as long as the row.
std::vector<db::Param> column_params(Cells const& row);

/// One line a row; `unpack` gives back the same rows. Text that `pack` did not make is a Bug.
std::string pack(std::span<Cells const> rows);
std::vector<Cells> unpack(std::string_view packed);

}   // namespace merging
