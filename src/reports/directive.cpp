#include "reports/directive.hpp"

#include <algorithm>
#include <map>

#include "base/embedded.hpp"
#include "base/expect.hpp"
#include "base/text.hpp"
#include "reports/toml.hpp"

namespace reports {
namespace {

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

documents::Line read_line(Definition const& definition)
{
    return {.size = static_cast<double>(definition.whole("size")),
            .bold = definition.flag("bold"),
            .italic = definition.flag("italic"),
            .rule = static_cast<double>(definition.whole_or("rule", 0)) / 100};
}

documents::Culture read_culture(Definition const& definition)
{
    documents::Culture culture;
    culture.name = definition.text("name");
    auto const page = definition.table("page");
    culture.page = {.top = static_cast<double>(page.whole("top")),
                    .bottom = static_cast<double>(page.whole("bottom")),
                    .left = static_cast<double>(page.whole("left")),
                    .right = static_cast<double>(page.whole("right"))};
    for (auto const& line : definition.tables("motto")) {
        culture.motto.push_back(line.text("text"));
        culture.motto_lines.push_back(read_line(line));
    }
    culture.left_share = static_cast<double>(definition.whole("head_left_percent")) / 100;
    culture.superior = read_line(definition.table("superior"));
    culture.issuer = read_line(definition.table("issuer"));
    culture.issuer_mark = definition.text("issuer_mark");
    culture.number = definition.table("number").text("text");
    culture.number_line = read_line(definition.table("number"));
    culture.place_and_date = definition.table("place_and_date").text("text");
    culture.date_line = read_line(definition.table("place_and_date"));
    culture.type_name = read_line(definition.table("type_name"));
    culture.subject = read_line(definition.table("subject"));
    auto const body = definition.table("body");
    culture.body_size = static_cast<double>(body.whole("size"));
    culture.first_line = static_cast<double>(body.whole("first_line_tenths")) / 10;
    culture.paragraph_space = static_cast<double>(body.whole("space_after"));
    culture.line_spacing = static_cast<double>(body.whole("line_percent")) / 100;
    culture.table_size = static_cast<double>(body.whole("table_size"));
    culture.on_behalf = definition.text("on_behalf");
    culture.signature = read_line(definition.table("signature"));
    culture.recipients_title = read_line(definition.table("recipients_title"));
    culture.recipients = read_line(definition.table("recipients"));
    culture.page_number_size = static_cast<double>(definition.whole("page_number_size"));
    return culture;
}

std::map<std::string, documents::Culture, std::less<>> read_cultures()
{
    std::map<std::string, documents::Culture, std::less<>> all;
    for (auto const& file : base::embedded_files_below("rules/documents/")) {
        auto const table = Definition::parse(file.name, file.content);
        auto culture = read_culture({file.name, table});
        all.emplace(culture.name, culture);
    }
    return all;
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

documents::Culture const& culture(std::string_view name)
{
    static auto const all = read_cultures();
    auto const found = all.find(name);
    base::expect(found != all.end(), "a report names a culture of documents that rules/documents does not have");
    return found->second;
}

}   // namespace reports
