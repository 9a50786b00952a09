#include "platform/documents/long_table.hpp"

#include <xlsxwriter.h>

#include <filesystem>
#include <stdexcept>
#include <utility>

#include "base/expect.hpp"
#include "platform/documents/sheet_name.hpp"

namespace documents {
namespace {

constexpr std::size_t sheet_name_letters = 28;   // Excel has 31; a number may follow
constexpr std::size_t cell_letters = 32'767;     // of Excel

std::string numbered(std::string_view title, int number)
{
    auto name = sheet_name(title, sheet_name_letters);
    return number == 1 ? name : name + " " + std::to_string(number);
}

}   // namespace

struct LongTableWriter::State {
    LongTable table;
    std::string folder;   // for what the library writes beside the file meanwhile
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* head = nullptr;
    lxw_format* text = nullptr;
    lxw_format* day = nullptr;
    lxw_format* whole = nullptr;
    lxw_row_t row = 0;
    lxw_col_t column = 0;
    int sheets = 0;
    std::int64_t rows = 0;

    State(LongTable given, std::string const& path)
        : table(std::move(given)), folder(std::filesystem::path{path}.parent_path().string())
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder.empty() ? nullptr : folder.data();
        book = workbook_new_opt(path.c_str(), &options);
        if (book == nullptr) throw std::runtime_error{"a workbook cannot be made"};
        lxw_doc_properties properties{};
        properties.title = table.title.data();
        properties.created = base::Instant{table.date}.time_since_epoch().count();
        workbook_set_properties(book, &properties);
        head = workbook_add_format(book);
        format_set_bold(head);
        format_set_text_wrap(head);
        format_set_bg_color(head, 0xE7EBF0);
        format_set_align(head, LXW_ALIGN_VERTICAL_CENTER);
        text = workbook_add_format(book);
        format_set_num_format(text, "@");
        day = workbook_add_format(book);
        format_set_num_format(day, "dd/mm/yyyy");
        whole = workbook_add_format(book);
        format_set_num_format(whole, "#,##0");
        begin_sheet();
    }
    ~State()
    {
        if (book != nullptr) lxw_workbook_free(book);
    }
    State(State const&) = delete;
    State& operator=(State const&) = delete;

    void begin_sheet()
    {
        ++sheets;
        sheet = workbook_add_worksheet(book, numbered(table.title, sheets).c_str());
        if (sheet == nullptr) throw std::runtime_error{"a sheet of a workbook cannot be made"};
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            auto const at = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet, at, at, table.columns[i].width, nullptr);
            worksheet_write_string(sheet, 0, at, table.columns[i].head.c_str(), head);
        }
        worksheet_freeze_panes(sheet, 1, 0);
        worksheet_repeat_rows(sheet, 0, 0);
        worksheet_set_paper(sheet, 9);   // A4
        worksheet_set_landscape(sheet);
        row = 0;
    }
    void end_sheet()
    {
        if (!table.columns.empty())
            worksheet_autofilter(sheet, 0, 0, row, static_cast<lxw_col_t>(table.columns.size() - 1));
    }
};

LongTableWriter::LongTableWriter(LongTable table, std::string const& path)
    : state_(std::make_unique<State>(std::move(table), path))
{
}

LongTableWriter::~LongTableWriter() = default;

void LongTableWriter::begin_row()
{
    auto& s = *state_;
    if (s.row + 1 >= s.table.rows_per_sheet) {
        s.end_sheet();
        s.begin_sheet();
    }
    ++s.row;
    ++s.rows;
    s.column = 0;
}

void LongTableWriter::text(std::string_view value)
{
    auto& s = *state_;
    auto const column = s.column++;
    if (value.empty()) return;
    std::string const cut{value.size() > cell_letters ? first_letters(value, cell_letters) : value};
    auto const fault = worksheet_write_string(s.sheet, s.row, column, cut.c_str(), s.text);
    base::expect(fault == LXW_NO_ERROR, "a cell of a long table is out of order");
}

void LongTableWriter::whole(std::int64_t value)
{
    auto& s = *state_;
    worksheet_write_number(s.sheet, s.row, s.column++, static_cast<double>(value), s.whole);
}

void LongTableWriter::day(base::Date value)
{
    auto& s = *state_;
    // Excel counts days from 30 December 1899, rightly from March 1900 on; it has none before
    if (value < base::day(1900, 3, 1)) return text(base::vietnamese(value));
    auto const number = (value - base::day(1899, 12, 30)).count();
    worksheet_write_number(s.sheet, s.row, s.column++, static_cast<double>(number), s.day);
}

void LongTableWriter::empty() { ++state_->column; }

std::int64_t LongTableWriter::rows() const { return state_->rows; }
int LongTableWriter::sheets() const { return state_->sheets; }

void LongTableWriter::close()
{
    auto& s = *state_;
    s.end_sheet();
    auto const fault = workbook_close(std::exchange(s.book, nullptr));
    if (fault != LXW_NO_ERROR)
        throw std::runtime_error{std::string{"a workbook cannot be written: "} + lxw_strerror(fault)};
}

}   // namespace documents
