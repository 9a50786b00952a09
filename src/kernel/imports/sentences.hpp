#pragma once

#include <string>

#include "base/texts.hpp"
#include "kernel/imports/batch.hpp"
#include "kernel/imports/sheet.hpp"

namespace imports {

/// What is wrong with a cell, as the user of the sheet reads it: "Cột «Ngày sinh»: Không đọc được ngày «31/02/1990»…".
/// The column is called as in the sheet, else as the kind calls it.
std::string sentence(base::Texts const& texts, SheetKind const& kind, Sheet const& sheet, RowProblem const& problem);
/// All problems of a row, one a line.
std::string sentences(base::Texts const& texts, SheetKind const& kind, Sheet const& sheet, ProblemRow const& row);

/// Why a sheet is left out or what to look at; "" when nothing is.
std::string sheet_sentence(base::Texts const& texts, Sheet const& sheet);
std::string file_sentence(base::Texts const& texts, File const& file);
/// "Converted from TCVN3 (.VnTime)"; "" for Unicode.
std::string encoding_sentence(base::Texts const& texts, Sheet const& sheet);

}   // namespace imports
