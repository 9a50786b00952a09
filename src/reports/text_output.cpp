#include <algorithm>

#include "base/text.hpp"
#include "reports/output.hpp"

namespace reports {
namespace {

std::string padded(std::string_view text, std::size_t width, bool right)
{
    auto const letters = base::length(text);
    std::string const blanks(width > letters ? width - letters : 0, ' ');
    return right ? blanks + std::string{text} : std::string{text} + blanks;
}

std::string trimmed(std::string line)
{
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line + "\n";
}

std::string years_table(Report const& report, base::Texts const& texts)
{
    auto const language = texts.language();
    std::vector<TextColumn> columns{{std::string{texts.tr("Figure")}}, {std::string{texts.tr("Unit of measure")}}};
    for (auto const year : report.years) columns.push_back({std::to_string(year), true});
    for (auto const& head : {texts.tr("In total"), texts.tr("Target"), texts.tr("Rate")})
        columns.push_back({std::string{head}, true});
    std::vector<std::vector<std::string>> rows;
    for (auto const& group : result_table(report, language)) {
        rows.push_back({group.title.in(language)});
        for (auto const& result : group.rows) {
            std::vector<std::string> row{"  " + result.indicator->name.in(language),
                                         result.indicator->unit_of_measure.in(language)};
            for (auto const value : result.years) row.push_back(base::grouped(value, language));
            row.push_back(base::grouped(result.total, language));
            row.push_back(result.target);
            row.push_back(result.rate);
            rows.push_back(std::move(row));
        }
    }
    return text_table(columns, rows);
}

std::string units_table(Report const& report, base::Texts const& texts)
{
    auto const language = texts.language();
    std::vector<TextColumn> columns{{std::string{texts.tr("Unit")}}};
    std::vector<Indicator const*> indicators;
    std::string legend;
    for (auto const& id : report.definition->by_unit) {
        indicators.push_back(find_indicator(id));
        auto const mark = "(" + std::to_string(indicators.size()) + ")";
        columns.push_back({mark, true});
        legend += mark + " " + indicators.back()->name.in(language) + "\n";
    }
    std::vector<std::vector<std::string>> rows;
    for (auto const& unit : report.units) {
        rows.push_back({unit_label(report, unit, texts.language())});
        for (auto const* indicator : indicators)
            rows.back().push_back(base::grouped(report.in_unit(*indicator, unit), language));
    }
    rows.push_back({std::string{texts.tr("In total")}});
    for (auto const* indicator : indicators) rows.back().push_back(base::grouped(report.total(*indicator), language));
    return text_table(columns, rows) + legend;
}

}   // namespace

std::string text_table(std::vector<TextColumn> const& columns, std::vector<std::vector<std::string>> const& rows)
{
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto width = base::length(columns[i].head);
        for (auto const& row : rows)
            if (i < row.size() && row.size() > 1)
                width = std::max(width, base::length(row[i]));   // headings may overhang
        widths.push_back(width);
    }
    std::string text;
    std::size_t all = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        text += (i ? "  " : "") + padded(columns[i].head, widths[i], columns[i].number);
        all += widths[i] + (i ? 2 : 0);
    }
    text = trimmed(std::move(text));
    for (std::size_t i = 0; i < all; ++i) text += "─";
    text += "\n";
    for (auto const& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i ? "  " : "") + padded(row[i], widths[i], columns[i].number);
        text += trimmed(std::move(line));
    }
    return text;
}

std::string to_text(Report const& report, base::Texts const& texts)
{
    auto const language = texts.language();
    auto const upper_name = base::upper(report.definition->name.in(language));
    std::string text = upper_name + " " + report.directive->number + "\n";
    auto const& question = report.question;
    text += texts.tr("{0}, from {1} to {2}",
                     {report.unit_name, base::vietnamese(question.period.from), base::vietnamese(last_day(question))}) +
            "\n";
    text += question.structure == ledger::Structure::then  ? texts.tr("Units as they stood then")
            : question.structure == ledger::Structure::now ? texts.tr("Units as they stand now")
                                                           : texts.tr("Units as of a chosen day");
    if (question.known_at) text += " · " + texts.tr("as known on {0}", {base::vietnamese(*question.known_at)});
    text += "\n\n" + years_table(report, texts) + "\n" + units_table(report, texts);
    text += std::string{texts.tr("People are counted once in each cell: cells of people do not add up.")} + "\n";
    return text;
}

}   // namespace reports
