#include "app/gallery/commands.hpp"

#include <array>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "kernel/slice.hpp"
#include "platform/web/gallery.hpp"
#include "platform/web/languages.hpp"

namespace app::gallery {
namespace {

namespace fs = std::filesystem;

void write_file(fs::path const& path, std::string_view content)
{
    fs::create_directories(path.parent_path());
    std::ofstream file{path, std::ios::binary};
    file << content;
    file.close();
    if (!file) throw std::runtime_error(fmt::format("{} could not be written", path.string()));
}

void write_assets(fs::path const& folder)
{
    for (auto const& file : base::embedded_files_below("assets/"))
        if (!file.name.ends_with(".gz")) write_file(folder / file.name, file.content);
}

std::vector<web::Sample> all_samples(std::span<Slice const* const> slices)
{
    auto const pieces = web::gallery_samples();
    std::vector<web::Sample> all{pieces.begin(), pieces.end()};
    for (auto const* slice : slices) all.insert(all.end(), slice->samples.begin(), slice->samples.end());
    return all;
}

/// One folder per language and theme, a page per sample; `samples.txt` lists the pages.
int run(CommandLine& line)
{
    fs::path const folder{std::string{line.get("--out")}};
    auto const samples = all_samples(line.slices);
    write_assets(folder);
    std::string list;
    for (auto const language : {base::Language::vi, base::Language::en}) {
        for (auto const* theme : {"light", "dark"}) {
            for (auto const& sample : samples) {
                auto const name = fmt::format("{}/{}/{}.html", web::language_code(language), theme, sample.name);
                write_file(folder / name, web::gallery_page(web::texts_in(language), sample, theme));
                list += name + "\n";
            }
        }
    }
    write_file(folder / "samples.txt", list);
    line.out << line.texts.tr("{0} samples written to {1}",
                              {line.texts.number(static_cast<std::int64_t>(samples.size())), folder.string()})
             << '\n';
    return 0;
}

constexpr CommandOption options[] = {
    {.name = "--out", .value = "DIR", .help = "Folder to write to", .required = true},
};
constexpr Command table[] = {
    {.name = "gallery",
     .help = "Write the samples of all views as pages, in both languages and themes",
     .options = options,
     .needs = NeedsDatabase::no,
     .run = run},
};

}   // namespace

std::span<Command const> commands() { return table; }

}   // namespace app::gallery
