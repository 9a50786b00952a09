#pragma once

#include "base/result.hpp"
#include "reports/compute.hpp"
#include "reports/describe.hpp"
#include "reports/views.hpp"

/// Turns reports into view structs.
namespace reports {

std::string report_url(Question const& question);
std::string figure_url(Question const& question, std::string const& figure_id);

/// "Unions founded, 2014"; the name as it was frozen where the report has no such figure any more.
std::string figure_label(Report const& report, std::string const& id, std::string const& otherwise,
                         base::Texts const& texts);

TableView years_view(Report const& report, base::Texts const& texts);
TableView units_view(Report const& report, base::Texts const& texts);
/// How the figures are counted: the definitions in the version used, with their sources.
TableView rules_view(Report const& report, base::Texts const& texts);
std::vector<web::Figure> main_figures(Report const& report, base::Texts const& texts);
web::Chart chart_of(Report const& report, base::Texts const& texts, std::string_view id, std::string title,
                    std::vector<std::string> const& indicators);
ReportView report_view(Report const& report, base::Texts const& texts);
DirectiveView directive_view(Directive const& directive, Report const* state, base::Texts const& texts);

}   // namespace reports
