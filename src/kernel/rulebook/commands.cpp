#include "kernel/rulebook/commands.hpp"

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "kernel/slice.hpp"

namespace rulebook {
namespace {

/// Says what is wrong with the rules this program carries: file, line and fault. Exit code 1 when there is anything.
int check(CommandLine& line)
{
    std::vector<RuleFile> files;
    for (auto const* folder : {"rules/calendar/", "rules/values/"})
        for (auto const& file : base::embedded_files_below(folder)) files.push_back({file.name, file.content});
    auto const loaded = load(files);
    for (auto const& fault : loaded.faults)
        line.err << fmt::format("{}:{}: {}\n", fault.file, fault.line, fault.message);
    std::size_t lacking = 0;
    for (auto const* slice : line.slices)
        for (auto const& sentence : missing(loaded.rulebook, slice->rules)) {
            line.err << fmt::format("{}: {}\n", slice->name, sentence);
            ++lacking;
        }
    if (!loaded.faults.empty() || lacking != 0) return 1;
    line.out << line.texts.tr("{0} keys in {1} files, no fault.",
                              {std::to_string(loaded.rulebook.keys().size()), std::to_string(files.size())})
             << '\n';
    return 0;
}

/// Lists the values in force on a day, or everything that ever held for one key.
int list(CommandLine& line)
{
    auto const& rules = embedded();
    auto const on_text = line.get("--on");
    auto const on = on_text.empty() ? base::civil_day(line.now) : base::parse_date(on_text).value_or(base::Date{});
    if (!on_text.empty() && !base::parse_date(on_text)) {
        line.err << line.texts.tr("The day must look like 2026-02-05.") << '\n';
        return 2;
    }
    auto const key = line.get("key");
    auto const print = [&](Value const& value) {
        line.out << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", value.key, shown(value), base::iso(value.period.from),
                                base::iso(value.period.to), name_of(value.confidence), value.source);
    };
    if (!key.empty()) {
        if (rules.history(key).empty()) {
            line.err << line.texts.tr("There is no rule with this key.") << '\n';
            return 3;
        }
        for (auto const& value : rules.history(key)) print(value);
        return 0;
    }
    for (auto const name : rules.keys())
        if (auto const* value = rules.find(name, on)) print(*value);
    return 0;
}

constexpr CommandOption list_options[] = {
    {.name = "key", .help = "one key: everything that ever held for it"},
    {.name = "--on", .value = "DAY", .help = "values in force on this day (YYYY-MM-DD); today without it"},
};

constexpr Command table[] = {
    {"rules check", "Check the dated values from law and guidance", {}, NeedsDatabase::no, check},
    {"rules list", "List dated values with source and confidence", list_options, NeedsDatabase::no, list},
};

}   // namespace

std::span<Command const> commands() { return table; }

}   // namespace rulebook
