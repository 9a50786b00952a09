#pragma once

#include <vector>

#include "platform/documents/document.hpp"

namespace documents {

/// Where a cell begins once merged cells above and before it are taken into account.
struct Placed {
    Cell const* cell;
    int row;
    int column;
};

/// The cells of `rows` with their places, in reading order. A cell that would reach beyond `columns` is a Bug.
std::vector<Placed> placed(std::vector<Row> const& rows, int columns);

}   // namespace documents
