#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "platform/documents/qr_code.hpp"

/// Paper documents as values, and the writers that turn them into files. Texts are NFC already; sizes are points,
/// margins and indents millimetres. No clock is read: the same value gives the same bytes.
namespace documents {

enum class Align : std::uint8_t { left, centre, right, justify };
enum class Orientation : std::uint8_t { portrait, landscape };

/// An A4 page.
struct Page {
    Orientation orientation = Orientation::portrait;
    double top = 20;
    double bottom = 20;
    double left = 30;
    double right = 20;

    double width() const { return orientation == Orientation::portrait ? 210 : 297; }
    double height() const { return orientation == Orientation::portrait ? 297 : 210; }
    double text_width() const { return width() - left - right; }
};

struct Run {
    std::string text;
    bool bold = false;
    bool italic = false;
};

/// A QR code in the place of a paragraph's text; `alt` is read out to those who cannot see it.
struct CodePicture {
    QrCode code;
    std::string alt;
};

struct Paragraph {
    std::vector<Run> runs = {};
    std::optional<CodePicture> picture = {};
    double size = 14;
    Align align = Align::left;
    double first_line = 0;   // millimetres
    double indent = 0;       // of all lines, millimetres
    double before = 0;       // points
    double after = 0;
    double line_spacing = 1;
    double rule = 0;   // a line drawn below, centred: part of the text's width (0: none, 1: as long)
    int heading = 0;   // level in the outline; 0: body
    bool keep_with_next = false;
};

/// What a spreadsheet keeps of a cell; paper shows the cell's text.
struct Number {
    double value = 0;
    enum class Format : std::uint8_t { whole, one_decimal, percent } format = Format::whole;   // percent: 1 is 100 %
};

struct Cell {
    std::string text = {};
    std::optional<Number> number = {};
    Align align = Align::left;
    bool bold = false;
    bool italic = false;
    int columns = 1;   // merged to the right
    int rows = 1;      // merged downwards
};
using Row = std::vector<Cell>;   // only the cells that begin in this row, left to right

struct Table {
    std::vector<double> widths = {};   // one per column, in any unit: shared out over the text width
    std::vector<Row> head = {};        // stands again on every page
    std::vector<Row> rows = {};
    double size = 12;
    double after = 6;   // points
};

/// Two columns without borders: the head of a document, its signature. Never split over two pages.
struct SideBySide {
    double left_share = 0.5;
    std::vector<Paragraph> left = {};
    std::vector<Paragraph> right = {};
    bool keep_with_previous = false;   // with the last two lines before it, so that no signature stands alone
};

using Block = std::variant<Paragraph, Table, SideBySide>;

/// A stretch of pages of one format. Each section begins on a new page.
struct Section {
    Page page = {};
    std::vector<Block> blocks = {};
};

struct Document {
    std::string title;
    std::string author = {};
    std::string language = "vi-VN";
    base::Date date = {};           // of issue; stands in the file's properties
    double page_number_size = 13;   // top centre, from page 2 on; 0: none (PDF alone)
    std::vector<Section> sections = {};
};

/// Word and LibreOffice.
std::string docx(Document const& document);
/// Throws std::runtime_error when the fonts or the drawing library fail.
std::string pdf(Document const& document);

/// One sheet of a workbook: title lines, then a table, then notes.
struct Sheet {
    std::string name;   // at most 31 characters, none of []:*?/\ (others are replaced)
    std::vector<std::string> titles = {};
    Table table = {};   // widths in characters
    std::vector<std::string> notes = {};
    int frozen_columns = 0;   // besides the head, which is always frozen
    Orientation orientation = Orientation::landscape;
};
struct Workbook {
    std::string title;
    std::string author = {};
    base::Date date = {};
    std::vector<Sheet> sheets = {};
};

/// Numbers are written as numbers, everything else as text (also what begins with "="). Throws std::runtime_error when
/// the temporary folder cannot be written.
std::string xlsx(Workbook const& workbook);

}   // namespace documents
