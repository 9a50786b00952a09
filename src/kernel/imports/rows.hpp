#pragma once

#include "kernel/imports/header.hpp"

namespace imports {

/// What a row below the header is.
enum class RowSort : std::uint8_t { data, blank, passed_over };

/// Tells data from what else stands in lists: rows of column numbers, headings of groups, sums, signatures.
/// Rules I-6, I-7.
class RowSorter {
public:
    /// `headings` as saved with the sheet: they tell the column that numbers the rows.
    RowSorter(SheetKind const& kind, Mapping const& mapping, std::span<std::string const> headings,
              std::int64_t header_to);

    RowSort sort(spreadsheets::Row const& row) const;

private:
    bool is_column_numbers(spreadsheets::Row const& row) const;

    std::vector<std::size_t> mapped_;
    std::optional<std::size_t> number_column_;
    std::int64_t header_to_;
};

}   // namespace imports
