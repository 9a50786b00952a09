#include <algorithm>

#include "reports/output.hpp"

namespace reports {
namespace {

using documents::Align;
using documents::Cell;
using documents::Number;

Cell head(std::string text, int columns = 1, int rows = 1)
{
    return {.text = std::move(text), .align = Align::centre, .bold = true, .columns = columns, .rows = rows};
}

Cell number(std::int64_t value, bool bold = false)
{
    return {.text = base::grouped(value),
            .number = Number{static_cast<double>(value)},
            .align = Align::right,
            .bold = bold};
}

ResultRow row_of(Report const& report, Indicator const& indicator, base::Language language)
{
    ResultRow row{.indicator = &indicator, .total = report.total(indicator), .target = "-", .rate = "-"};
    for (auto const year : report.years) row.years.push_back(report.in_year(indicator, year));
    if (auto const* target = report.target(indicator)) {
        row.target = base::grouped(target->target, language);
        row.rate = base::percent(target->result, target->target, language);
    }
    return row;
}

documents::Row paper_row(Report const& report, ResultRow const& row, int place)
{
    documents::Row cells{{.text = std::to_string(place), .align = Align::centre},
                         {.text = row.indicator->name.vi},
                         {.text = row.indicator->unit_of_measure.vi, .align = Align::centre}};
    for (auto const value : row.years) cells.push_back(number(value));
    cells.push_back(number(row.total, true));
    Cell target{.text = row.target, .align = Align::right};
    Cell rate{.text = row.rate, .align = Align::right};
    if (auto const* known = report.target(*row.indicator)) {
        target.number = Number{static_cast<double>(known->target)};
        if (auto const tenths = base::percent_tenths(known->result, known->target)) {
            rate.number = Number{static_cast<double>(*tenths) / 10, Number::Format::one_decimal};
            rate.text.resize(rate.text.size() - 1);   // the head says that it is per cent
        }
    }
    cells.push_back(target);
    cells.push_back(rate);
    return cells;
}

}   // namespace

std::vector<ResultGroup> result_table(Report const& report, base::Language language)
{
    std::vector<ResultGroup> groups;
    for (auto const& section : report.definition->sections) {
        if (section.indicators.empty()) continue;
        ResultGroup group{.title = section.title};
        for (auto const& id : section.indicators) {
            auto const* indicator = find_indicator(id);
            if (std::ranges::find(report.indicators, indicator) != report.indicators.end())
                group.rows.push_back(row_of(report, *indicator, language));
        }
        if (!group.rows.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

std::string unit_label(Report const& report, ReportUnit const& unit, base::Language language)
{
    if (unit.id) return unit.name;
    if (report.question.structure != ledger::Structure::then) return report.definition->unplaced.in(language);
    auto const& issuers = report.definition->issuers;
    auto const issuer = std::ranges::find(issuers, report.unit_kind, &Issuer::kind);
    return issuer == issuers.end() ? report.unit_name : report.unit_name + " (" + issuer->level.in(language) + ")";
}

documents::Table year_table(Report const& report, double size)
{
    auto const years = static_cast<int>(report.years.size());
    documents::Table table{.widths = {5, 38, 15}, .size = size};
    documents::Row upper{head("TT", 1, 2), head("Nội dung, chỉ tiêu", 1, 2), head("ĐVT", 1, 2)};
    documents::Row lower;
    if (years > 0) upper.push_back(head("Kết quả theo năm", years));
    for (auto const year : report.years) {
        table.widths.push_back(8);
        lower.push_back(head(std::to_string(year)));
    }
    for (auto const& [name, width] :
         {std::pair{"Lũy kế", 10}, std::pair{"Chỉ tiêu giao", 9}, std::pair{"Tỷ lệ (%)", 9}}) {
        upper.push_back(head(name, 1, 2));
        table.widths.push_back(width);
    }
    table.head = {upper, lower};
    auto const columns = static_cast<int>(table.widths.size());
    int place = 0;
    for (auto const& group : result_table(report, base::Language::vi)) {
        table.rows.push_back({{.text = group.title.vi, .bold = true, .columns = columns}});
        for (auto const& row : group.rows) table.rows.push_back(paper_row(report, row, ++place));
    }
    return table;
}

documents::Table unit_table(Report const& report, double size)
{
    documents::Table table{.widths = {5, 24}, .size = size};
    documents::Row names{head("TT"), head("Đơn vị")};
    std::vector<Indicator const*> columns;
    for (auto const& id : report.definition->by_unit) {
        columns.push_back(find_indicator(id));
        names.push_back(head(columns.back()->name.vi));
        table.widths.push_back(12);
    }
    table.head = {names};
    for (std::size_t i = 0; i < report.units.size(); ++i) {
        auto const& unit = report.units[i];
        documents::Row row{{.text = std::to_string(i + 1), .align = Align::centre},
                           {.text = unit_label(report, unit, base::Language::vi)}};
        for (auto const* indicator : columns) row.push_back(number(report.in_unit(*indicator, unit)));
        table.rows.push_back(std::move(row));
    }
    documents::Row sum{{.text = "Tổng cộng", .align = Align::centre, .bold = true, .columns = 2}};
    for (auto const* indicator : columns) sum.push_back(number(report.total(*indicator), true));
    table.rows.push_back(std::move(sum));
    return table;
}

}   // namespace reports
