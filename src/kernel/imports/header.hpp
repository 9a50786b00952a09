#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/imports/sheet.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace imports {

/// The first rows of a sheet as a person sees them. Cells are cleaned texts.
struct SampleRow {
    std::int64_t number = 0;
    std::vector<std::string> texts;
    bool numbers = false;   // has cells that are numbers or days
};
struct Sample {
    std::string sheet_name;
    std::vector<SampleRow> rows;
    std::vector<spreadsheets::Region> merged;
};

/// The headings of a sheet: one row, or two where groups stand above ("Quyết định" over "Số" and "Ngày").
struct Header {
    std::int64_t first_row = 0;
    std::int64_t last_row = 0;
    struct Column {
        std::string upper;   // of the group, "" when none
        std::string lower;
        std::size_t width = 1;   // columns that the heading is merged over
        std::string shown() const { return upper.empty() ? lower : lower.empty() ? upper : upper + " – " + lower; }
    };
    std::vector<Column> columns;
};

/// Which columns of the sheet (from 0) a column of the kind is read from: none, one, or several joined by blanks
/// ("Họ và đệm" and "Tên"). In the order of the kind's columns.
using Mapping = std::vector<std::vector<std::size_t>>;

/// "full_name=2+3;born=4", and back. Fields that the kind lacks and what is no number are left out.
std::string mapping_text(SheetKind const& kind, Mapping const& mapping);
Mapping parse_mapping(SheetKind const& kind, std::string_view text);
/// The fields that the kind requires and the mapping lacks.
std::vector<std::string_view> missing_columns(SheetKind const& kind, Mapping const& mapping);

/// The columns of the kind by the headings. Rules I-2, I-4.
Mapping map_columns(Header const& header, SheetKind const& kind);

struct Recognised {
    SheetKind const* kind = nullptr;
    Header header;
    Mapping mapping;
    bool certain = true;   // no other kind fits nearly as well
};

/// Header row, kind and mapping of a sheet, by its headings and by what its name and the rows above say.
/// Rules I-1, I-5. Empty when no row within the sample has two headings of any kind.
std::optional<Recognised> recognise(Sample const& sample, std::span<SheetKind const* const> kinds);
/// The same where the kind is given (chosen by a person).
std::optional<Recognised> recognise_as(Sample const& sample, SheetKind const& kind);

}   // namespace imports
