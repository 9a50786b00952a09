#include "platform/documents/pdf_table.hpp"

#include <algorithm>
#include <numeric>

namespace documents {
namespace {

constexpr double padding_x = 3;
constexpr double padding_y = 2;

Paragraph paragraph_of(Cell const& cell, double size)
{
    return {.runs = {{cell.text, cell.bold, cell.italic}}, .size = size, .align = cell.align};
}

}   // namespace

PdfTable::PdfTable(PdfPages& pages, Table const& table) : pages_(pages), table_(table)
{
    auto const sum = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
    double left = 0;
    for (auto const width : table.widths) {
        lefts_.push_back(left);
        left += width / sum * pages.width();
    }
    lefts_.push_back(left);
    head_ = measure(table.head);
    body_ = measure(table.rows);
}

double PdfTable::width_of(Placed const& place) const
{
    return lefts_[static_cast<std::size_t>(place.column + place.cell->columns)] -
           lefts_[static_cast<std::size_t>(place.column)];
}

PdfTable::Part PdfTable::measure(std::vector<Row> const& rows) const
{
    Part part;
    part.heights.assign(rows.size(), table_.size * 1.2 + 2 * padding_y);
    for (auto const& place : placed(rows, static_cast<int>(table_.widths.size()))) {
        auto text = pages_.lay(paragraph_of(*place.cell, table_.size), width_of(place) - 2 * padding_x);
        auto const first = static_cast<std::size_t>(place.row);
        auto const last = std::min(first + static_cast<std::size_t>(place.cell->rows), rows.size()) - 1;
        auto const missing = text.height() + 2 * padding_y - height_of(part, first, last + 1);
        if (missing > 0) part.heights[last] += missing;
        part.boxes.push_back({place, std::move(text)});
    }
    return part;
}

double PdfTable::height_of(Part const& part, std::size_t from, std::size_t to)
{
    return std::accumulate(part.heights.begin() + static_cast<std::ptrdiff_t>(from),
                           part.heights.begin() + static_cast<std::ptrdiff_t>(std::min(to, part.heights.size())), 0.0);
}

std::size_t PdfTable::end_of_group(Part const& part, std::size_t from)
{
    auto end = from + 1;
    for (auto const& box : part.boxes) {
        auto const first = static_cast<std::size_t>(box.place.row);
        if (first >= from && first < end) end = std::max(end, first + static_cast<std::size_t>(box.place.cell->rows));
    }
    return std::min(end, part.heights.size());
}

double PdfTable::height_of_start() const
{
    auto const head = height_of(head_, 0, head_.heights.size());
    return body_.heights.empty() ? head : head + height_of(body_, 0, end_of_group(body_, 0));
}

void PdfTable::put()
{
    auto const head_height = height_of(head_, 0, head_.heights.size());
    if (pages_.y > pages_.top() && pages_.y + height_of_start() > pages_.bottom()) pages_.next_page();
    draw(head_, 0, head_.heights.size());
    for (std::size_t from = 0; from < body_.heights.size();) {
        auto const to = end_of_group(body_, from);
        bool const page_has_rows = pages_.y > pages_.top() + head_height + 1;
        if (page_has_rows && pages_.y + height_of(body_, from, to) > pages_.bottom()) {
            pages_.next_page();
            draw(head_, 0, head_.heights.size());
        }
        draw(body_, from, to);
        from = to;
    }
    pages_.y += table_.after;
}

void PdfTable::draw(Part const& part, std::size_t from, std::size_t to)
{
    for (auto const& box : part.boxes) {
        auto const row = static_cast<std::size_t>(box.place.row);
        if (row < from || row >= to) continue;
        auto const top = pages_.y + height_of(part, from, row);
        auto const height = height_of(part, row, row + static_cast<std::size_t>(box.place.cell->rows));
        auto const left = pages_.left() + lefts_[static_cast<std::size_t>(box.place.column)];
        pages_.box(left, top, width_of(box.place), height);
        pages_.draw(box.text, 0, box.text.lines.size(), left + padding_x, top + (height - box.text.height()) / 2);
    }
    pages_.y += height_of(part, from, to);
}

}   // namespace documents
