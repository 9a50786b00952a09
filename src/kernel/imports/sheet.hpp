#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"
#include "platform/db/connection.hpp"
#include "platform/web/context.hpp"

/// How a slice lets its records be imported from sheets. The engine finds the header, maps columns, shows a preview,
/// commits in chunks, gives faulty rows back and can undo a batch; the slice says what columns there are and what a
/// row means.
namespace imports {

enum class Shape : std::uint8_t { text, name, day, partial_day, whole, choice, code, identity_number, tax_code, phone };

struct Column {
    std::string_view field;   // "tax_code"
    std::string_view label;   // gettext id of the heading
    std::span<std::string_view const>
        headings;   // Vietnamese headings as found in the field, any spelling of accents and case
    Shape shape = Shape::text;
    bool required = false;
};

/// One cell, already read by its shape: numbers that were dates are dates, lost leading zeros are put back
/// for code shapes (the original stays in `text`). Empty cell: everything empty.
struct Cell {
    std::string_view text;   // cleaned (NFC, blanks folded)
    std::optional<base::PartialDate> day = {};
    std::optional<std::int64_t> whole = {};
};

/// A data row. Cells stand in the order of the kind's columns; a column the sheet lacks has empty cells.
struct Row {
    std::int64_t number = 0;   // row of the sheet as the user sees it, from 1
    std::span<Cell const> cells;
};

enum class Verdict : std::uint8_t { created, changed, unchanged, refused };

struct Outcome {
    Verdict verdict = Verdict::refused;
    std::vector<base::Problem> problems = {};   // refused: why. Otherwise: warnings to be looked at
    std::string_view record_kind = {};          // of what was made or changed, for `undo`: "person"
    std::int64_t record_id = 0;
};

struct Setting {
    UserId by;
    base::Instant now;
    base::Date today;
    web::Actor const* actor = nullptr;   // rows outside its scope are refused
    BatchId batch;
    web::Shelf const* shelf = nullptr;   // what slices find there of each other; null: nothing
};

/// Takes the rows of one sheet, chunk by chunk, each chunk in a transaction of its own (rolled back on a dry run).
/// Nothing may be remembered from one chunk to the next but what the database also knows.
class Importer {
public:
    virtual ~Importer() = default;
    /// Validates and writes. One outcome per row, same order. A faulty row never stops the others.
    virtual void take(db::Connection& tx, std::span<Row const> rows, std::span<Outcome> outcomes) = 0;
};

struct SheetKind {
    std::string_view name;        // "people.members"
    std::string_view title;       // gettext id
    web::Permission permission;   // to import it
    int rank = 0;                 // lower ranks are imported first: units 10, enterprises 20, …
    std::span<Column const> columns;
    std::unique_ptr<Importer> (*start)(Setting const& setting) = nullptr;
    /// Takes back what a batch created or changed, newest first: a changed record gets its former values again, unless
    /// somebody has changed it since. Gives what stays, because something later depends on it or it was changed since.
    std::vector<base::Problem> (*undo)(db::Connection& tx, Setting const& setting, std::string_view record_kind,
                                       std::span<std::int64_t const> record_ids) = nullptr;
    /// Words in the sheet's name or in the title rows above the header that speak for this kind: "cong doan co so".
    std::span<std::string_view const> title_hints = {};
};

}   // namespace imports
