#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "platform/spreadsheets/legacy.hpp"

/// Reads workbooks (.xlsx) and text tables (.csv) row by row, in little memory, from people one need not trust.
namespace spreadsheets {

/// What is refused as too much. A file within them is read in memory that does not grow with its rows.
struct Limits {
    std::int64_t file_bytes = std::int64_t{1} << 30;
    std::int64_t entries = 5'000;                      // files inside the package
    std::int64_t part_bytes = std::int64_t{4} << 30;   // one of them, unpacked
    std::int64_t ratio = 150;                          // unpacked to packed, for parts above a megabyte
    std::int64_t shared_strings = 5'000'000;
    std::int64_t shared_bytes = std::int64_t{256} << 20;
    std::int64_t rows = 1'048'576;   // as many as Excel has; a text table may have no more either
    std::int64_t columns = 1'024;
    std::int64_t cell_bytes = 128 * 1024;
    std::int64_t sheets = 256;
    int depth = 64;   // of XML elements
};

enum class CellType : std::uint8_t { empty, text, number, boolean, error, day };

/// `text` is what a person reads in the cell: numbers in the shortest spelling (with the zeros of a format like
/// "0000000000"), TRUE and FALSE, "#N/A"; empty for a day. It is not cleaned.
struct Cell {
    CellType type = CellType::empty;
    bool year_shown = true;   // day: the format of the cell has a year
    base::Date day = {};
    double number = 0;
    std::string_view text = {};
};

/// Valid until the next row.
struct Row {
    std::int64_t number = 0;       // as the user sees it, from 1
    std::span<Cell const> cells;   // from column A on; ends with the last one written
    bool hidden = false;
    std::int64_t bytes_read = 0;   // of SheetInfo::bytes, so far
};

struct SheetInfo {
    std::string name;
    bool hidden = false;
    std::int64_t bytes = 0;   // unpacked; for progress
};

/// Merged cells; rows from 1, columns from 0, both ends included.
struct Region {
    std::int64_t first_row = 0;
    std::int64_t last_row = 0;
    std::int64_t first_column = 0;
    std::int64_t last_column = 0;
};

enum class Go : std::uint8_t { on, stop };
using RowSink = std::function<Go(Row const&)>;
/// Bytes as they stand in the file; a letter may be cut in two between one piece and the next.
using PieceSink = std::function<Go(std::string_view)>;

/// An open file. Not for several threads at once.
class Workbook {
public:
    virtual ~Workbook() = default;
    /// Sheets of cells in their order; charts are left out.
    virtual std::span<SheetInfo const> sheets() const = 0;
    /// Gives every written row to `sink`, until it says stop. Exceptions of the sink pass through.
    /// Refuses: invalid - the file is broken or over a limit from here on (rows before were given).
    virtual base::Result<base::Done> read(std::size_t sheet, RowSink const& sink) = 0;
    /// Gives the bytes that hold the texts of cells, of all sheets, until `sink` says stop: many times faster than
    /// `read`, to learn whether something can be in them at all. XML has its signs around texts.
    /// Refuses: as `read`.
    virtual base::Result<base::Done> read_bytes(PieceSink const& sink) = 0;
    /// Gives each paragraph of the texts that stand in no cell, until `sink` says stop: comments, boxes drawn over
    /// sheets, headers and footers, what the file says of itself. Refuses: as `read`.
    virtual base::Result<base::Done> read_beside(PieceSink const& sink) = 0;
    /// Merged cells of the first `rows` rows.
    virtual base::Result<std::vector<Region>> merged(std::size_t sheet, std::int64_t rows) = 0;
    /// From now on the texts of this sheet are converted from this legacy encoding (see guess_legacy).
    virtual void decode_as(std::size_t sheet, Legacy legacy) = 0;
    /// The file holds bytes that are no Unicode: without `decode_as` each byte comes as one letter.
    virtual bool has_raw_bytes() const { return false; }
};

/// Opens by content, not by the ending of the name. Refuses with a sentence each: encrypted, .xls, .xlsb, .ods, HTML
/// or PDF in disguise, broken, too large, no sheet inside. A file that cannot be opened at all is not_found.
base::Result<std::unique_ptr<Workbook>> open(std::string const& path, Limits const& limits = {});
/// The same for bytes at hand, which must outlive the workbook. `name` is the name of the only sheet of a text table.
base::Result<std::unique_ptr<Workbook>> open_view(std::string_view bytes, std::string_view name,
                                                  Limits const& limits = {});

/// A column as spreadsheets name it, counted from 0: "C", "AB".
std::string column_letters(std::size_t column);

/// The cell as Vietnamese write it: dd/mm/yyyy for days, else `text`.
std::string shown(Cell const& cell);

}   // namespace spreadsheets
