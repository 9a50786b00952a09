#include "kernel/styles/rule.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "base/expect.hpp"
#include "kernel/rulebook/definition.hpp"

namespace styles {
namespace {

using rulebook::Definition;

Weight weight_of(Definition const& definition, std::string_view field)
{
    auto const confidence = definition.text(field);
    if (confidence != "sure" && confidence != "likely" && confidence != "unsure")
        definition.fail(field, "sure, likely or unsure is meant");
    return confidence == "sure" ? Weight::fault : Weight::warning;
}

Range range_in(Definition const& definition)
{
    return {static_cast<double>(definition.whole("least")), static_cast<double>(definition.whole("most"))};
}

std::optional<bool> maybe_flag(Definition const& definition, std::string_view field)
{
    if (!definition.has(field)) return std::nullopt;
    return definition.text(field) == "yes";
}

PartRule read_part(Definition const& definition)
{
    return {.of = definition.text("of"),
            .size = range_in(definition),
            .bold = maybe_flag(definition, "bold"),
            .italic = maybe_flag(definition, "italic"),
            .upper = maybe_flag(definition, "upper").value_or(false),
            .source = definition.text("source"),
            .weight = weight_of(definition, "confidence")};
}

PageRule read_page(Definition const& definition)
{
    return {.width = static_cast<double>(definition.whole("width")),
            .height = static_cast<double>(definition.whole("height")),
            .top = range_in(definition.table("top")),
            .bottom = range_in(definition.table("bottom")),
            .left = range_in(definition.table("left")),
            .right = range_in(definition.table("right")),
            .source = definition.text("source"),
            .weight = weight_of(definition, "confidence")};
}

BodyRule read_body(Definition const& definition)
{
    BodyRule body{.least_space = static_cast<double>(definition.whole("space_least")),
                  .line_spacing = {static_cast<double>(definition.whole("line_percent_least")) / 100,
                                   static_cast<double>(definition.whole("line_percent_most")) / 100},
                  .source = definition.text("source"),
                  .weight = weight_of(definition, "confidence"),
                  .spacing_weight = weight_of(definition, "spacing_confidence")};
    for (auto const& one : definition.tables("first_line"))
        body.first_lines.push_back(static_cast<double>(one.whole("tenths")) / 10);
    return body;
}

Rules read_rules(std::string culture, Definition const& check)
{
    Rules rules{.culture = std::move(culture),
                .motto = check.texts("recognised_by"),
                .fonts = check.texts("fonts"),
                .font = {check.text("fonts_source")},
                .number_begins = check.text("number_begins"),
                .number_separators = check.text("number_separators"),
                .number = {check.text("number_source")},
                .date = {check.text("date_source")},
                .behalf = check.texts("behalf"),
                .behalf_form = {check.text("behalf_source")},
                .issuer_mark = check.text("issuer_mark"),
                .recipients_end = check.flag("recipients_end"),
                .recipients = {check.text("recipients_source"), weight_of(check, "recipients_confidence")},
                .page_number = {check.text("page_number_source"), weight_of(check, "page_number_confidence")},
                .without_number = check.texts("without_number"),
                .types_weight = weight_of(check, "types_confidence"),
                .page = read_page(check.table("page")),
                .body = read_body(check.table("body"))};
    for (auto const& type : check.tables("types")) rules.types.push_back({type.text("name"), type.text("code")});
    for (auto const& part : check.tables("part")) rules.parts.push_back(read_part(part));
    return rules;
}

std::vector<Rules> const& known_rules()
{
    static auto const all = [] {
        std::vector<Rules> read;
        for (auto const& file : base::embedded_files_below("rules/documents/")) {
            auto const table = Definition::parse(file.name, file.content);
            Definition const definition{file.name, table};
            read.push_back(read_rules(definition.text("name"), definition.table("check")));
        }
        return read;
    }();
    return all;
}

}   // namespace

PartRule const* Rules::part(std::string_view of) const
{
    auto const found = std::find_if(parts.begin(), parts.end(), [&](PartRule const& one) { return one.of == of; });
    return found == parts.end() ? nullptr : &*found;
}

Rules const& rules_of(std::string_view culture)
{
    auto const& all = known_rules();
    auto const found = std::find_if(all.begin(), all.end(), [&](Rules const& one) { return one.culture == culture; });
    base::expect(found != all.end(), "a document is checked against a culture that rules/documents does not have");
    return *found;
}

std::vector<Rules const*> all_rules()
{
    std::vector<Rules const*> all;
    for (auto const& one : known_rules()) all.push_back(&one);
    return all;
}

}   // namespace styles
