#include "kernel/journeys/drawing.hpp"

#include <fmt/format.h>

namespace journeys {
namespace {

/// An arrow for each stage that a step leads out of, and for a vote that is not reached.
std::string picture(Definition const& definition)
{
    std::string lines = "```mermaid\nstateDiagram-v2\n";
    for (auto const& stage : definition.stages) lines += fmt::format("    {} : {}\n", stage.code, stage.name.vi);
    lines += fmt::format("    [*] --> {}\n", definition.stages.front().code);
    for (auto const& step : definition.steps) {
        if (step.to.empty()) continue;
        for (auto const& from : step.from) lines += fmt::format("    {} --> {} : {}\n", from, step.to, step.name.vi);
        if (step.vote && !step.vote->otherwise.empty())
            for (auto const& from : step.from)
                if (from != step.vote->otherwise)
                    lines +=
                        fmt::format("    {} --> {} : {} (không đủ phiếu)\n", from, step.vote->otherwise, step.name.vi);
    }
    for (auto const& stage : definition.stages)
        if (stage.ends != Ends::no) lines += fmt::format("    {} --> [*]\n", stage.code);
    return lines + "```\n";
}

template <class Items, class Name>
std::string listed(Items const& items, Name const& name)
{
    std::string text;
    for (auto const& item : items) text += (text.empty() ? "" : ", ") + name(item);
    return text;
}

std::string rules_of(Step const& step)
{
    auto text = listed(step.conditions, [](ConditionUse const& use) {
        auto const keys = listed(use.rules, [](auto const& pair) { return "`" + pair.second + "`"; });
        return use.name + (keys.empty() ? "" : " (" + keys + ")");
    });
    if (step.vote) text += (text.empty() ? "" : ", ") + std::string{"vote `"} + step.vote->fraction + "`";
    if (!step.after_clock.empty()) text += (text.empty() ? "" : ", ") + std::string{"after "} + step.after_clock;
    return text;
}

std::string steps_table(Definition const& definition)
{
    std::string table = "\n| step | name | asks | papers | rules |\n| --- | --- | --- | --- | --- |\n";
    for (auto const& step : definition.steps)
        table += fmt::format(
            "| `{}` | {} | {} | {} | {} |\n", step.code, step.name.vi,
            listed(step.fields, [](Field const& field) { return field.name + (field.required ? "" : "?"); }),
            listed(step.papers, [](PaperSlot const& slot) { return slot.code + (slot.required ? "" : "?"); }),
            rules_of(step));
    return table;
}

std::string_view counts_in(Counts counts)
{
    if (counts == Counts::months) return "months";
    return counts == Counts::working_days ? "working days" : "days";
}

std::string clocks_table(Definition const& definition)
{
    if (definition.clocks.empty()) return {};
    std::string table =
        "\n| clock | name | from | until | length | stands still |\n| --- | --- | --- | --- | --- | --- |\n";
    for (auto const& clock : definition.clocks) {
        auto const from = clock.after.empty() ? listed(clock.starts, [](auto const& step) { return step; }) +
                                                    (clock.from_field.empty() ? "" : ": " + clock.from_field)
                                              : "after " + clock.after;
        table += fmt::format("| `{}` | {} | {} | {} | `{}` {} | {} |\n", clock.code, clock.name.vi, from,
                             clock.waits ? "waited for" : listed(clock.ends, [](auto const& step) { return step; }),
                             clock.rule, counts_in(clock.counts),
                             listed(clock.pauses, [](Clock::Pause const& p) { return p.from + " – " + p.to; }));
    }
    return table;
}

}   // namespace

std::string drawn(std::span<Definition const> definitions)
{
    std::string page =
        "# Journeys\n\nHow each process goes, made from the files in `rules/journeys`. What is optional has "
        "a question mark. The rules of the engine: [rules/journeys.md](rules/journeys.md).\n";
    for (auto const& one : definitions) {
        auto const until = one.valid.to == base::forever ? std::string{} : ", before " + base::iso(one.valid.to);
        page += fmt::format("\n## {}: `{}`, version {}\n\nBegun from {} on{}. Confidence: {}. {}.\n\n{}{}{}",
                            one.name.vi, one.code, one.version, base::iso(one.valid.from), until, one.confidence,
                            one.source, picture(one), steps_table(one), clocks_table(one));
    }
    return page;
}

}   // namespace journeys
