#include "kernel/imports/session.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/text.hpp"
#include "kernel/imports/store.hpp"

namespace imports {

namespace fs = std::filesystem;

bool looks_importable(std::string_view file_name)
{
    // "~$…" is what Excel leaves beside an open file
    if (file_name.starts_with('.') || file_name.starts_with("~$")) return false;
    constexpr std::array<std::string_view, 8> endings{".xlsx", ".xlsm", ".csv",  ".tsv",
                                                      ".txt",  ".xls",  ".xlsb", ".ods"};
    auto const ending = base::lower(fs::path{file_name}.extension().string());
    return std::ranges::find(endings, ending) != endings.end();
}

base::Result<std::vector<std::string>> files_of(std::span<std::string const> paths)
{
    std::vector<std::string> files;
    for (auto const& path : paths) {
        std::error_code fault;
        if (!fs::is_directory(path, fault)) {
            if (!fs::is_regular_file(path, fault))
                return base::Error{base::Refusal::not_found, {{"", "workbook.missing", path}}};
            files.push_back(path);
            continue;
        }
        std::vector<std::string> inside;
        for (auto const& entry : fs::directory_iterator{path, fault})
            if (entry.is_regular_file() && looks_importable(entry.path().filename().string()))
                inside.push_back(entry.path().string());
        if (inside.empty()) return base::Error{base::Refusal::not_found, {{"", "import.nothing_in_folder", path}}};
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

Begun begin_batch(db::Connection& tx, Planner const& planner, UserId by, base::Instant at, std::span<Given const> files)
{
    Begun begun;
    for (auto const& file : files)
        if (auto const unfinished = find_unfinished(tx, file.hash)) {
            begun = {*unfinished, true};
            break;
        }
    if (!begun.goes_on) {
        begun.batch = tx.new_id<BatchId>();
        save(tx, Batch{.id = begun.batch, .started_at = at, .started_by = by});
    }
    plan_files(tx, planner, begun.batch, files);
    return begun;
}

}   // namespace imports
