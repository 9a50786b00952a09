#include "app/sample/commands.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>

#include "app/sample/data_set.hpp"
#include "base/json.hpp"

namespace app::sample {
namespace {

std::string expected_json(World const& world, Written const& written)
{
    base::JsonWriter json;
    json.begin_object();
    json.key("scale")
        .text(world.scale->name)
        .key("from_year")
        .number(world.scale->from_year)
        .key("to_year")
        .number(world.scale->to_year);
    json.key("rows").number(written.rows).key("faulty").number(written.faulty).key("repeated").number(written.repeated);
    json.key("sums").begin_object();
    for (auto const& [name, by_year] : stated_sums(world)) {
        json.key(name).begin_object();
        for (auto const& [year, value] : by_year) json.key(year.empty() ? "total" : year).number(value);
        json.end_object();
    }
    json.end_object().end_object();
    return json.take();
}

/// Refuses: a scale, seed or format that does not exist; a folder that has files already.
int run(CommandLine& line)
{
    auto const* scale = find_scale(line.get("--scale"));
    if (!scale) {
        line.err << line.texts.tr("There is no scale «{0}». Choose one of source, S, M, L, XL.", {line.get("--scale")})
                 << '\n';
        return 3;
    }
    std::uint64_t seed = 0;
    auto const seed_text = line.get("--seed");
    if (std::from_chars(seed_text.data(), seed_text.data() + seed_text.size(), seed).ptr !=
        seed_text.data() + seed_text.size()) {
        line.err << line.texts.tr("The seed must be a whole number, not «{0}».", {seed_text}) << '\n';
        return 3;
    }
    auto const format_name = line.get("--format");
    if (format_name != "xlsx" && format_name != "csv") {
        line.err << line.texts.tr("There is no format «{0}». Choose xlsx or csv.", {format_name}) << '\n';
        return 3;
    }
    std::filesystem::path const directory{std::string{line.get("--out")}};
    std::filesystem::create_directories(directory);
    if (!std::filesystem::is_empty(directory)) {
        line.err << line.texts.tr("The folder «{0}» has files already. Give an empty one.", {directory.string()})
                 << '\n';
        return 3;
    }

    auto const world = make_world(*scale, seed);
    auto const written = write_data_set(world, seed, directory, format_name == "csv" ? Format::csv : Format::xlsx);
    auto const expected = expected_json(world, written);
    if (line.has("--json")) {
        line.out << expected << '\n';
        return 0;
    }
    auto print = [&](std::string_view text, std::int64_t value) {
        line.out << fmt::format("  {:>10}  {}\n", line.texts.number(value), text);
    };
    line.out << line.texts.tr("Workbooks in {0}:", {directory.string()}) << '\n';
    print(line.texts.tr("files"), written.files);
    print(line.texts.tr("rows"), written.rows);
    print(line.texts.tr("faulty rows, to be given back"), written.faulty);
    print(line.texts.tr("rows that stand twice"), written.repeated);
    auto const sums = stated_sums(world);
    auto total = [&](char const* name) { return sums.at(name).at(""); };
    line.out << line.texts.tr("What the records say, {0} to {1}:",
                              {std::to_string(scale->from_year), std::to_string(scale->to_year)})
             << '\n';
    print(line.texts.tr("grassroots unions founded"), total("unions_founded"));
    print(line.texts.tr("members at their founding"), total("founding_members"));
    print(line.texts.tr("union members admitted"), total("members_admitted"));
    print(line.texts.tr("Party organisations founded"), total("party_organisations_founded"));
    print(line.texts.tr("preparatory classes"), total("preparatory_classes"));
    print(line.texts.tr("people in them"), total("preparatory_people"));
    print(line.texts.tr("participations in them"), total("preparatory_participations"));
    print(line.texts.tr("courses on Party and mass-organisation work"), total("courses"));
    print(line.texts.tr("participations in the courses"), total("course_participations"));
    print(line.texts.tr("people in the courses"), total("course_people"));
    return 0;
}

constexpr CommandOption options[] = {
    {"--scale", "SCALE", "source (sums of Resolution 09-NQ/TU in Đan Phượng), S, M, L or XL", false, false, "source"},
    {"--seed", "N", "the same seed gives the same files", false, false, "1"},
    {"--out", "DIR", "an empty or new folder", true},
    {"--format", "FORMAT", "xlsx or csv", false, false, "xlsx"},
    {"--json", "", "print the stated sums as JSON"},
};

constexpr Command table[] = {
    {"sample", "Write a data set of raw workbooks, as offices keep them", options, NeedsDatabase::no, run},
};

}   // namespace

std::span<Command const> commands() { return table; }

}   // namespace app::sample
