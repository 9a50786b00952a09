#include "reports/directive.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "base/expect.hpp"
#include "base/text.hpp"
#include "kernel/rulebook/definition.hpp"

namespace reports {
namespace {

using rulebook::Definition;

void expect_known(Definition const& definition, std::string_view field, std::vector<std::string> const& ids)
{
    for (auto const& id : ids)
        if (!find_indicator(id)) definition.fail(field, "there is no indicator " + id);
}

Section read_section(Definition const& definition)
{
    Section section{.title = definition.both("title"),
                    .level = static_cast<int>(definition.whole_or("level", 1)),
                    .text = definition.texts("text"),
                    .indicators = definition.texts("indicators"),
                    .targets = definition.flag("targets"),
                    .own = definition.flag("own")};
    expect_known(definition, "indicators", section.indicators);
    return section;
}

ReportDefinition read_report(Definition const& definition)
{
    ReportDefinition report{.code = definition.text("code"),
                            .name = definition.both("name"),
                            .type_name = definition.text("type_name"),
                            .type_code = definition.text("type_code"),
                            .subject = definition.text("subject"),
                            .culture = definition.text("culture"),
                            .on_behalf_of = definition.text_or("on_behalf_of", ""),
                            .post = definition.text("post"),
                            .recipients = definition.texts("recipients"),
                            .unplaced = definition.both("unplaced"),
                            .by_unit = definition.texts("by_unit")};
    for (auto const& row : definition.tables("issuers"))
        report.issuers.push_back(
            {row.text("kind"), row.text("superior"), row.text("name"), row.text("symbol"), row.both("level")});
    for (auto const& row : definition.tables("section")) report.sections.push_back(read_section(row));
    expect_known(definition, "by_unit", report.by_unit);
    return report;
}

std::vector<Directive> read_directives()
{
    std::vector<Directive> all;
    for (auto const& file : base::embedded_files_below("rules/directives/"))
        all.push_back(read_directive(file.name, file.content));
    std::ranges::sort(all, {}, &Directive::code);
    return all;
}

}   // namespace

std::vector<std::string> ReportDefinition::indicators() const
{
    std::vector<std::string> ids;
    for (auto const& section : sections) std::ranges::copy(section.indicators, std::back_inserter(ids));
    return ids;
}

Directive read_directive(std::string_view file, std::string_view content)
{
    auto const table = Definition::parse(file, content);
    Definition const definition{file, table};
    auto const period = definition.table("period");
    Directive directive{.code = definition.text("code"),
                        .number = definition.text("number"),
                        .kind = definition.both("kind"),
                        .issuer = definition.both("issuer"),
                        .issued_on = definition.day("issued_on"),
                        .title = definition.both("title"),
                        .short_title = definition.both("short_title"),
                        .period = {period.day("from"), period.day("to")},
                        .unit_code = definition.text("unit_code"),
                        .unit_name = definition.text("unit_name"),
                        .main = definition.texts("main")};
    for (auto const& row : definition.tables("report")) directive.reports.push_back(read_report(row));
    expect_known(definition, "main", directive.main);
    return directive;
}

std::span<Directive const> directives()
{
    static auto const all = read_directives();
    return all;
}

Directive const* find_directive(std::string_view code)
{
    for (auto const& directive : directives())
        if (directive.code == code) return &directive;
    return nullptr;
}

FoundReport find_report(std::string_view code)
{
    auto const wanted = base::lower(code);
    for (auto const& directive : directives())
        for (auto const& report : directive.reports)
            if (base::lower(report.code) == wanted) return {&directive, &report};
    return {};
}

}   // namespace reports
