#include "kernel/styles/words.hpp"

namespace styles {
namespace {

std::string phrase(base::Texts const& texts, std::string_view group, Fault fault, std::string_view value)
{
    auto id = "style." + std::string{group} + "." + std::string{name_of(fault)};
    if (value == "yes" || value == "no") id += "." + std::string{value};
    return base::filled(texts.of(id), {value});
}

}   // namespace

FindingLine line_of(base::Texts const& texts, Finding const& finding)
{
    return {finding.weight,
            std::string{texts.of("style.part." + finding.part)},
            finding.where,
            phrase(texts, "found", finding.what, finding.found),
            phrase(texts, "wanted", finding.what, finding.expected),
            finding.source,
            finding.times};
}

std::string culture_label(base::Texts const& texts, std::string_view culture)
{
    if (culture == "party") return std::string{texts.tr("Party committees")};
    return std::string{texts.tr("State and unions")};
}

std::string summary(base::Texts const& texts, Checked const& checked)
{
    if (checked.findings.empty()) return std::string{texts.tr("Nothing to mend: the style is as the rules ask.")};
    return texts.tr("{0} faults, {1} remarks", {texts.number(checked.faults()), texts.number(checked.warnings())});
}

}   // namespace styles
