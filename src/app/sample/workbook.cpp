#include "app/sample/workbook.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>

namespace app::sample {
namespace {

std::string shown(Cell const& cell)
{
    switch (cell.kind) {
        case Cell::Kind::text:
            return cell.text;
        case Cell::Kind::number:
            return fmt::format("{:.0f}", cell.number);
        case Cell::Kind::day:
            return base::vietnamese(cell.day);
        case Cell::Kind::blank:
            break;
    }
    return {};
}

class Xlsx final : public Workbook {
public:
    explicit Xlsx(std::string path) : path_(std::move(path))
    {
        book_ = workbook_new(path_.c_str());
        lxw_doc_properties properties{};
        properties.created = 1'325'376'000;   // one fixed moment, so that the same seed gives the same bytes
        workbook_set_properties(book_, &properties);
        title_ = format([](lxw_format* f) {
            format_set_bold(f);
            format_set_font_size(f, 13);
        });
        header_ = format([](lxw_format* f) {
            format_set_bold(f);
            format_set_align(f, LXW_ALIGN_CENTER);
            format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
            format_set_text_wrap(f);
            format_set_border(f, LXW_BORDER_THIN);
        });
        body_ = format([](lxw_format* f) { format_set_border(f, LXW_BORDER_THIN); });
        day_ = format([](lxw_format* f) {
            format_set_border(f, LXW_BORDER_THIN);
            format_set_num_format(f, "dd/mm/yyyy");
        });
    }

    void begin_sheet(std::string_view name, std::span<std::string const> titles,
                     std::span<Heading const> headings) override
    {
        sheet_ = workbook_add_worksheet(book_, std::string{name}.c_str());
        if (!sheet_) throw std::runtime_error("a sheet of the sample could not be made: " + std::string{name});
        row_ = 0;
        number_ = 0;
        columns_ = headings.size();
        worksheet_set_column(sheet_, 0, 0, 5, nullptr);
        for (lxw_col_t c = 0; c < headings.size(); ++c)
            worksheet_set_column(sheet_, c + 1, c + 1, headings[c].width, nullptr);
        for (auto const& title : titles) worksheet_write_string(sheet_, row_++, 0, title.c_str(), title_);
        ++row_;
        header(headings);
    }

    void row(std::span<Cell const> cells) override
    {
        worksheet_write_number(sheet_, row_, 0, ++number_, body_);
        for (lxw_col_t c = 0; c < cells.size(); ++c) {
            auto const& cell = cells[c];
            auto const column = static_cast<lxw_col_t>(c + 1);
            if (cell.kind == Cell::Kind::number)
                worksheet_write_number(sheet_, row_, column, cell.number, body_);
            else if (cell.kind == Cell::Kind::text)
                worksheet_write_string(sheet_, row_, column, cell.text.c_str(), body_);
            else if (cell.kind == Cell::Kind::day) {
                auto const serial = (cell.day - base::day(1899, 12, 30)).count();
                worksheet_write_number(sheet_, row_, column, serial, day_);
            } else
                worksheet_write_blank(sheet_, row_, column, body_);
        }
        ++row_;
    }

    void footer() override
    {
        worksheet_write_string(sheet_, row_, 1, fmt::format("Tổng cộng: {} dòng", number_).c_str(), title_);
        row_ += 2;
        worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(columns_ - 1), "Người lập biểu", title_);
    }

    void close() override
    {
        if (auto const error = workbook_close(book_); error != LXW_NO_ERROR)
            throw std::runtime_error(path_ + ": " + lxw_strerror(error));
    }

private:
    lxw_format* format(void (*set)(lxw_format*))
    {
        auto* made = workbook_add_format(book_);
        set(made);
        return made;
    }

    void header(std::span<Heading const> headings)
    {
        bool const grouped = std::ranges::any_of(headings, [](Heading const& h) { return !h.group.empty(); });
        auto const first = row_;
        auto const last = grouped ? row_ + 1 : row_;
        if (grouped) worksheet_merge_range(sheet_, first, 0, last, 0, "", header_);
        worksheet_write_string(sheet_, first, 0, "STT", header_);
        for (std::size_t c = 0; c < headings.size(); ++c) {
            auto const column = static_cast<lxw_col_t>(c + 1);
            if (headings[c].group.empty()) {
                if (grouped) worksheet_merge_range(sheet_, first, column, last, column, "", header_);
                worksheet_write_string(sheet_, first, column, headings[c].text.c_str(), header_);
            } else if (c == 0 || headings[c - 1].group != headings[c].group) {
                auto end = c;
                while (end + 1 < headings.size() && headings[end + 1].group == headings[c].group) ++end;
                worksheet_merge_range(sheet_, first, column, first, static_cast<lxw_col_t>(end + 1), "", header_);
                worksheet_write_string(sheet_, first, column, headings[c].group.c_str(), header_);
            }
        }
        if (grouped)
            for (std::size_t c = 0; c < headings.size(); ++c)
                if (!headings[c].group.empty())
                    worksheet_write_string(sheet_, last, static_cast<lxw_col_t>(c + 1), headings[c].text.c_str(),
                                           header_);
        row_ = last + 1;
    }

    std::string path_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* title_ = nullptr;
    lxw_format* header_ = nullptr;
    lxw_format* body_ = nullptr;
    lxw_format* day_ = nullptr;
    lxw_row_t row_ = 0;
    std::size_t columns_ = 0;
    int number_ = 0;
};

class Csv final : public Workbook {
public:
    Csv(std::filesystem::path directory, std::string stem) : directory_(std::move(directory)), stem_(std::move(stem)) {}

    void begin_sheet(std::string_view name, std::span<std::string const>, std::span<Heading const> headings) override
    {
        out_.close();
        out_.open(directory_ / fmt::format("{} - {}.csv", stem_, name), std::ios::binary);
        if (!out_) throw std::runtime_error("cannot write to " + directory_.string());
        number_ = 0;
        out_ << "\xEF\xBB\xBFSTT";
        for (auto const& h : headings) field(h.group.empty() ? h.text : h.group + " " + h.text);
        out_ << '\n';
    }
    void row(std::span<Cell const> cells) override
    {
        out_ << ++number_;
        for (auto const& cell : cells) field(shown(cell));
        out_ << '\n';
    }
    void footer() override {}
    void close() override { out_.close(); }

private:
    void field(std::string const& value)
    {
        if (value.find_first_of(",\"\n") == std::string::npos) {
            out_ << ',' << value;
            return;
        }
        out_ << ",\"";
        for (char c : value) out_ << (c == '"' ? "\"\"" : std::string(1, c));
        out_ << '"';
    }

    std::filesystem::path directory_;
    std::string stem_;
    std::ofstream out_;
    int number_ = 0;
};

}   // namespace

std::unique_ptr<Workbook> make_workbook(std::filesystem::path const& directory, std::string const& stem, Format format)
{
    if (format == Format::csv) return std::make_unique<Csv>(directory, stem);
    return std::make_unique<Xlsx>((directory / (stem + ".xlsx")).string());
}

}   // namespace app::sample
