#include "platform/documents/grid.hpp"

#include <cstddef>

#include "base/expect.hpp"

namespace documents {

std::vector<Placed> placed(std::vector<Row> const& rows, int columns)
{
    std::vector<Placed> cells;
    std::vector<int> taken_until(static_cast<std::size_t>(columns), 0);   // row below the merged cell in that column
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        int column = 0;
        for (auto const& cell : rows[static_cast<std::size_t>(row)]) {
            while (column < columns && taken_until[static_cast<std::size_t>(column)] > row) ++column;
            base::expect(column + cell.columns <= columns, "a table row has more cells than the table has columns");
            cells.push_back({&cell, row, column});
            for (int k = 0; k < cell.columns; ++k) taken_until[static_cast<std::size_t>(column + k)] = row + cell.rows;
            column += cell.columns;
        }
    }
    return cells;
}

}   // namespace documents
