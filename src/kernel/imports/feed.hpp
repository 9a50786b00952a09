#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

#include "kernel/imports/arena.hpp"
#include "kernel/imports/batch.hpp"
#include "kernel/imports/header.hpp"
#include "kernel/imports/rows.hpp"

namespace imports {

/// Rows read and ready to be taken. Everything they refer to lies in the chunk.
struct Chunk {
    Arena arena;
    std::vector<Cell> cells;
    std::vector<Row> rows;
    std::vector<ProblemRow> faulty;   // rows with cells that cannot be read: they do not reach the importer
    std::int64_t known = 0;
    std::int64_t passed_over = 0;
    std::int64_t last_row = 0;
    std::int64_t bytes_read = 0;
};

/// What to read of a sheet.
struct Reading {
    std::string path;
    std::size_t position = 0;
    spreadsheets::Legacy legacy = spreadsheets::Legacy::none;
    SheetKind const* kind = nullptr;
    Mapping mapping;
    std::vector<std::string> headings;
    std::int64_t header_to = 0;
    std::int64_t after_row = 0;   // rows up to this one were taken by this batch already
    std::vector<bool> known;      // rows that another batch took
    std::int64_t most_rows = 0;   // 0: all
    std::size_t chunk_rows = 20'000;
};

/// Reads a sheet on a thread of its own, a few chunks ahead of who takes them.
class Feed {
public:
    explicit Feed(Reading reading);
    ~Feed();
    Feed(Feed const&) = delete;
    Feed& operator=(Feed const&) = delete;

    /// The next chunk; null at the end. Throws what the reading threw.
    std::unique_ptr<Chunk> next();
    /// Gives a chunk back to be filled again.
    void recycle(std::unique_ptr<Chunk> chunk);
    /// Why the file could not be read to its end; empty when it could. Ask after the last chunk.
    std::vector<base::Problem> const& problems() const { return problems_; }

private:
    void run();
    void read_sheet();
    bool push(std::unique_ptr<Chunk> chunk);
    std::unique_ptr<Chunk> fresh();

    Reading reading_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::unique_ptr<Chunk>> ready_;
    std::deque<std::unique_ptr<Chunk>> spare_;
    bool finished_ = false;
    bool stopping_ = false;
    std::exception_ptr thrown_;
    std::vector<base::Problem> problems_;
    std::thread thread_;
};

}   // namespace imports
