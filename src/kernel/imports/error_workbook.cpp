#include "kernel/imports/error_workbook.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <set>

#include "base/expect.hpp"
#include "base/text.hpp"
#include "kernel/imports/headings.hpp"
#include "kernel/imports/sentences.hpp"
#include "kernel/imports/store.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace imports {
namespace {

constexpr std::int64_t rows_at_once = 5'000;

struct Formats {
    lxw_format* heading;
    lxw_format* text;
    lxw_format* day;
    lxw_format* day_without_year;
    lxw_format* fault;
};

Formats formats_of(lxw_workbook* book)
{
    Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book),
                    workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(formats.heading);
    format_set_text_wrap(formats.heading);
    format_set_border(formats.heading, LXW_BORDER_THIN);
    format_set_align(formats.heading, LXW_ALIGN_VERTICAL_CENTER);
    format_set_num_format(formats.day, "dd/mm/yyyy");
    format_set_num_format(formats.day_without_year, "d/m");
    format_set_text_wrap(formats.fault);
    format_set_font_color(formats.fault, 0x9C0006);
    format_set_bg_color(formats.fault, 0xFFE9E7);
    for (auto* format : {formats.text, formats.day, formats.day_without_year, formats.fault})
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return formats;
}

/// A name that Excel takes and that no sheet before has: at most 31 letters, none of []:*?/\.
std::string sheet_name(std::string_view wanted, std::set<std::string>& taken)
{
    std::string bare;
    for (char const c : base::clean(wanted))
        bare += std::string_view{"[]:*?/\\'"}.find(c) == std::string_view::npos ? c : ' ';
    auto const cut = [&](std::size_t letters) {
        std::string out;
        std::size_t count = 0;
        for (char const c : bare) {
            if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && ++count > letters) break;
            out += c;
        }
        return base::clean(out);
    };
    auto name = cut(31);
    if (name.empty()) name = "Sheet";
    for (int number = 2; !taken.insert(base::lower(name)).second; ++number)
        name = cut(26) + " (" + std::to_string(number) + ")";
    return name;
}

/// A number whose format shows zeros at the front would lose them.
bool keeps_zeros(std::string_view text) { return text.size() > 1 && text[0] == '0' && text[1] != '.'; }

bool is_error_heading(std::string_view heading)
{
    auto const normal = normal_heading(heading);
    return normal == normal_heading(error_heading) || normal == normal_heading(error_heading_en);
}

/// A sheet of the user's on its way into the error workbook.
class Copy {
public:
    Copy(lxw_workbook* book, std::string const& name, Formats const& formats, Sheet const& sheet, SheetKind const& kind,
         base::Texts const& texts)
        : sheet_(workbook_add_worksheet(book, name.c_str())),
          formats_(&formats),
          from_(&sheet),
          kind_(&kind),
          texts_(&texts)
    {
        base::expect(sheet_ != nullptr, "a sheet of an error workbook has a name that Excel does not take");
        columns_ = sheet.headings.size();
        // the column of an error workbook that was corrected and imported is written anew
        if (columns_ > 0 && is_error_heading(sheet.headings.back())) --columns_;
        for (lxw_col_t c = 0; c < columns_; ++c) {
            auto const letters = static_cast<double>(base::length(sheet.headings[c]));
            worksheet_set_column(sheet_, c, c, std::clamp(letters + 2, 8.0, 28.0), nullptr);
        }
        worksheet_set_column(sheet_, static_cast<lxw_col_t>(columns_), static_cast<lxw_col_t>(columns_), 60, nullptr);
    }

    void above(spreadsheets::Row const& row)
    {
        bool const heading = row.number >= from_->header_from;
        // the row keeps its place, so that titles and two rows of headings stay what they are
        next_ = static_cast<lxw_row_t>(row.number - 1);
        write(row, heading ? formats_->heading : nullptr);
        if (row.number == from_->header_to) {
            auto const title = texts_->language() == base::Language::vi ? error_heading : error_heading_en;
            worksheet_write_string(sheet_, next_, static_cast<lxw_col_t>(columns_), std::string{title}.c_str(),
                                   formats_->heading);
            worksheet_freeze_panes(sheet_, next_ + 1, 0);
        }
        ++next_;
    }
    void faulty(spreadsheets::Row const& row, ProblemRow const& problems)
    {
        write(row, formats_->text);
        auto said =
            texts_->tr("Row {0}.", {std::to_string(row.number)}) + " " + sentences(*texts_, *kind_, *from_, problems);
        worksheet_write_string(sheet_, next_, static_cast<lxw_col_t>(columns_), said.c_str(), formats_->fault);
        ++next_;
    }

private:
    void write(spreadsheets::Row const& row, lxw_format* format)
    {
        for (lxw_col_t c = 0; c < row.cells.size() && c < columns_; ++c) {
            auto const& cell = row.cells[c];
            if (cell.type == spreadsheets::CellType::empty) continue;
            if (cell.type == spreadsheets::CellType::day) {
                auto const serial = static_cast<double>((cell.day - base::day(1899, 12, 30)).count());
                worksheet_write_number(sheet_, next_, c, serial,
                                       cell.year_shown ? formats_->day : formats_->day_without_year);
            } else if (cell.type == spreadsheets::CellType::number && !keeps_zeros(cell.text)) {
                worksheet_write_number(sheet_, next_, c, cell.number, format);
            } else {
                // a text stays a text, also when it starts like a formula
                worksheet_write_string(sheet_, next_, c, std::string{cell.text}.c_str(), format);
            }
        }
    }

    lxw_worksheet* sheet_;
    Formats const* formats_;
    Sheet const* from_;
    SheetKind const* kind_;
    base::Texts const* texts_;
    std::size_t columns_ = 0;
    lxw_row_t next_ = 0;
};

/// The refused rows of a sheet in order, fetched a few thousand at a time.
class Refused {
public:
    Refused(db::Connection& tx, SheetId sheet, Trial trial) : tx_(&tx), sheet_(sheet), trial_(trial) { fetch(); }

    ProblemRow const* at(std::int64_t number)
    {
        while (at_ < rows_.size() && rows_[at_].number < number)
            if (++at_ == rows_.size()) fetch();
        return at_ < rows_.size() && rows_[at_].number == number ? &rows_[at_] : nullptr;
    }
    bool ended() const { return at_ >= rows_.size(); }

private:
    void fetch()
    {
        do {
            auto const page = problem_rows(*tx_, sheet_, trial_, after_, rows_at_once);
            rows_.clear();
            at_ = 0;
            if (page.empty()) return;
            after_ = page.back().number;
            std::ranges::copy_if(page, std::back_inserter(rows_), &ProblemRow::refused);
        } while (rows_.empty());
    }

    db::Connection* tx_;
    SheetId sheet_;
    Trial trial_;
    std::int64_t after_ = 0;
    std::vector<ProblemRow> rows_;
    std::size_t at_ = 0;
};

}   // namespace

std::int64_t write_error_workbook(std::string const& to, db::Connection& tx, Plan const& plan, Registry const& registry,
                                  std::function<std::string(File const&)> const& path_of, base::Texts const& texts,
                                  Trial trial)
{
    std::vector<Sheet const*> sheets;
    for (auto const& sheet : plan.sheets) {
        auto const& counts = trial == Trial::yes ? sheet.trial : sheet.counts;
        if (counts && counts->refused > 0 && registry.find(sheet.kind) != nullptr) sheets.push_back(&sheet);
    }
    if (sheets.empty()) return 0;

    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    auto* book = workbook_new_opt(to.c_str(), &options);
    if (book == nullptr) throw db::Failure{"the error workbook cannot be written"};
    auto const formats = formats_of(book);
    std::set<std::string> names;
    std::int64_t written = 0;
    for (auto const* sheet : sheets) {
        Copy copy{book, sheet_name(sheet->name, names), formats, *sheet, *registry.find(sheet->kind), texts};
        auto workbook = spreadsheets::open(path_of(plan.file_of(*sheet)));
        if (!workbook) continue;
        auto const position = static_cast<std::size_t>(sheet->position);
        (*workbook)->decode_as(position, static_cast<spreadsheets::Legacy>(sheet->encoding));
        Refused refused{tx, sheet->id, trial};
        (void)(*workbook)->read(position, [&](spreadsheets::Row const& row) {
            if (row.number <= sheet->header_to) {
                copy.above(row);
            } else if (auto const* problems = refused.at(row.number)) {
                copy.faulty(row, *problems);
                ++written;
            }
            return refused.ended() ? spreadsheets::Go::stop : spreadsheets::Go::on;
        });
    }
    if (workbook_close(book) != LXW_NO_ERROR)
        throw db::Failure{"the error workbook cannot be written; is the disk full?"};
    return written;
}

}   // namespace imports
