#include "reports/indicator.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/embedded.hpp"
#include "base/expect.hpp"
#include "base/text.hpp"
#include "kernel/rulebook/definition.hpp"

namespace reports {
namespace {

using rulebook::Definition;

std::optional<Measure> parse_measure(std::string_view name)
{
    if (name == "flow") return Measure::flow;
    if (name == "stock") return Measure::stock;
    return name == "people" ? std::optional{Measure::people} : std::nullopt;
}

Indicator read(Definition const& definition)
{
    Indicator indicator{.id = definition.text("id"),
                        .name = definition.both("name"),
                        .unit_of_measure = definition.both("unit_of_measure"),
                        .kinds = definition.texts("kinds"),
                        .minus = definition.texts("minus"),
                        .varieties = definition.texts("varieties"),
                        .people_group = definition.text_or("people_group", ""),
                        .by = definition.texts("by"),
                        .source = definition.text("source"),
                        .confidence = definition.text("confidence"),
                        .version = static_cast<int>(definition.whole("version"))};
    auto const measure = parse_measure(definition.text("measure"));
    if (!measure) definition.fail("measure", "flow, stock or people is meant");
    indicator.measure = *measure;
    if (indicator.kinds.empty()) definition.fail(indicator.id, "no kinds of facts");
    if ((indicator.measure == Measure::people) == indicator.people_group.empty())
        definition.fail(indicator.id, "people are counted in a people_group, everything else without one");
    if (!indicator.minus.empty() && indicator.measure != Measure::stock)
        definition.fail(indicator.id, "only stocks have kinds that take away");
    constexpr std::array<std::string_view, 3> confidences{"sure", "likely", "unsure"};
    if (std::ranges::find(confidences, indicator.confidence) == confidences.end())
        definition.fail(indicator.id, "confidence is sure, likely or unsure");
    return indicator;
}

std::vector<Indicator> read_all()
{
    std::vector<Indicator> all;
    for (auto const& file : base::embedded_files_below("rules/indicators/"))
        std::ranges::move(read_indicators(file.name, file.content), std::back_inserter(all));
    std::ranges::sort(all, {}, &Indicator::id);
    base::expect(std::ranges::adjacent_find(all, {}, &Indicator::id) == all.end(), "two indicators have one id");
    return all;
}

}   // namespace

std::vector<Indicator> read_indicators(std::string_view file, std::string_view content)
{
    auto const table = Definition::parse(file, content);
    std::vector<Indicator> found;
    for (auto const& definition : Definition{file, table}.tables("indicator")) found.push_back(read(definition));
    return found;
}

std::span<Indicator const> indicators()
{
    static auto const all = read_all();
    return all;
}

Indicator const* find_indicator(std::string_view id)
{
    auto const all = indicators();
    auto const found = std::ranges::lower_bound(all, id, {}, &Indicator::id);
    return found != all.end() && found->id == id ? &*found : nullptr;
}

Indicator const* indicator_from_text(std::string_view text)
{
    if (auto const* found = find_indicator(text)) return found;
    auto const wanted = base::fold(text);
    for (auto const& indicator : indicators())
        if (base::fold(indicator.name.vi) == wanted || base::fold(indicator.id) == wanted) return &indicator;
    return nullptr;
}

}   // namespace reports
