#pragma once

#include <map>
#include <span>
#include <string>

#include "kernel/imports/planning.hpp"

namespace imports {

/// Whether a file name ends like a workbook or a text table; others in a folder are left alone.
bool looks_importable(std::string_view file_name);

/// The files of the paths in order of their names: files themselves, folders with what lies directly in them.
/// Refuses: not_found - a path that does not exist, or nothing to import in it.
base::Result<std::vector<std::string>> files_of(std::span<std::string const> paths);

/// Begins a batch of these files, or goes on with the one that was interrupted while it took one of them.
struct Begun {
    BatchId batch;
    bool goes_on = false;
};
Begun begin_batch(db::Connection& tx, Planner const& planner, UserId by, base::Instant at,
                  std::span<Given const> files);

}   // namespace imports
