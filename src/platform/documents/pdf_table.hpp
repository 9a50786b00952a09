#pragma once

#include <vector>

#include "platform/documents/grid.hpp"
#include "platform/documents/pdf_page.hpp"

namespace documents {

/// A table drawn over as many pages as it needs; its head stands again on each. Merged cells are never cut.
class PdfTable {
public:
    PdfTable(PdfPages& pages, Table const& table);

    void put();
    /// Head and first row, in points: what must fit below a heading.
    double height_of_start() const;

private:
    struct Box {
        Placed place;
        Laid text;
    };
    struct Part {
        std::vector<Box> boxes;
        std::vector<double> heights;   // of its rows
    };

    Part measure(std::vector<Row> const& rows) const;
    double width_of(Placed const& place) const;
    /// Rows `from` up to `to`, which no merged cell crosses.
    void draw(Part const& part, std::size_t from, std::size_t to);
    static std::size_t end_of_group(Part const& part, std::size_t from);
    static double height_of(Part const& part, std::size_t from, std::size_t to);

    PdfPages& pages_;
    Table const& table_;
    std::vector<double> lefts_;   // left border of each column, and the right border of the last
    Part head_;
    Part body_;
};

}   // namespace documents
