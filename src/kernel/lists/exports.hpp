#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "base/id.hpp"
#include "kernel/lists/registry.hpp"
#include "kernel/records.hpp"

/// Lists as workbooks. Rules LI-6, LI-7.
namespace lists {

using ListExportId = base::Id<struct ListExportTag>;

/// A workbook that somebody asked for.
struct ListExport {
    ListExportId id;
    std::string source;
    std::string query = {};
    base::Instant asked_at = {};
    UserId asked_by;
    std::optional<base::Instant> made_at = {};   // empty: not whole yet
    std::int64_t rows = 0;
};
/// One of the actor's own.
std::optional<ListExport> find_export(db::Connection& tx, web::Actor const& actor, ListExportId id);
/// The actor's own that were made beside the requests since then, newest first.
std::vector<ListExport> recent_exports(db::Connection& tx, web::Actor const& actor, base::Instant since);
void save(db::Connection& tx, ListExport const& made);
void set_made(db::Connection& tx, ListExportId id, base::Instant at, std::int64_t rows);

/// Where the file of an export lies, and whether it is there.
std::string path_of(std::string const& data_directory, ListExportId id);
/// Takes files away that were made longer ago than a day.
void remove_old_files(std::string const& data_directory);

struct Pace {
    std::function<void(std::int64_t)> on_rows = {};   // so many are written
    std::function<bool()> cancelled = {};
};
/// Writes all of the list that the actor sees; gives the number of rows, or nothing when it was cancelled. The memory
/// does not grow with them.
std::optional<std::int64_t> write_workbook(Source const& source, Reading const& reading, web::Fields const& query,
                                           std::string const& path, Pace const& pace = {});
/// "Enterprises 2026-03-02.xlsx"
std::string file_name(Source const& source, base::Texts const& texts, base::Date day);

/// Puts into the log who took what list with how many rows.
void audit_export(db::Connection& tx, ListExport const& made, base::Instant at);

std::span<db::Sql const> export_statements();

}   // namespace lists
