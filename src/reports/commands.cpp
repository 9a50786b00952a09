#include "reports/commands.hpp"

#include <fstream>

#include "reports/describe.hpp"
#include "reports/output.hpp"
#include "reports/question.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

constexpr std::size_t batch = 1000;

int refuse(CommandLine& line, base::Error const& error)
{
    for (auto const& problem : error.problems) line.err << line.texts.problem(problem) << "\n";
    return 3;
}

int print_records(CommandLine& line, db::Connection& tx, Report const& report, Figure const& figure, base::Date today)
{
    Describer describer{tx};
    std::vector<TextColumn> const columns{
        {std::string{line.texts.tr("Day")}},     {std::string{line.texts.tr("What counts")}},
        {std::string{line.texts.tr("Variety")}}, {std::string{line.texts.tr("Place")}},
        {std::string{line.texts.tr("Record")}},  {std::string{line.texts.tr("Counts")}, true}};
    std::vector<std::vector<std::string>> rows;
    std::optional<ledger::RecordPosition> after;
    std::int64_t sum = 0;
    do {
        auto const page = records_of(tx, report, figure, today, after, batch);
        for (auto const& item : page.items) {
            auto const record = describer.describe(item);
            rows.push_back({record.day, std::string{line.texts.of(record.kind)}, record.variety, record.unit,
                            record.source_kind + " " + record.id, line.texts.number(record.counts)});
            sum += record.counts;
        }
        after = page.next;
    } while (after);
    line.out << text_table(columns, rows) << line.texts.tr("In total: {0}", {line.texts.number(sum)}) << "\n";
    return 0;
}

/// To the file, or to the terminal for what a terminal can show.
int deliver(CommandLine& line, std::string const& content, bool binary)
{
    auto const path = std::string{line.get("--out")};
    if (path.empty() && binary) {
        line.err << line.texts.tr("Say with --out which file to write.") << "\n";
        return 2;
    }
    if (path.empty()) {
        line.out << content;
        return 0;
    }
    std::ofstream file{path, std::ios::binary};
    file << content;
    file.close();
    if (!file) {
        line.err << line.texts.tr("{0} cannot be written.", {path}) << "\n";
        return 1;
    }
    return 0;
}

int run_report(CommandLine& line)
{
    auto const today = base::civil_day(line.now);
    auto transaction = line.database->begin(db::Access::read);
    auto& tx = **transaction;
    auto const question = read_question(tx, line.actor,
                                        {.code = line.get("CODE"),
                                         .unit = line.get("--unit"),
                                         .from = line.get("--from"),
                                         .to = line.get("--to"),
                                         .structure = line.get("--structure"),
                                         .known_at = line.get("--known-at")},
                                        today);
    if (!question) return refuse(line, question.error());
    auto const format = line.get("--format");
    auto const report = compute(tx, *question, today);
    if (line.has("--records")) {
        auto const* figure = report.find(line.get("--records"));
        if (!figure)
            return refuse(
                line, {base::Refusal::not_found, {{"", "report.figure_unknown", std::string{line.get("--records")}}}});
        return print_records(line, tx, report, *figure, today);
    }
    if (format == "text") return deliver(line, to_text(report, line.texts), false);
    if (format == "json") return deliver(line, to_json(report), false);
    if (format == "docx") return deliver(line, documents::docx(to_document(report, today)), true);
    if (format == "pdf") return deliver(line, documents::pdf(to_document(report, today)), true);
    if (format == "xlsx") return deliver(line, documents::xlsx(to_workbook(report, today)), true);
    line.err << line.texts.tr("The format is text, json, docx, xlsx or pdf.") << "\n";
    return 2;
}

constexpr CommandOption report_options[] = {
    {.name = "CODE", .help = "The report: FINAL", .required = true},
    {.name = "--unit", .value = "U", .help = "Code, id or name of the administrative unit; else the directive's own"},
    {.name = "--from", .value = "D", .help = "First day, YYYY-MM-DD; else the directive's"},
    {.name = "--to", .value = "D", .help = "Last day; else the directive's"},
    {.name = "--structure", .value = "S", .help = "Units as they stood: then, now, or a day", .preset = "then"},
    {.name = "--known-at", .value = "T", .help = "Figures as they were known at that moment or day"},
    {.name = "--format", .value = "F", .help = "text, json, docx, xlsx or pdf", .preset = "text"},
    {.name = "--out", .value = "FILE", .help = "Write to this file"},
    {.name = "--records",
     .value = "FIGURE",
     .help = "List the records behind a figure: I03.founded, I03.founded.y2014"},
};

constexpr Command table[] = {
    {.name = "report", .help = "Compute a report from the ledger", .options = report_options, .run = run_report},
};

}   // namespace

std::span<Command const> commands() { return table; }

}   // namespace reports
