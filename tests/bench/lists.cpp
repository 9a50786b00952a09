#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "bench/measure.hpp"
#include "kernel/lists/change_store.hpp"
#include "kernel/lists/exports.hpp"
#include "platform/web/languages.hpp"
#include "registers/enterprises/lists.hpp"
#include "registers/people/lists.hpp"

namespace bench {
namespace {

constexpr base::Date today = base::day(2026, 3, 2);

lists::Registry const& registry()
{
    static lists::Registry const made{enterprises::list_sources(), people::list_sources()};
    return made;
}
web::Actor operator_of() { return {.user = 1, .name = "bench", .everything = true}; }

/// A line of /proc/self/status in megabytes: VmRSS, VmHWM.
double megabytes(std::string_view name)
{
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name)) return std::stod(line.substr(name.size() + 1)) / 1024;
    throw std::runtime_error{"the memory of this process is not told"};
}
/// From here on the highest mark begins anew.
void forget_highest_memory() { std::ofstream{"/proc/self/clear_refs"} << "5"; }

}   // namespace

/// export-list URL LIST FILE: all of it as a workbook; the memory is what writing takes beyond the open database.
int export_list(Words words)
{
    auto const database = db::open(word(words, 0, ""));
    auto const* source = registry().find(word(words, 1, "people"));
    if (source == nullptr) throw std::runtime_error{"there is no such list"};
    auto const path = word(words, 2, "list.xlsx");
    auto const actor = operator_of();
    auto const texts = web::texts_in(base::Language::vi);
    auto const tx = database->begin(db::Access::read);
    lists::Reading const reading{**tx, actor, today, texts};
    source->read(reading, {}, {.most = 50});   // opens what reading opens once
    forget_highest_memory();
    auto const before = megabytes("VmRSS:");
    auto const start = Clock::now();
    auto const rows = *lists::write_workbook(*source, reading, {}, path);
    auto const seconds = seconds_since(start);
    fmt::print(R"({{"rows":{},"seconds":{:.3f},"more_megabytes":{:.1f},"file_megabytes":{:.1f}}})"
               "\n",
               rows, seconds, megabytes("VmHWM:") - before,
               static_cast<double>(std::filesystem::file_size(path)) / 1024 / 1024);
    std::filesystem::remove(path);
    return 0;
}

/// change-list URL RECORDS: the status of so many enterprises is set and taken back.
int change_list(Words words)
{
    auto const database = db::open(word(words, 0, ""));
    auto const wanted = static_cast<std::size_t>(number(words, 1, 50'000));
    auto const& source = *registry().find("enterprises");
    auto const actor = operator_of();
    auto const texts = web::texts_in(base::Language::vi);
    base::Instant const now{today};
    lists::Asked asked;
    asked.values.add("new_status", "not_at_address");
    asked.values.add("from", "2026-03-01");
    auto start = Clock::now();
    lists::Planned planned;
    {
        auto const tx = database->begin(db::Access::read);
        lists::Reading const reading{**tx, actor, today, texts};
        web::Fields active;
        active.add("status", "active");
        for (auto const& row : source.read(reading, active, {.most = wanted, .wanted = lists::Wanted::ids}).rows)
            asked.ids.push_back(row.id);
        planned = *lists::plan(source, *lists::find_action(source, "status"), reading, now, asked);
    }
    {
        auto const tx = database->begin(db::Access::write);
        lists::save(**tx, planned);
        tx->commit();
    }
    auto const previewed = seconds_since(start);
    lists::Running const running{*database, registry(), actor, now};
    start = Clock::now();
    lists::run(running, planned.change.id);
    auto const changed = seconds_since(start);
    start = Clock::now();
    lists::undo(running, planned.change.id);
    auto const undone = seconds_since(start);
    auto const tx = database->begin(db::Access::read);
    auto const counts = lists::counts_of(**tx, planned.change.id);
    fmt::print(R"({{"records":{},"restored":{},"preview":{:.3f},"change":{:.3f},"undo":{:.3f}}})"
               "\n",
               planned.records.size(), counts.restored, previewed, changed, undone);
    return 0;
}

}   // namespace bench
