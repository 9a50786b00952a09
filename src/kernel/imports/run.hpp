#pragma once

#include <functional>
#include <string>

#include "kernel/imports/batch.hpp"
#include "kernel/imports/registry.hpp"

namespace imports {

struct Progress {
    std::string sheet;       // its name
    std::int64_t rows = 0;   // done so far in all sheets
    double share = 0;        // of everything, 0 to 1
    double seconds = 0;
    std::int64_t rows_per_second = 0;
    double seconds_left = 0;   // 0 while it cannot be told
};

/// Everything an import needs that is not in the database.
struct Running {
    db::Database& database;
    Registry const& registry;
    web::Actor const& actor;
    base::Instant now;
    std::function<std::string(File const&)> path_of;   // where the bytes of a file lie
    Trial trial = Trial::no;
    std::size_t chunk_rows = 20'000;
    std::int64_t most_rows = 0;                              // of each sheet; 0: all
    std::function<void(Progress const&)> on_progress = {};   // after every chunk
    std::function<bool()> cancelled = {};                    // asked between chunks
    web::Shelf const* shelf = nullptr;                       // what slices find of each other
};

enum class Ended : std::uint8_t { done, cancelled };

/// Takes the planned sheets of the batch, lower ranks first. Each chunk of rows is a transaction of its own together
/// with what is noted about it, so that a killed import leaves whole chunks, and running it again goes on behind the
/// last one. Rows that an earlier import of the same file took are not taken again. Rules I-20 to I-24.
/// A preview does the very same in one transaction that is rolled back, and keeps only counts and problems.
Ended run(Running const& running, BatchId batch);

/// Takes back what the batch created and changed, newest first, a chunk at a time; goes on where a killed undo ended.
/// What has to stay is noted (`leftovers`). Rule I-25.
void undo(Running const& running, BatchId batch);

/// Statements of the runner itself; a test prepares them on both databases.
std::span<db::Sql const> run_statements();

}   // namespace imports
