#include "kernel/styles/commands.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/json.hpp"
#include "kernel/styles/words.hpp"

namespace styles {
namespace {

constexpr int done = 0;
constexpr int refused = 3;

std::string read_file(std::string_view path)
{
    std::ifstream file{std::string{path}, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read " + std::string{path}};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void print_json(CommandLine& line, Checked const& checked)
{
    base::JsonWriter json;
    json.begin_object().key("culture").text(checked.culture).key("faults").number(checked.faults());
    json.key("warnings").number(checked.warnings()).key("findings").begin_array();
    for (auto const& one : checked.findings) {
        json.begin_object().key("weight").text(one.weight == Weight::fault ? "fault" : "warning");
        json.key("part").text(one.part).key("what").text(name_of(one.what)).key("where").text(one.where);
        json.key("found").text(one.found).key("expected").text(one.expected).key("source").text(one.source);
        json.key("times").number(one.times).end_object();
    }
    line.out << json.end_array().end_object().str() << '\n';
}

/// Refuses: what `checked_file` refuses; faults found.
int check_file(CommandLine& line)
{
    auto const checked = checked_file(read_file(line.get("file")), line.get("--culture"));
    if (!checked) {
        for (auto const& problem : checked.error().problems) line.err << line.texts.problem(problem) << '\n';
        return refused;
    }
    auto const code = checked->faults() == 0 ? done : refused;
    if (line.has("--json")) {
        print_json(line, *checked);
        return code;
    }
    line.out << culture_label(line.texts, checked->culture) << ": " << summary(line.texts, *checked) << '\n';
    for (auto const& finding : checked->findings) {
        auto const one = line_of(line.texts, finding);
        line.out << (one.weight == Weight::fault ? "! " : "? ") << one.part << ": " << one.found << " → "
                 << one.expected;
        if (!one.where.empty()) line.out << " «" << one.where << "»";
        if (one.times > 1) line.out << " ×" << one.times;
        line.out << " (" << one.source << ")\n";
    }
    return code;
}

constexpr CommandOption options[] = {
    {.name = "file", .help = "a Word file (.docx)", .required = true},
    {.name = "--culture", .value = "state|party", .help = "by whose rules; without it the document itself tells"},
};

constexpr Command table[] = {{"papers check", "Tell what in a Word file is not in the style of official documents",
                              options, NeedsDatabase::no, check_file}};

}   // namespace

std::span<Command const> commands() { return table; }

}   // namespace styles
