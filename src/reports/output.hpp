#pragma once

#include <string>
#include <vector>

#include "base/texts.hpp"
#include "platform/documents/document.hpp"
#include "reports/report.hpp"

/// A report as people read it: in the terminal, on paper, in a workbook.
namespace reports {

/// One line of the table of results: an indicator over the years with its target.
struct ResultRow {
    Indicator const* indicator = nullptr;
    std::vector<std::int64_t> years;
    std::int64_t total = 0;   // a stock's: at the end
    std::string target;       // "-" when there is none
    std::string rate;
};
/// A part of the table of results, under its section's heading.
struct ResultGroup {
    Bilingual title;
    std::vector<ResultRow> rows;
};
std::vector<ResultGroup> result_table(Report const& report, base::Language language);

/// The unit's name; what belongs to no one unit is named by the structure.
std::string unit_label(Report const& report, ReportUnit const& unit, base::Language language);

/// Aligned columns for a terminal; widths are counted in letters, not bytes.
struct TextColumn {
    std::string head;
    bool number = false;
};
std::string text_table(std::vector<TextColumn> const& columns, std::vector<std::vector<std::string>> const& rows);

std::string to_text(Report const& report, base::Texts const& texts);

/// The report in the official form; `date` is its day of issue.
documents::Document to_document(Report const& report, base::Date date);
documents::Workbook to_workbook(Report const& report, base::Date date);

/// The tables by year and by unit, in Vietnamese, for paper and workbook.
documents::Table year_table(Report const& report, double size);
documents::Table unit_table(Report const& report, double size);

}   // namespace reports
