#include "reports/page_views.hpp"

#include "reports/output.hpp"
#include "reports/question.hpp"

namespace reports {
namespace {

CellView figure_cell(Report const& report, std::string const& id, std::int64_t value, base::Texts const& texts)
{
    return {.text = texts.number(value),
            .url = value == 0 ? std::string{} : figure_url(report.question, id),
            .number = true};
}

std::string note(base::Texts const& texts)
{
    return std::string{texts.tr("People are counted once in each cell: cells of people do not add up.")};
}

}   // namespace

std::string report_url(Question const& question)
{
    return "/reports/" + question.code + "?" + question_parameters(question);
}

std::string figure_url(Question const& question, std::string const& figure_id)
{
    return "/reports/" + question.code + "/figures/" + figure_id + "?" + question_parameters(question);
}

TableView years_view(Report const& report, base::Texts const& texts)
{
    auto const language = texts.language();
    TableView view{.caption = std::string{texts.tr("Results by year")},
                   .heads = {std::string{texts.tr("Figure")}},
                   .note = note(texts)};
    for (auto const year : report.years) view.heads.push_back(std::to_string(year));
    for (auto const& head : {texts.tr("In total"), texts.tr("Target"), texts.tr("Rate")}) view.heads.emplace_back(head);
    for (auto const& group : result_table(report, language)) {
        view.rows.push_back({{{.text = group.title.in(language)}}});
        for (auto const& result : group.rows) {
            auto const& indicator = *result.indicator;
            TableView::Row row{
                {{.text = indicator.name.in(language) + " (" + indicator.unit_of_measure.in(language) + ")"}}};
            for (std::size_t i = 0; i < report.years.size(); ++i)
                row.cells.push_back(figure_cell(report, figure_id(indicator, report.years[i]), result.years[i], texts));
            row.cells.push_back(figure_cell(report, figure_id(indicator), result.total, texts));
            row.cells.push_back({.text = result.target, .number = true});
            row.cells.push_back({.text = result.rate, .number = true});
            view.rows.push_back(std::move(row));
        }
    }
    return view;
}

TableView units_view(Report const& report, base::Texts const& texts)
{
    auto const language = texts.language();
    TableView view{.caption = std::string{texts.tr("Results by unit")},
                   .heads = {std::string{texts.tr("Unit")}},
                   .note = note(texts)};
    std::vector<Indicator const*> indicators;
    for (auto const& id : report.definition->by_unit) {
        indicators.push_back(find_indicator(id));
        view.heads.push_back(indicators.back()->name.in(language));
    }
    for (auto const& unit : report.units) {
        TableView::Row row{{{.text = unit_label(report, unit, texts.language())}}};
        for (auto const* indicator : indicators)
            row.cells.push_back(
                figure_cell(report, figure_id(*indicator, unit), report.in_unit(*indicator, unit), texts));
        view.rows.push_back(std::move(row));
    }
    TableView::Row sum{.cells = {{.text = std::string{texts.tr("In total")}}}, .total = true};
    for (auto const* indicator : indicators)
        sum.cells.push_back(figure_cell(report, figure_id(*indicator), report.total(*indicator), texts));
    view.rows.push_back(std::move(sum));
    return view;
}

std::string figure_label(Report const& report, std::string const& id, std::string const& otherwise,
                         base::Texts const& texts)
{
    auto const* figure = report.find(id);
    if (!figure) return otherwise + " (" + id + ")";
    auto label = figure->indicator->name.in(texts.language());
    if (figure->year) label += ", " + std::to_string(*figure->year);
    if (figure->unit) label += ", " + unit_label(report, report.units[*figure->unit], texts.language());
    return label;
}

TableView rules_view(Report const& report, base::Texts const& texts)
{
    auto const language = texts.language();
    TableView view{.caption = std::string{texts.tr("How the figures are counted")}, .heads = {}};
    for (auto const& head :
         {texts.tr("Figure"), texts.tr("Id"), texts.tr("Version"), texts.tr("Source"), texts.tr("Confidence")})
        view.heads.emplace_back(head);
    for (auto const* indicator : report.indicators)
        view.rows.push_back({{{.text = indicator->name.in(language)},
                              {.text = indicator->id},
                              {.text = std::to_string(indicator->version), .number = true},
                              {.text = indicator->source},
                              {.text = std::string{texts.of(indicator->confidence)}}}});
    return view;
}

std::vector<web::Figure> main_figures(Report const& report, base::Texts const& texts)
{
    std::vector<web::Figure> figures;
    for (auto const& id : report.directive->main) {
        auto const& indicator = *find_indicator(id);
        web::Figure figure{.label = indicator.name.in(texts.language()),
                           .value = texts.number(report.total(indicator)),
                           .url = figure_url(report.question, id)};
        if (auto const* target = report.target(indicator)) {
            figure.hint = texts.tr(
                "of {0} planned: {1}",
                {texts.number(target->target), base::percent(target->result, target->target, texts.language())});
            figure.tone = target->reached() ? "good" : "warning";
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

web::Chart chart_of(Report const& report, base::Texts const& texts, std::string_view id, std::string title,
                    std::vector<std::string> const& indicators)
{
    web::Chart chart{.id = std::string{id}, .title = std::move(title), .label_head = std::string{texts.tr("Year")}};
    for (auto const year : report.years) chart.labels.push_back(std::to_string(year));
    for (auto const& name : indicators) {
        auto const& indicator = *find_indicator(name);
        web::Series series{.label = indicator.name.in(texts.language()), .values = {}};
        for (auto const year : report.years)
            series.values.push_back(static_cast<double>(report.in_year(indicator, year)));
        chart.series.push_back(std::move(series));
    }
    return chart;
}

ReportView report_view(Report const& report, base::Texts const& texts)
{
    auto const& question = report.question;
    auto const days = texts.tr("{0}, from {1} to {2}", {report.unit_name, base::vietnamese(question.period.from),
                                                        base::vietnamese(last_day(question))});
    ReportView view{.summary = report.directive->title.in(texts.language()) + ". " + days + ".",
                    .action = "/reports/" + question.code,
                    .figures = main_figures(report, texts),
                    .years = years_view(report, texts),
                    .units = units_view(report, texts),
                    .rules = rules_view(report, texts)};
    auto other = question;
    other.structure = ledger::Structure::then;
    view.structures.push_back({report_url(other), std::string{texts.tr("Units as they stood then")}});
    other.structure = ledger::Structure::now;
    view.structures.push_back({report_url(other), std::string{texts.tr("Units as they stand now")}});
    if (question.structure != ledger::Structure::day)
        view.structure = view.structures[question.structure == ledger::Structure::then ? 0 : 1].label;
    view.charts.push_back(
        chart_of(report, texts, "chart-unions", std::string{texts.tr("Unions founded by year")}, {"I03.founded"}));
    view.charts.push_back(chart_of(report, texts, "chart-training", std::string{texts.tr("Participations by year")},
                                   {"I13.preparatory.participations", "I13.work.participations"}));
    for (auto const& [format, label] :
         {std::pair{"docx", "Word"}, std::pair{"pdf", "PDF"}, std::pair{"xlsx", "Excel"}, std::pair{"json", "JSON"}})
        view.downloads.push_back({report_url(question) + "&format=" + format, label});
    view.fields = {
        {.name = "unit",
         .label = std::string{texts.tr("Unit")},
         .value = report.unit_code.empty() ? question.unit.text() : report.unit_code,
         .help = std::string{texts.tr("Code or name of the unit")}},
        {.name = "from", .label = std::string{texts.tr("First day")}, .value = base::vietnamese(question.period.from)},
        {.name = "to", .label = std::string{texts.tr("Last day")}, .value = base::vietnamese(last_day(question))}};
    view.freeze_url = "/reports/" + question.code + "/snapshots";
    view.hidden = {{"unit", question.unit.text()},
                   {"from", base::iso(question.period.from)},
                   {"to", base::iso(last_day(question))},
                   {"structure", structure_text(question)}};
    return view;
}

DirectiveView directive_view(Directive const& directive, Report const* state, base::Texts const& texts)
{
    auto const language = texts.language();
    DirectiveView view{.title = directive.kind.in(language) + " " + directive.number,
                       .text = directive.title.in(language),
                       .url = "/reports/" + directive.reports.front().code};
    if (!state) return view;
    view.title += " · " + state->unit_name;
    view.url = report_url(state->question);
    view.figures = main_figures(*state, texts);
    for (auto const& target : state->targets) {
        auto const tenths = base::percent_tenths(target.result, target.target);
        if (target.year == 0 && tenths)
            view.progress.push_back(
                {target.indicator->name.in(language), *tenths, base::percent(target.result, target.target, language)});
    }
    return view;
}

}   // namespace reports
