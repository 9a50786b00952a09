#include "kernel/imports/sentences.hpp"

#include <algorithm>

#include "kernel/imports/header.hpp"
#include "platform/spreadsheets/legacy.hpp"

namespace imports {
namespace {

std::string column_name(base::Texts const& texts, SheetKind const& kind, Sheet const& sheet, std::string_view field)
{
    auto const column = std::ranges::find(kind.columns, field, &Column::field);
    if (column == kind.columns.end()) return {};
    auto const mapping = parse_mapping(kind, sheet.mapping);
    auto const& from = mapping[static_cast<std::size_t>(column - kind.columns.begin())];
    if (!from.empty() && from.front() < sheet.headings.size() && !sheet.headings[from.front()].empty())
        return sheet.headings[from.front()];
    return std::string{texts.of(column->label)};
}

}   // namespace

std::string sentence(base::Texts const& texts, SheetKind const& kind, Sheet const& sheet, RowProblem const& problem)
{
    auto const name = column_name(texts, kind, sheet, problem.field);
    auto const said = texts.problem(problem.view());
    return name.empty() ? said : texts.tr("Column “{0}”: {1}", {name, said});
}

std::string sentences(base::Texts const& texts, SheetKind const& kind, Sheet const& sheet, ProblemRow const& row)
{
    std::string all;
    for (auto const& problem : row.problems) {
        if (!all.empty()) all += '\n';
        all += sentence(texts, kind, sheet, problem);
    }
    return all;
}

std::string sheet_sentence(base::Texts const& texts, Sheet const& sheet)
{
    return sheet.problem.empty() ? std::string{} : texts.problem({"", sheet.problem, sheet.detail});
}

std::string file_sentence(base::Texts const& texts, File const& file)
{
    return file.problem.empty() ? std::string{} : texts.problem({"", file.problem, file.detail});
}

std::string encoding_sentence(base::Texts const& texts, Sheet const& sheet)
{
    auto const legacy = static_cast<spreadsheets::Legacy>(sheet.encoding);
    if (legacy == spreadsheets::Legacy::none) return {};
    return texts.tr("Letters were converted from {0} to Unicode; compare the rows below with your file.",
                    {spreadsheets::name_of(legacy)});
}

}   // namespace imports
