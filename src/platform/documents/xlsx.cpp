#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <system_error>

#include "base/text.hpp"
#include "platform/documents/document.hpp"
#include "platform/documents/grid.hpp"
#include "platform/documents/sheet_name.hpp"
#include "platform/documents/temporary.hpp"

namespace documents {
namespace {

/// A cell's look; equal looks share one format of the workbook.
struct Look {
    Align align = Align::left;
    bool bold = false;
    bool italic = false;
    bool border = true;
    bool head = false;
    int number = -1;   // Number::Format, -1: text
    double size = 12;

    friend auto operator<=>(Look const&, Look const&) = default;
};

class Book {
public:
    Book(Workbook const& source, std::string const& path) : book_(workbook_new(path.c_str()))
    {
        if (!book_) throw std::runtime_error{"a workbook cannot be made"};
        lxw_doc_properties properties{};
        std::string title = source.title;   // the library asks for texts it could change
        std::string author = source.author;
        properties.title = title.data();
        properties.author = author.data();
        properties.created = base::Instant{source.date}.time_since_epoch().count();
        workbook_set_properties(book_, &properties);
    }

    lxw_format* format(Look const& look)
    {
        auto& made = formats_[look];
        if (made) return made;
        made = workbook_add_format(book_);
        format_set_font_name(made, "Times New Roman");
        format_set_font_size(made, look.size);
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        format_set_align(made, look.align == Align::right    ? LXW_ALIGN_RIGHT
                               : look.align == Align::centre ? LXW_ALIGN_CENTER
                                                             : LXW_ALIGN_LEFT);
        if (look.bold) format_set_bold(made);
        if (look.italic) format_set_italic(made);
        if (look.border) format_set_border(made, LXW_BORDER_THIN);
        if (look.border || look.head) format_set_text_wrap(made);
        if (look.head) format_set_bg_color(made, 0xE7EBF0);
        if (look.number == static_cast<int>(Number::Format::whole)) format_set_num_format(made, "#,##0");
        if (look.number == static_cast<int>(Number::Format::one_decimal)) format_set_num_format(made, "#,##0.0");
        if (look.number == static_cast<int>(Number::Format::percent)) format_set_num_format(made, "0.0%");
        return made;
    }

    lxw_worksheet* sheet(std::string const& name)
    {
        auto* made = workbook_add_worksheet(book_, name.c_str());
        if (!made) throw std::runtime_error{"a sheet of the workbook has no usable name"};
        return made;
    }

    void close()
    {
        if (auto const error = workbook_close(book_); error != LXW_NO_ERROR)
            throw std::runtime_error{std::string{"a workbook cannot be written: "} + lxw_strerror(error)};
    }

private:
    lxw_workbook* book_;   // freed by close, or with the process: the library has no other way
    std::map<Look, lxw_format*> formats_;
};

/// Lines that a text takes in a column so wide, in letters; words are not broken.
int lines_in(std::string_view text, double width)
{
    constexpr double letters_per_width = 1.05;   // Times is a little narrower than the digits that widths count
    auto const most = std::max(1.0, width * letters_per_width);
    int lines = 1;
    double used = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const letters = static_cast<double>(base::length(text.substr(0, end)));
        if (used > 0 && used + 1 + letters > most) {
            ++lines;
            used = 0;
        }
        used += letters + (used > 0 ? 1 : 0);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

class SheetWriter {
public:
    SheetWriter(Book& book, Sheet const& source)
        : book_(book),
          source_(source),
          sheet_(book.sheet(sheet_name(source.name))),
          columns_(static_cast<lxw_col_t>(source.table.widths.size()))
    {
    }

    void write()
    {
        for (lxw_col_t column = 0; column < columns_; ++column)
            worksheet_set_column(sheet_, column, column, source_.table.widths[column], nullptr);
        lxw_row_t row = 0;
        for (auto const& title : source_.titles) {
            line(row, title,
                 {.align = Align::centre, .bold = row == 0, .border = false, .size = row == 0 ? 14.0 : 12.0});
            ++row;
        }
        if (row > 0) ++row;
        auto const head = row;
        put(source_.table.head, row, true);
        row += static_cast<lxw_row_t>(source_.table.head.size());
        worksheet_freeze_panes(sheet_, row, static_cast<lxw_col_t>(source_.frozen_columns));
        if (row > head) worksheet_repeat_rows(sheet_, head, row - 1);
        put(source_.table.rows, row, false);
        row += static_cast<lxw_row_t>(source_.table.rows.size());
        if (!source_.notes.empty()) ++row;
        for (auto const& note : source_.notes) line(row++, note, {.italic = true, .border = false, .size = 11});
        set_page(row);
    }

private:
    void line(lxw_row_t row, std::string const& text, Look look)
    {
        auto* format = book_.format(look);
        if (columns_ > 1)
            worksheet_merge_range(sheet_, row, 0, row, static_cast<lxw_col_t>(columns_ - 1), nullptr, format);
        worksheet_write_string(sheet_, row, 0, text.c_str(), format);
    }

    /// Merged cells do not make their rows as high as their text needs, so every row is told.
    void set_heights(std::vector<Row> const& rows, lxw_row_t first)
    {
        constexpr double line_height = 1.35;   // of the letters' size
        std::vector<double> lines(rows.size(), 1);
        for (auto const& place : placed(rows, static_cast<int>(columns_))) {
            auto const& cell = *place.cell;
            double width = 0;
            for (int i = 0; i < cell.columns; ++i)
                width += source_.table.widths[static_cast<std::size_t>(place.column + i)];
            auto const share = static_cast<double>(lines_in(cell.text, width)) / cell.rows;
            for (int i = 0; i < cell.rows; ++i) {
                auto& height = lines[static_cast<std::size_t>(place.row + i)];
                height = std::max(height, share);
            }
        }
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (lines[i] > 1)
                worksheet_set_row(sheet_, first + static_cast<lxw_row_t>(i),
                                  lines[i] * source_.table.size * line_height, nullptr);
    }

    void put(std::vector<Row> const& rows, lxw_row_t first, bool head)
    {
        set_heights(rows, first);
        for (auto const& place : placed(rows, static_cast<int>(columns_))) {
            auto const& cell = *place.cell;
            auto const row = first + static_cast<lxw_row_t>(place.row);
            auto const column = static_cast<lxw_col_t>(place.column);
            auto* format = book_.format({.align = head ? Align::centre : cell.align,
                                         .bold = cell.bold,
                                         .italic = cell.italic,
                                         .head = head,
                                         .number = cell.number ? static_cast<int>(cell.number->format) : -1,
                                         .size = source_.table.size});
            if (cell.rows > 1 || cell.columns > 1)
                worksheet_merge_range(sheet_, row, column, row + static_cast<lxw_row_t>(cell.rows - 1),
                                      static_cast<lxw_col_t>(column + cell.columns - 1), nullptr, format);
            if (cell.number)
                worksheet_write_number(sheet_, row, column, cell.number->value, format);
            else if (cell.text.empty())
                worksheet_write_blank(sheet_, row, column, format);
            else
                worksheet_write_string(sheet_, row, column, cell.text.c_str(), format);
        }
    }

    void set_page(lxw_row_t rows)
    {
        worksheet_set_paper(sheet_, 9);   // A4
        if (source_.orientation == Orientation::landscape) worksheet_set_landscape(sheet_);
        worksheet_set_margins(sheet_, 0.6, 0.6, 0.7, 0.7);
        worksheet_fit_to_pages(sheet_, 1, 0);
        worksheet_center_horizontally(sheet_);
        worksheet_set_footer(sheet_, "&C&P/&N");
        if (rows > 0 && columns_ > 0)
            worksheet_print_area(sheet_, 0, 0, rows - 1, static_cast<lxw_col_t>(columns_ - 1));
    }

    Book& book_;
    Sheet const& source_;
    lxw_worksheet* sheet_;
    lxw_col_t columns_;
};

}   // namespace

std::string xlsx(Workbook const& workbook)
{
    TemporaryFile const file{".xlsx"};   // the library writes to paths only
    Book book{workbook, file.path()};
    for (auto const& sheet : workbook.sheets) SheetWriter{book, sheet}.write();
    book.close();
    return file.content();
}

}   // namespace documents
