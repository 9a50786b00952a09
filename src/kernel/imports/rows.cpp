#include "kernel/imports/rows.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "kernel/imports/headings.hpp"

namespace imports {
namespace {

bool is_blank(spreadsheets::Cell const& cell)
{
    return cell.type == spreadsheets::CellType::empty ||
           (cell.type == spreadsheets::CellType::text &&
            cell.text.find_first_not_of(" \t\r\n") == std::string_view::npos);
}

bool is_number(spreadsheets::Cell const& cell)
{
    if (cell.type == spreadsheets::CellType::number || cell.type == spreadsheets::CellType::day) return true;
    return !cell.text.empty() && cell.text.find_first_not_of("0123456789. ") == std::string_view::npos;
}

/// "Tổng cộng", "Cộng: 25 người": nothing but a number stands behind such words.
bool is_sum(std::string_view text)
{
    if (text.size() > 120) return false;
    auto const folded = base::fold(text);
    constexpr std::array<std::string_view, 8> sums{"tong cong", "tong so",      "tong",   "cong",
                                                   "cong tong", "tong cong so", "luy ke", "cong don"};
    auto const letters_end = folded.find_first_of("0123456789:;.(");
    auto head = std::string_view{folded}.substr(0, letters_end);
    while (head.ends_with(' ')) head.remove_suffix(1);
    return std::ranges::find(sums, head) != sums.end();
}

/// Lines below a list that begin with these words.
bool is_signature(std::string_view text)
{
    if (text.size() > 120) return false;
    auto const folded = base::fold(text);
    constexpr std::array<std::string_view, 16> signatures{
        "nguoi lap", "nguoi tong hop", "ke toan",       "thu truong",  "xac nhan", "ghi chu:",
        "chu tich",  "bi thu",         "noi nhan",      "tm.",         "t/m",      "ky ten",
        "(ky",       "nguoi kiem tra", "danh sach nay", "danh sach co"};
    return std::ranges::any_of(signatures, [&](std::string_view words) { return folded.starts_with(words); });
}

/// "Hà Nội, ngày … tháng … năm …" below a list.
bool is_place_and_day(std::string_view text)
{
    auto const folded = base::fold(text);
    return folded.find("ngay") != std::string::npos && folded.find("thang") != std::string::npos &&
           folded.find("nam") != std::string::npos;
}

/// "I. Xã Tân Hội", "A) Khối doanh nghiệp", "II"
bool is_group(std::string_view text)
{
    auto const end = text.find_first_not_of("IVXLABCDE");
    if (end == 0) return false;
    return end == std::string_view::npos || text[end] == '.' || text[end] == ')' || text[end] == '/' ||
           text[end] == '-';
}

}   // namespace

RowSorter::RowSorter(SheetKind const& kind, Mapping const& mapping, std::span<std::string const> headings,
                     std::int64_t header_to)
    : header_to_(header_to)
{
    for (std::size_t k = 0; k < kind.columns.size(); ++k)
        mapped_.insert(mapped_.end(), mapping[k].begin(), mapping[k].end());
    for (std::size_t c = 0; c < headings.size(); ++c)
        if (is_row_number_heading(normal_heading(headings[c]))) number_column_ = c;
}

bool RowSorter::is_column_numbers(spreadsheets::Row const& row) const
{
    int count = 0;
    for (auto const& cell : row.cells) {
        if (is_blank(cell)) continue;
        auto text = cell.text;
        while (!text.empty() && (text.front() == '(' || text.front() == ' ' || text.front() == '['))
            text.remove_prefix(1);
        while (!text.empty() && (text.back() == ')' || text.back() == ' ' || text.back() == ']')) text.remove_suffix(1);
        bool const letter = text.size() == 1 && text.front() >= 'A' && text.front() <= 'Z';
        bool const number =
            !text.empty() && text.size() <= 2 && text.find_first_not_of("0123456789") == std::string_view::npos;
        if (!letter && !number) return false;
        ++count;
    }
    return count >= 3;
}

RowSort RowSorter::sort(spreadsheets::Row const& row) const
{
    std::size_t filled = 0;
    for (auto const column : mapped_)
        if (column < row.cells.size() && !is_blank(row.cells[column])) ++filled;
    auto const first = std::ranges::find_if_not(row.cells, is_blank);
    if (first == row.cells.end()) return RowSort::blank;
    if (row.number <= header_to_ + 2 && is_column_numbers(row)) return RowSort::passed_over;
    bool const numbered = number_column_ && *number_column_ < row.cells.size() &&
                          is_number(row.cells[*number_column_]) && !is_blank(row.cells[*number_column_]);
    if (numbered) return filled == 0 ? RowSort::blank : RowSort::data;
    if (first->type != spreadsheets::CellType::text) return filled == 0 ? RowSort::passed_over : RowSort::data;
    if (is_sum(first->text) || (filled <= 2 && is_signature(first->text))) return RowSort::passed_over;
    auto const cells = std::ranges::count_if(row.cells, [](spreadsheets::Cell const& cell) { return !is_blank(cell); });
    if (cells == 1 && (is_place_and_day(first->text) || is_group(first->text))) return RowSort::passed_over;
    // "I" in the column of numbers and the name of the group beside it
    if (cells == 2 && filled <= 1 && is_group(first->text)) return RowSort::passed_over;
    return filled == 0 ? RowSort::passed_over : RowSort::data;
}

}   // namespace imports
